//! G004: a linked co-premise that is the conclusion.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{ReasonKind, Target};
use crate::say;

/// A supporting reason one of whose co-premises is its target.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in context.project.reasons.iter().filter(|reason| reason.kind == ReasonKind::Supports) {
        for premise in reason.premises.iter().skip(1).filter(|premise| reason.target == Target::Node(premise.node)) {
            let id = &context.project.node(premise.node).id;
            let message = say!(en: "`{id}` is both a premise and the conclusion of this reason", zh: "`{id}` 既是这个理由的前提，又是它的结论");
            let finding = Finding::new(code::PREMISE_IS_CONCLUSION, premise.span, message)
                .also(reason.target_span, say!(en: "the conclusion", zh: "结论"))
                .help(say!(en: "take it out of `with`", zh: "请把它从 `with` 中去掉"));
            findings.push(finding);
        }
    }
}
