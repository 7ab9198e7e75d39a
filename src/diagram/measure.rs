//! Widths of text without a font: what a line needs at most in any font of the stylesheet's stack.
//!
//! The site is built on machines that do not have the reader's fonts, so a character counts as wide as the widest of
//! the fonts that may draw it; `advances` holds these numbers. A box that holds this holds every rendering. What has
//! its width by Unicode's rules is not in the table: East Asian full-width characters are one em, marks nothing.

use super::advances::{BOLD, REGULAR, RUNS, TONED};
use super::clusters::clusters;
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

    const fn is_bold(self) -> bool {
        matches!(self, Self::Head)
    }
}

/// One em.
const EM: i64 = 1000;
/// An emoji in the widest emoji font; those of all systems are between 1 and 1.4 em.
const EMOJI: i64 = 1400;
/// What no font of the table has: a box or a question mark, or the glyph of a font that nobody knows.
const UNKNOWN: i64 = 1100;
/// What `text-autospace` puts between Chinese and Latin: an eighth of an em.
const AUTOSPACE: i64 = 125;
/// Asks for the picture of a character that has two shapes.
const AS_EMOJI: char = '\u{FE0F}';

/// The table's width of a character that is neither full-width nor a mark, and whether it was found in bold.
fn measured(c: char, bold: bool) -> Option<(i64, bool)> {
    let code = u32::from(c);
    let row = |table: &'static [(u32, &'static [u16])]| {
        table.iter().find_map(|(first, widths)| widths.get(usize::try_from(code.checked_sub(*first)?).ok()?))
    };
    if let Some(&width) = bold.then(|| row(&BOLD)).flatten() {
        return Some((width.into(), true));
    }
    if let Some(&width) = row(&REGULAR) {
        return Some((width.into(), false));
    }
    let run = RUNS.get(RUNS.partition_point(|run| run.1 < code)).filter(|run| run.0 <= code)?;
    Some(if c.width() == Some(0) { (0, false) } else { (run.2.into(), false) })
}

/// Whether a character is a picture by itself.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{231A}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FFFF}') && c.width() == Some(2)
}

/// Width of one character in 1/1000 em.
fn advance(c: char, bold: bool, full_width: bool) -> i64 {
    if is_emoji(c) {
        return EMOJI;
    }
    if c.width() == Some(2) {
        return EM;
    }
    let width = match measured(c, bold) {
        // Of other scripts only the regular weight was measured, in fewer fonts: bold is up to a fifth wider.
        Some((width, false)) if bold => width * 120 / 100,
        Some((width, _)) => width,
        None if matches!(c.width(), None | Some(0)) => 0,
        None => UNKNOWN,
    };
    // What scripts share, such as dashes and quotes, is full-width in a Chinese font; and signs that hardly any other
    // font has come from one.
    let shared = c.width_cjk() == Some(2) || matches!(c, '‘' | '’' | '“' | '”');
    if shared && (full_width || c >= '\u{2100}') { width.max(EM) } else { width }
}

/// Whether a skin tone makes one picture with the emoji before it.
fn is_toned(before: char, c: char) -> bool {
    let base = u32::from(before);
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}') && TONED.iter().any(|(first, last)| (*first..=*last).contains(&base))
}

/// Width of what a reader sees as one character, in 1/1000 em. Pictures that are joined count one by one: a font that
/// does not know their union draws them side by side.
fn cluster_advance(cluster: &str, bold: bool, full_width: bool) -> i64 {
    let mut chars = cluster.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return advance(only, bold, full_width);
    }
    let mut sum = 0;
    let mut before = None;
    for c in cluster.chars() {
        sum += match (before, c) {
            (Some(previous), AS_EMOJI) => (EMOJI - advance(previous, bold, full_width)).max(0),
            (Some(previous), _) if is_toned(previous, c) => 0,
            // A circle, square or key around the character.
            (Some(_), '\u{20DD}'..='\u{20E0}' | '\u{20E2}'..='\u{20E4}') => (EMOJI - sum).max(0),
            _ => advance(c, bold, full_width),
        };
        if c.width() != Some(0) {
            before = Some(c);
        }
    }
    sum
}

/// Whether a browser may put a little room between two characters: one is Chinese, the other a letter or a digit.
fn is_spaced(before: char, after: char) -> bool {
    let han = |c: char| c.width() == Some(2) && c.is_alphanumeric() && !matches!(c, '\u{AC00}'..='\u{D7A3}');
    let other = |c: char| c.width() == Some(1) && c.is_alphanumeric();
    han(before) && other(after) || other(before) && han(after)
}

/// A part of a text: a letter with its marks, or a picture that may be joined with the next one.
struct Part {
    /// Where it ends, in bytes.
    end: usize,
    /// Whether what a reader sees as one character ends there too.
    whole: bool,
    /// What it takes at most, in 1/1,000,000 px, the room before it included.
    reach: i64,
}

/// The parts of a text, in order.
fn parts(text: &str, style: Style, full_width: bool) -> impl Iterator<Item = Part> {
    let mut last = None;
    let is_wide = |c: Option<char>| c.is_some_and(|c| c.width() == Some(2));
    clusters(text).flat_map(move |(at, cluster)| {
        let first = cluster.chars().next();
        // Beside Chinese the renderer may take quotes and dashes from the Chinese font.
        let full_width = full_width || is_wide(last) || is_wide(text[at + cluster.len()..].chars().next());
        let gap = last.zip(first).is_some_and(|(a, b)| is_spaced(a, b));
        last = cluster.chars().rev().find(|c| c.width() != Some(0)).or(first);
        // Of scripts beyond Greek and Cyrillic only a few fonts could be measured.
        let rare = first.is_some_and(|c| c >= '\u{530}' && c.width() == Some(1) && c.is_alphabetic());
        let scale = i64::from(style.size()) * if rare { 1050 } else { 1010 };
        let mut before = if gap { -AUTOSPACE } else { 0 };
        let starts = cluster.char_indices().skip(1).filter(|(_, c)| c.width() != Some(0)).map(|(start, _)| start);
        starts.chain([cluster.len()]).map(move |end| {
            let advance = cluster_advance(&cluster[..end], style.is_bold(), full_width);
            let reach = (advance - before).max(0) * scale;
            before = before.max(advance);
            Part { end: at + end, whole: end == cluster.len(), reach }
        })
    })
}

