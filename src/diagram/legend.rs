//! The legend of a drawing: which kinds of things occur in a scene, and a small symbol for each.
//!
//! Nothing is listed that the reader will not find. Symbols are made of the same shapes and classes as the drawing
//! itself, so that they look alike in every scheme; they stand in boxes of one size, beside words that the caller has.

use super::card::Glyph;
use super::drawing::{Point, SIGN, joint_radius};
use super::links::Links;
use super::measure::Style;
use super::plain::plain;
use super::relation::Relation;
use super::scene::{CardKind, Linchpin, Scene, Text};
use super::wrap::{Row, lines};
use super::{shapes, svg};
use crate::model::Verdict;
use std::collections::BTreeSet;

/// Width and height of a symbol in px.
pub const SYMBOL: (i32, i32) = (34, 20);
/// From a symbol to its words in px.
const GAP: i32 = 8;
/// Between two columns in px.
const COLUMN_GAP: i32 = 26;
/// Height of a row of one line in px.
const ROW: i32 = 24;
/// Widest words in px; longer ones break.
const WORDS: i32 = 270;
/// Room around the legend in px.
const MARGIN: i32 = 12;

/// One kind of thing that a drawing can show; the order is that of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// A kind of card.
    Kind(CardKind),
    /// A verdict.
    Verdict(Verdict),
    /// A line with its sign.
    Relation(Relation),
    /// Premises that are needed together.
    Linked,
    /// A reason that does not stand.
    Fallen,
    /// A line of a circle of support.
    Circular,
    /// What the thesis hangs on.
    Linchpin(Linchpin),
    /// Added by a contributor.
    Contributor,
    /// Supplied by the mapper.
    Implicit,
    /// Reasons that are not drawn.
    Undrawn,
    /// A card from outside of what is drawn.
    External,
    /// What the drawing is about.
    Focus,
    /// The tab of a section.
    Section,
    /// The number beside a line of an overview.
    Count,
}

/// What occurs in a scene, in the order of the legend.
pub fn occurring(scene: &Scene) -> Vec<Entry> {
    let mut found = BTreeSet::new();
    for card in &scene.cards {
        found.insert(Entry::Kind(card.kind));
        found.extend(card.badge.iter().map(|badge| Entry::Verdict(badge.verdict)));
        found.extend(card.linchpin.map(Entry::Linchpin));
        found.extend(card.group.filter(|&g| g < scene.groups.len()).map(|_| Entry::Section));
        let marks = [
            (card.contributor, Entry::Contributor),
            (card.implicit, Entry::Implicit),
            (card.undrawn > 0, Entry::Undrawn),
            (card.external, Entry::External),
            (card.focus, Entry::Focus),
        ];
        found.extend(marks.iter().filter(|mark| mark.0).map(|mark| mark.1));
    }
    for link in &Links::of(scene).all {
        found.insert(Entry::Relation(link.kind));
        let marks = [
            (link.premises.len() > 1, Entry::Linked),
            (link.faint(), Entry::Fallen),
            (!link.circular.is_empty(), Entry::Circular),
        ];
        found.extend(marks.iter().filter(|mark| mark.0).map(|mark| mark.1));
    }
    found.into_iter().collect()
}

/// The symbol of an entry as an inline SVG of its own, for a list in HTML.
pub fn symbol(entry: Entry) -> String {
    let (w, h) = SYMBOL;
    format!(
        "<svg class=\"el-diagram el-symbol\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" aria-hidden=\"true\">{}</svg>",
        shape(entry, (0, 0))
    )
}

fn path(class: &str, d: &str) -> String {
    if d.is_empty() { String::new() } else { format!("<path class=\"{class}\" d=\"{d}\"/>") }
}

