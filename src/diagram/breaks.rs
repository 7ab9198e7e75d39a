//! Where a line may end: Unicode's line breaking algorithm (UAX 14), and what Chinese and careful typesetting add to it.
//!
//! The algorithm knows scripts, not languages. On top of it no line begins with closing punctuation or ends with
//! opening punctuation (kinsoku), a dash or an ellipsis of two characters stays whole, a number stays with its unit,
//! its counter or its currency, and in Chinese a line may end around quotations and after clauses where the algorithm
//! sees no place. No break ever parts a letter from its marks, or an emoji.

use super::clusters::clusters;
use super::plain::{SOFT_HYPHEN, is_unseen};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Characters that may not begin a line.
const NO_START: &str = "。，、；：？！）》”’〉」』】〕］｝〗〙〛｠．…‥—–·・‧•～〜ー々〻ヽヾゝゞ｡｣､･ﾞﾟ\
                        ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:?!)]}»›%‰‱℃℉°′″％℅／/\
                        ะาำๅๆฯະາຳໆฯ";
/// Characters that may not end a line.
const NO_END: &str = "（《“‘〈「『【〔［｛〖〘〚｟([{«‹„‚¿¡§№#＃@＠$£¥€₩₽₹฿￥＄￡เแโใไເແໂໃໄ";
/// Two of them are one sign.
const TWINS: &str = "—…─⸺‥";
/// Counters and measures that follow a number in Chinese, with a space or without.
const COUNTERS: &str =
    "年月日时時分秒点號号条條款项項章节節页頁卷期版届元角万萬亿億千百十个個人次岁歲倍度成名位件种種本";
/// Units that follow a number after a space.
#[rustfmt::skip]
const UNITS: [&str; 45] = [
    "%", "‰", "°C", "°F", "℃", "℉", "€", "£", "¥", "$", "kg", "g", "mg", "t", "km", "m", "cm", "mm", "nm", "km²", "m²", "l",
    "ml", "s", "ms", "h", "min", "Hz", "kHz", "MHz", "GHz", "W", "kW", "V", "A", "K", "B", "kB", "MB", "GB", "TB", "EUR",
    "USD", "CNY", "RMB",
];
/// What stands before a number, with a space between.
const BEFORE_NUMBERS: [&str; 14] =
    ["$", "€", "£", "¥", "US$", "EUR", "USD", "CNY", "RMB", "§", "§§", "No.", "Art.", "p."];

/// A text as it is seen, and where its lines may end.
#[derive(Debug, PartialEq, Eq)]
pub struct Breakable {
    /// Without soft hyphens and the like.
    pub text: String,
    /// Ends of the pieces between which a line may end, each piece with the spaces behind it; and whether a hyphen is
    /// to be seen if it does.
    pub ends: Vec<(usize, bool)>,
}

/// Finds the places where the lines of a text may end. `text` still has what says so unseen; see `plain::breakable`.
pub fn breakable(text: &str, full_width: bool) -> Breakable {
    let mut marked: Vec<usize> = linebreaks(text)
        .filter(|(at, kind)| *kind == BreakOpportunity::Mandatory || may_end(&text[..*at], &text[*at..]))
        .map(|(at, _)| at)
        .collect();
    if full_width {
        marked.extend(clauses(text));
        marked.sort_unstable();
    }
    let mut seen = String::with_capacity(text.len());
    let mut ends = Vec::with_capacity(marked.len() + 1);
    let mut next = marked.into_iter().peekable();
    for (at, c) in text.char_indices() {
        while next.next_if(|&end| end <= at).is_some() {
            ends.push((seen.len(), text[..at].ends_with(SOFT_HYPHEN)));
        }
        if !is_unseen(c) {
            seen.push(c);
        }
    }
    ends.dedup_by_key(|end| end.0);
    let mut letters = clusters(&seen).map(|(at, _)| at).skip(1).peekable();
    ends.retain(|&(at, _)| {
        while letters.next_if(|&letter| letter < at).is_some() {}
        letters.peek() == Some(&at)
    });
    ends.push((seen.len(), false));
    Breakable { text: seen, ends }
}

/// Where to break a piece of which only the first `fits` bytes fit: at the last place where a line may end, else
/// after the last whole letter, else, where not even one fits, after the first; never before anything.
pub fn forced(piece: &str, fits: usize) -> usize {
    let inside = || piece.grapheme_indices(true).map(|(at, _)| at).skip(1).take_while(|&at| at <= fits);
    let good = inside().filter(|&at| may_end(&piece[..at], &piece[at..])).last();
    let whole = || inside().last();
    let first = || piece.graphemes(true).next().map_or(piece.len(), str::len);
    good.or_else(whole).unwrap_or_else(first)
}

/// Whether a line may end between two parts of a text, as far as this house knows.
fn may_end(before: &str, after: &str) -> bool {
    let word = before.trim_end_matches(' ');
    let (Some(last), Some(first)) = (word.chars().next_back(), after.chars().next()) else { return true };
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{4E00}'..='\u{9FFF}');
    let forbids = |list: &str, c: char| !is_word(c) && list.contains(c);
    if forbids(NO_START, first) || forbids(NO_END, last) || first.width() == Some(0) {
        return false;
    }
    let spaced = word.len() < before.len();
    let counts = last.is_ascii_digit() && COUNTERS.contains(first) || last == '第' && first.is_ascii_digit();
    let is_twin = last == first && TWINS.contains(first);
    !(counts || is_twin && !spaced || spaced && belongs(word, after))
}