/// What it takes in whole px.
fn px(reach: i64) -> i32 {
    i32::try_from((reach + 999_999) / 1_000_000).unwrap_or(i32::MAX / 4)
}

/// A text with a scale along it. A hundredth of every width is for kerning and rounding.
pub struct Ruler {
    /// Where each part ends, and what it takes with all before it.
    marks: Vec<(usize, i64)>,
    /// For each byte, what everything takes that ends at or before it.
    upto: Vec<i64>,
}

impl Ruler {
    /// Measures a text once.
    pub fn new(text: &str, style: Style, full_width: bool) -> Self {
        let mut sum = 0;
        let (mut marks, mut upto) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for part in parts(text, style, full_width) {
            upto.resize(part.end, sum);
            sum += part.reach;
            marks.push((part.end, sum));
        }
        upto.resize(text.len() + 1, sum);
        Self { marks, upto }
    }

    /// What everything takes that ends at or before a byte.
    fn upto(&self, byte: usize) -> i64 {
        self.upto.get(byte).or(self.upto.last()).copied().unwrap_or(0)
    }

    /// An upper bound of the width of the text between two bytes, in whole px.
    pub fn width(&self, from: usize, to: usize) -> i32 {
        px(self.upto(to) - self.upto(from))
    }

    /// The byte up to which the text fits `room` px that begins at `from`: where the last part ends that fits.
    pub fn fitting(&self, from: usize, room: i32) -> usize {
        let most = self.upto(from) + i64::from(room) * 1_000_000;
        let after = self.marks.partition_point(|mark| mark.1 <= most);
        after.checked_sub(1).and_then(|last| self.marks.get(last)).map_or(from, |mark| mark.0.max(from))
    }

    /// Where the part ends that begins at a byte.
    pub fn next(&self, from: usize) -> Option<usize> {
        self.marks.get(self.marks.partition_point(|mark| mark.0 <= from)).map(|mark| mark.0)
    }
}

/// An upper bound of the width of `text` in whole px.
pub fn width(text: &str, style: Style, full_width: bool) -> i32 {
    px(parts(text, style, full_width).map(|part| part.reach).sum())
}

/// How many bytes of `text` fit `room` px: the whole length, or where the last whole character ends that fits.
pub fn fitting(text: &str, style: Style, full_width: bool, room: i32) -> usize {
    let mut left = i64::from(room) * 1_000_000;
    let fits = parts(text, style, full_width).take_while(|part| {
        left -= part.reach;
        left >= 0
    });
    fits.filter(|part| part.whole).last().map_or(0, |part| part.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> i32 {
        width(text, Style::Title, false)
    }

    #[test]
    fn a_chinese_character_is_one_em() {
        assert_eq!(width("人工智能生成内容", Style::Title, true), 114); // 8 * 14 * 1.01
    }

    #[test]
    fn latin_text_is_measured_letter_by_letter() {
        assert!(title("WWW") > 2 * title("iii"));
        assert_eq!(title(""), 0);
    }

    #[test]
    fn bold_is_wider() {
        assert!(width("mmmm", Style::Head, false) * 14 > title("mmmm") * 11);
    }

    #[test]
    fn quotes_are_full_width_in_chinese_only() {
        assert!(width("“a”", Style::Title, true) > title("“a”"));
    }

    #[test]
    fn combining_marks_take_no_room() {
        for (marked, bare) in
            [("e\u{301}\u{323}", "e"), ("שָׁ", "ש"), ("เ\u{0E01}\u{0E49}", "เ\u{0E01}"), ("か\u{3099}", "か")]
        {
            assert_eq!(title(marked), title(bare), "{marked}");
        }
    }

    #[test]
    fn pictures_are_measured_as_pictures() {
        let one = title("😀");
        for same in ["👍🏽", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "⌚"] {
            assert_eq!(title(same), one, "{same}");
        }
        assert!(title("👨\u{200D}👩\u{200D}👧") >= 3 * one - 2, "a font that cannot join them draws three");
        assert!(title("🇨🇳") >= one);
        assert!(title("🚗🏽") >= 2 * one - 1, "nobody paints a car in a skin tone");
    }

    #[test]
    fn room_between_chinese_and_latin_is_counted() {
        assert_eq!(title("AI是AI"), width("AIAI", Style::Title, false) + 18); // 14 * 1.01 for 是, 2 * 14 / 8 * 1.01 between
    }

    #[test]
    fn what_fits_ends_with_a_whole_character() {
        let text = "e\u{301}e\u{301}";
        assert_eq!(fitting(text, Style::Title, false, title("e")), 3);
        assert_eq!(fitting("👨\u{200D}👩", Style::Title, false, title("👨")), 0);
    }

    #[test]
    fn the_tables_can_be_searched() {
        assert!(RUNS.windows(2).all(|pair| pair[0].1 < pair[1].0) && RUNS.iter().all(|run| run.0 <= run.1));
        for table in [&REGULAR[..], &BOLD[..]] {
            for pair in table.windows(2) {
                assert!(pair[0].0 as usize + pair[0].1.len() <= pair[1].0 as usize);
            }
        }
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
