//! R011: a place, a source or a statement that is named twice in one list.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::Span;

/// Locators and citations of nodes. The same source at another place is another citation.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for node in &context.project.nodes {
        if !node.inline {
            repeated(node.at.iter().map(|at| (&at.value, at.span)), findings); // an inline one has those of its host
        }
        repeated(node.cites.iter().map(|cite| ((&cite.key.value, &cite.at), cite.key.span)), findings);
    }
}

/// Lists are short, so each entry is compared with those before it.
fn repeated<T: PartialEq>(entries: impl Iterator<Item = (T, Span)>, findings: &mut Findings) {
    let mut seen: Vec<(T, Span)> = Vec::new();
    for (entry, span) in entries {
        match seen.iter().find(|(before, _)| *before == entry) {
            Some(&(_, first)) => {
                let message = say!(en: "this stands in the list already", zh: "这一项已在列表中");
                findings.push(
                    Finding::new(code::REPEATED_ENTRY, span, message)
                        .also(first, say!(en: "here", zh: "在这里"))
                        .help(say!(en: "take one of the two out", zh: "请删去一处")),
                );
            }
            None => seen.push((entry, span)),
        }
    }
}
