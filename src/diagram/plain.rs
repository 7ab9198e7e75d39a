//! The text as it can be shown: one line, without what cannot be seen and would disturb what stands beside it.
//!
//! White space and control characters become single spaces. Characters that turn or isolate the direction of writing
//! are dropped, since one that is never closed would turn the rest of the drawing around; the direction of a text is
//! found out by `direction`. Marks that are heaped on one letter beyond what any language writes would run into the
//! lines above and below, so they are dropped too.

use unicode_width::UnicodeWidthChar;

/// Most marks on one letter, of which no script in use has more.
const MOST_MARKS: usize = 3;
/// Hebrew writes a point, a vowel and an accent on a letter with a dot; Tibetan stacks letters that count as marks.
const MOST_MARKS_STACKED: usize = 4;

/// Most joiners in one picture: a kiss, a family.
const MOST_JOINED: usize = 4;
/// Makes one picture of two, and asks for the joined form of a letter.
const JOINER: char = '\u{200D}';

/// Where a word may be broken, and if it is, a hyphen is seen.
pub const SOFT_HYPHEN: char = '\u{AD}';

/// Whether a character is white space at which a line may end.
fn is_space(c: char) -> bool {
    c.is_control() || c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether a character is dropped wherever it stands: turns of direction, deprecated and reserved format characters,
/// and what is no character.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{180E}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character is a mark that is heaped on its letter: not a joiner, nor what chooses a shape or a flag.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
        && !matches!(c,
            '\u{200C}'..='\u{200F}' | '\u{61C}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{180B}'..='\u{180F}' | '\u{E0020}'..='\u{E01EF}')
}

/// The text with what says where its lines may end, which is not seen.
pub fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut marks, mut joined) = (0, 0);
    for c in text.chars().filter(|&c| !is_dropped(c)) {
        if c.is_ascii_graphic() {
            (marks, joined) = (0, 0);
            out.push(c);
            continue;
        }
        if c == JOINER {
            joined += 1;
            if joined > MOST_JOINED {
                continue;
            }
        } else if c.width() != Some(0) && (joined == 0 || !out.ends_with(JOINER)) {
            joined = 0;
        }
        if is_space(c) {
            trim_unseen(&mut out);
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            marks = 0;
        } else if is_unseen(c) {
            if !out.ends_with(' ') {
                out.push(c);
            }
        } else if is_mark(c) {
            trim_unseen(&mut out);
            marks += 1;
            if marks
                <= if matches!(c, '\u{591}'..='\u{5C7}' | '\u{900}'..='\u{FFF}') {
                    MOST_MARKS_STACKED
                } else {
                    MOST_MARKS
                }
            {
                out.push(c);
            }
        } else {
            // What has no width does not begin a new letter.
            marks = if c.width() == Some(0) { marks } else { 0 };
            out.push(c);
        }
    }
    trim_unseen(&mut out);
    out.truncate(out.trim_end_matches(' ').len());
    out
}

fn trim_unseen(text: &mut String) {
    text.truncate(text.trim_end_matches(is_unseen).len());
}

/// Whether a character only says whether a line may end at its place.
pub fn is_unseen(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// The text as it is shown and read out.
pub fn plain(text: &str) -> String {
    breakable(text).chars().filter(|&c| !is_unseen(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_controls_become_single_spaces() {
        assert_eq!(plain(" a\u{0}b\n\tc\u{2028}d\u{3000}e \u{200B} f\r\n"), "a b c d e f");
    }

    #[test]
    fn spaces_that_hold_together_stay() {
        assert_eq!(plain("5\u{A0}kg 10\u{202F}%"), "5\u{A0}kg 10\u{202F}%");
    }

    #[test]
    fn turns_of_direction_are_dropped() {
        assert_eq!(plain("\u{202E}desrever\u{202C} \u{2067}isolate\u{2069}\u{2066}"), "desrever isolate");
    }

    #[test]
    fn what_xml_forbids_is_dropped() {
        assert_eq!(plain("a\u{FFFE}b\u{FFFF}c\u{1FFFE}d\u{B}e\u{1B}f"), "abcd e f");
    }

    #[test]
    fn heaps_of_marks_are_cut() {
        assert_eq!(plain(&format!("a{}b", "\u{301}".repeat(50))), "a\u{301}\u{301}\u{301}b");
        assert_eq!(plain(&format!("a{}", "\u{301}\u{200D}".repeat(9))).matches('\u{301}').count(), 3);
        for kept in [
            "tiếng Việt",
            "e\u{302}\u{323}",
            "ω\u{314}\u{342}\u{345}",
            "שּׁ\u{5B8}\u{5AB}",
            "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿",
        ] {
            assert_eq!(plain(kept), kept);
        }
    }

    #[test]
    fn pictures_without_end_are_parted() {
        use unicode_segmentation::UnicodeSegmentation;
        let chain = plain(&"👩\u{200D}".repeat(20));
        assert!(chain.graphemes(true).all(|cluster| cluster.matches('👩').count() <= 5), "{chain}");
        assert_eq!(chain.matches('👩').count(), 20);
    }

    #[test]
    fn hyphens_that_are_not_needed_are_not_seen() {
        assert_eq!(plain("Donau\u{AD}dampf\u{200B}schiff\u{2060}fahrt"), "Donaudampfschifffahrt");
        assert_eq!(breakable("Donau\u{AD}dampf"), "Donau\u{AD}dampf");
    }
}