/// The shapes of an entry in the box whose upper left corner is given.
fn shape(entry: Entry, (x, y): Point) -> String {
    let card = |class: &str, outline: String, more: String| {
        format!("<g class=\"el-swatch {class}\">{}{more}</g>", path("el-outline", &outline))
    };
    let plain_card = |class: &str, more: String| card(class, shapes::rounded(x + 3, y + 1, 28, 18, 5), more);
    match entry {
        Entry::Kind(kind) => {
            let inner = if kind == CardKind::Thesis { shapes::rounded(x + 5, y + 4, 24, 12, 5) } else { String::new() };
            let glyph = path("el-glyph", &shapes::glyph(Glyph::Kind(kind), x + 17, y + 10));
            let class = format!("el-card--{}", kind.class());
            card(&class, shapes::small_outline(kind, x + 2, y + 1, 30, 18), path("el-inline", &inner) + &glyph)
        }
        Entry::Verdict(verdict) => {
            let (body, strokes) = shapes::verdict(verdict, x + 17, y + 10);
            let marks = path("el-verdict-body", &body) + &path("el-verdict-stroke", &strokes);
            format!("<g class=\"el-verdict el-verdict--{}\">{marks}</g>", verdict.word())
        }
        Entry::Relation(kind) => rail(kind.class(), (x, y), "") + &sign(kind, (x + 13, y + 10), ""),
        Entry::Linked => {
            let way = format!("M{} {}h14M{} {}v14h6m-6 -14h6", x + 12, y + 10, x + 26, y + 3);
            let dot = shapes::disc(x + 12, y + 10, joint_radius(true));
            let marks = path("el-sign-body", &dot) + &path("el-sign-stroke", &shapes::ampersand((x + 12, y + 10)));
            path("el-line el-line--premise", &way) + &format!("<g class=\"el-sign el-sign--linked\">{marks}</g>")
        }
        Entry::Fallen => {
            rail("supports", (x, y), " el-line--fallen")
                + &sign(Relation::Supports, (x + 13, y + 10), " el-sign--fallen")
        }
        Entry::Circular => rail("circular", (x, y), ""),
        Entry::Linchpin(kind) => {
            let (body, sign) = shapes::linchpin(kind, x + 31, y + 1);
            plain_card("el-card--claim", path("el-linchpin", &body) + &path("el-linchpin-sign", &sign))
        }
        Entry::Contributor => {
            let (body, plus) = shapes::contributor(x + 3, y + 1);
            plain_card("el-card--claim", path("el-contributor", &body) + &path("el-contributor-plus", &plus))
        }
        Entry::Implicit => plain_card("el-card--claim el-card--implicit", String::new()),
        Entry::Undrawn => {
            let (body, dots) = shapes::undrawn(x + 47, y + 13);
            let card = shapes::rounded(x + 3, y + 1, 28, 12, 4);
            let marks = path("el-undrawn", &body) + &path("el-undrawn-dots", &dots);
            format!("<g class=\"el-swatch el-card--claim\">{}{marks}</g>", path("el-outline", &card))
        }
        Entry::External => plain_card("el-card--claim el-card--external", String::new()),
        Entry::Focus => plain_card("el-card--claim el-card--focus", String::new()),
        Entry::Count => {
            let number =
                format!("<text class=\"el-head el-middle el-count\" x=\"{}\" y=\"{}\">3</text>", x + 17, y + 16);
            path("el-line el-line--supports", &format!("M{} {y}v{}", x + 17, SYMBOL.1)) + &number
        }
        Entry::Section => {
            let frame = path("el-frame-outline", &shapes::rounded(x + 1, y, 32, 20, 3));
            let tab = shapes::rounded(x + 6, y + 3, 22, 14, 4);
            let number = format!("<text class=\"el-head el-middle\" x=\"{}\" y=\"{}\">§</text>", x + 17, y + 13);
            frame + &format!("<g class=\"el-tab el-tab--0\">{}{number}</g>", path("el-tab-body", &tab))
        }
    }
}

fn rail(class: &str, (x, y): Point, more: &str) -> String {
    let d = format!("M{x} {}h{}", y + 10, SYMBOL.0);
    let core = if class == "same" { path("el-line-core", &d) } else { String::new() };
    path(&format!("el-line el-line--{class}{more}"), &d) + &core
}

fn sign(kind: Relation, at: Point, more: &str) -> String {
    let (body, strokes) = shapes::sign(kind, at, SIGN);
    let marks = path("el-sign-body", &body) + &path("el-sign-stroke", &strokes);
    format!("<g class=\"el-sign el-sign--{}{more}\">{marks}</g>", kind.class())
}

/// A legend laid out below a drawing: rows in columns, as wide as the drawing allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    heading: Text,
    /// Each entry, its lines of words, its language, and where its symbol stands.
    rows: Vec<(Entry, Vec<Row>, String, Point)>,
}

impl Legend {
    /// Lays out entries with their words below a heading, at most `room` px wide if that is enough for one column.
    pub fn of(heading: Text, entries: &[(Entry, Text)], room: i32) -> Self {
        let words = |text: &Text| lines(text, Style::Second, WORDS);
        let wide = |text: &Text| {
            let widths = words(text).into_iter().map(|row| row.width);
            widths.max().unwrap_or(0)
        };
        let column = SYMBOL.0 + GAP + entries.iter().map(|(_, text)| wide(text)).max().unwrap_or(0);
        let columns = ((room - 2 * MARGIN + COLUMN_GAP) / (column + COLUMN_GAP)).clamp(1, 6);
        let per_column = entries.len().div_ceil(columns as usize).max(1); // clamped above 0
        let mut legend = Self { heading, ..Self::default() };
        let top = MARGIN + ROW;
        for (c, part) in (0..).zip(entries.chunks(per_column)) {
            let (x, mut y) = (MARGIN + c * (column + COLUMN_GAP), top);
            for (entry, text) in part {
                let words = words(text);
                let below = (words.len() as i32 - 1).max(0) * Style::Second.line(); // few lines
                legend.rows.push((*entry, words, text.lang.clone(), (x, y)));
                y += ROW + below;
            }
            legend.width = x + column + MARGIN;
            legend.height = legend.height.max(y + MARGIN - (ROW - SYMBOL.1));
        }
        legend
    }

