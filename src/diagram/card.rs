//! A card's face: its size, and where each line of text and each little shape stands inside it.
//!
//! A face is made from a scene's card and a width; its height follows from the lines. It knows neither its place in
//! the drawing nor how it is written.

use super::direction::runs_left;
use super::measure::{Style, fitting, width};
use super::plain::plain;
use super::scene::{Badge, Card, CardKind, Linchpin, Scene, Text};
use super::wrap::lines;
use crate::model::Verdict;

/// Room between outline and text, left and right, in px.
const PAD: i32 = 13;
/// Room above the head and below the last line, in px.
const PAD_Y: i32 = 8;
/// From the beginning of the glyph to that of the word behind it, in px.
const GLYPH: i32 = 16;
/// Room for the verdict's mark with its gap to the word, in px.
const MARK: i32 = 15;
/// Height of the section tab in px.
const TAB_HEIGHT: i32 = 16;
/// Widest section tab in px; a longer id is cut.
const TAB_MAX: i32 = 78;
/// Number of tab colours in the stylesheet.
const HUES: usize = 8;

/// The small shape at the head of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Says the kind.
    Kind(CardKind),
    /// Says that the card stands elsewhere.
    Elsewhere,
}

/// One line of text; coordinates relative to the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// Where the text begins, or ends if `end`, or has its middle if `middle`.
    pub x: i32,
    /// Base line.
    pub y: i32,
    /// Size and weight.
    pub style: Style,
    /// `x` is where the text ends.
    pub end: bool,
    /// Language, if it is known.
    pub lang: String,
    /// The text, not escaped.
    pub text: String,
    /// Whether white space follows, as between words and between texts. A line of Chinese may end within a word.
    pub space: bool,
    /// Written from right to left.
    pub leftward: bool,
    /// What the text takes at most, in px.
    pub width: i32,
}

/// The section tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Left edge, relative to the card.
    pub x: i32,
    /// Upper edge, relative to the card.
    pub y: i32,
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// Which of the tab colours.
    pub hue: usize,
    /// The section's id.
    pub text: String,
}

/// A card, laid out inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The card's id.
    pub id: String,
    /// Decides outline and colours.
    pub kind: CardKind,
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// The glyph and where its centre is.
    pub glyph: (Glyph, i32, i32),
    /// The verdict's mark and where its centre is.
    pub mark: Option<(Verdict, i32, i32)>,
    /// The section tab.
    pub tab: Option<Tab>,
    /// All text.
    pub lines: Vec<TextLine>,
    /// Added by a contributor.
    pub contributor: bool,
    /// Supplied by the mapper.
    pub implicit: bool,
    /// The thesis hangs on it.
    pub linchpin: Option<Linchpin>,
    /// There are reasons about it which are not drawn.
    pub undrawn: bool,
    /// What the drawing is about.
    pub focus: bool,
    /// From outside of what is drawn.
    pub external: bool,
    /// Where it leads.
    pub href: Option<String>,
    /// What is seen on it, in the order of reading.
    pub label: String,
    /// What is read out besides: its section, what its marks say, and what it does.
    pub more: String,
}

impl Face {
    /// The face of a card, `width` px wide.
    pub fn of(scene: &Scene, card: &Card, width: i32) -> Self {
        let mut face = Self::bare(card, width, Glyph::Kind(card.kind));
        face.label = label(scene, card);
        let section = card.group.and_then(|g| scene.groups.get(g)).map(|g| &g.title.text);
        let more: Vec<String> = section.into_iter().chain(&card.notes).map(|words| plain(words)).collect();
        face.more = more.join(" · ");
        let (mut y, before) = face.head(scene, card);
        let verdict = face.lines.split_off(before); // read last, though it stands at the top
        y = face.set(&card.title, Style::Title, y + 2);
        if let Some(second) = &card.second {
            y = face.set(second, Style::Second, y + 1);
        }
        face.lines.extend(verdict);
        face.height = y + PAD_Y;
        face
    }

    /// A low card that points at where the card itself stands: `see` is the word for that.
    pub fn reference(card: &Card, width: i32, see: &str, href: Option<String>) -> Self {
        let mut face = Self::bare(card, width, Glyph::Elsewhere);
        face.label = format!("{see} {}", plain(&card.title.text));
        face.href = href;
        (face.contributor, face.linchpin, face.undrawn) = (false, None, false);
        face.glyph = (Glyph::Elsewhere, PAD + 5, PAD_Y + 7);
        let y = face.rows(&Text::new(see, ""), Style::Head, PAD + GLYPH, PAD_Y);
        face.height = face.set(&card.title, Style::Second, y) + PAD_Y;
        face
    }

    /// A card of the given size with nothing on it.
    pub fn blank(card: &Card, width: i32, height: i32) -> Self {
        Self { height, ..Self::bare(card, width, Glyph::Kind(card.kind)) }
    }

    fn bare(card: &Card, width: i32, glyph: Glyph) -> Self {
        Self {
            id: card.id.clone(),
            kind: card.kind,
            width,
            height: 0,
            glyph: (glyph, 0, 0),
            mark: None,
            tab: None,
            lines: Vec::new(),
            contributor: card.contributor,
            implicit: card.implicit,
            linchpin: card.linchpin,
            undrawn: card.undrawn > 0,
            focus: card.focus,
            external: card.external,
            href: card.href.clone(),
            label: String::new(),
            more: String::new(),
        }
    }

    /// Sets a text into lines from `y` on and says where it ends.
    fn set(&mut self, text: &Text, style: Style, y: i32) -> i32 {
        self.rows(text, style, PAD, y)
    }

