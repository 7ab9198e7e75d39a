//! G010: a claim of the paper that is used for nothing.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Kind, NodeIx, Origin};
use crate::say;

/// A claim of the paper, not the thesis, that is a premise of no reason. Worth a look: the paper made it for something.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let complete = |ix: &NodeIx| !context.project.incomplete.contains(ix);
    for ix in context.project.node_indices().filter(complete).filter(|&ix| feeds_nothing(context, ix)) {
        let node = context.project.node(ix);
        let id = &node.id;
        let message = say!(en: "the paper's claim `{id}` is a premise of nothing", zh: "论文的主张 `{id}` 没有用作任何理由的前提");
        let help = say!(en: "is a step of the paper missing from the map? If not, say so with `allow`",
                        zh: "是不是漏了论文的某一步？若确实如此，请用 `allow` 说明");
        findings.push(Finding::new(code::FEEDS_NOTHING, node.title_span, message).help(help));
    }
}

pub(super) fn feeds_nothing(context: &Context<'_>, ix: NodeIx) -> bool {
    let node = context.project.node(ix);
    node.kind == Kind::Claim
        && node.origin == Origin::Paper
        && context.project.map.thesis != Some(ix)
        && node.same_as.is_empty()
        && context.graph.uses_of(ix).is_empty()
}
