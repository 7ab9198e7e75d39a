//! G008: a preference between reasons that do not oppose each other.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Reason, ReasonKind, Target};
use crate::say;

/// A preference ranks a reason for and a reason against one statement.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in &context.project.reasons {
        let Target::Preference { stronger, weaker } = reason.target else { continue };
        let (stronger, weaker) = (context.project.reason(stronger), context.project.reason(weaker));
        if opposed(stronger, weaker) || opposed(weaker, stronger) {
            continue;
        }
        let (a, b) = (&stronger.id, &weaker.id);
        let message = say!(en: "`{a}` and `{b}` do not oppose each other", zh: "`{a}` 与 `{b}` 并不对立");
        let help = say!(en: "a preference ranks a reason for and a reason against the same statement",
                        zh: "优先关系用于同一命题的正反两个理由之间");
        findings.push(Finding::new(code::PREFERENCE_UNOPPOSED, reason.span, message).help(help));
    }
}

fn opposed(pro: &Reason, con: &Reason) -> bool {
    pro.kind == ReasonKind::Supports
        && matches!(con.kind, ReasonKind::Attacks | ReasonKind::Contradicts)
        && pro.target == con.target
}