    /// Sets a text into lines between `x` and the right padding.
    fn rows(&mut self, text: &Text, style: Style, x: i32, y: i32) -> i32 {
        let rows = lines(text, style, self.width - x - PAD);
        let leftward = runs_left(text);
        // A statement from right to left begins at the right padding; a word of the head stays where the head has it.
        let end = leftward && style != Style::Head;
        let x = if end { self.width - PAD } else { x };
        let mut top = y;
        for row in rows {
            // The base line divides what the line height leaves over the font size evenly.
            let base = top + (style.line() - style.size()) / 2 + style.size() * 86 / 100;
            let (lang, text, space) = (text.lang.clone(), row.text, row.space);
            self.lines.push(TextLine { x, y: base, style, end, lang, text, space, leftward, width: row.width });
            top += style.line();
        }
        top
    }

    /// Tab, glyph and word at the left, the verdict at the right end, or in a row of its own where both do not fit.
    /// Says where the head ends, and how many lines go before the verdict.
    fn head(&mut self, scene: &Scene, card: &Card) -> (i32, usize) {
        let mut x = PAD;
        if let Some((at, group)) = card.group.and_then(|g| scene.groups.get(g).map(|group| (g, group))) {
            let tab = tab(&group.id, at, x);
            x += tab.width + 7;
            self.tab = Some(tab);
        }
        self.glyph = (Glyph::Kind(card.kind), x + 5, PAD_Y + 7);
        x += GLYPH;
        let word = Text::new(plain(&card.word), "");
        let below = self.rows(&word, Style::Head, x, PAD_Y).max(PAD_Y + Style::Head.line());
        let before = self.lines.len();
        let end = match &card.badge {
            Some(badge) => self.badge(badge, x + width(&word.text, Style::Head, word.is_full_width()), below),
            None => below,
        };
        (end, before)
    }

    /// The verdict, if `left` px are taken in the first row; says where the head ends.
    fn badge(&mut self, badge: &Badge, left: i32, below: i32) -> i32 {
        let word = Text::new(plain(&badge.word), "");
        let right = self.width - PAD;
        let needs = width(&word.text, Style::Head, word.is_full_width()) + MARK;
        let one_row = below == PAD_Y + Style::Head.line();
        if one_row && left + 8 + needs <= right {
            self.mark = Some((badge.verdict, right - 5, PAD_Y + 7));
            let (x, y) = (right - MARK, PAD_Y + 11);
            let width = needs - MARK;
            self.lines.push(TextLine {
                x,
                y,
                style: Style::Head,
                end: true,
                lang: String::new(),
                leftward: runs_left(&word),
                width,
                text: word.text,
                space: true,
            });
            return below;
        }
        self.mark = Some((badge.verdict, PAD + 5, below + 7));
        self.rows(&word, Style::Head, PAD + MARK + 1, below).max(below + Style::Head.line())
    }
}

/// The tab of a section, cut to its greatest width.
pub fn tab(id: &str, at: usize, x: i32) -> Tab {
    let mut text = Text::new(plain(id), "");
    let full = text.is_full_width();
    if width(&text.text, Style::Head, full) + 10 > TAB_MAX {
        text.text.truncate(fitting(&text.text, Style::Head, full, TAB_MAX - 24));
        text.text.push('…');
    }
    let (width, text) = (width(&text.text, Style::Head, full) + 10, text.text);
    Tab { x, y: PAD_Y - 1, width, height: TAB_HEIGHT, hue: at % HUES, text }
}

/// What is seen on a card, in the order of reading: section, kind, statement, verdict.
fn label(scene: &Scene, card: &Card) -> String {
    let group = card.group.and_then(|g| scene.groups.get(g));
    let mut seen: Vec<&str> = group.iter().map(|g| g.id.as_str()).collect();
    seen.extend([card.word.as_str(), card.title.text.as_str()]);
    seen.extend(card.second.iter().map(|second| second.text.as_str()));
    seen.extend(card.badge.iter().map(|badge| badge.word.as_str()));
    plain(&seen.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(word: &str, title: &str, verdict: &str) -> Card {
        let badge = Some(Badge { verdict: Verdict::Holds, word: verdict.into() });
        Card { id: "a".into(), word: word.into(), title: Text::new(title, "en"), badge, ..Card::default() }
    }

    fn inside(face: &Face) {
        for line in &face.lines {
            let w = width(&line.text, line.style, Text::new(&line.text, &line.lang).is_full_width());
            let (from, to) = if line.end { (line.x - w, line.x) } else { (line.x, line.x + w) };
            assert!(from >= 6 && to <= face.width - 6, "{line:?}");
            assert!(line.y > line.style.size() && line.y < face.height - 4, "{line:?}");
        }
    }

    #[test]
    fn text_stays_inside_whatever_its_length() {
        let scene = Scene {
            groups: vec![super::super::scene::Group { id: "a-very-long-section-id".into(), ..Default::default() }],
            ..Scene::default()
        };
        for n in [0, 1, 5, 40] {
            let mut c = card(&"Kind word ".repeat(n), &"statement of some length ".repeat(n), &"verdict ".repeat(n));
            inside(&Face::of(&scene, &c, 210));
            c.group = Some(0);
            inside(&Face::of(&scene, &c, 210));
        }
    }

    #[test]
    fn a_short_verdict_stands_in_the_first_row() {
        let face = Face::of(&Scene::default(), &card("Claim", "a", "holds"), 210);
        let verdict = face.lines.last().unwrap();
        assert_eq!(face.lines[0].y, verdict.y);
        assert!(verdict.end);
    }

    #[test]
    fn the_label_says_what_is_seen_in_that_order() {
        assert_eq!(label(&Scene::default(), &card("Claim", "It rains.", "holds")), "Claim It rains. holds");
    }
}
