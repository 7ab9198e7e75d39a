//! What every edit of a file's bytes needs: the tree of a text, its lines, and where a new entry or item goes so that
//! nothing else in the file moves.

use super::shapes::NODE;
use super::tree::{Entry, Scalar, Tree, Value};
use super::yaml;
use crate::diagnostic::Findings;
use crate::source::SourceMap;
use std::ops::Range;

/// Bytes that are replaced, and by what.
pub(crate) type Replacement = (Range<usize>, String);

/// The tree of a whole text; none if it cannot be read.
pub(crate) fn parse(text: &str) -> Option<Tree> {
    let mut sources = SourceMap::new();
    let file = sources.add("", text);
    yaml::parse(&sources, file, 0..text.len(), &mut Findings::new())
}

/// The bytes of a value.
pub(crate) fn range(tree: &Tree) -> Range<usize> {
    tree.span.start as usize..tree.span.end as usize
}

/// Whether a mapping or a list is written in brackets.
pub(crate) fn is_flow(text: &str, tree: &Tree) -> bool {
    matches!(text.as_bytes().get(tree.span.start as usize), Some(b'{' | b'['))
}

/// How the lines of a text end.
pub(crate) fn line_ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Where the line of a place begins.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// Where the line of a place ends, before its line end.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    if text[..end].ends_with('\r') { end - 1 } else { end }
}

/// Where the next line begins, or the text ends.
pub(crate) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// The white space before a key that begins its line, or the room that a `- ` before it takes.
pub(crate) fn indentation(text: &str, entry: &Entry) -> Option<String> {
    let key = entry.key_span.start as usize;
    let before = text.get(line_start(text, key)..key)?;
    let fits = before.chars().all(|c| matches!(c, ' ' | '-'));
    fits.then(|| " ".repeat(before.len()))
}

/// A text that needs no quotes in brackets and on a line of its own, in quotes if it would be no text without.
pub(crate) fn name(word: &str) -> String {
    if matches!(Scalar::of_plain(word), Scalar::Text(_)) { word.to_owned() } else { format!("\"{word}\"") }
}

/// After the last entry of a mapping in braces.
pub(crate) fn entry_in_flow(text: &str, map: &Tree, entry: &str) -> Option<Replacement> {
    match map.entries().last() {
        Some(last) => {
            let at = last.value.span.end as usize;
            Some((at..at, format!(", {entry}")))
        }
        None => in_empty(text, map, entry),
    }
}

fn in_empty(text: &str, brackets: &Tree, entry: &str) -> Option<Replacement> {
    let open = brackets.span.start as usize + 1;
    let closed = text.get(range(brackets))?.trim_end().ends_with(['}', ']']);
    closed.then(|| (open..open, entry.to_owned()))
}

/// A line of its own for a key of a node: before the first key that the format puts after it, and before the comments
/// above that key; else after the last entry.
pub(crate) fn entry_in_block(text: &str, map: &Tree, key: &str, line: &str) -> Option<Replacement> {
    let end = line_ending(text);
    let later = NODE.keys_after(key);
    let first = map.entries().first()?;
    let indent = indentation(text, map.entries().get(1).unwrap_or(first))?;
    let next = map.entries().iter().skip(1).find(|entry| later.contains(&entry.key.as_str()));
    if let Some(next) = next {
        let mut at = line_start(text, next.key_span.start as usize);
        while let Some(above) = at.checked_sub(1).map(|before| line_start(text, before)) {
            if !text.get(above..at)?.strip_prefix(&indent)?.starts_with('#') {
                break;
            }
            at = above;
        }
        return Some((at..at, format!("{indent}{line}{end}")));
    }
    let last = map.entries().last()?;
    let at = line_end(text, last.value.span.end as usize);
    Some((at..at, format!("{end}{indent}{line}")))
}

/// One more item after the last of a list.
pub(crate) fn item(text: &str, list: &Tree, item: &str) -> Option<Replacement> {
    let Some(last) = list.items().last() else { return in_empty(text, list, item) };
    if is_flow(text, list) {
        let at = last.span.end as usize;
        return Some((at..at, format!(", {item}")));
    }
    let start = last.span.start as usize;
    let before = text.get(line_start(text, start)..start)?;
    let fits = before.chars().all(|c| matches!(c, ' ' | '-')) && before.matches('-').count() == 1;
    let at = line_end(text, last.span.end as usize);
    fits.then(|| (at..at, format!("{}{before}{item}", line_ending(text))))
}

/// Other bytes for a scalar that says `was`, in the quotes in which it stands. None if it is written in some other way.
pub(crate) fn reworded(text: &str, bytes: Range<usize>, was: &str, is: &str) -> Option<Replacement> {
    let raw = text.get(bytes.clone())?;
    if raw == was {
        return Some((bytes, name(is)));
    }
    let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
    let inner = inner.or_else(|| raw.strip_prefix('\'').and_then(|raw| raw.strip_suffix('\'')));
    (inner == Some(was)).then(|| (bytes.start + 1..bytes.end - 1, is.to_owned()))
}

/// A text with all replacements made; none if two of them touch the same bytes or one is no place of the text.
pub(crate) fn replaced(text: &str, mut edits: Vec<Replacement>) -> Option<String> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Whether two values are the same but for the order of keys. Depth is bounded where trees are made.
pub(crate) fn says_the_same(one: &Tree, other: &Tree) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other))
        }
        (Value::Map(entries), Value::Map(others)) => {
            let has = |entry: &Entry| other.get(&entry.key).is_some_and(|value| says_the_same(&entry.value, value));
            entries.len() == others.len() && entries.iter().all(has)
        }
        _ => false,
    }
}
