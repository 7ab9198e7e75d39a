//! The card of a whole section: its number and title, a thumbnail of its drawing, and what is in it, counted.

use super::card::{Tab, TextLine, tab};
use super::direction::runs_left;
use super::drawing::Point;
use super::measure::{Style, width};
use super::plain::plain;
use super::relation::Relation;
use super::scene::Text;
use super::thumbnail::{FRAME, Thumbnail};
use super::wrap::lines;
use crate::model::Verdict;

/// Room between outline and content in px.
const PAD: i32 = 12;
/// From the thumbnail to the counts beside it, in px.
const GAP: i32 = 12;
/// Height of a row of counts in px.
const ROW: i32 = 18;
/// From a verdict's mark to its number, and from there to the next mark, in px.
const MARK: (i32, i32) = (9, 12);
/// Radius of the sign of a tie in px.
const SIGN: i32 = 7;

/// A section, collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The section's id; unique in the overview.
    pub id: String,
    /// Which tab colour.
    pub hue: usize,
    /// Its title.
    pub title: Text,
    /// Its title in another language.
    pub second: Option<Text>,
    /// What is in it, one text a row: "8 statements".
    pub counts: Vec<Text>,
    /// How many of its statements have each verdict, with the word for it; read out, the mark says it to the eye.
    pub tally: Vec<(Verdict, String, usize)>,
    /// Its drawing from far away.
    pub thumbnail: Thumbnail,
    /// Where its page is.
    pub href: Option<String>,
}

/// A tie in short, inside a card: a sign, what it leads to, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Decides the sign.
    pub kind: Relation,
    /// "§2 ×3".
    pub text: String,
    /// Every reason of the tie has fallen.
    pub fallen: bool,
}

/// A section's card, laid out inside; coordinates relative to the card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionFace {
    /// The section's id.
    pub id: String,
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// The number.
    pub tab: Option<Tab>,
    /// Title and counts.
    pub lines: Vec<TextLine>,
    /// The verdicts with the words for them, where their marks' centres are, and their numbers.
    pub tally: Vec<(Verdict, String, Point, TextLine)>,
    /// The signs of ties, whether they have fallen, where their centres are, and their words.
    pub chips: Vec<(Relation, bool, Point, TextLine)>,
    /// The thumbnail and where it is.
    pub thumbnail: (Thumbnail, Point),
    /// Where it leads.
    pub href: Option<String>,
    /// What is seen on it, for those who hear it.
    pub label: String,
    /// What is read out besides.
    pub more: String,
}

impl SectionFace {
    /// The face of a section, `width` px wide; `chips` stand in rows at the bottom.
    pub fn of(section: &Section, room: i32, chips: &[Chip]) -> Self {
        let mut face = Self { id: section.id.clone(), width: room, href: section.href.clone(), ..Self::default() };
        let number = Tab { y: PAD - 3, ..tab(&section.id, section.hue, PAD) };
        let beside = PAD + number.width + 8;
        face.tab = Some(number);
        // The first line of the title stands beside the number.
        let mut y = face.set(&section.title, Style::Title, (beside, PAD - 5), room - beside - PAD);
        if let Some(second) = &section.second {
            y = face.set(second, Style::Second, (beside, y), room - beside - PAD);
        }
        y = y.max(PAD + 15) + 7;
        face.thumbnail = (section.thumbnail.clone(), (PAD, y));
        let left = PAD + FRAME.0 + GAP;
        face.tally(&section.tally, (left, y));
        let mut row = y + ROW + 3;
        for count in &section.counts {
            row = face.set(count, Style::Second, (left, row), room - left - PAD);
        }
        y = row.max(y + FRAME.1);
        if !chips.is_empty() {
            y = face.chips(chips, y + 9);
        }
        face.height = y + PAD;
        face.label = label(section);
        face
    }

    /// Sets a text into lines and says where it ends.
    fn set(&mut self, text: &Text, style: Style, (x, y): Point, room: i32) -> i32 {
        let mut top = y;
        let leftward = runs_left(text);
        let x = if leftward { x + room } else { x };
        for row in lines(text, style, room) {
            let base = top + (style.line() - style.size()) / 2 + style.size() * 86 / 100;
            self.lines.push(TextLine {
                x,
                y: base,
                style,
                end: leftward,
                lang: text.lang.clone(),
                text: row.text,
                space: row.space,
                leftward,
                width: row.width,
            });
            top += style.line();
        }
        top
    }

    /// The verdicts, each a mark with its number.
    fn tally(&mut self, tally: &[(Verdict, String, usize)], (mut x, y): Point) {
        for (verdict, word, count) in tally {
            let (number, end) = short(&count.to_string(), (x + 5 + MARK.0, y + 12));
            self.tally.push((*verdict, word.clone(), (x + 5, y + 8), number));
            x = end + MARK.1;
        }
    }

    /// The ties in rows; says where they end.
    fn chips(&mut self, chips: &[Chip], y: i32) -> i32 {
        let (mut x, mut y) = (PAD, y);
        for chip in chips {
            let reach = 2 * SIGN + 5 + width(&plain(&chip.text), Style::Head, false);
            if x > PAD && x + reach > self.width - PAD {
                (x, y) = (PAD, y + 2 * SIGN + 5);
            }
            let (words, end) = short(&chip.text, (x + 2 * SIGN + 5, y + SIGN + 4));
            self.chips.push((chip.kind, chip.fallen, (x + SIGN, y + SIGN), words));
            x = end + MARK.1;
        }
        y + 2 * SIGN
    }
}

/// A few words on one line, and where they end.
fn short(words: &str, (x, y): Point) -> (TextLine, i32) {
    let (style, text) = (Style::Head, plain(words));
    let width = width(&text, style, false);
    let line = TextLine { x, y, style, end: false, lang: String::new(), text, space: true, leftward: false, width };
    (line, x + width)
}

/// Radius of the sign of a chip in px.
pub const fn chip_radius() -> i32 {
    SIGN
}

/// What is seen on a card, in words.
fn label(section: &Section) -> String {
    let mut seen = vec![section.id.clone(), section.title.text.clone()];
    seen.extend(section.second.iter().map(|second| second.text.clone()));
    seen.extend(section.tally.iter().map(|(_, word, count)| format!("{word} {count}")));
    seen.extend(section.counts.iter().map(|count| count.text.clone()));
    plain(&seen.join(", "))
}
