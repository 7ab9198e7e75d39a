//! Puts the keys of a file into the order of the shape table and changes nothing else: comments go with the key that
//! follows them or on whose line they stand, and every text keeps its bytes.
//!
//! Mappings are rearranged from the inside out, as pieces of text; what comes out is read again and must say what it said
//! before. Where a piece cannot be moved without a doubt, the file is left alone, with the reason why.

use super::edit::{
    Replacement, is_flow, line_end, line_ending, line_start, next_line, parse, range, replaced, says_the_same,
};
use super::shape::{Record, Shape};
use super::tree::{Entry, Tree, Value};
use super::{Role, document, shapes, yaml};
use crate::diagnostic::Text;
use crate::say;
use std::ops::Range;

/// A comment with which editors are told the schema of a file; it must stay in the first lines.
const MODELINE: &str = "# yaml-language-server:";

/// Why a file is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The line, from 1.
    pub line: usize,
    /// What is in the way.
    pub why: Text,
}

/// The text of a project's file with its keys in order; none if they are. `path` is the file's path in the project, which
/// says what it is; a byte order mark is not part of the text.
///
/// # Errors
/// If the keys cannot be put in order without a doubt.
pub fn arranged(path: &str, text: &str) -> Result<Option<String>, Doubt> {
    let (shape, range) = match Role::of(path) {
        Role::Map => (&shapes::MAP, 0..text.len()),
        Role::Bibliography => (&shapes::BIBLIOGRAPHY, 0..text.len()),
        Role::Glossary => (&shapes::GLOSSARY, 0..text.len()),
        Role::Scheme(_) => (&shapes::SCHEME, 0..text.len()),
        Role::Node(_) => (&shapes::NODE, 0..text.len()),
        Role::Page(_) => match document::split_front_matter(text) {
            Some((front, _)) => (&shapes::FRONT_MATTER, front),
            None => return Ok(None),
        },
        Role::Other | Role::Unread => return Ok(None),
    };
    let before = &text[..range.start];
    let part = &text[range.clone()];
    let doubt = |doubt: Doubt| Doubt { line: doubt.line + before.matches('\n').count(), ..doubt };
    Ok(in_order(part, shape).map_err(doubt)?.map(|part| format!("{before}{part}{}", &text[range.end..])))
}

fn in_order(original: &str, shape: &'static Shape) -> Result<Option<String>, Doubt> {
    let unread = || {
        doubt(
            original,
            0,
            say!(en: "it is no YAML that Elenchus reads; see `elenchus check`", zh: "不是 Elenchus 能读的 YAML，请运行 `elenchus check`"),
        )
    };
    let before = parse(original).ok_or_else(unread)?;
    let mut text = original.to_owned();
    // Each round settles at least the innermost mappings that are out of order.
    for _ in 0..yaml::DEEPEST {
        let tree = parse(&text).ok_or_else(|| unsure(original))?;
        let edits = round(&text, shape, &tree)?;
        if edits.is_empty() {
            break;
        }
        text = replaced(&text, edits).ok_or_else(|| unsure(original))?;
    }
    if text == original {
        return Ok(None);
    }
    let after = parse(&text).ok_or_else(|| unsure(original))?;
    let same = says_the_same(&before, &after) && yaml::agree(original, &text) && ink(original) == ink(&text);
    if same { Ok(Some(text)) } else { Err(unsure(original)) }
}

/// How often each byte occurs, white space apart: nothing may get lost, comments included.
fn ink(text: &str) -> [usize; 256] {
    let mut count = [0; 256];
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        count[byte as usize] += 1;
    }
    count
}

fn doubt(text: &str, at: usize, why: Text) -> Doubt {
    Doubt { line: text[..at].matches('\n').count() + 1, why }
}

fn unsure(text: &str) -> Doubt {
    doubt(
        text,
        0,
        say!(en: "its keys cannot be moved without changing what it says", zh: "移动其中的键会改变文件的含义"),
    )
}

