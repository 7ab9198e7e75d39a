//! What may be written at a place of a text that is being typed: which keys, or which kind of value, and what stands
//! around it.
//!
//! A word that occurs nowhere is put at the place, once as a value and once as a key, and the text is read by the same
//! gate as ever. Where the rest of the text is not yet YAML, it is left out, and brackets that are open are closed.

use super::edit::parse;
use super::named::shape_of;
use super::shape::{Names, Record, Shape};
use super::tree::{Scalar, Tree, Value};
use std::ops::Range;

/// Stands for what is being typed.
const MARK: &str = "elenchus0place0";

/// What may be written.
#[derive(Debug)]
pub(crate) enum Wanted {
    /// A key of one of the records.
    Key(Vec<&'static Record>),
    /// A key that names something.
    NamingKey(Names),
    /// The tag of a language, as a key.
    Language,
    /// A value under a key.
    Value {
        /// The key.
        key: &'static str,
        /// The value's shape.
        shape: &'static Shape,
        /// Whether it must stand in brackets, because a list is due.
        listed: bool,
    },
}

/// A way in which a text can go on at a place.
#[derive(Debug)]
pub(crate) struct Spot {
    /// What may be written.
    pub wanted: Wanted,
    /// Keys and values of the mappings around it, the outermost first, the innermost last.
    pub around: Vec<Tree>,
    /// What else stands in the same list.
    pub beside: Vec<String>,
}

impl Spot {
    /// The keys that are there already beside a key that is being typed.
    pub fn present(&self) -> impl Iterator<Item = &str> {
        self.around
            .last()
            .into_iter()
            .flat_map(Tree::entries)
            .map(|entry| entry.key.as_str())
            .filter(|key| *key != MARK)
    }

    /// The text under a key of the nearest mapping around that has it.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        self.around.iter().rev().find_map(|tree| text_of(tree.get(key)?))
    }
}

/// The text of a scalar.
pub(crate) fn text_of(tree: &Tree) -> Option<&str> {
    match &tree.value {
        Value::Scalar(Scalar::Text(text)) if text != MARK => Some(text),
        _ => None,
    }
}

/// The word at a place and whether it stands in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its bytes; empty between words.
    pub range: Range<usize>,
    /// The quote that stands before it on its line.
    pub quote: Option<char>,
}

/// The word at a byte offset, which must lie on a boundary of characters.
pub(crate) fn token(text: &str, offset: usize) -> Token {
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..offset];
    if let Some((at, quote)) = open_quote(line) {
        let start = line_start + at + quote.len_utf8();
        let rest = text[offset..].find([quote, '\n']).unwrap_or(0);
        return Token { range: start..offset + rest, quote: Some(quote) };
    }
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '¶' | '§' | '~');
    let before = line.char_indices().rev().take_while(|&(_, c)| is_word(c)).last().map_or(line.len(), |(at, _)| at);
    // A list item's dash is no part of a word.
    let start = line_start + before;
    let dashes = text[start..offset].len() - text[start..offset].trim_start_matches('-').len();
    let after = text[offset..].find(|c: char| !is_word(c)).unwrap_or(text.len() - offset);
    Token { range: (start + dashes)..offset + after, quote: None }
}

/// The quote that is open at the end of a line's beginning: one that begins a scalar and is not closed.
fn open_quote(line: &str) -> Option<(usize, char)> {
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match open {
            Some((_, quote)) if c == quote && before != '\\' => open = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && matches!(before, ' ' | '[' | '{' | ',') => open = Some((at, c)),
            None => {}
        }
        before = c;
    }
    open
}

