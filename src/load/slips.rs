//! What was meant where a file stops being YAML: the slips that newcomers make, told apart by the lines around the place.

use super::shapes::NODE;
use crate::diagnostic::Text;
use crate::say;
use std::ops::Range;

/// A slip and its mend; places are bytes of the text.
pub(super) struct Slip {
    pub message: Text,
    pub help: Text,
    pub place: Range<usize>,
    pub edits: Vec<(Range<usize>, String)>,
}

/// The slip that made a parser stop at a byte, if it is one of those that are known.
pub(super) fn find(text: &str, stopped: usize) -> Option<Slip> {
    let here = line_at(text, stopped);
    let above = here.start.checked_sub(1).map(|end| line_at(text, end));
    let near = || std::iter::once(here.clone()).chain(above.clone());
    if let Some(slip) = near().find_map(|line| tab(text, line)) {
        return Some(slip);
    }
    if let Some(slip) = near().find_map(|line| wide_colon(text, line)) {
        return Some(slip);
    }
    if let Some(slip) = unquoted(text, here.clone()) {
        return Some(slip);
    }
    near().find_map(|line| no_colon(text, line))
}

/// The line that holds a byte, without its line end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |found| start + found);
    let end = if text.get(start..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
    start..end
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let line = (at < text.len()).then(|| line_at(text, at))?;
        at = text.get(line.end..)?.find('\n').map_or(text.len(), |found| line.end + found + 1);
        Some(line)
    })
}

/// White space at the beginning of a line.
fn indent(text: &str, line: &Range<usize>) -> Range<usize> {
    let words = text.get(line.clone()).unwrap_or_default();
    line.start..line.start + (words.len() - words.trim_start().len())
}

fn tab(text: &str, line: Range<usize>) -> Option<Slip> {
    let tabbed = |line: &Range<usize>| text.get(indent(text, line)).is_some_and(|white| white.contains('\t'));
    if !tabbed(&line) {
        return None;
    }
    let spaced = |line: Range<usize>| {
        let white = indent(text, &line);
        let spaces = text.get(white.clone()).unwrap_or_default().replace('\t', "  ");
        (white, spaces)
    };
    Some(Slip {
        message: say!(en: "this line is indented with a tab", zh: "这一行用制表符（Tab）缩进"),
        help: say!(en: "indent with spaces, two for each step", zh: "请用空格缩进，每层两个"),
        place: indent(text, &line),
        edits: lines(text).filter(tabbed).map(spaced).collect(),
    })
}

const WIDE_COLON: char = '：';

/// Where a key is followed by a full-width colon.
fn wide_colon_in(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let start = indent(text, line).end;
    let words = text.get(start..line.end)?;
    let (key, _) = words.trim_start_matches("- ").split_once(WIDE_COLON)?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let at = start + words.find(WIDE_COLON)?;
    is_key.then(|| at..at + WIDE_COLON.len_utf8())
}

fn wide_colon(text: &str, line: Range<usize>) -> Option<Slip> {
    let place = wide_colon_in(text, &line)?;
    let narrow = |place: Range<usize>| {
        let spaced = text.get(place.end..).is_some_and(|rest| rest.starts_with([' ', '\n', '\r']));
        (place, if spaced { ":".to_owned() } else { ": ".to_owned() })
    };
    Some(Slip {
        message: say!(en: "a full-width colon stands after a key", zh: "键的后面用了全角冒号“：”"),
        help: say!(en: "write `:` and a space", zh: "请改用半角冒号 `:`，后面空一格"),
        place,
        edits: lines(text).filter_map(|line| wide_colon_in(text, &line)).map(narrow).collect(),
    })
}

/// A text on the line of its key that needs quotes.
fn unquoted(text: &str, line: Range<usize>) -> Option<Slip> {
    let words = text.get(line.clone())?;
    let at = line.start + words.find(": ")? + 2;
    let value = text.get(at..line.end)?.trim();
    let start = at + text.get(at..line.end)?.find(value)?;
    let first = value.chars().next()?;
    if matches!(first, '"' | '\'' | '{' | '[' | '|' | '>' | '&' | '*' | '#') {
        return None;
    }
    let message = match first {
        '@' | '`' => say!(en: "a text that begins with `{first}` needs quotes", zh: "以 `{first}` 开头的文字要加引号"),
        '%' => say!(en: "a text that begins with `%` needs quotes", zh: "以 `%` 开头的文字要加引号"),
        _ if value.contains(": ") || value.ends_with(':') => {
            say!(en: "a text with a colon and a space in it needs quotes", zh: "文字里有半角冒号加空格，要加引号")
        }
        _ => return None,
    };
    let help = match first {
        '“' | '”' | '「' => say!(en: "`“` and `”` are no quotes to YAML: put straight ones around them",
                                  zh: "YAML 不认“ ”这种引号：请在外面再加一对半角引号"),
        _ => say!(en: "put the text in straight quotes", zh: "请给文字加上一对半角引号"),
    };
    let quoted =
        if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") };
    let place = start..start + value.len();
    Some(Slip { message, help, place: place.clone(), edits: vec![(place, quoted)] })
}

/// A line that begins with a key of a statement and has no colon after it.
fn no_colon(text: &str, line: Range<usize>) -> Option<Slip> {
    let start = indent(text, &line).end;
    let words = text.get(start..line.end)?;
    let key = words.split_whitespace().next()?;
    let known = key == "kind" || NODE.keys_after("kind").contains(&key);
    let missing = known && words.len() > key.len() && !words.contains(':');
    let at = start + key.len();
    missing.then(|| Slip {
        message: say!(en: "there is no colon after `{key}`", zh: "`{key}` 的后面缺冒号"),
        help: say!(en: "write `{key}: …`", zh: "请写 `{key}: …`"),
        place: start..at,
        edits: vec![(at..at, ":".to_owned())],
    })
}
