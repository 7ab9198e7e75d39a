//! G009: a statement from which no path leads to the thesis.

use super::Context;
use super::feeds_nothing::feeds_nothing;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Kind, NodeIx};
use crate::say;

/// Neither for nor against the thesis, however far. Context is meant to be so; what leads to a statement of which
/// something was left out may have been meant to lead on.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(bearings) = context.bearings else { return };
    let incomplete: Vec<NodeIx> = context.project.incomplete.iter().copied().collect();
    let unsettled = context.graph.bearings_on(&incomplete);
    for ix in context.project.node_indices() {
        let node = context.project.node(ix);
        let through = unsettled.node(ix);
        let bearing = bearings.node(ix);
        if through.pro
            || through.con
            || bearing.pro
            || bearing.con
            || node.kind == Kind::Context
            || feeds_nothing(context, ix)
        {
            continue;
        }
        let id = &node.id;
        let message = say!(en: "`{id}` has no bearing on the thesis", zh: "`{id}` 与论题没有联系");
        let help = say!(en: "let it support or attack something that leads to the thesis, or make it `kind: context`",
                        zh: "请让它支持或反驳通向论题的命题，或改为 `kind: context`");
        findings.push(Finding::new(code::ORPHAN, node.title_span, message).help(help));
    }
}
