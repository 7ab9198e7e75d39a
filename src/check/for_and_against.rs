//! G014: the same premises given for a statement and against it.

use super::{Context, origin};
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{NodeIx, Reason, ReasonKind, Target};
use crate::say;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A support and an attack with the same premises and the same target. The later one by origin, then by place, is named.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let of_kind = |kind: ReasonKind| {
        let reasons = project.reasons.iter().filter(move |reason| reason.kind == kind);
        reasons.filter_map(|reason| if let Target::Node(to) = reason.target { Some((to, reason)) } else { None })
    };
    let attacks: BTreeMap<(NodeIx, Vec<NodeIx>), &Reason> =
        of_kind(ReasonKind::Attacks).map(|(to, reason)| ((to, premises(reason)), reason)).collect();
    if attacks.is_empty() {
        return;
    }
    for (to, support) in of_kind(ReasonKind::Supports) {
        let Some(&attack) = attacks.get(&(to, premises(support))) else { continue };
        let newest = |reason: &&Reason| (Reverse(origin(project, reason)), Reverse(reason.span));
        let (later, first) = if newest(&attack) < newest(&support) { (attack, support) } else { (support, attack) };
        let (id, target) = (&project.node(later.lead).id, &project.node(to).id);
        let message = say!(en: "`{id}` is given both for and against `{target}`", zh: "`{id}` 既支持又反驳 `{target}`");
        let help = say!(en: "take one of the two back, or say with other premises what makes the difference",
                        zh: "请撤回其中一条；若两面都有道理，请用不同的前提说明差别何在");
        let other = match first.kind {
            ReasonKind::Supports => say!(en: "here it supports it", zh: "在这里支持"),
            _ => say!(en: "here it attacks it", zh: "在这里反驳"),
        };
        findings.push(
            Finding::new(code::FOR_AND_AGAINST, later.target_span, message).also(first.target_span, other).help(help),
        );
    }
}

fn premises(reason: &Reason) -> Vec<NodeIx> {
    let mut premises: Vec<NodeIx> = reason.premises.iter().map(|premise| premise.node).collect();
    premises.sort_unstable();
    premises.dedup();
    premises
}