/// Every way in which the text of a file can go on at a token.
pub(crate) fn spots(path: &str, text: &str, token: &Token) -> Vec<Spot> {
    let Some(shape) = shape_of(path) else { return Vec::new() };
    let (before, after) = (&text[..token.range.start], &text[token.range.end..]);
    let closing = closers(before);
    let quote = token.quote.map(String::from).unwrap_or_default();
    let as_value = [format!("{before}{MARK}{after}"), format!("{before}{MARK}{quote}{closing}\n")];
    let as_key = [format!("{before}{MARK}{quote}: {MARK}{after}"), format!("{before}{MARK}{quote}: {MARK}{closing}\n")];
    let mut spots = Vec::new();
    if token.quote.is_none() && !closing.starts_with(']') {
        spots.extend(as_key.iter().find_map(|text| found(shape, text, true)));
    }
    spots.extend(as_value.iter().find_map(|text| found(shape, text, false)));
    spots
}

/// The brackets that close what is open at the end of a text.
fn closers(text: &str) -> String {
    let mut open = Vec::new();
    let (mut quote, mut before) = (None, '\n');
    let mut comment = false;
    for c in text.chars() {
        match (quote, c) {
            (_, '\n') => (quote, comment) = (None, false), // a quote over several lines is rare, a stray one is not
            _ if comment => {}
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | '\n' | '[' | '{' | ',') => quote = Some(c),
            (None, '#') if matches!(before, ' ' | '\n') => comment = true,
            (None, '[') => open.push(']'),
            (None, '{') => open.push('}'),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = c;
    }
    open.into_iter().rev().collect()
}

fn found(shape: &'static Shape, text: &str, as_key: bool) -> Option<Spot> {
    let tree = parse(text).filter(holds_mark)?;
    let mut around = Vec::new();
    walk("", shape, &tree, as_key, &mut around)
}

/// Whether the mark is in a tree, where a key or a whole value is.
fn holds_mark(root: &Tree) -> bool {
    let mut open = vec![root];
    while let Some(tree) = open.pop() {
        match &tree.value {
            Value::Scalar(Scalar::Text(text)) if text == MARK => return true,
            Value::Scalar(_) => {}
            Value::List(items) => open.extend(items),
            Value::Map(entries) => {
                if entries.iter().any(|entry| entry.key == MARK) {
                    return true;
                }
                open.extend(entries.iter().map(|entry| &entry.value));
            }
        }
    }
    false
}

/// Looks for the mark. The depth of trees is bounded by the gate.
fn walk(key: &'static str, shape: &'static Shape, tree: &Tree, as_key: bool, around: &mut Vec<Tree>) -> Option<Spot> {
    let spot =
        |wanted, around: &mut Vec<Tree>| Some(Spot { wanted, around: std::mem::take(around), beside: Vec::new() });
    match (shape, &tree.value) {
        (_, Value::Scalar(Scalar::Text(text))) if text == MARK && !as_key => {
            let (shape, listed) = match shape {
                Shape::List(item) => (*item, true),
                other => (other, false),
            };
            let shape = if let Shape::Either(scalar, _) = shape { scalar } else { shape };
            spot(Wanted::Value { key, shape, listed }, around)
        }
        (Shape::List(item), Value::List(items)) => {
            let mut found = items.iter().find_map(|tree| walk(key, item, tree, as_key, around))?;
            if found.around.len() <= around.len() || found.beside.is_empty() {
                found.beside.extend(items.iter().filter_map(text_of).map(str::to_owned));
            }
            Some(found)
        }
        (_, Value::Map(entries)) => {
            around.push(tree.clone());
            if as_key && entries.iter().any(|entry| entry.key == MARK) {
                return spot(key_wanted(shape, tree)?, around);
            }
            for entry in entries {
                let below = match shape {
                    Shape::MapOf(_, item) => Some((key, *item)),
                    Shape::Localised => Some((key, &Shape::Text)),
                    _ => shape
                        .record_of(tree)
                        .and_then(|record| record.field(&entry.key))
                        .map(|field| (field.key, &field.shape)),
                };
                let Some((key, shape)) = below else { continue };
                if let Some(found) = walk(key, shape, &entry.value, as_key, around) {
                    return Some(found);
                }
            }
            around.pop();
            None
        }
        _ => None,
    }
}

