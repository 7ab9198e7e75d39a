//! R005, R006 and R007: references in Markdown that lead nowhere.

use super::Context;
use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::markdown::{Mention, MentionKind, mentions};
use crate::model::Project;
use crate::say;
use crate::source::{SourceMap, Span};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Every `[[node]]`, `[@source]` and link to a page in the texts and notes of nodes, in tours, in the
/// glossary and in the pages.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let known = Known::of(context.project);
    let faults = |(text, span): &(&str, Span)| -> Vec<Finding> {
        let fault = |mention: &Mention| known.fault(mention, || place(context.sources, *span, text, mention));
        mentions(text).iter().filter_map(fault).collect()
    };
    let texts: Vec<(&str, Span)> = texts(context).collect();
    let found: Vec<Vec<Finding>> = texts.par_iter().map(faults).collect();
    found.into_iter().flatten().for_each(|finding| findings.push(finding));
}

/// The keys of all sources cited in Markdown.
pub(super) fn cited(context: &Context<'_>) -> Vec<String> {
    let cited = |mention: Mention| (mention.kind == MentionKind::Source).then_some(mention.target);
    let texts: Vec<(&str, Span)> = texts(context).filter(|(text, _)| text.contains('@')).collect();
    let found: Vec<Vec<String>> =
        texts.par_iter().map(|(text, _)| mentions(text).into_iter().filter_map(cited).collect()).collect();
    found.into_iter().flatten().collect()
}

/// Every Markdown text with its place.
fn texts<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, Span)> {
    let (project, sources) = (context.project, context.sources);
    let of_nodes = project.nodes.iter().flat_map(|node| node.text.iter().chain(node.note.iter()));
    let of_tours = project.map.tours.iter().flat_map(|tour| tour.stops.iter()).flat_map(|stop| stop.text.iter());
    let of_terms = project.glossary.iter().flat_map(|term| term.text.iter());
    let of_pages = project.pages.iter().map(|page| (sources.slice(page.body), page.body));
    let localised = of_nodes.chain(of_tours).chain(of_terms);
    localised.map(|(_, text)| (text.value.as_str(), text.span)).chain(of_pages)
}

/// Where a mention stands in its file. A block of YAML is indented in the file and not in the text: the mention is found
/// again by counting how often the same words stand before it.
fn place(sources: &SourceMap, span: Span, text: &str, mention: &Mention) -> Span {
    let words = text.get(mention.range.clone()).unwrap_or_default();
    let before = text.get(..mention.range.start).unwrap_or_default().matches(words).count();
    let raw = sources.slice(span);
    match raw.match_indices(words).nth(before).filter(|_| !words.is_empty()) {
        Some((at, _)) => Span::new(span.file, span.start as usize + at, span.start as usize + at + words.len()),
        None => Span { end: span.start, ..span },
    }
}

/// The names that can be referred to.
struct Known<'a> {
    nodes: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    pages: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(project: &'a Project) -> Self {
        let names = project.nodes.iter().flat_map(|node| {
            std::iter::once(node.id.as_str()).chain(node.aliases.iter().map(|alias| alias.value.as_str()))
        });
        Self {
            nodes: names.chain(project.reasons.iter().map(|reason| reason.id.as_str())).collect(),
            sources: project.bibliography.keys().map(String::as_str).collect(),
            pages: project.pages.iter().map(|page| page.slug.as_str()).collect(),
        }
    }

    fn fault(&self, mention: &Mention, place: impl FnOnce() -> Span) -> Option<Finding> {
        let target = mention.target.as_str();
        let names = match mention.kind {
            MentionKind::Node => &self.nodes,
            MentionKind::Source => &self.sources,
            MentionKind::Page => &self.pages,
        };
        if names.contains(target) {
            return None;
        }
        let (code, message) = match mention.kind {
            MentionKind::Node => {
                (code::DANGLING_MENTION, say!(en: "there is no node `{target}`", zh: "没有节点 `{target}`"))
            }
            MentionKind::Source => {
                (code::UNKNOWN_CITATION, say!(en: "there is no source `{target}`", zh: "没有文献 `{target}`"))
            }
            MentionKind::Page => {
                (code::DANGLING_PAGE, say!(en: "there is no page `{target}`", zh: "没有页面 `{target}`"))
            }
        };
        let finding = Finding::new(code, place(), message);
        Some(match nearest(target, names.iter().copied()) {
            Some(near) => finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
            None => finding,
        })
    }
}
