//! What a file should look like: every key, its kind of value, and what may stand in it, as data.
//!
//! One table serves the checks (unknown keys with the nearest right one, wrong types, missing keys: all of them in one
//! pass, each with its place) and whatever else must know the format. What does not fit is reported and cut out of the
//! tree, so that the rest of the file can still be used.

use super::date::{is_date, rearranged};
pub(crate) use super::record::{Field, Names, Record};
use super::tree::{Entry, Scalar, Tree, Value};
use crate::diagnostic::{Finding, Findings, Text, code, nearest, written_alike};
use crate::say;
use crate::source::Span;
use compact_str::CompactString;

/// What a value should be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Text. A plain number, flag or null is not text: it needs quotes.
    Text,
    /// Text that names something of the project. Whether there is such a thing is asked later.
    Name(Names),
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
    /// A mapping whose keys the author chooses, and what they name.
    MapOf(Names, &'static Shape),
    /// A scalar of the first shape, or a mapping of one of the records: the first whose mark is a key of it, else the last.
    Either(&'static Shape, &'static [(&'static str, &'static Record)]),
}

impl Shape {
    /// The record that a mapping is to be; none if it is to be something else.
    pub fn record_of(&self, tree: &Tree) -> Option<&'static Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Either(_, records) => {
                let marked = records.iter().find(|(mark, _)| tree.entry(mark).is_some()).or(records.last());
                marked.map(|(_, record)| *record)
            }
            _ => None,
        }
    }

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
            (Self::MapOf(_, item), Value::Map(entries)) => {
                entries.retain_mut(|entry| item.fit(&mut entry.value, findings));
                true
            }
            (Self::Localised, Value::Map(entries)) => {
                entries.retain_mut(|entry| Self::Text.fit(&mut entry.value, findings));
                true
            }
            (Self::Record(_) | Self::Either(..), Value::Map(_)) => {
                self.record_of(tree).is_some_and(|record| fit_record(record, tree, findings))
            }
            (Self::Either(scalar, _), Value::Scalar(_)) => scalar.fit(tree, findings),
            (_, Value::Scalar(_)) => self.fit_scalar(tree, findings),
            _ => self.refuse(tree, findings),
        }
    }

    fn fit_scalar(&self, tree: &Tree, findings: &mut Findings) -> bool {
        let Value::Scalar(scalar) = &tree.value else { return false };
        match (self, scalar) {
            (Self::Text | Self::Name(_) | Self::TextOrNumber | Self::Localised, Scalar::Text(_))
            | (Self::TextOrNumber, Scalar::Number(_))
            | (Self::Flag, Scalar::Flag(_)) => true,
            (Self::Word(words), Scalar::Text(word)) => {
                words.contains(&word.as_str()) || unknown_word(words, word, tree, findings)
            }
            (Self::Date, Scalar::Text(date)) => is_date(date) || bad_date(date, tree, findings),
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
        let finding = Finding::new(code::WRONG_TYPE, tree.span, message).help(self.mend(tree));
        findings.push(match self.rewritten(tree) {
            Some(text) => finding.mend(tree.span, text),
            None => finding,
        });
        false
    }

    /// What was meant, where only brackets or quotes are missing.
    fn rewritten(&self, tree: &Tree) -> Option<String> {
        let Value::Scalar(scalar) = &tree.value else { return None };
        match (self, scalar) {
            (Self::Text | Self::Name(_) | Self::Localised, Scalar::Number(number)) => Some(format!("\"{number}\"")),
            (Self::List(item), Scalar::Text(text)) if item.takes_text() && is_plain_name(text) => {
                Some(format!("[{text}]"))
            }
            _ => None,
        }
    }

    /// Whether a text may stand here.
    fn takes_text(&self) -> bool {
        match self {
            Self::Text | Self::Name(_) | Self::Localised | Self::TextOrNumber => true,
            Self::Either(scalar, _) => scalar.takes_text(),
            _ => false,
        }
    }

    fn mend(&self, tree: &Tree) -> Text {
        match (self, &tree.value) {
            (Self::Text | Self::Name(_) | Self::Localised, Value::Scalar(Scalar::Null)) => say!(
                en: "write a text; one with a comma in it needs quotes between braces: `{{en: \"One, two.\"}}`",
                zh: "请写上文字；花括号里的文字若含英文逗号，须加引号：`{{en: \"One, two.\"}}`"
            ),
            (Self::Text | Self::Name(_) | Self::Localised, Value::Scalar(Scalar::Number(_) | Scalar::Flag(_))) => {
                say!(en: "put it in quotes", zh: "请加引号")
            }
            (Self::List(_), Value::Scalar(_)) => say!(en: "write it as a list: `[…]`", zh: "请写成列表：`[…]`"),
            (Self::Localised, _) => say!(en: "write `{{zh: …, en: …}}`", zh: "请写成 `{{zh: …, en: …}}`"),
            _ => Text::default(),
        }
    }

    fn wanted(&self) -> Text {
        match self {
            Self::Text | Self::Name(_) => say!(en: "a text", zh: "文字"),
            Self::TextOrNumber => say!(en: "a text or a number", zh: "文字或数字"),
            Self::Word(words) => {
                let list = words.join(", ");
                say!(en: "one of {list}", zh: "以下之一：{list}")
            }
            Self::Flag => say!(en: "`true` or `false`", zh: "`true` 或 `false`"),
            Self::Count => say!(en: "a whole number", zh: "整数"),
            Self::Date => say!(en: "a date like 2026-11-23", zh: "日期（如 2026-11-23）"),
            Self::Localised => say!(en: "a text in each language", zh: "文字（每种语言一项）"),
            Self::List(_) => say!(en: "a list", zh: "列表"),
            Self::Record(_) | Self::MapOf(..) => say!(en: "a mapping `key: value`", zh: "映射（`键: 值`）"),
            Self::Either(scalar, _) => {
                let scalar = scalar.wanted();
                let (en, zh) = (scalar.en, scalar.zh);
                say!(en: "{en} or a mapping", zh: "{zh}或映射")
            }
        }
    }
}

