//! Every place of a file where the id of a statement or a reason is written as a value or a key; mentions inside of texts
//! are Markdown's matter.

use super::tree::{Scalar, Tree, Value};
use std::ops::Range;

/// An id and its bytes, with the quotes that it may stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    pub id: &'t str,
    pub bytes: Range<usize>,
}

/// Keys whose value is an id, or a list of ids and of mappings that name some.
const NAMES: &[&str] = &[
    "thesis",
    "to",
    "node",
    "stronger",
    "weaker",
    "of",
    "supports",
    "attacks",
    "undercuts",
    "contradicts",
    "same_as",
    "with",
    "stops",
    "see",
];
/// Keys below which ids are named.
const ABOVE: &[&str] = &["prefers", "asks", "tours", "expect"];

/// The references of a node file, `map.yaml` or `glossary.yaml`, in no order.
pub(crate) fn references(tree: &Tree, is_glossary: bool) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut open = vec![("", tree)];
    if is_glossary {
        open = tree.entries().iter().map(|entry| ("", &entry.value)).collect();
    }
    while let Some((key, tree)) = open.pop() {
        match &tree.value {
            Value::Scalar(Scalar::Text(id)) if NAMES.contains(&key) => {
                found.push(Reference { id, bytes: super::edit::range(tree) });
            }
            Value::Scalar(_) => {}
            Value::List(items) => open.extend(items.iter().map(|item| (key, item))),
            Value::Map(entries) if key == "expect" => {
                for view in entries {
                    let id = |entry: &'_ super::tree::Entry| entry.key_span.start as usize..entry.key_span.end as usize;
                    let named = view.value.entries().iter();
                    found.extend(named.map(|entry| Reference { id: &entry.key, bytes: id(entry) }));
                }
            }
            Value::Map(entries) => {
                let inside = entries.iter().filter(|entry| {
                    let key = entry.key.as_str();
                    NAMES.contains(&key) || ABOVE.contains(&key)
                });
                open.extend(inside.map(|entry| (entry.key.as_str(), &entry.value)));
                // A premise that is written in place is named where it stands.
                let inline = tree.get("id").filter(|_| key == "with");
                if let Some(Tree { value: Value::Scalar(Scalar::Text(id)), .. }) = inline {
                    found.extend(inline.map(|tree| Reference { id, bytes: super::edit::range(tree) }));
                }
            }
        }
    }
    found
}
