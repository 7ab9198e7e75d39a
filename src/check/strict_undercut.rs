//! G006: an undercut of a strict reason.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{ReasonKind, Target};
use crate::say;

/// A strict step admits of no exception, so that nothing can deny it.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in context.project.reasons.iter().filter(|reason| reason.kind == ReasonKind::Undercuts) {
        let Target::Reason(target) = reason.target else { continue };
        let target = context.project.reason(target);
        if target.strict {
            let id = &target.id;
            let message = say!(en: "`{id}` is strict and cannot be undercut", zh: "`{id}` 是严格推论，不能切断");
            let finding = Finding::new(code::STRICT_UNDERCUT, reason.target_span, message)
                .also(target.span, say!(en: "the strict reason", zh: "严格的理由"))
                .help(say!(en: "attack one of its premises, or show that the step is not strict", zh: "请反驳它的某个前提，或说明这一步并不严格"));
            findings.push(finding);
        }
    }
}