/// Whether a text can stand in brackets as it is: an id, a key.
fn is_plain_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
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
    let present: Vec<CompactString> = entries.iter().map(|entry| entry.key.clone()).collect();
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

fn unknown_key(record: &Record, entry: &Entry, present: &[CompactString], findings: &mut Findings) {
    let key = &entry.key;
    let free = record.fields.iter().map(|field| field.key).filter(|key| !present.iter().any(|there| there == key));
    let near = nearest(key, free).or_else(|| alternative(key, record));
    let finding =
        Finding::new(code::UNKNOWN_KEY, entry.key_span, say!(en: "unknown key `{key}`", zh: "未知的键 `{key}`"));
    findings.push(match near {
        Some(near) => {
            finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")).mend(entry.key_span, near)
        }
        None if is_statement(key) && record.fields.iter().any(|field| field.key == "questions") => finding.help(say!(
            en: "this looks like a statement: `schemes/` holds schemes only, put it into another folder",
            zh: "这像是一个命题：`schemes/` 里只放论证型式，请移到别的文件夹"
        )),
        None => {
            let known = record.fields.iter().map(|field| field.key).collect::<Vec<_>>().join(", ");
            finding.help(say!(en: "known keys here: {known}", zh: "这里可用的键：{known}"))
        }
    });
}

/// Whether a key is one that every statement has, or that only statements have.
fn is_statement(key: &str) -> bool {
    matches!(key, "kind" | "supports" | "attacks" | "undercuts")
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
    let synonym = meant(word, words);
    findings.push(match synonym.or_else(|| nearest(word, words.iter().copied())) {
        Some(near) => {
            let finding = finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"));
            let is_sure = synonym.is_some() || written_alike(word, near);
            if is_sure { finding.mend(tree.span, near) } else { finding.replace(tree.span, near) }
        }
        None => finding,
    });
    false
}

/// Words that people write for ours.
const SYNONYMS: &[(&str, &str)] = &[
    ("objection", "rebuttal"),
    ("counterargument", "rebuttal"),
    ("attack", "rebuttal"),
    ("反驳", "rebuttal"),
    ("conclusion", "claim"),
    ("thesis", "claim"),
    ("statement", "claim"),
    ("argument", "claim"),
    ("主张", "claim"),
    ("assumption", "premise"),
    ("evidence", "premise"),
    ("fact", "premise"),
    ("前提", "premise"),
    ("background", "context"),
    ("definition", "context"),
    ("背景", "context"),
    ("assumption", "assumed"),
    ("假定", "assumed"),
    ("source", "sourced"),
    ("cited", "sourced"),
    ("true", "holds"),
    ("in", "holds"),
    ("false", "falls"),
    ("out", "falls"),
    ("undecided", "contested"),
];

fn meant(word: &str, words: &[&'static str]) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let ours = SYNONYMS.iter().filter(|(theirs, _)| *theirs == word).map(|(_, ours)| *ours);
    ours.into_iter().find(|ours| words.contains(ours))
}

fn bad_date(date: &str, tree: &Tree, findings: &mut Findings) -> bool {
    let message = say!(en: "`{date}` is not a date of the calendar, written year-month-day", zh: "`{date}` 不是按“年-月-日”写的日期");
    let finding = Finding::new(code::BAD_VALUE, tree.span, message);
    findings.push(match rearranged(date) {
        Some(right) => finding.help(say!(en: "write `{right}`", zh: "请写 `{right}`")).mend(tree.span, right),
        None => finding.help(say!(en: "write it like this: 2026-11-23", zh: "请这样写：2026-11-23")),
    });
    false
}
