//! The Markdown of a project: every text with its place, and where a part of one stands in its file.

use crate::model::Project;
use crate::source::{SourceMap, Span};
use std::ops::Range;

/// Every Markdown text with its place.
pub(crate) fn prose<'a>(project: &'a Project, sources: &'a SourceMap) -> impl Iterator<Item = (&'a str, Span)> {
    let of_nodes = project.nodes.iter().flat_map(|node| node.text.iter().chain(node.note.iter()));
    let of_tours = project.map.tours.iter().flat_map(|tour| tour.stops.iter()).flat_map(|stop| stop.text.iter());
    let of_terms = project.glossary.iter().flat_map(|term| term.text.iter());
    let of_pages = project.pages.iter().map(|page| (sources.slice(page.body), page.body));
    let localised = of_nodes.chain(of_tours).chain(of_terms);
    localised.map(|(_, text)| (text.value.as_str(), text.span)).chain(of_pages)
}

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
