//! A YAML document as a tree in which every key, value and list item has its place.
//!
//! The tree is plain data: it does not know the parser that made it, nor the shape that it should have.

use crate::source::Span;
use compact_str::CompactString;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    /// From its first to its last byte.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A scalar.
    Scalar(Scalar),
    /// A list.
    List(Vec<Tree>),
    /// A mapping, in the order of the file. A key that stands twice is here twice.
    Map(Vec<Entry>),
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Keys and most scalars are short: they lie in the tree itself.
    pub key: CompactString,
    pub key_span: Span,
    pub value: Tree,
}

/// A scalar: what a plain one means is told by YAML 1.2's core schema, a quoted one is always text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar {
    Text(CompactString),
    /// A plain number, with its spelling.
    Number(CompactString),
    Flag(bool),
    Null,
}

impl Scalar {
    /// The meaning of a plain scalar.
    pub fn of_plain(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" => Self::Flag(true),
            "false" | "False" | "FALSE" => Self::Flag(false),
            _ if is_number(text) => Self::Number(text.into()),
            _ => Self::Text(text.into()),
        }
    }
}

/// Whether a plain scalar is a number: a decimal, octal, hexadecimal or binary integer, a float, an infinity, no number.
fn is_number(text: &str) -> bool {
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all = |digits: &str, ok: fn(&u8) -> bool| !digits.is_empty() && digits.bytes().all(|b| ok(&b));
    if let Some(digits) = body.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit);
    }
    if let Some(digits) = body.strip_prefix("0o") {
        return all(digits, |b| matches!(b, b'0'..=b'7'));
    }
    if let Some(digits) = body.strip_prefix("0b") {
        return all(digits, |b| matches!(b, b'0' | b'1'));
    }
    if matches!(body, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let digits_first = body.bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'.');
    let several_zeros = body.len() > 1 && body.starts_with('0') && body.bytes().all(|b| b.is_ascii_digit());
    digits_first && !several_zeros && body.parse::<f64>().is_ok()
}

impl Tree {
    /// The value under a key of a mapping; none if there is no such key or this is no mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The entries of a mapping; empty for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The place of the value under `key`, or of the whole if there is none.
    pub fn span_of(&self, key: &str) -> Span {
        self.get(key).map_or(self.span, |tree| tree.span)
    }

    /// The place of an item of the list under `key`, or of the list, or of the whole.
    pub fn span_of_item(&self, key: &str, index: usize) -> Span {
        self.get(key).and_then(|list| list.items().get(index)).map_or_else(|| self.span_of(key), |tree| tree.span)
    }
}
