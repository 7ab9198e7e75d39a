//! What a file should look like: every key, its kind of value, and what may stand in it, as data.
//!
//! One table serves the checks (unknown keys with the nearest right one, wrong types, missing keys: all of them in one
//! pass, each with its place) and whatever else must know the format. What does not fit is reported and cut out of the
//! tree, so that the rest of the file can still be used.

use super::tree::{Entry, Scalar, Tree, Value};
use crate::diagnostic::{Finding, Findings, Text, code, nearest};
use crate::say;
use crate::source::Span;

/// What a value should be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Text. A plain number, flag or null is not text: it needs quotes.
    Text,
    /// Text or a number; a volume or a year may be either.
    TextOrNumber,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number of at least 0.
    Count,
    /// A calendar date, `2026-11-23`.
    Date,
    /// A text, or one text a language.
    Localised,
    /// A list.
    List(&'static Shape),
    /// A mapping with known keys.
    Record(&'static Record),
    /// A mapping whose keys the author chooses.
    MapOf(&'static Shape),
    /// A scalar of the first shape, or a mapping of one of the records: the first whose mark is a key of it, else the last.
    Either(&'static Shape, &'static [(&'static str, &'static Record)]),
}

/// A mapping with known keys.
#[derive(Debug)]
pub(crate) struct Record {
    /// Its keys, in the order in which they are best written.
    pub fields: &'static [Field],
}

/// One key of a record.
#[derive(Debug)]
pub(crate) struct Field {
    pub key: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// Without it the whole record is of no use and is cut out.
    pub vital: bool,
}

impl Field {
    /// A key that may be missing.
    pub const fn may(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: false, vital: false }
    }

    /// A key that must be there.
    pub const fn must(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: true, vital: false }
    }

    /// A key without which the record is of no use.
    pub const fn vital(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, required: true, vital: true }
    }
}