/// Whether a number and its unit or its currency stand on the two sides of a space.
fn belongs(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '(', '（']).next().unwrap_or_default();
    let next =
        after.split([' ', '\u{A0}', ',', '.', ';', ':', ')', '，', '。', '；', '、', '）']).next().unwrap_or_default();
    let is_number = |s: &str, end: Option<char>| !s.is_empty() && end.is_some_and(|c| c.is_ascii_digit());
    is_number(word, word.chars().next_back()) && UNITS.contains(&next)
        || is_number(next, next.chars().next()) && BEFORE_NUMBERS.contains(&word)
}

/// Where Chinese parts and the algorithm does not: before an opening and after a closing quotation mark, which to it are
/// merely quotation marks, and after punctuation that ends a clause, even before a currency.
fn clauses(text: &str) -> impl Iterator<Item = usize> {
    let wide = |c: char| c.width() == Some(2);
    let ends = text.char_indices().zip(text.chars().skip(1)).filter_map(move |((at, a), b)| {
        let opens = wide(a) && "“‘".contains(b);
        let closes = "”’".contains(a) && wide(b);
        (opens || closes || "，。、；：！？".contains(a)).then_some(at + a.len_utf8())
    });
    ends.filter(|&at| may_end(&text[..at], &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, full_width: bool) -> Vec<String> {
        let found = breakable(text, full_width);
        let starts = std::iter::once(0).chain(found.ends.iter().map(|end| end.0));
        starts.zip(&found.ends).map(|(from, (to, _))| found.text[from..*to].to_owned()).collect()
    }

    fn parts(text: &str) -> Vec<String> {
        pieces(text, false)
    }

    fn chinese(text: &str) -> Vec<String> {
        pieces(text, true)
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_closing_or_after_opening_punctuation() {
        assert_eq!(chinese("意志，（甲）《乙》。"), ["意", "志，", "（甲）", "《乙》。"]);
        assert_eq!(chinese("ちょっとキャラー"), ["ちょっ", "と", "キャ", "ラー"]);
    }

    #[test]
    fn chinese_may_end_a_line_before_and_after_quotation_marks() {
        assert_eq!(chinese("他说“你好”然后"), ["他", "说", "“你", "好”", "然", "后"]);
        assert_eq!(parts("don’t “quote” me"), ["don’t ", "“quote” ", "me"]);
    }

    #[test]
    fn dashes_and_ellipses_of_two_characters_stay_whole() {
        for text in ["创作——意志", "等等……等等", "a——b"] {
            let long = |piece: &String| piece.contains("——") || piece.contains("……");
            assert_eq!(chinese(text).into_iter().filter(long).count(), 1, "{text}");
        }
        assert_eq!(parts("one — two – three"), ["one — ", "two – ", "three"]);
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(chinese("2023年第11条3.5万元"), ["2023年", "第11条", "3.5万", "元"]);
        assert_eq!(
            parts("about 20 % or 5 kg, € 30 and § 12"),
            ["about ", "20 % ", "or ", "5 kg, ", "€ 30 ", "and ", "§ 12"]
        );
        assert_eq!(chinese("自 2023 年起第 3 条"), ["自 ", "2023 年", "起", "第 3 条"]);
        assert_eq!(chinese("约25℃、100%、￥30、$5"), ["约", "25℃、", "100%、", "￥30、", "$5"]);
        assert_eq!(parts("5 kgs or 20 m2"), ["5 ", "kgs ", "or ", "20 ", "m2"], "only the unit itself");
    }

    #[test]
    fn latin_words_stay_whole_in_chinese() {
        assert_eq!(chinese("是AI-generated内容"), ["是", "AI-", "generated", "内", "容"]);
    }

    #[test]
    fn what_holds_together_and_what_may_part() {
        assert_eq!(parts("5\u{A0}kg a\u{2060}b c\u{200B}d e\u{AD}f"), ["5\u{A0}kg ", "ab ", "c", "d ", "e", "f"]);
    }

    #[test]
    fn a_forced_break_parts_no_letter_and_no_picture() {
        let family = "👨\u{200D}👩\u{200D}👧";
        let text = format!("{family}{family}");
        assert_eq!(forced(&text, text.len() - 1), family.len());
        assert_eq!(forced("e\u{301}e\u{301}", 5), 3);
        assert_eq!(forced("🇨🇳🇩🇪", 12), 8);
        assert_eq!(forced("น้ำใจ", 10), "น้ำ".len());
        assert_eq!(forced("ab", 0), 1);
    }

    #[test]
    fn a_forced_break_prefers_a_place_where_a_line_may_end() {
        assert_eq!(forced("aaaa,bbbb", 4), 3);
        assert_eq!(forced("，，，，", 6), 6);
    }
}
