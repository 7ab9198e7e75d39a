//! R005, R006 and R007: references in Markdown that lead nowhere.

use super::Context;
use crate::analyse::Prose;
use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::markdown::{Mention, MentionKind};
use crate::model::Project;
use crate::say;
use crate::source::Span;
use std::collections::BTreeSet;

/// Every `[[node]]`, `[@source]` and link to a page in the texts and notes of nodes, in tours, in the
/// glossary and in the pages.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let known = Known::of(context.project);
    let faults = |prose: &Prose<'_>| -> Vec<Finding> {
        prose
            .mentions
            .iter()
            .filter_map(|mention| known.fault(mention, || prose.place(context.sources, &mention.range)))
            .collect()
    };
    context.prose.find(faults).into_iter().for_each(|finding| findings.push(finding));
}

/// The keys of all sources cited in Markdown.
pub(super) fn cited<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a str> {
    let all = context.prose.iter().flat_map(|prose| &prose.mentions);
    all.filter(|mention| mention.kind == MentionKind::Source).map(|mention| mention.target.as_str())
}

/// The names that can be referred to.
struct Known<'a> {
    project: &'a Project,
    /// Former ids, in order.
    aliases: BTreeSet<&'a str>,
    pages: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(project: &'a Project) -> Self {
        let aliases = project.nodes.iter().flat_map(|node| &node.aliases).map(|alias| alias.value.as_str()).collect();
        Self { project, aliases, pages: project.pages.iter().map(|page| page.slug.as_str()).collect() }
    }

    fn has(&self, kind: MentionKind, name: &str) -> bool {
        let project = self.project;
        match kind {
            MentionKind::Node => {
                project.find_node(name).is_some() || project.find_reason(name).is_some() || self.aliases.contains(name)
            }
            MentionKind::Source => project.bibliography.contains_key(name),
            MentionKind::Page => self.pages.contains(name),
        }
    }

    fn nearest(&self, kind: MentionKind, wrong: &str) -> Option<&'a str> {
        let project = self.project;
        match kind {
            MentionKind::Node => {
                let ids = project.nodes.iter().map(|node| node.id.as_str());
                let reasons = project.reasons.iter().map(|reason| reason.id.as_str());
                nearest(wrong, ids.chain(self.aliases.iter().copied()).chain(reasons))
            }
            MentionKind::Source => nearest(wrong, project.bibliography.keys().map(String::as_str)),
            MentionKind::Page => nearest(wrong, self.pages.iter().copied()),
        }
    }

    fn fault(&self, mention: &Mention, place: impl FnOnce() -> Span) -> Option<Finding> {
        let target = mention.target.as_str();
        if self.has(mention.kind, target) {
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
        Some(match self.nearest(mention.kind, target) {
            Some(near) => finding.help(say!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
            None => finding,
        })
    }
}