impl Shape {
    /// The keys of a record that are best written after one.
    pub fn keys_after(&self, key: &str) -> Vec<&'static str> {
        let Self::Record(record) = self else { return Vec::new() };
        record.fields.iter().map(|field| field.key).skip_while(|known| *known != key).skip(1).collect()
    }

    /// Reports everything in `tree` that does not fit and cuts it out. Returns false if `tree` itself must go.
    pub fn fit(&self, tree: &mut Tree, findings: &mut Findings) -> bool {
        match (self, &mut tree.value) {
            (Self::List(item), Value::List(items)) => {
                items.retain_mut(|tree| item.fit(tree, findings));
                true
            }
            (Self::MapOf(item), Value::Map(entries)) => {
                entries.retain_mut(|entry| item.fit(&mut entry.value, findings));
                true
            }
            (Self::Localised, Value::Map(entries)) => {
                entries.retain_mut(|entry| Self::Text.fit(&mut entry.value, findings));
                true
            }
            (Self::Record(record), Value::Map(_)) => fit_record(record, tree, findings),
            (Self::Either(_, records), Value::Map(_)) => {
                let marked = records.iter().find(|(mark, _)| tree.entry(mark).is_some()).or(records.last());
                marked.is_some_and(|(_, record)| fit_record(record, tree, findings))
            }
            (Self::Either(scalar, _), Value::Scalar(_)) => scalar.fit(tree, findings),
            (_, Value::Scalar(_)) => self.fit_scalar(tree, findings),
            _ => self.refuse(tree, findings),
        }
    }

    fn fit_scalar(&self, tree: &Tree, findings: &mut Findings) -> bool {
        let Value::Scalar(scalar) = &tree.value else { return false };
        match (self, scalar) {
            (Self::Text | Self::TextOrNumber | Self::Localised, Scalar::Text(_))
            | (Self::TextOrNumber, Scalar::Number(_))
            | (Self::Flag, Scalar::Flag(_)) => true,
            (Self::Word(words), Scalar::Text(word)) => {
                words.contains(&word.as_str()) || unknown_word(words, word, tree, findings)
            }
            (Self::Date, Scalar::Text(date)) => is_date(date) || bad_date(tree, findings),
            (Self::Count, Scalar::Number(number)) if number.parse::<u32>().is_ok() => true,
            _ => self.refuse(tree, findings),
        }
    }

    /// Says what should stand here. Always false.
    fn refuse(&self, tree: &Tree, findings: &mut Findings) -> bool {
        let (wanted, found) = (self.wanted(), found(tree));
        let message = Text {
            en: format!("{} is needed here, this is {}", wanted.en, found.en),
            zh: format!("这里须是{}，现在是{}", wanted.zh, found.zh),
        };
        findings.push(Finding::new(code::WRONG_TYPE, tree.span, message).help(self.mend(tree)));
        false
    }

    fn mend(&self, tree: &Tree) -> Text {
        match (self, &tree.value) {
            (Self::Text | Self::Localised, Value::Scalar(Scalar::Null)) => say!(
                en: "write a text; one with a comma in it needs quotes between braces: `{{en: \"One, two.\"}}`",
                zh: "请写上文字；花括号里的文字若含英文逗号，须加引号：`{{en: \"One, two.\"}}`"
            ),
            (Self::Text | Self::Localised, Value::Scalar(Scalar::Number(_) | Scalar::Flag(_))) => {
                say!(en: "put it in quotes", zh: "请加引号")
            }
            (Self::List(_), Value::Scalar(_)) => say!(en: "write it as a list: `[…]`", zh: "请写成列表：`[…]`"),
            (Self::Localised, _) => say!(en: "write `{{zh: …, en: …}}`", zh: "请写成 `{{zh: …, en: …}}`"),
            _ => Text::default(),
        }
    }

    fn wanted(&self) -> Text {
        match self {
            Self::Text => say!(en: "a text", zh: "文字"),
            Self::TextOrNumber => say!(en: "a text or a number", zh: "文字或数字"),
            Self::Word(words) => {
                let list = words.join(", ");
                say!(en: "one of {list}", zh: "以下之一：{list}")
            }
            Self::Flag => say!(en: "`true` or `false`", zh: "`true` 或 `false`"),
            Self::Count => say!(en: "a whole number", zh: "整数"),
            Self::Date => say!(en: "a date like 2026-11-23", zh: "日期（如 2026-11-23）"),
            Self::Localised => say!(en: "a text, or one text a language,", zh: "文字（或各语言的文字）"),
            Self::List(_) => say!(en: "a list", zh: "列表"),
            Self::Record(_) | Self::MapOf(_) => say!(en: "a mapping `key: value`", zh: "映射（`键: 值`）"),
            Self::Either(scalar, _) => {
                let scalar = scalar.wanted();
                let (en, zh) = (scalar.en, scalar.zh);
                say!(en: "{en} or a mapping", zh: "{zh}或映射")
            }
        }
    }
}

fn found(tree: &Tree) -> Text {
    match &tree.value {
        Value::List(_) => say!(en: "a list", zh: "列表"),
        Value::Map(_) => say!(en: "a mapping", zh: "映射"),
        Value::Scalar(Scalar::Null) => say!(en: "empty", zh: "空的"),
        Value::Scalar(Scalar::Flag(_)) => say!(en: "a flag", zh: "真假值"),
        Value::Scalar(Scalar::Number(_)) => say!(en: "a number", zh: "数字"),
        Value::Scalar(Scalar::Text(_)) => say!(en: "a text", zh: "文字"),
    }
}

fn fit_record(record: &Record, tree: &mut Tree, findings: &mut Findings) -> bool {
    let span = tree.span;
    let Value::Map(entries) = &mut tree.value else { return false };
    let present: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    entries.retain_mut(|entry| match record.fields.iter().find(|field| field.key == entry.key) {
        Some(field) => field.shape.fit(&mut entry.value, findings),
        None => {
            unknown_key(record, entry, &present, findings);
            false
        }
    });
    let missing: Vec<&Field> =
        record.fields.iter().filter(|field| field.required && !present.iter().any(|key| key == field.key)).collect();
    for field in &missing {
        let key = field.key;
        let first = Span { end: span.start, ..span };
        let message = say!(en: "the key `{key}` is missing", zh: "缺少键 `{key}`");
        findings.push(Finding::new(code::MISSING_KEY, first, message).help(missing_help(field)));
    }
    missing.iter().all(|field| !field.vital)
}

