//! Breaks a text into lines that fit a width.
//!
//! `breaks` says where a line may end and `measure` how much fits; this fills the lines one after the other. A word
//! that is wider than a line is broken where it must be. Line ends never depend on a font of this machine.

use super::breaks::{Breakable, breakable, forced};
use super::measure::{Ruler, Style, width};
use super::plain;
use super::scene::Text;

/// A last line that is shorter than this part of the room looks lost.
const LOST: i32 = 4;
/// In a text of more lines nobody sees it.
const MOST_EVENED: usize = 8;
/// How often lines are made half an em shorter to avoid it.
const TRIES: i32 = 9;

/// A line, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Without white space at its ends.
    pub text: String,
    /// Whether white space follows, as between words and at the end. Chinese, and a broken word, go on without.
    pub space: bool,
    /// What it takes at most, in px.
    pub width: i32,
}

/// A text whose lines are to be filled.
struct Filling {
    shown: Breakable,
    ruler: Ruler,
    /// Room for a hyphen.
    hyphen: i32,
}

impl Filling {
    /// Whether a stretch of the text can be a line.
    fn fits(&self, from: usize, end: usize, soft: bool, room: i32) -> bool {
        let line = self.shown.text[from..end].trim_end_matches(' ');
        self.ruler.width(from, from + line.len()) + if soft { self.hyphen } else { 0 } <= room
    }

    /// Where a piece ends that is wider than the line and has to be broken.
    fn cut(&self, from: usize, end: usize, room: i32) -> usize {
        let piece = &self.shown.text[from..end];
        let fits = self.ruler.fitting(from, room);
        let cut = from + forced(piece, fits - from);
        if self.ruler.width(from, cut) <= room {
            return cut;
        }
        // Wider than the line is no letter of any language, but letters and pictures can be joined without end.
        if fits > from { fits } else { self.ruler.next(from).unwrap_or(end) }
    }

    /// A row of a stretch of the text; none if nothing is seen of it.
    fn row(&self, from: usize, end: usize, hyphen: bool) -> Option<Row> {
        let line = &self.shown.text[from..end];
        let text = line.trim(); // spaces that hold words together have none to hold at the end of a line
        let space = end == self.shown.text.len() || line.ends_with(char::is_whitespace);
        let begin = from + line.len() - line.trim_start().len();
        let width = self.ruler.width(begin, begin + text.len()) + if hyphen { self.hyphen } else { 0 };
        (!text.is_empty()).then(|| Row { text: format!("{text}{}", if hyphen { "-" } else { "" }), space, width })
    }

    /// The lines, each as full as it can be.
    fn rows(&self, room: i32) -> Vec<Row> {
        let mut rows = Vec::new();
        let (mut from, mut end, mut hyphen) = (0, 0, false);
        for &(at, soft) in &self.shown.ends {
            if !self.fits(from, at, soft, room) {
                rows.extend(self.row(from, end, hyphen));
                from = end;
            }
            while !self.fits(from, at, soft, room) {
                let cut = self.cut(from, at, room);
                if cut >= at {
                    break;
                }
                rows.extend(self.row(from, cut, false));
                from = cut;
            }
            (end, hyphen) = (at, soft);
        }
        rows.extend(self.row(from, self.shown.text.len(), false));
        rows
    }
}

/// The lines of a text that is set in `style` into `room` px; none if there is nothing to show.
pub fn lines(text: &Text, style: Style, room: i32) -> Vec<Row> {
    let full_width = text.is_full_width();
    let shown = breakable(&plain::breakable(&text.text), full_width);
    let ruler = Ruler::new(&shown.text, style, full_width);
    let filling = Filling { shown, ruler, hyphen: width("-", style, full_width) };
    let rows = filling.rows(room);
    // A last line of a letter or two looks lost: slightly shorter lines before it are better, as long as there are not
    // more of them.
    let is_lost = |rows: &[Row]| rows.last().is_some_and(|row| row.width < room / LOST);
    if !(2..=MOST_EVENED).contains(&rows.len()) || !is_lost(&rows) {
        return rows;
    }
    let narrower = (1..=TRIES).map(|n| filling.rows(room - n * style.size() / 2));
    let even = narrower.take_while(|other| other.len() == rows.len()).find(|other| !is_lost(other));
    even.unwrap_or(rows)
}

#[cfg(test)]
mod tests {
    use super::super::plain::plain;
    use super::*;
    use proptest::prelude::*;

    fn wrap(text: &str, lang: &str, room: i32) -> Vec<String> {
        lines(&Text::new(text, lang), Style::Title, room).into_iter().map(|row| row.text).collect()
    }

    #[test]
    fn no_line_begins_or_ends_with_forbidden_punctuation() {
        let text = "（一）创作是“自由意志”的表达，故《著作权法》要求作者是人；AI，并非如此：它没有意图！";
        for room in 64..260 {
            for line in wrap(text, "zh", room) {
                let first = line.chars().next().expect("lines are not empty");
                let last = line.chars().next_back().expect("lines are not empty");
                assert!(!"。，、；：？！）》”’".contains(first), "{room}: {line}");
                assert!(!"（《“‘".contains(last), "{room}: {line}");
            }
        }
    }

