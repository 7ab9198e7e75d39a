//! G002: a statement that supports itself.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{ReasonKind, Target};
use crate::say;

/// A reason whose lead is its own target.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in &context.project.reasons {
        if reason.kind == ReasonKind::Supports && reason.target == Target::Node(reason.lead) {
            let id = &context.project.node(reason.lead).id;
            let message = say!(en: "`{id}` supports itself", zh: "`{id}` 支持它自己");
            let help = say!(en: "a statement is no reason for itself: name another target, or remove the reason",
                            zh: "命题不能作自己的理由：请改写目标，或删去这个理由");
            findings.push(Finding::new(code::SELF_SUPPORT, reason.target_span, message).help(help));
        }
    }
}