fn missing_help(field: &Field) -> Text {
    let wanted = field.shape.wanted();
    let (key, en, zh) = (field.key, wanted.en, wanted.zh);
    say!(en: "add `{key}: …`, {en}", zh: "请加上 `{key}: …`，其值须是{zh}")
}

fn unknown_key(record: &Record, entry: &Entry, present: &[String], findings: &mut Findings) {
    let key = &entry.key;
    let free = record.fields.iter().map(|field| field.key).filter(|key| !present.iter().any(|there| there == key));
    let near = nearest(key, free).or_else(|| alternative(key, record));
    let finding =
        Finding::new(code::UNKNOWN_KEY, entry.key_span, say!(en: "unknown key `{key}`", zh: "未知的键 `{key}`"));
    findings.push(match near {
        Some(near) => {
            finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")).replace(entry.key_span, near)
        }
        None => {
            let known = record.fields.iter().map(|field| field.key).collect::<Vec<_>>().join(", ");
            finding.help(say!(en: "known keys here: {known}", zh: "这里可用的键：{known}"))
        }
    });
}

/// Keys that people coming from other tools write, and ours.
const ALTERNATIVES: &[(&str, &str)] = &[
    ("supportedby", "supports"),
    ("suportedby", "supports"),
    ("support", "supports"),
    ("attack", "attacks"),
    ("rebuts", "attacks"),
    ("opposes", "attacks"),
    ("contradict", "contradicts"),
    ("target", "to"),
    ("premises", "with"),
    ("type", "kind"),
    ("label", "title"),
    ("name", "title"),
    ("statement", "title"),
    ("description", "text"),
    ("body", "text"),
    ("content", "text"),
    ("author", "by"),
    ("sources", "cites"),
    ("references", "cites"),
    ("citations", "cites"),
    ("locator", "at"),
    ("where", "at"),
];

fn alternative(key: &str, record: &Record) -> Option<&'static str> {
    let folded = key.to_lowercase().replace(['_', '-', ' '], "");
    let (_, ours) = ALTERNATIVES.iter().find(|(theirs, _)| *theirs == folded)?;
    record.fields.iter().map(|field| field.key).find(|key| key == ours)
}

/// Reports a word that is none of the known ones. Always false.
fn unknown_word(words: &[&'static str], word: &str, tree: &Tree, findings: &mut Findings) -> bool {
    let list = words.join(", ");
    let message = say!(en: "`{word}` is none of: {list}", zh: "`{word}` 不在可用的词之列：{list}");
    let finding = Finding::new(code::UNKNOWN_WORD, tree.span, message);
    findings.push(match nearest(word, words.iter().copied()) {
        Some(near) => {
            finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")).replace(tree.span, near)
        }
        None => finding,
    });
    false
}

fn bad_date(tree: &Tree, findings: &mut Findings) -> bool {
    let message = say!(en: "this is not a date of the calendar", zh: "这不是日历上的日期");
    let help = say!(en: "write year-month-day: 2026-11-23", zh: "请按“年-月-日”写：2026-11-23");
    findings.push(Finding::new(code::BAD_VALUE, tree.span, message).help(help));
    false
}

/// Whether a text is a date of the Gregorian calendar, `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let widths: Vec<usize> = text.split('-').map(str::len).collect();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let date = || {
        let month = time::Month::try_from(month?.parse::<u8>().ok()?).ok()?;
        time::Date::from_calendar_date(year?.parse().ok()?, month, day?.parse().ok()?).ok()
    };
    digits && widths == [4, 2, 2] && date().is_some()
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_of_the_calendar() {
        for date in ["2026-11-23", "2024-02-29", "2000-02-29"] {
            assert!(is_date(date), "{date}");
        }
        for date in ["2026-13-01", "2023-02-29", "1900-02-29", "2026-1-1", "2026-11-31", "23.11.2026", ""] {
            assert!(!is_date(date), "{date}");
        }
    }
}
