//! The numbers that a text names, in digits or in words, as plain decimals, so that 1.5万, 15,000 and fifteen thousand
//! can be compared. It reads Chinese and English; of other languages only digits.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Words for powers of ten after a number, and how many zeros they add.
const SCALES: [(&str, usize); 13] = [
    ("万亿", 12),
    ("百万", 6),
    ("千万", 7),
    ("千亿", 11),
    ("百亿", 10),
    ("十万", 5),
    ("十亿", 9),
    ("亿", 8),
    ("万", 4),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// The numbers written in digits.
pub(super) fn strict(text: &str) -> BTreeSet<String> {
    in_digits(text).into_iter().filter(|number| !number.vague).map(|number| number.value).collect()
}

/// Whether two texts name the same numbers in digits, in whatever order, as can be told at a glance: no number is written in
/// a way that has to be worked out. Most translations are told so.
pub(super) fn evidently_same(a: &str, b: &str) -> bool {
    let (Some(mut a), Some(mut b)) = (simple(a), simple(b)) else { return false };
    a.sort_unstable();
    b.sort_unstable();
    a == b
}

/// The numbers of a text if all of them are digits alone with nothing beside them that could matter.
fn simple(text: &str) -> Option<Vec<&str>> {
    let mut all = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let after = text[at + length..].trim_start_matches(' ').chars().next();
                let before = text[..at].chars().next_back();
                let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '，' | '．');
                let counts = |c: char| matches!(c, '号' | '条' | '年' | '月' | '日' | '页' | '章' | '节');
                let is_decade = text[at + length..].trim_start().starts_with("年代");
                let fits_after =
                    !is_decade && (after.is_none_or(|c| apart(c) || counts(c)) || is_word(&text[at + length..]));
                let fits_before = before.is_none_or(|c| apart(c) || !(c.is_ascii() || c.is_numeric()));
                if !fits_after || !fits_before || bytes[at] == b'0' {
                    return None;
                }
                all.push(&text[at..at + length]);
                at += length;
            }
            // Full-width letters and signs begin like this; only digits matter.
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbc, 0x90..=0x99])) => return None,
            _ => at += 1,
        }
    }
    Some(all)
}

/// Whether a space and a word that is no scale follow.
fn is_word(after: &str) -> bool {
    after.starts_with(' ')
        && scale(after) == 0
        && after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The numbers written in digits or in any other way that one can make out.
pub(super) fn loose(text: &str) -> BTreeSet<String> {
    let mut all: BTreeSet<String> =
        in_digits(text).into_iter().flat_map(|number| [number.value, number.bare]).collect();
    all.extend(in_english(text).map(|number| number.to_string()));
    all.extend(in_chinese(text).map(|number| number.to_string()));
    all
}

/// A number as it was found.
struct Found {
    /// With its scale.
    value: String,
    /// Without.
    bare: String,
    /// A decade or century, which languages name in too different ways; or part of a name.
    vague: bool,
}

fn in_digits(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    let is_wide = text.contains(|c| narrow(c) != c);
    let text = if is_wide { Cow::Owned(text.chars().map(narrow).collect()) } else { Cow::Borrowed(text) };
    let mut at = 0;
    while let Some(start) = text.bytes().skip(at).position(|byte| byte.is_ascii_digit()).map(|found| at + found) {
        let rest = &text[start..];
        let length = length(rest);
        let after = &rest[length..];
        let before = text[..start].chars().next_back();
        let bare = plain(&rest[..length]);
        let named =
            before.is_some_and(|c| c.is_ascii_alphabetic()) || after.starts_with(|c: char| c.is_ascii_alphabetic());
        let vague = named || ["年代", "世纪"].iter().any(|word| after.trim_start().starts_with(word));
        all.push(Found { value: scaled(&bare, scale(after)), bare, vague });
        at = start + length;
    }
    all
}

/// Full-width digits and points as ASCII.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// How many bytes of a text that begins with a digit are one number: digits, commas before three digits, one point.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut at, mut point) = (0, false);
    loop {
        at += match bytes.get(at) {
            Some(b'0'..=b'9') => 1,
            Some(b',') if !point && (1..=3).all(|next| digit(at + next)) && !digit(at + 4) => 4,
            Some(b'.') if !point && digit(at + 1) => {
                point = true;
                1
            }
            _ => return at,
        };
    }
}