/// The replacements of mappings that are out of order, inner ones first; what lies around one waits for the next round.
fn round(text: &str, shape: &'static Shape, tree: &Tree) -> Result<Vec<Replacement>, Doubt> {
    let mut edits: Vec<Replacement> = Vec::new();
    let mut records = records(shape, tree);
    records.sort_by_key(|(_, tree)| (tree.span.end - tree.span.start, tree.span.start));
    for (record, tree) in records {
        let Some(order) = order(text, record, tree)? else { continue };
        let (place, new) =
            if is_flow(text, tree) { in_flow(text, tree, &order)? } else { in_block(text, tree, &order)? };
        if edits.iter().all(|(taken, _)| taken.end <= place.start || place.end <= taken.start) {
            edits.push((place, new));
        }
    }
    Ok(edits)
}

/// Every mapping with known keys.
fn records<'t>(shape: &'static Shape, tree: &'t Tree) -> Vec<(&'static Record, &'t Tree)> {
    let mut open = vec![(shape, tree)];
    let mut found = Vec::new();
    while let Some((shape, tree)) = open.pop() {
        match (shape, &tree.value) {
            (Shape::List(item), Value::List(items)) => open.extend(items.iter().map(|tree| (*item, tree))),
            (Shape::MapOf(_, item), Value::Map(entries)) => {
                open.extend(entries.iter().map(|entry| (*item, &entry.value)))
            }
            _ => {}
        }
        if let (Some(record), Value::Map(_)) = (shape.record_of(tree), &tree.value) {
            found.push((record, tree));
            let value = |field: &'static super::shape::Field| Some((&field.shape, tree.get(field.key)?));
            open.extend(record.fields.iter().filter_map(value));
        }
    }
    found
}

/// The order in which the entries of a mapping are best written; none if it is theirs.
fn order(text: &str, record: &Record, tree: &Tree) -> Result<Option<Vec<usize>>, Doubt> {
    let mut places = Vec::new();
    for (at, entry) in tree.entries().iter().enumerate() {
        let place = record.fields.iter().position(|field| field.key == entry.key);
        let unknown = || {
            let key = &entry.key;
            doubt(text, entry.key_span.start as usize, say!(en: "unknown key `{key}`", zh: "未知的键 `{key}`"))
        };
        places.push((place.ok_or_else(unknown)?, at));
    }
    places.sort_unstable();
    let order: Vec<usize> = places.into_iter().map(|(_, at)| at).collect();
    Ok((!order.is_sorted()).then_some(order))
}

/// A mapping in braces: its entries change places, and what stands between them stays.
fn in_flow(text: &str, tree: &Tree, order: &[usize]) -> Result<Replacement, Doubt> {
    let slots: Vec<Range<usize>> = tree
        .entries()
        .iter()
        .map(|entry| entry.key_span.start as usize..(entry.value.span.end as usize).max(entry.key_span.end as usize))
        .collect();
    let gaps_are_commas =
        slots.windows(2).all(|pair| text.get(pair[0].end..pair[1].start).is_some_and(|gap| gap.trim() == ","));
    let (Some(first), Some(last), true) = (slots.first(), slots.last(), gaps_are_commas) else {
        let why = say!(en: "a mapping in braces with comments in it", zh: "花括号里有注释");
        return Err(doubt(text, tree.span.start as usize, why));
    };
    let mut new = String::new();
    for (slot, &from) in order.iter().enumerate() {
        new.push_str(&text[slots[from].clone()]);
        if let Some(next) = slots.get(slot + 1) {
            new.push_str(&text[slots[slot].end..next.start]);
        }
    }
    Ok((first.start..last.end, new))
}

/// One entry of a mapping in lines.
struct Piece<'t> {
    /// The comments and blank lines above it.
    lead: &'t str,
    /// From its key to the end of its last line.
    body: &'t str,
}

