//! Every name in the text of a file with its place: which ids, schemes, roles, questions, sources and places in the paper
//! it speaks of, by the table of shapes. Nothing is looked up here.

use super::edit::parse;
#[cfg(feature = "lsp")]
use super::shape::Record;
use super::shape::{Names, Shape};
use super::tree::{Scalar, Tree, Value};
use super::{Role, shapes};
use std::ops::Range;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// What kind of thing it names.
    pub names: Names,
    /// The name.
    pub name: String,
    /// The bytes of the name in the text, without quotes.
    pub range: Range<usize>,
    /// The key under which it stands.
    pub key: String,
}

/// The shape of a file by its place in the project; none if it is no YAML file of the format.
pub(crate) fn shape_of(path: &str) -> Option<&'static Shape> {
    Some(match Role::of(path) {
        Role::Node(_) => &shapes::NODE,
        Role::Map => &shapes::MAP,
        Role::Bibliography => &shapes::BIBLIOGRAPHY,
        Role::Glossary => &shapes::GLOSSARY,
        Role::Scheme(_) => &shapes::SCHEME,
        Role::Page(_) | Role::Other | Role::Unread => return None,
    })
}

/// Every name in a file, in order of places; none of a text that is not YAML.
pub(crate) fn named(path: &str, text: &str) -> Vec<Named> {
    let (Some(shape), Some(tree)) = (shape_of(path), parse(text)) else { return Vec::new() };
    let mut found = Vec::new();
    let mut open: Vec<(&str, &'static Shape, &Tree)> = vec![("", shape, &tree)];
    while let Some((key, shape, tree)) = open.pop() {
        match (shape, &tree.value) {
            (Shape::Name(names), Value::Scalar(Scalar::Text(name))) => {
                let range = bare(text, tree.span.start as usize..tree.span.end as usize, name);
                found.push(Named { names: *names, name: name.to_string(), range, key: key.to_owned() });
            }
            (Shape::Either(scalar, _), Value::Scalar(_)) => open.push((key, scalar, tree)),
            (Shape::List(item), Value::List(items)) => open.extend(items.iter().map(|tree| (key, *item, tree))),
            (Shape::MapOf(names, item), Value::Map(entries)) => {
                for entry in entries {
                    let range = entry.key_span.start as usize..entry.key_span.end as usize;
                    let range = bare(text, range, &entry.key);
                    found.push(Named { names: *names, name: entry.key.to_string(), range, key: key.to_owned() });
                    open.push((key, item, &entry.value));
                }
            }
            (shape, Value::Map(entries)) => {
                for entry in entries {
                    let field = shape.record_of(tree).and_then(|record| record.field(&entry.key));
                    open.extend(field.map(|field| (field.key, &field.shape, &entry.value)));
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|name| name.range.start);
    found
}

/// A key of the format, or a word of a closed vocabulary, in a text.
#[cfg(feature = "lsp")]
pub(crate) struct Keyword {
    /// The record and its key.
    pub record: &'static Record,
    pub key: &'static str,
    /// The word under the key, if the place is in it.
    pub word: Option<String>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The key or the word at a byte offset of a file.
#[cfg(feature = "lsp")]
pub(crate) fn keyword_at(path: &str, text: &str, offset: usize) -> Option<Keyword> {
    let (shape, tree) = (shape_of(path)?, parse(text)?);
    let holds = |span: crate::source::Span| (span.start as usize..=span.end as usize).contains(&offset);
    let bytes = |span: crate::source::Span| span.start as usize..span.end as usize;
    let mut open: Vec<(&'static Shape, &Tree)> = vec![(shape, &tree)];
    while let Some((shape, tree)) = open.pop() {
        match (shape, &tree.value) {
            (Shape::List(item), Value::List(items)) => open.extend(items.iter().map(|tree| (*item, tree))),
            (Shape::MapOf(_, item), Value::Map(entries)) => {
                open.extend(entries.iter().map(|entry| (*item, &entry.value)));
            }
            (shape, Value::Map(entries)) => {
                let Some(record) = shape.record_of(tree) else { continue };
                for entry in entries {
                    let Some(field) = record.field(&entry.key) else { continue };
                    if holds(entry.key_span) {
                        return Some(Keyword { record, key: field.key, word: None, range: bytes(entry.key_span) });
                    }
                    if let (Shape::Word(_), Value::Scalar(Scalar::Text(word))) = (&field.shape, &entry.value.value)
                        && holds(entry.value.span)
                    {
                        let word = Some(word.to_string());
                        return Some(Keyword { record, key: field.key, word, range: bytes(entry.value.span) });
                    }
                    open.push((&field.shape, &entry.value));
                }
            }
            _ => {}
        }
    }
    None
}

/// The bytes of a scalar without its quotes.
fn bare(text: &str, range: Range<usize>, name: &str) -> Range<usize> {
    let within = range.start + 1..range.end.saturating_sub(1);
    let is_quoted = text.get(range.clone()).is_some_and(|raw| raw.starts_with(['"', '\'']));
    if is_quoted && text.get(within.clone()) == Some(name) { within } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_their_kinds_and_places() {
        let text = "kind: rebuttal\ntitle: 甲\nattacks:\n  - {to: a, scheme: \"sign\", asks: {question: sign/cq-1, of: r}, with: [b, {node: c, role: x}, {id: d, kind: premise, title: 丁}]}\nundercuts: [p--q]\ncites: [k, {key: 'l'}]\nat: [\"2.1¶2\"]\nallow: {A012: 因为}\naliases: [old]\n";
        let found = named("argument/x.yaml", text);
        let said: Vec<(Names, &str)> = found.iter().map(|name| (name.names, name.name.as_str())).collect();
        assert_eq!(
            said,
            [
                (Names::Argued, "a"),
                (Names::Scheme, "sign"),
                (Names::Question, "sign/cq-1"),
                (Names::Reason, "r"),
                (Names::Argued, "b"),
                (Names::Argued, "c"),
                (Names::Role, "x"),
                (Names::NewStatement, "d"),
                (Names::Reason, "p--q"),
                (Names::Source, "k"),
                (Names::Source, "l"),
                (Names::Place, "2.1¶2"),
                (Names::Rule, "A012"),
                (Names::FormerId, "old"),
            ]
        );
        assert!(found.iter().all(|name| text.get(name.range.clone()) == Some(name.name.as_str())));
        assert!(named("argument/x.yaml", "supports: [").is_empty());
        assert!(named("argument/pages/x.en.md", "a").is_empty());
    }
}