    /// The legend as SVG, its upper left corner at `at`. It is read after the drawing.
    pub fn write(&self, at: Point) -> String {
        let lang =
            |lang: &str| if lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", svg::attribute(lang)) };
        let (left, top) = at;
        let mut out = format!(
            "<g class=\"el-key\">\n<text class=\"el-head\" x=\"{}\" y=\"{}\"{}>{} </text>\n",
            left + MARGIN,
            top + MARGIN + 12,
            lang(&self.heading.lang),
            svg::text(&plain(&self.heading.text))
        );
        for (entry, words, language, (x, y)) in &self.rows {
            let (x, y) = (left + x, top + y);
            out.push_str(&shape(*entry, (x, y)));
            for (i, line) in (0..).zip(words) {
                out.push_str(&format!(
                    "<text class=\"el-second\" x=\"{}\" y=\"{}\"{}>{} </text>",
                    x + SYMBOL.0 + GAP,
                    y + 14 + i * Style::Second.line(),
                    lang(language),
                    svg::text(&line.text)
                ));
            }
            out.push('\n');
        }
        out.push_str("</g>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Badge, Card, Reason, Target};
    use super::*;

    fn scene() -> Scene {
        let card = |i: usize| Card { id: format!("c{i}"), ..Card::default() };
        let mut cards: Vec<Card> = (0..3).map(card).collect();
        (cards[0].kind, cards[1].contributor) = (CardKind::Thesis, true);
        cards[2].badge = Some(Badge { verdict: Verdict::Falls, word: "falls".into() });
        cards[2].linchpin = Some(Linchpin::Defence);
        let reason = Reason {
            id: "r".into(),
            kind: Relation::Supports,
            premises: vec![1, 2],
            circular: vec![2],
            target: Target::Card(0),
            verdict: Some(Verdict::Falls),
            href: None,
            label: String::new(),
        };
        Scene { cards, reasons: vec![reason], ..Scene::default() }
    }

    #[test]
    fn what_occurs_is_listed_and_nothing_else() {
        let expected = [
            Entry::Kind(CardKind::Thesis),
            Entry::Kind(CardKind::Claim),
            Entry::Verdict(Verdict::Falls),
            Entry::Relation(Relation::Supports),
            Entry::Linked,
            Entry::Fallen,
            Entry::Circular,
            Entry::Linchpin(Linchpin::Defence),
            Entry::Contributor,
        ];
        assert_eq!(occurring(&scene()), expected);
        assert!(occurring(&Scene::default()).is_empty());
    }

    #[test]
    fn rows_fit_the_room_and_do_not_overlap() {
        let words = "what a symbol means ".repeat(3);
        let entries: Vec<(Entry, Text)> =
            occurring(&scene()).into_iter().map(|entry| (entry, Text::new(words.as_str(), "en"))).collect();
        for room in [200, 390, 800, 2_000, 9_000] {
            let legend = Legend::of(Text::new("Legend", "en"), &entries, room);
            assert_eq!(legend.rows.len(), entries.len());
            assert!(legend.width <= room.max(WORDS + SYMBOL.0 + GAP + 2 * MARGIN), "{} in {room}", legend.width);
            for (i, (_, words, _, a)) in legend.rows.iter().enumerate() {
                let bottom = a.1 + SYMBOL.1 + (words.len() as i32 - 1) * Style::Second.line();
                assert!(bottom < legend.height);
                assert!(legend.rows[i + 1..].iter().all(|(.., b)| b.0 != a.0 || b.1 >= bottom), "{room}");
            }
        }
    }

    #[test]
    fn every_entry_has_a_symbol_of_its_own() {
        let all = CardKind::ALL.map(Entry::Kind).into_iter().chain(Verdict::ALL.iter().map(|&v| Entry::Verdict(v)));
        let all = all.chain(Relation::ALL.map(Entry::Relation)).chain(Linchpin::ALL.map(Entry::Linchpin));
        let rest = [Entry::Linked, Entry::Fallen, Entry::Circular, Entry::Contributor, Entry::Implicit, Entry::Undrawn];
        let all: Vec<Entry> =
            all.chain(rest).chain([Entry::External, Entry::Focus, Entry::Section, Entry::Count]).collect();
        let symbols: BTreeSet<String> = all.iter().map(|&entry| symbol(entry)).collect();
        assert_eq!(symbols.len(), all.len());
    }
}
