//! YAML text to a [`Tree`] with places, and to typed values. The only file that knows the YAML crates.
//!
//! Every text passes the gate first: one document, no anchors, aliases, tags, merge keys or directives, bounded
//! nesting, no control characters, no key twice. What is left is plain data, on which the parser of the gate (which
//! knows places) and serde_yaml (which makes typed values) agree.

use super::slips;
use super::tree::{Entry, Scalar, Tree, Value};
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use compact_str::{CompactString, ToCompactString};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, options};
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// How deep lists and mappings may be nested. The format itself needs eight levels.
pub(crate) const DEEPEST: usize = 32;

/// Reads the text `range` of a file as one document. `None` if it cannot be read at all; then a finding says why.
pub(crate) fn parse(
    sources: &SourceMap,
    file: FileId,
    range: std::ops::Range<usize>,
    findings: &mut Findings,
) -> Option<Tree> {
    let text = sources.file(file).text.get(range.clone())?;
    let place = |start: usize, end: usize| Span::new(file, range.start + start, range.start + end);
    let mut reader = Reader { text, place: &place, findings, open: Vec::new(), root: None, faulty: false };
    reader.refuse_line_separators();
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                if !reader.take(event, &span) {
                    return None;
                }
            }
            Err(error) => {
                reader.syntax_error(&error);
                return None;
            }
        }
    }
    if reader.root.is_none() && !reader.faulty {
        let message = say!(en: "the file is empty", zh: "文件是空的");
        let help = say!(en: "a statement has at least `kind` and `title`; delete the file if nothing is meant to be in it",
                        zh: "一个命题至少有 `kind` 和 `title`；若本来就没有内容，请删去文件");
        reader.findings.push(Finding::new(code::EMPTY_FILE, place(0, 0), message).help(help));
    }
    if reader.faulty { None } else { reader.root }
}

/// The typed value of a document that passed the gate and fits its shape.
///
/// # Errors
/// What serde_yaml says; it can only happen if the shape and the type disagree.
pub(crate) fn typed<T: DeserializeOwned>(text: &str) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

/// Whether serde_yaml reads the same out of two texts, whatever the order of keys.
pub(crate) fn agree(one: &str, other: &str) -> bool {
    let read = |text| typed::<serde_yaml::Value>(text).ok();
    read(one) == read(other)
}

/// The typed value of a tree, for documents of which faulty parts have been cut out.
///
/// # Errors
/// As [`typed`].
pub(crate) fn typed_tree<T: DeserializeOwned>(tree: &Tree) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_value(plain(tree))
}

/// The tree without places. Depth is bounded by [`DEEPEST`].
fn plain(tree: &Tree) -> serde_yaml::Value {
    match &tree.value {
        Value::Scalar(Scalar::Text(text)) => serde_yaml::Value::String(text.to_string()),
        Value::Scalar(Scalar::Flag(flag)) => serde_yaml::Value::Bool(*flag),
        Value::Scalar(Scalar::Null) => serde_yaml::Value::Null,
        Value::Scalar(Scalar::Number(number)) => {
            serde_yaml::from_str(number).unwrap_or_else(|_| serde_yaml::Value::String(number.to_string()))
        }
        Value::List(items) => serde_yaml::Value::Sequence(items.iter().map(plain).collect()),
        Value::Map(entries) => {
            let pair = |entry: &Entry| (serde_yaml::Value::String(entry.key.to_string()), plain(&entry.value));
            serde_yaml::Value::Mapping(entries.iter().map(pair).collect())
        }
    }
}

/// A list or mapping that is being read.
enum Open {
    List(Span, Vec<Tree>),
    Map(Span, Vec<Entry>, Option<(CompactString, Span)>),
}

struct Reader<'a> {
    text: &'a str,
    place: &'a dyn Fn(usize, usize) -> Span,
    findings: &'a mut Findings,
    open: Vec<Open>,
    root: Option<Tree>,
    faulty: bool,
}

