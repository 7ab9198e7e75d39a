//! Widths of text without a font: what a line needs at most in any font of the stylesheet's stack.
//!
//! The site is built on machines that do not have the reader's fonts, so a character counts as wide as the widest
//! of the fonts that may draw it (Arial, Helvetica and Liberation Sans, Segoe UI, Noto Sans, DejaVu Sans, and the
//! Latin letters of the Chinese fonts). A box that holds this holds every rendering.

use unicode_width::UnicodeWidthChar;

/// A size and weight of text; `templates/assets/diagram.css` repeats the sizes under the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The head of a card: kind, tab, verdict. Semi-bold.
    Head,
    /// The statement.
    Title,
    /// The statement in the second language.
    Second,
}

impl Style {
    /// Every style.
    pub const ALL: [Self; 3] = [Self::Head, Self::Title, Self::Second];

    /// The class of the text elements.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Head => "el-head",
            Self::Title => "el-title",
            Self::Second => "el-second",
        }
    }

    /// Font size in px.
    pub const fn size(self) -> i32 {
        match self {
            Self::Head => 11,
            Self::Title => 14,
            Self::Second => 12,
        }
    }

    /// Distance of two base lines in px.
    pub const fn line(self) -> i32 {
        match self {
            Self::Head => 16,
            Self::Title => 20,
            Self::Second => 17,
        }
    }

    /// How much wider than the regular weight, in percent: the widest bold letter of the stack is 126 % of its
    /// regular one, a word of several letters stays below this.
    const fn weight_percent(self) -> i64 {
        match self {
            Self::Head => 120,
            Self::Title | Self::Second => 100,
        }
    }
}

/// Advance widths of U+0020–U+007E in 1/1000 em: glyph by glyph the widest of the stack.
#[rustfmt::skip]
const ASCII: [i64; 95] = [
    318, 401, 474, 838, 637, 951, 800, 278, 391, 391, 500, 838,
    318, 361, 318, 392, 637, 637, 637, 637, 637, 637, 637, 637,
    637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723,
    771, 667, 611, 778, 752, 295, 535, 667, 558, 910, 760, 788,
    667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391,
    392, 391, 838, 559, 606, 613, 635, 550, 635, 616, 353, 635,
    634, 278, 278, 580, 284, 975, 634, 612, 635, 635, 412, 521,
    393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// Width of one character in 1/1000 em.
fn advance(c: char, full_width: bool) -> i64 {
    match c {
        ' '..='~' => ASCII[c as usize - 0x20], // the pattern bounds the index
        '“' | '”' | '‘' | '’' | '·' => {
            if full_width {
                1000
            } else {
                518
            }
        }
        '—' | '…' | '→' | '←' | '§' => 1000,
        _ => match c.width() {
            None | Some(0) => 0,
            Some(2) if (c as u32) < 0x1_F000 => 1000,
            Some(2) => 1400,
            Some(_) if ('\u{A0}'..='\u{24F}').contains(&c) => {
                if c.is_lowercase() {
                    720
                } else {
                    1000
                }
            }
            Some(_) => 1100,
        },
    }
}

/// What one character takes at most, in 1/1,000,000 px, with a slack of 6 % for hinting and kerning.
fn reach(c: char, style: Style, full_width: bool) -> i64 {
    advance(c, full_width) * i64::from(style.size()) * style.weight_percent() / 100 * 1060
}

/// An upper bound of the width of `text` in whole px.
pub fn width(text: &str, style: Style, full_width: bool) -> i32 {
    let sum: i64 = text.chars().map(|c| reach(c, style, full_width)).sum();
    i32::try_from((sum + 999_999) / 1_000_000).unwrap_or(i32::MAX / 4)
}

/// How many bytes of `text` fit `room` px: the whole length or the place of the first character that does not fit.
pub fn fitting(text: &str, style: Style, full_width: bool, room: i32) -> usize {
    let mut left = i64::from(room) * 1_000_000;
    for (at, c) in text.char_indices() {
        left -= reach(c, style, full_width);
        if left < 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_one_em_plus_slack() {
        assert_eq!(width("人工智能生成内容", Style::Title, true), 119); // 8 * 14 * 1.06
    }

    #[test]
    fn latin_text_is_measured_letter_by_letter() {
        assert!(width("WWW", Style::Title, false) > 2 * width("iii", Style::Title, false));
        assert_eq!(width("", Style::Title, false), 0);
    }

    #[test]
    fn quotes_are_full_width_in_chinese_only() {
        assert!(width("“a”", Style::Title, true) > width("“a”", Style::Title, false));
    }

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(width("e\u{301}", Style::Title, false), width("e", Style::Title, false));
    }

    #[test]
    fn the_stylesheet_has_the_sizes_that_are_measured() {
        let css = include_str!("../../templates/assets/diagram.css");
        for style in Style::ALL {
            let rule = format!(".{} {{ font-size: {}px;", style.class(), style.size());
            assert!(css.contains(&rule), "diagram.css lacks `{rule}`");
        }
    }
}
