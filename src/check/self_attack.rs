//! G003: a statement that attacks itself.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{ReasonKind, Target};
use crate::say;

/// An attack one of whose premises is its target. It is legal, and leaves the statement contested at best.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in context.project.reasons.iter().filter(|reason| reason.kind == ReasonKind::Attacks) {
        let Target::Node(target) = reason.target else { continue };
        if reason.premises.iter().any(|premise| premise.node == target) {
            let id = &context.project.node(target).id;
            let message =
                say!(en: "`{id}` is attacked by a reason that rests on it", zh: "攻击 `{id}` 的理由自己以它为前提");
            let help = say!(en: "such a statement can at best be contested", zh: "这样的命题至多有争议");
            findings.push(Finding::new(code::SELF_ATTACK, reason.target_span, message).help(help));
        }
    }
}
