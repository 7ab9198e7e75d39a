//! C001: a source that nobody cites.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use std::collections::BTreeSet;

/// Cited by a node, or in the Markdown of a node or a page.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let mut cited: BTreeSet<&str> =
        project.nodes.iter().flat_map(|node| &node.cites).map(|cite| cite.key.value.as_str()).collect();
    cited.extend(super::mention::cited(context));
    for source in project.bibliography.values().filter(|source| !cited.contains(source.key.as_str())) {
        let key = &source.key;
        let message = say!(en: "nobody cites `{key}`", zh: "没有节点引用 `{key}`");
        let help = say!(en: "cite it where it is used, or remove it", zh: "请在用到的地方引用它，或删去");
        findings.push(Finding::new(code::UNUSED_SOURCE, source.span, message).help(help));
    }
}