fn key_wanted(shape: &'static Shape, tree: &Tree) -> Option<Wanted> {
    match shape {
        Shape::Record(record) => Some(Wanted::Key(vec![record])),
        Shape::MapOf(names, _) => Some(Wanted::NamingKey(*names)),
        Shape::Localised => Some(Wanted::Language),
        Shape::Either(_, records) => {
            let marked = records.iter().find(|(mark, _)| tree.entry(mark).is_some());
            Some(Wanted::Key(match marked {
                Some((_, record)) => vec![record],
                None => records.iter().map(|(_, record)| *record).collect(),
            }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wanted at `|` of a node file, in short.
    fn at(text: &str) -> Vec<String> {
        let offset = text.find('|').expect("a place");
        let text = text.replacen('|', "", 1);
        let token = token(&text, offset);
        let said = |spot: &Spot| match &spot.wanted {
            Wanted::Key(records) => {
                format!("key of {}", records.iter().map(|one| one.name).collect::<Vec<_>>().join(","))
            }
            Wanted::NamingKey(names) => format!("key naming {names:?}"),
            Wanted::Language => "language".to_owned(),
            Wanted::Value { key, shape, listed } => {
                format!(
                    "{key}: {}{}",
                    if *listed { "listed " } else { "" },
                    match shape {
                        Shape::Name(names) => format!("{names:?}"),
                        Shape::Word(words) => words.join(","),
                        other => format!("{other:?}"),
                    }
                )
            }
        };
        spots("argument/x.yaml", &text, &token).iter().map(said).collect()
    }

    #[test]
    fn what_may_be_written_is_told_from_what_stands_around() {
        for (text, wanted) in [
            ("kind: |", &["kind: claim,premise,rebuttal,context"][..]),
            ("kind: cl|\ntitle: 甲\n", &["kind: claim,premise,rebuttal,context"]),
            ("kind: claim\n|", &["key of node"]),
            ("kind: claim\nsup|\ntitle: 甲\n", &["key of node"]),
            ("kind: claim\ntitle:\n  |", &["language", "title: Localised"]),
            ("supports: [a, |", &["supports: Argued"]),
            ("supports: [|]\n", &["supports: Argued"]),
            ("supports: |\n", &["supports: listed Argued"]),
            ("supports:\n  - |", &["key of entry", "supports: Argued"]),
            ("supports:\n  - to: a\n    sch|", &["key of entry"]),
            ("supports:\n  - to: a\n    scheme: s|", &["scheme: Scheme"]),
            ("supports:\n  - {to: a, with: [{node: |", &["node: Argued"]),
            ("supports:\n  - {to: a, with: [{|", &["key of premise,node"]),
            ("supports:\n  - {to: a, asks: sign/|}\n", &["asks: Question"]),
            ("undercuts: [a--|]", &["undercuts: Reason"]),
            ("cites: [{key: k|}]\n", &["key: Source"]),
            ("at: [\"2.1¶|\"]\n", &["at: Place"]),
            ("at: [\"2.1¶|", &["at: Place"]),
            ("allow: {|}\n", &["key naming Rule"]),
            ("translated: {|}\n", &["key naming Language"]),
            ("strict: |", &[]),
            ("# kind: |", &[]),
            ("text: |- |\n", &[]),
        ] {
            let said = at(text);
            let is_text = text.starts_with("text");
            assert!(said == wanted || is_text, "{text:?}: {said:?}");
        }
    }

    #[test]
    fn an_unfinished_text_keeps_what_stands_around() {
        let text = "kind: rebuttal\nattacks:\n  - to: a\n    with: [{node: b, role: ";
        let token = token(text, text.len());
        let spots = spots("argument/x.yaml", &format!("{text}\n    scheme: sign\n"), &token);
        assert!(spots.iter().any(|spot| spot.nearest("to") == Some("a")), "{spots:?}");
    }
}
