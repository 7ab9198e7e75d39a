//! A009: both sides of a contradiction hold, or strict reasons for and against one statement do.

use super::{Context, origin};
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{NodeIx, Reason, ReasonIx, ReasonKind, Target, Verdict};
use crate::say;
use std::cmp::Reverse;

/// In the view of all. The primary place is in what was added by those farthest from the paper: a new reason that makes
/// both sides hold is named, not the contradiction that was declared before.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let (project, all) = (context.project, &context.evaluations.all);
    for ix in project.reason_indices() {
        let reason = project.reason(ix);
        let Target::Node(target) = reason.target else { continue };
        match reason.kind {
            ReasonKind::Contradicts
                if reason.lead < target && holds(context, reason.lead) && holds(context, target) =>
            {
                findings.push(both_hold(context, reason, target));
            }
            ReasonKind::Attacks if reason.strict && all.reason(ix) == Some(Verdict::Holds) => {
                let strict = |&pro: &ReasonIx| project.reason(pro).strict && all.reason(pro) == Some(Verdict::Holds);
                if let Some(pro) = context.graph.reasons_for(target).into_iter().find(strict) {
                    findings.push(strict_both(context, project.reason(pro), reason, target));
                }
            }
            _ => {}
        }
    }
}

fn holds(context: &Context<'_>, node: NodeIx) -> bool {
    context.evaluations.all.node(node) == Some(Verdict::Holds)
}

fn both_hold(context: &Context<'_>, declared: &Reason, other: NodeIx) -> Finding {
    let project = context.project;
    let (a, b) = (&project.node(declared.lead).id, &project.node(other).id);
    let message =
        say!(en: "`{a}` and `{b}` contradict each other, and both hold", zh: "`{a}` 与 `{b}` 互相矛盾，却都成立");
    let standing = |node: NodeIx| {
        let reasons = context.graph.reasons_for(node).into_iter();
        reasons.filter(|&ix| context.evaluations.all.reason(ix) == Some(Verdict::Holds)).map(|ix| project.reason(ix))
    };
    let reasons = standing(declared.lead).chain(standing(other));
    let newest = reasons.chain([declared]).min_by_key(|reason| (Reverse(origin(project, reason)), reason.span));
    let at = newest.unwrap_or(declared);
    let finding = Finding::new(code::CONTRADICTION_ACCEPTED, at.target_span, message);
    let finding = if std::ptr::eq(at, declared) {
        finding
    } else {
        finding.also(declared.target_span, say!(en: "the contradiction is declared here", zh: "矛盾在这里声明"))
    };
    finding.help(say!(
        en: "a strict reason or the standard `scintilla` lets both stand: give one of them up, or take the contradiction back",
        zh: "严格推论或 `scintilla` 标准使两边都立住：请放弃其中之一，或收回“矛盾”的声明"
    ))
}

fn strict_both(context: &Context<'_>, pro: &Reason, con: &Reason, target: NodeIx) -> Finding {
    let id = &context.project.node(target).id;
    let message =
        say!(en: "strict reasons for and against `{id}` both hold", zh: "支持和反对 `{id}` 的严格推论同时成立");
    let key = |reason: &&Reason| (Reverse(origin(context.project, reason)), reason.span);
    let (newer, older) = if key(&con) <= key(&pro) { (con, pro) } else { (pro, con) };
    Finding::new(code::CONTRADICTION_ACCEPTED, newer.target_span, message)
        .also(older.target_span, say!(en: "the other strict reason", zh: "另一条严格推论"))
        .help(say!(en: "their premises cannot all be true: attack one of them, or drop a `strict`",
                   zh: "它们的前提不能全真：请反驳其中之一，或去掉一处 `strict`"))
}
