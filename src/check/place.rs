//! Where a part of a Markdown text stands in its file.

use crate::source::{SourceMap, Span};
use std::ops::Range;

/// Where a part of a text stands in its file. A block of YAML is indented in the file and not in the text: the part is
/// found again by counting how often the same words stand before it.
pub(crate) fn place(sources: &SourceMap, span: Span, text: &str, range: &Range<usize>) -> Span {
    let words = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default().matches(words).count();
    let raw = sources.slice(span);
    match raw.match_indices(words).nth(before).filter(|_| !words.is_empty()) {
        Some((at, _)) => Span::new(span.file, span.start as usize + at, span.start as usize + at + words.len()),
        None => Span { end: span.start, ..span },
    }
}
