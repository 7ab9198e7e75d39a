//! Writes a fingerprint into a node's file and changes nothing else in it: comments, order, quotes and line ends stay.
//!
//! The place is found through the places of the tree; what was written is read again, and it must say what it said
//! before and the mark besides, or nothing is returned.

use super::edit::{entry_in_block, entry_in_flow, indentation, is_flow, line_end, line_ending, parse, range};
use super::tree::{Entry, Scalar, Tree, Value};
use std::ops::Range;

/// The key under which fingerprints stand.
const KEY: &str = "translated";

/// The text of a node file with the fingerprint of the original under `translated.<language>`, of the file's own node or
/// of the inline node `inline`. `None` where it cannot be written without changing something else, or there is no such
/// node: then a person has to.
pub fn marked(text: &str, inline: Option<&str>, language: &str, fingerprint: &str) -> Option<String> {
    let root = parse(text)?;
    let node = match inline {
        None => &root,
        Some(id) => find(&root, id)?,
    };
    let (range, replacement) = edit(text, node, language, fingerprint)?;
    let mut written = text.to_owned();
    written.replace_range(range, &replacement);
    // The file must say what it said, and the mark besides.
    let after = parse(&written)?;
    let now = inline.map_or(Some(&after), |id| find(&after, id))?;
    let says = now.get(KEY)?.get(language)?;
    let is_mark = says.value == Value::Scalar(Scalar::Text(fingerprint.into()));
    (is_mark && same(&root, node, &after, now, language)).then_some(written)
}

/// The inline node of an id, wherever it stands.
pub(crate) fn find<'t>(root: &'t Tree, id: &str) -> Option<&'t Tree> {
    let mut open = vec![root];
    while let Some(tree) = open.pop() {
        for entry in tree.entries().iter().filter(|entry| entry.key == "with") {
            let is_it = |item: &&Tree| {
                item.get("id").is_some_and(|found| found.value == Value::Scalar(Scalar::Text(id.into())))
            };
            if let Some(found) = entry.value.items().iter().find(is_it) {
                return Some(found);
            }
        }
        open.extend(tree.entries().iter().map(|entry| &entry.value).chain(tree.items()));
    }
    None
}

/// What is replaced by what.
fn edit(text: &str, node: &Tree, language: &str, fingerprint: &str) -> Option<(Range<usize>, String)> {
    let end = line_ending(text);
    let pair = format!("{language}: {}", plain(fingerprint));
    let Some(marks) = node.get(KEY) else {
        let line = format!("{KEY}: {{{pair}}}");
        return match is_flow(text, node) {
            true => entry_in_flow(text, node, &line),
            false => entry_in_block(text, node, KEY, &line),
        };
    };
    match marks.get(language) {
        Some(mark) => {
            let old = text.get(range(mark))?;
            let quote = old.chars().next().filter(|c| matches!(c, '"' | '\''));
            Some((
                range(mark),
                quote.map_or_else(|| plain(fingerprint), |quote| format!("{quote}{fingerprint}{quote}")),
            ))
        }
        None if is_flow(text, marks) => entry_in_flow(text, marks, &pair),
        None => {
            let last = marks.entries().last()?;
            let at = line_end(text, last.value.span.end as usize);
            let indent = indentation(text, last)?;
            Some((at..at, format!("{end}{indent}{pair}")))
        }
    }
}

/// A fingerprint as it is written: in quotes where it would be a number.
fn plain(fingerprint: &str) -> String {
    match Scalar::of_plain(fingerprint) {
        Scalar::Text(text) => text.into(),
        _ => format!("\"{fingerprint}\""),
    }
}

/// Whether two documents say the same but for the mark of one node.
fn same(before: &Tree, node_before: &Tree, after: &Tree, node_after: &Tree, language: &str) -> bool {
    let mut open = vec![(before, after)];
    while let Some((a, b)) = open.pop() {
        let is_node = std::ptr::eq(a, node_before) && std::ptr::eq(b, node_after);
        match (&a.value, &b.value) {
            (Value::Scalar(a), Value::Scalar(b)) if a == b => {}
            (Value::List(a), Value::List(b)) if a.len() == b.len() => open.extend(a.iter().zip(b)),
            (Value::Map(a), Value::Map(b)) => {
                let kept = |entry: &&Entry| !(is_node && entry.key == KEY);
                let (left, right): (Vec<_>, Vec<_>) =
                    (a.iter().filter(kept).collect(), b.iter().filter(kept).collect());
                if left.len() != right.len() || left.iter().zip(&right).any(|(a, b)| a.key != b.key) {
                    return false;
                }
                open.extend(left.iter().zip(&right).map(|(a, b)| (&a.value, &b.value)));
            }
            _ => return false,
        }
    }
    other_marks(node_before, language) == other_marks(node_after, language)
}

