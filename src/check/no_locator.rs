//! S002: a statement of the paper that does not say where it stands in the paper.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::Origin;
use crate::say;

/// Only where the map has an outline.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.project.map.paper.outline.is_empty() {
        return;
    }
    for node in context.project.nodes.iter().filter(|node| node.origin == Origin::Paper && node.at.is_empty()) {
        let id = &node.id;
        let message = say!(en: "`{id}` is the paper's, but has no place in it", zh: "`{id}` 出自论文，却没有写明位置");
        let help = say!(en: "add `at: [\"2.1¶2 s3\"]`", zh: "请加上 `at: [\"2.1¶2 s3\"]`");
        findings.push(Finding::new(code::NO_LOCATOR, node.title_span, message).help(help));
    }
}
