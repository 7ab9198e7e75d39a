//! A002: an objection to the thesis to which nobody has replied.

use super::Context;
use crate::analyse::unanswered;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// An attack or undercut that speaks against the thesis, has not fallen, and meets no reply.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for ix in unanswered(context.project, context.graph, &context.evaluations.all, context.bearings) {
        let reason = context.project.reason(ix);
        let (lead, id) = (&context.project.node(reason.lead).id, &reason.id);
        let message = say!(en: "nothing answers the objection of `{lead}`", zh: "`{lead}` 提出的反对尚无人回应");
        let help = say!(en: "a reply attacks one of its premises, or undercuts the step `{id}`", zh: "要回应，可以反驳它的某个前提，或切断推论 `{id}`");
        findings.push(Finding::new(code::UNANSWERED_OBJECTION, reason.target_span, message).help(help));
    }
}
