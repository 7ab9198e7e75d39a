//! Breaks a text into lines that fit a width.
//!
//! Opportunities come from Unicode's line breaking algorithm (UAX 14, crate `unicode-linebreak`), the prohibitions
//! of Chinese typesetting (kinsoku) are held on top of it, and a word that is wider than the line is broken where it
//! must be. Line ends never depend on a font of this machine, see `measure`.

use super::measure::{Style, fitting};
use super::scene::Text;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthChar;

/// Characters that may not begin a line.
const NO_START: &str = "。，、；：？！）》”’〉」』】〕］｝．…—·,.;:?!)]}%";
/// Characters that may not end a line.
const NO_END: &str = "（《“‘〈「『【〔［｛([{";

/// Whether a line may end between two characters that touch.
fn may_part(before: char, after: char) -> bool {
    !NO_END.contains(before) && !NO_START.contains(after) && after.width() != Some(0)
}

/// The text as it can be shown: control characters become spaces, runs of white space one space.
pub fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces between which a line may break, trailing spaces included.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, kind) in linebreaks(text) {
        let parts = match (text[..at].chars().next_back(), text[at..].chars().next()) {
            (Some(a), Some(b)) => may_part(a, b),
            _ => true,
        };
        if parts || kind == BreakOpportunity::Mandatory {
            out.push(&text[from..at]);
            from = at;
        }
    }
    if from < text.len() {
        out.push(&text[from..]);
    }
    out
}

/// Where to break a piece of which only the first `fits` bytes fit: at the last place where a line may end, else
/// at the last whole cluster, else after the first one.
fn forced(piece: &str, fits: usize) -> usize {
    let mut best = (false, 0);
    let mut previous: Option<char> = None;
    for (at, c) in piece.char_indices() {
        let cluster = previous.is_some() && c.width() != Some(0);
        if at > fits && best.1 > 0 {
            break;
        }
        if let Some(before) = previous.filter(|_| cluster) {
            let good = may_part(before, c);
            if good || !best.0 {
                best = (good, at);
            }
        }
        previous = Some(c);
    }
    if best.1 == 0 { piece.len() } else { best.1 }
}

/// The lines of a text that is set in `style` into `room` px; none if there is nothing to show.
pub fn lines(text: &Text, style: Style, room: i32) -> Vec<String> {
    let full = text.is_full_width();
    let shown = plain(&text.text);
    let fit = |s: &str| fitting(s, style, full, room);
    let (mut out, mut line) = (Vec::new(), String::new());
    for piece in pieces(&shown) {
        let mut rest = piece;
        let joined = format!("{line}{}", rest.trim_end());
        if fit(&joined) == joined.len() {
            line.push_str(rest);
            continue;
        }
        out.push(std::mem::take(&mut line));
        while fit(rest) < rest.trim_end().len() {
            let at = forced(rest, fit(rest));
            out.push(rest[..at].to_owned());
            rest = &rest[at..];
        }
        line.push_str(rest);
    }
    out.push(line);
    out.iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::measure::width;
    use super::*;
    use proptest::prelude::*;

    fn wrap(text: &str, lang: &str, room: i32) -> Vec<String> {
        lines(&Text::new(text, lang), Style::Title, room)
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

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(text in "[a-zA-Z 。，（）“”《》意志创作—…0-9\u{301}-]{0,120}", room in 60..300i32) {
            let out = wrap(&text, "zh", room);
            for line in &out {
                prop_assert!(width(line, Style::Title, true) <= room, "{line}");
            }
            let kept = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(kept(&out.concat()), kept(&plain(&text)));
        }
    }
}