impl Reader<'_> {
    /// Takes one event; false if reading must stop.
    fn take(&mut self, event: Event<'_>, span: &granit_parser::Span) -> bool {
        let bytes = span.byte_range().unwrap_or(0..0);
        let at = (self.place)(bytes.start, bytes.end);
        if event.anchor_id().is_some_and(|id| id != 0) || event.is_alias() || event.tag().is_some() {
            self.refuse_feature(at);
        }
        match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.value(Tree { span: at, value: Value::Scalar(Scalar::Null) })
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.second_document(at);
                return false;
            }
            Event::Scalar(text, style, ..) => {
                let at = self.scalar_span(at, style);
                let text = self.without_controls(text, at);
                let scalar = match style {
                    ScalarStyle::Plain => Scalar::of_plain(&text),
                    _ => Scalar::Text(text.into()),
                };
                self.value(Tree { span: at, value: Value::Scalar(scalar) });
            }
            Event::SequenceStart(..) => self.open.push(Open::List(at, Vec::new())),
            Event::MappingStart(..) => self.open.push(Open::Map(at, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.close(at),
            _ => {}
        }
        true
    }

    /// A block scalar's place ends with its last line, without the line feeds after it.
    fn scalar_span(&self, span: Span, style: ScalarStyle) -> Span {
        if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return span;
        }
        let base = (self.place)(0, 0).start;
        let (start, end) = ((span.start - base) as usize, (span.end - base) as usize);
        let trimmed = self.text.get(start..end).map_or(end - start, |text| text.trim_end().len());
        Span { end: span.start + u32::try_from(trimmed).unwrap_or(0), ..span }
    }

    fn close(&mut self, end: Span) {
        let closed = match self.open.pop() {
            Some(Open::List(start, mut items)) => {
                items.shrink_to_fit(); // there are as many of these as there are lists, and they stay
                Tree { span: self.covering(start, end, items.last().map(|item| item.span)), value: Value::List(items) }
            }
            Some(Open::Map(start, mut entries, _)) => {
                entries.shrink_to_fit();
                let last = entries.last().map(|entry| entry.value.span);
                Tree { span: self.covering(start, end, last), value: Value::Map(entries) }
            }
            None => return,
        };
        self.value(closed);
    }

    /// From the beginning of a collection to its end: a closing bracket, or the last thing in a block.
    fn covering(&self, start: Span, end: Span, last: Option<Span>) -> Span {
        let to = if end.end > end.start { end.end } else { last.map_or(start.end, |last| last.end) };
        Span { end: to.max(start.start), ..start }
    }

    fn value(&mut self, tree: Tree) {
        match self.open.last_mut() {
            None => self.root = Some(tree),
            Some(Open::List(_, items)) => items.push(tree),
            Some(Open::Map(_, _, key @ None)) => match tree.value {
                Value::Scalar(scalar) => {
                    let name = match scalar {
                        Scalar::Text(text) | Scalar::Number(text) => text,
                        Scalar::Flag(flag) => flag.to_compact_string(),
                        Scalar::Null => CompactString::default(),
                    };
                    let is_merge = name == "<<";
                    *key = Some((name, tree.span));
                    if is_merge {
                        self.refuse_feature(tree.span);
                    }
                }
                _ => {
                    *key = Some((CompactString::default(), tree.span));
                    let message = say!(en: "a key must be one word", zh: "键须为一个词");
                    self.fault(Finding::new(code::YAML_SYNTAX, tree.span, message));
                }
            },
            Some(Open::Map(_, entries, key)) => {
                let (key, key_span) = key.take().unwrap_or_else(|| (CompactString::default(), tree.span));
                if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                    let first = first.key_span;
                    let finding = Finding::new(
                        code::DUPLICATE_KEY,
                        key_span,
                        say!(en: "the key `{key}` stands twice", zh: "键 `{key}` 出现了两次"),
                    )
                    .also(first, say!(en: "first here", zh: "第一次在这里"))
                    .help(say!(en: "keep one of them; put several values into one list", zh: "只留一处；多个值写进同一个列表"));
                    self.findings.push(finding);
                    return;
                }
                entries.push(Entry { key, key_span, value: tree });
            }
        }
    }

    fn fault(&mut self, finding: Finding) {
        self.faulty = true;
        self.findings.push(finding);
    }

    fn refuse_feature(&mut self, at: Span) {
        let message = say!(
            en: "anchors, aliases, tags and merge keys are not part of the format",
            zh: "本格式不用锚点、别名、标签和合并键"
        );
        let help = say!(en: "write the value out in full", zh: "请把值完整写出");
        self.fault(Finding::new(code::YAML_FEATURE, at, message).help(help));
    }

    fn second_document(&mut self, at: Span) {
        let message = say!(en: "a second document begins here", zh: "这里开始了第二个文档");
        let help = say!(en: "one file holds one document: move this into a file of its own", zh: "一个文件只放一个文档：请另建文件");
        self.fault(Finding::new(code::YAML_FEATURE, at, message).help(help));
    }

    /// YAML 1.1 readers take these characters for line breaks, YAML 1.2 readers do not.
    fn refuse_line_separators(&mut self) {
        for (at, found) in self.text.char_indices() {
            if is_forbidden(found) {
                let span = (self.place)(at, at + found.len_utf8());
                let number = u32::from(found);
                let message =
                    say!(en: "the character U+{number:04X} may not stand here", zh: "这里不能有字符 U+{number:04X}");
                let help = say!(en: "delete it, or write a space instead", zh: "请删去，或改成空格");
                self.fault(Finding::new(code::FORBIDDEN_CHARACTER, span, message).help(help));
            }
        }
    }

    /// The text without characters that may not be written out, which an escape in a quoted text can spell; they are
    /// reported.
    fn without_controls<'t>(&mut self, text: Cow<'t, str>, at: Span) -> Cow<'t, str> {
        let Some(found) = text.chars().find(|&found| is_forbidden(found)) else { return text };
        let number = u32::from(found);
        let message = say!(en: "this text spells the control character U+{number:04X}", zh: "这段文字用转义写出了控制字符 U+{number:04X}");
        let help = say!(en: "take the escape out", zh: "请去掉这个转义");
        self.findings.push(Finding::new(code::FORBIDDEN_CHARACTER, at, message).help(help));
        Cow::Owned(text.chars().filter(|&found| !is_forbidden(found)).collect())
    }

    fn syntax_error(&mut self, error: &granit_parser::ScanError) {
        if self.faulty && self.findings.as_slice().last().is_some_and(|last| last.code == code::FORBIDDEN_CHARACTER) {
            return; // the parser stumbles over what has just been reported
        }
        let start = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let at = (self.place)(start, self.text[start..].chars().next().map_or(start, |c| start + c.len_utf8()));
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            let message = say!(en: "nested deeper than {DEEPEST} levels", zh: "嵌套超过 {DEEPEST} 层");
            self.fault(Finding::new(code::NESTED_TOO_DEEP, at, message));
            return;
        }
        if let Some(slip) = slips::find(self.text, start) {
            let place = self.place;
            let finding = Finding::new(code::YAML_SYNTAX, place(slip.place.start, slip.place.end), slip.message);
            let mend = |finding: Finding, (range, text): (std::ops::Range<usize>, String)| {
                finding.mend(place(range.start, range.end), text)
            };
            self.fault(slip.edits.into_iter().fold(finding.help(slip.help), mend));
            return;
        }
        let detail = error.info();
        let message = say!(en: "this is not YAML: {detail}", zh: "不是合法的 YAML：{detail}");
        let help = say!(
            en: "look at the indentation and the quotes here and in the line above; a text with `: ` or ` #` in it needs quotes",
            zh: "请看这一行和上一行的缩进与引号；文字里有 `: ` 或 ` #` 时要加引号"
        );
        self.fault(Finding::new(code::YAML_SYNTAX, at, message).help(help));
    }
}

/// Characters that no text of a map may hold: controls but for tabs and line ends, what YAML 1.1 readers take for line
/// breaks, a byte order mark, and one character that the Markdown of Elenchus needs for itself.
fn is_forbidden(found: char) -> bool {
    matches!(found, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{10a7f}')
        || (found.is_control() && !matches!(found, '\n' | '\r' | '\t'))
}