    #[test]
    fn a_long_word_is_broken() {
        let out = wrap("Donaudampfschifffahrtsgesellschaftskapitän", "de", 100);
        assert!(out.len() > 2);
        assert_eq!(out.concat(), "Donaudampfschifffahrtsgesellschaftskapitän");
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("free fares cut car trips", "en", 90), ["free fares", "cut car trips"]);
    }

    #[test]
    fn mixed_text_breaks_between_scripts() {
        assert_eq!(wrap("AIGC不是作品", "zh", 70).concat(), "AIGC不是作品");
    }

    #[test]
    fn control_characters_and_empty_texts_vanish() {
        assert_eq!(wrap("a\u{0}b\n\tc", "en", 200), ["a b c"]);
        assert!(wrap(" \n ", "en", 200).is_empty());
    }

    #[test]
    fn a_soft_hyphen_is_seen_where_the_line_ends() {
        let text = "Donau\u{AD}dampf\u{AD}schiff\u{AD}fahrts\u{AD}gesell\u{AD}schaft";
        let rows = lines(&Text::new(text, "de"), Style::Title, 90);
        assert!(rows.len() > 1);
        for (at, row) in rows.iter().enumerate() {
            assert_eq!((row.text.ends_with('-'), row.space), (at + 1 < rows.len(), at + 1 == rows.len()), "{row:?}");
            assert!(!row.text.contains('\u{AD}') && width(&row.text, Style::Title, false) <= 90, "{row:?}");
        }
        assert_eq!(rows.iter().map(|row| row.text.trim_end_matches('-')).collect::<String>(), plain(text));
    }

    #[test]
    fn spaces_that_hold_words_together_are_not_seen_at_line_ends() {
        let out = wrap("no\u{A0}break\u{A0}spaces\u{A0}hold\u{A0}this\u{A0}together", "en", 90);
        assert!(out.len() > 1 && out.iter().all(|line| line.trim() == line), "{out:?}");
    }

    #[test]
    fn the_last_line_is_not_a_letter() {
        let out = wrap("评判独创性离不开创意、精神内涵与个性，故带有主观色彩。", "zh", 184);
        assert_eq!(out.len(), 3);
        assert!(out[2].chars().count() > 3, "{out:?}");
        assert_eq!(wrap("free fares cut car trips a", "en", 90).last().map(String::as_str), Some("trips a"));
    }

    #[test]
    fn rows_say_whether_a_space_follows() {
        let space = |text: &str, lang: &str| -> Vec<bool> {
            lines(&Text::new(text, lang), Style::Title, 60).iter().map(|row| row.space).collect()
        };
        assert_eq!(space("free fares", "en"), [true, true]);
        assert_eq!(space("意志意志意志", "zh"), [false, true]);
    }

    #[test]
    fn a_cluster_without_end_is_broken_all_the_same() {
        let text = "क्".repeat(40);
        let out = wrap(&text, "hi", 100);
        assert!((2..9).contains(&out.len()) && out.concat() == text, "{out:?}");
    }

    /// Whatever can be typed: scripts of all kinds, marks, joiners, controls.
    const TYPED: &str = "[a-zA-Z 。，（）“”《》意志创作—…0-9$%\u{301}\u{300}\u{AD}\u{A0}\u{200B}\u{200D}\u{202E}\u{2067}\u{FE0F}\u{20E3}\
                         😀👩🏽🇨🇳שלוםمرحباกำ้नमस्ते각ｱﾞ-]{0,120}";

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(text in TYPED, room in 90..300i32, zh in any::<bool>()) {
            let lang = if zh { "zh" } else { "en" };
            let rows = lines(&Text::new(text.as_str(), lang), Style::Title, room);
            for row in &rows {
                prop_assert!(width(&row.text, Style::Title, zh) <= room, "{row:?}");
            }
            let kept = |s: &str| s.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            prop_assert_eq!(kept(&rows.iter().map(|row| row.text.as_str()).collect::<String>()), kept(&plain(&text)));
        }

        #[test]
        fn no_line_end_parts_a_letter(text in TYPED, room in 90..300i32) {
            use unicode_segmentation::UnicodeSegmentation;
            let whole = plain(&text);
            let clusters: Vec<&str> = whole.graphemes(true).filter(|c| !c.trim().is_empty()).collect();
            let rows = lines(&Text::new(text.as_str(), ""), Style::Title, room);
            let found: Vec<String> = rows.iter().flat_map(|row| row.text.graphemes(true)).filter(|c| !c.trim().is_empty()).map(str::to_owned).collect();
            let bare = |all: &[&str]| all.concat().replace(|c: char| c == '-' || c.is_whitespace(), "");
            prop_assert_eq!(bare(&found.iter().map(String::as_str).collect::<Vec<_>>()), bare(&clusters));
            let parted = found.iter().filter(|c| *c != "-").count() > clusters.iter().filter(|c| **c != "-").count();
            prop_assert!(!parted, "{:?}", rows);
        }
    }
}