/// A mapping in lines: pieces of whole lines change places.
fn in_block(text: &str, tree: &Tree, order: &[usize]) -> Result<Replacement, Doubt> {
    let key = |at: usize| tree.entries()[at].key_span.start as usize;
    let prefix = &text[line_start(text, key(0))..key(0)];
    let is_item = prefix.contains('-');
    let indent = " ".repeat(prefix.len());
    let odd = |at: usize| {
        let why = say!(en: "a key does not begin its line", zh: "有的键不在行首");
        doubt(text, at, why)
    };
    if !prefix.chars().all(|c| matches!(c, ' ' | '-')) {
        return Err(odd(key(0)));
    }
    let mut starts = vec![lead_of_first(text, key(0), &indent, is_item)];
    for at in 1..tree.entries().len() {
        if text[line_start(text, key(at))..key(at)] != indent {
            return Err(odd(key(at)));
        }
        let above = below(text, &tree.entries()[at - 1]);
        starts.push(lead(text, above, line_start(text, key(at)), &indent).ok_or_else(|| odd(key(at)))?);
    }
    let end = end_of_last(text, tree, indent.len());
    starts.push(end);
    let piece = |at: usize| Piece {
        lead: if at == 0 && is_item { "" } else { &text[starts[at]..line_start(text, key(at))] },
        body: &text[key(at)..starts[at + 1]],
    };
    let mut new = String::new();
    for (slot, &from) in order.iter().enumerate() {
        let Piece { lead, body } = piece(from);
        let first = slot == 0;
        if first && is_item && !lead.trim().is_empty() {
            let why = say!(en: "a comment would have to stand between `-` and the first key", zh: "注释会落在 `-` 和第一个键之间");
            return Err(doubt(text, key(from), why));
        }
        new.push_str(if first { without_blank_lines(lead) } else { lead });
        new.push_str(if first { prefix } else { &indent });
        new.push_str(body);
        if !body.ends_with('\n') {
            new.push_str(line_ending(text));
        }
    }
    Ok((starts[0]..end, new))
}

/// Where the comments directly above the first key begin, if they are its own: those above an item of a list belong to
/// the item.
fn lead_of_first(text: &str, key: usize, indent: &str, is_item: bool) -> usize {
    let mut at = line_start(text, key);
    while let Some(above) = at.checked_sub(1).map(|before| line_start(text, before)).filter(|_| !is_item) {
        let line = &text[above..at];
        if !line.strip_prefix(indent).is_some_and(|line| line.starts_with('#')) || line.starts_with(MODELINE) {
            break;
        }
        at = above;
    }
    at
}

/// Where the comments and blank lines above a key begin: those from its own column. What is indented otherwise belongs
/// to the entry before. None if there is something else between the two.
fn lead(text: &str, from: usize, to: usize, indent: &str) -> Option<usize> {
    let mut start = from;
    let mut at = from;
    while at < to {
        let next = next_line(text, at);
        let line = text.get(at..next)?;
        let is_comment = line.trim_start().starts_with('#');
        if !is_comment && !line.trim().is_empty() {
            return None;
        }
        let is_own = line.strip_prefix(indent).is_some_and(|line| line.starts_with('#'));
        if is_comment && !is_own {
            start = next;
        }
        at = next;
    }
    Some(start)
}

/// Where the line after an entry begins. Blank lines after a block that keeps them (`|+`) are part of it.
fn below(text: &str, entry: &Entry) -> usize {
    let mut last = entry;
    while let Some(inner) = last.value.entries().last() {
        last = inner;
    }
    let mut at = next_line(text, line_end(text, range(&entry.value).end.max(last.key_span.end as usize)));
    let key = last.key_span.end as usize;
    let header = text[key..line_end(text, key)].trim_start_matches([' ', ':']);
    let keeps = header.starts_with(['|', '>']) && header.contains('+');
    while keeps && at < text.len() && text[at..next_line(text, at)].trim().is_empty() {
        at = next_line(text, at);
    }
    at
}

/// The end of the last entry: of its line, and of the comments below that are indented further than the keys.
fn end_of_last(text: &str, tree: &Tree, column: usize) -> usize {
    let mut end = tree.entries().last().map_or(0, |last| below(text, last));
    loop {
        let line = &text[end..next_line(text, end)];
        let body = line.trim_start();
        if !body.starts_with('#') || line.len() - body.len() <= column {
            return end;
        }
        end = next_line(text, end);
    }
}

fn without_blank_lines(lead: &str) -> &str {
    let mut at = 0;
    while at < lead.len() && lead[at..next_line(lead, at)].trim().is_empty() {
        at = next_line(lead, at);
    }
    &lead[at..]
}