/// Without commas, zeros at the beginning and zeros after the point.
fn plain(number: &str) -> String {
    let number = if number.contains(',') { Cow::Owned(number.replace(',', "")) } else { Cow::Borrowed(number) };
    let (whole, part) = number.split_once('.').unwrap_or((&*number, ""));
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

fn scale(after: &str) -> usize {
    const LONGEST: usize = 8; // letters of the longest word
    let after = after.trim_start_matches([' ', '余', '多', '几']);
    if !after.starts_with(|c: char| SCALES.iter().any(|(word, _)| word.starts_with(c.to_ascii_lowercase()))) {
        return 0; // most numbers have none
    }
    let after: String = after.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    SCALES.iter().find(|(word, _)| after.starts_with(word)).map_or(0, |&(_, zeros)| zeros)
}

fn scaled(number: &str, zeros: usize) -> String {
    if zeros == 0 {
        return number.to_owned();
    }
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let moved = part.len().min(zeros);
    let digits = format!("{whole}{}{}", &part[..moved], "0".repeat(zeros - moved));
    plain(&if part.len() > moved { format!("{digits}.{}", &part[moved..]) } else { digits })
}

/// Cardinals, ordinals and months.
fn in_english(text: &str) -> impl Iterator<Item = u64> {
    const WORDS: [&[&str]; 13] = [
        &["zero"],
        &["one", "first", "once", "january", "single"],
        &["two", "second", "twice", "february", "both", "half"],
        &["three", "third", "march"],
        &["four", "fourth", "april"],
        &["five", "fifth", "may"],
        &["six", "sixth", "june"],
        &["seven", "seventh", "july"],
        &["eight", "eighth", "august"],
        &["nine", "ninth", "september"],
        &["ten", "tenth", "october"],
        &["eleven", "eleventh", "november"],
        &["twelve", "twelfth", "december"],
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word = |word: &str| -> Option<u64> {
        let small = WORDS.iter().position(|names| names.contains(&word)).map(|at| at as u64);
        let tens = || TENS.iter().position(|name| *name == word).map(|at| at as u64 * 10 + 20);
        let large = || match word {
            "hundred" | "hundreds" => Some(100),
            "thousand" | "thousands" => Some(1000),
            _ => None,
        };
        small.or_else(tens).or_else(large)
    };
    let lower = text.to_lowercase();
    let words: Vec<String> =
        lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let single: Vec<u64> = words.iter().filter_map(|name| word(name)).collect();
    let pair = |two: &[String]| {
        let (tens, ones) = (word(&two[0])?, word(&two[1])?);
        ((20..100).contains(&tens) && (1..10).contains(&ones)).then_some(tens + ones)
    };
    let pairs: Vec<u64> = words.windows(2).filter_map(pair).collect();
    single.into_iter().chain(pairs)
}

/// Runs of Chinese numerals: 十一, 二十, 三百零五, 二〇二三.
fn in_chinese(text: &str) -> impl Iterator<Item = u64> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| match c {
        '两' => Some(2),
        '零' => Some(0),
        _ => DIGITS.chars().position(|known| known == c).map(|at| at as u64),
    };
    let unit = |c: char| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        _ => None,
    };
    let numeral = move |c: char| digit(c).is_some() || unit(c).is_some();
    let read = move |run: &str| {
        if run.chars().all(|c| digit(c).is_some()) {
            let step = |value: u64, c| value.saturating_mul(10).saturating_add(digit(c).unwrap_or(0));
            return run.chars().fold(0, step);
        }
        let (mut total, mut current) = (0u64, 0u64);
        for c in run.chars() {
            match (digit(c), unit(c)) {
                (Some(value), _) => current = value,
                (None, Some(10_000)) => {
                    total = total.saturating_add(current).max(1).saturating_mul(10_000);
                    current = 0;
                }
                (None, Some(unit)) => {
                    total = total.saturating_add(current.max(1).saturating_mul(unit));
                    current = 0;
                }
                (None, None) => {}
            }
        }
        total.saturating_add(current)
    };
    let runs: Vec<u64> = text.split(move |c| !numeral(c)).filter(|run| !run.is_empty()).map(read).collect();
    runs.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(here: &str, there: &str) -> Vec<String> {
        (&strict(here) - &loose(there)).into_iter().collect()
    }

    #[test]
    fn the_same_number_is_found_however_it_is_written() {
        for (zh, en) in [
            ("约1.5万人", "about 15,000 people"),
            ("3.2亿元", "320 million yuan"),
            ("2023年11月27日", "27 November 2023"),
            ("第十一条", "Article 11"),
            ("３个要件", "three elements"),
            ("至少624次", "at least 624 times"),
            ("二〇二三年", "2023"),
            ("三百零五页", "305 pages"),
            ("20世纪80年代", "the 1980s"),
            ("两种", "2 kinds"),
            ("25万", "250 thousand"),
        ] {
            assert_eq!((only(zh, en), only(en, zh)), (vec![], vec![]), "{zh} / {en}");
        }
    }

    #[test]
    fn what_is_the_same_at_a_glance_is_the_same() {
        let texts = [
            "第 12 号命题",
            "number 12 says",
            "12",
            "(12)",
            "12 and 7",
            "7年12月",
            "12.5",
            "12,000",
            "12万",
            "12 million",
            "012",
            "１２",
            "1，200",
            "B12",
            "12b",
            "20世纪80年代",
            "80年代",
            "80",
            "12余万",
            "12 余万",
            "第12，7条",
            "7. 12",
            "no number",
            "12-7",
            "12：7",
            "12ⅷ",
            "①2",
        ];
        let mut told = 0;
        for a in texts {
            for b in texts {
                if evidently_same(a, b) {
                    told += 1;
                    assert_eq!(strict(a), strict(b), "{a} / {b}");
                    assert_eq!((only(a, b), only(b, a)), (vec![], vec![]), "{a} / {b}");
                }
            }
        }
        assert!(told > texts.len() && evidently_same(texts[0], texts[1]) && evidently_same(texts[4], texts[5]));
    }

    #[test]
    fn another_number_is_told() {
        assert_eq!(only("约1.5万人", "about 1,500 people"), ["15000"]);
        assert_eq!(only("about 1,500 people", "约1.5万人"), ["1500"]);
        assert_eq!(only("第11条", "Article 12"), ["11"]);
        assert_eq!(only("0.5", "0.05"), ["0.5"]);
    }
}