/// The marks of other languages.
fn other_marks<'t>(node: &'t Tree, language: &str) -> Vec<(&'t str, &'t Value)> {
    let marks = node.get(KEY).map(Tree::entries).unwrap_or_default();
    marks.iter().filter(|entry| entry.key != language).map(|entry| (entry.key.as_str(), &entry.value.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "3f2a91c0d4e5b6a7";

    fn own(text: &str) -> String {
        marked(text, None, "en", HEX).unwrap_or_else(|| panic!("not marked: {text}"))
    }

    #[test]
    fn the_mark_stands_where_the_format_has_it_and_nothing_else_moves() {
        for (before, after) in [
            // A new line before what comes after it, and before the comment of that.
            (
                "kind: claim # yes\ntitle: {zh: 甲, en: 'A'}\nbasis: argued\n\n# Why.\nsupports: [b]\n",
                "kind: claim # yes\ntitle: {zh: 甲, en: 'A'}\nbasis: argued\n\ntranslated: {en: 3f2a91c0d4e5b6a7}\n# Why.\nsupports: [b]\n",
            ),
            // Nothing comes after it; no line feed at the end; comments at the end.
            (
                "kind: claim\ntitle: {zh: 甲, en: A}",
                "kind: claim\ntitle: {zh: 甲, en: A}\ntranslated: {en: 3f2a91c0d4e5b6a7}",
            ),
            (
                "kind: claim\ntitle: {zh: 甲, en: A}\n# The end.\n",
                "kind: claim\ntitle: {zh: 甲, en: A}\ntranslated: {en: 3f2a91c0d4e5b6a7}\n# The end.\n",
            ),
            // Windows line ends; a block of text.
            (
                "kind: claim\r\ntitle: {zh: 甲, en: A}\r\ntext:\r\n  zh: |\r\n    乙\r\n    # no comment\r\ncites: [x]\r\n",
                "kind: claim\r\ntitle: {zh: 甲, en: A}\r\ntext:\r\n  zh: |\r\n    乙\r\n    # no comment\r\ntranslated: {en: 3f2a91c0d4e5b6a7}\r\ncites: [x]\r\n",
            ),
            // One that is there, plain, quoted, of another language, in a block, empty.
            ("kind: claim\ntranslated: {en: abc} # old\n", "kind: claim\ntranslated: {en: 3f2a91c0d4e5b6a7} # old\n"),
            ("kind: claim\ntranslated: {en: \"abc\"}\n", "kind: claim\ntranslated: {en: \"3f2a91c0d4e5b6a7\"}\n"),
            (
                "kind: claim\ntranslated: {fr: 'abc' }\n",
                "kind: claim\ntranslated: {fr: 'abc', en: 3f2a91c0d4e5b6a7 }\n",
            ),
            (
                "kind: claim\ntranslated:\n  fr: abc # F\n  de: abc # D\nby: x\n",
                "kind: claim\ntranslated:\n  fr: abc # F\n  de: abc # D\n  en: 3f2a91c0d4e5b6a7\nby: x\n",
            ),
            ("kind: claim\ntranslated: {}\n", "kind: claim\ntranslated: {en: 3f2a91c0d4e5b6a7}\n"),
            (
                "{kind: claim, title: {zh: 甲, en: A}}\n",
                "{kind: claim, title: {zh: 甲, en: A}, translated: {en: 3f2a91c0d4e5b6a7}}\n",
            ),
        ] {
            assert_eq!(own(before), after);
        }
    }

    #[test]
    fn an_inline_node_is_marked_where_it_stands() {
        let before = "kind: claim\nsupports:\n  - to: b\n    with:\n      - id: c\n        kind: premise\n        title: {zh: 丙, en: C}\n        cites: [x]\n      - {id: d, kind: premise, title: {zh: 丁, en: D}}\n";
        let c = "        title: {zh: 丙, en: C}\n        translated: {en: 3f2a91c0d4e5b6a7}\n        cites: [x]\n";
        let d = "title: {zh: 丁, en: D}, translated: {en: 3f2a91c0d4e5b6a7}}\n";
        assert!(marked(before, Some("c"), "en", HEX).is_some_and(|text| text.contains(c)));
        assert!(marked(before, Some("d"), "en", HEX).is_some_and(|text| text.contains(d)));
        assert_eq!(marked(before, Some("e"), "en", HEX), None);
    }

    #[test]
    fn a_fingerprint_of_digits_alone_is_put_in_quotes() {
        for number in ["1234567890123456", "12345678901234e5"] {
            let text = marked("kind: claim\n", None, "en", number);
            assert_eq!(text, Some(format!("kind: claim\ntranslated: {{en: \"{number}\"}}\n")));
        }
    }

    #[test]
    fn what_cannot_be_written_without_harm_is_left_to_people() {
        for text in ["kind: [\n", "- kind\n", "kind: claim\n...\n# more\n", "kind: claim\ntranslated: old\n"] {
            if let Some(written) = marked(text, None, "en", HEX) {
                // If it is written, then rightly: `marked` has read it again.
                assert!(parse(&written).is_some(), "{text}");
            }
        }
        assert_eq!(marked("- kind\n", None, "en", HEX), None);
        assert_eq!(marked("kind: claim\ntranslated: old\n", None, "en", HEX), None);
    }
}
