//! The Markdown of a project, each text read once: where it stands and what it refers to.

use crate::markdown::{Mention, mentions};
use crate::model::{Node, NodeIx, Project};
use crate::source::{SourceMap, Span};
use rayon::prelude::*;
use std::ops::Range;

/// A Markdown text.
#[derive(Clone, Debug)]
pub struct Prose<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// What it refers to, in order.
    pub mentions: Vec<Mention>,
}

impl Prose<'_> {
    /// Where a part of the text stands in its file. A block of YAML is indented in the file and not in the text: the part
    /// is found again by counting how often the same words stand before it.
    pub fn place(&self, sources: &SourceMap, range: &Range<usize>) -> Span {
        let words = self.text.get(range.clone()).unwrap_or_default();
        let before = self.text.get(..range.start).unwrap_or_default().matches(words).count();
        let raw = sources.slice(self.span);
        match raw.match_indices(words).nth(before).filter(|_| !words.is_empty()) {
            Some((at, _)) => {
                let start = self.span.start as usize + at;
                Span::new(self.span.file, start, start + words.len())
            }
            None => Span { end: self.span.start, ..self.span },
        }
    }
}

/// Every Markdown text of a project.
pub struct AllProse<'a> {
    /// Of each statement, by index: its text and its note in every language.
    nodes: Vec<Vec<Prose<'a>>>,
    /// Of tours, glossary and pages.
    others: Vec<Prose<'a>>,
}

impl<'a> AllProse<'a> {
    /// Reads the texts of a project.
    pub fn of(project: &'a Project, sources: &'a SourceMap) -> Self {
        let of_tours = project.map.tours.iter().flat_map(|tour| tour.stops.iter()).flat_map(|stop| stop.text.iter());
        let of_terms = project.glossary.iter().flat_map(|term| term.text.iter());
        let of_pages = project.pages.iter().map(|page| (sources.slice(page.body), page.body));
        let localised = of_tours.chain(of_terms).map(|(_, text)| (text.value.as_str(), text.span));
        let others: Vec<(&str, Span)> = localised.chain(of_pages).collect();
        let others = others.into_par_iter().map(|(text, span)| read(text, span)).collect();
        Self { nodes: project.nodes.par_iter().map(of_node).collect(), others }
    }

    /// The texts of a statement.
    pub fn of_node(&self, node: NodeIx) -> &[Prose<'a>] {
        &self.nodes[node.0 as usize] // an index of the project whose texts these are
    }

    /// Every text.
    pub fn iter(&self) -> impl Iterator<Item = &Prose<'a>> {
        self.nodes.iter().flatten().chain(&self.others)
    }

    /// What is found in each text, in order.
    pub fn find<T: Send>(&self, in_text: impl Fn(&Prose<'a>) -> Vec<T> + Sync) -> Vec<T> {
        let mut found: Vec<T> = self.nodes.par_iter().flat_map_iter(|texts| texts.iter().flat_map(&in_text)).collect();
        found.par_extend(self.others.par_iter().flat_map_iter(&in_text));
        found
    }
}

/// The text and the note of a statement in every language.
pub(super) fn of_node(node: &Node) -> Vec<Prose<'_>> {
    node.text.iter().chain(node.note.iter()).map(|(_, text)| read(&text.value, text.span)).collect()
}

fn read(text: &str, span: Span) -> Prose<'_> {
    Prose { text, span, mentions: mentions(text) }
}
