//! G007: two reasons that say the same.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{NodeIx, ReasonKind, Target};
use crate::say;
use std::collections::BTreeMap;

/// Reasons of one kind with the same premises and the same target. The later one by origin, then by id, is named.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let mut seen: BTreeMap<(ReasonKind, Target, Vec<NodeIx>), Vec<usize>> = BTreeMap::new();
    for (at, reason) in project.reasons.iter().enumerate().filter(|(_, reason)| reason.kind != ReasonKind::Contradicts)
    {
        let mut premises: Vec<NodeIx> = reason.premises.iter().map(|premise| premise.node).collect();
        premises.sort_unstable();
        premises.dedup();
        seen.entry((reason.kind, reason.target, premises)).or_default().push(at);
    }
    for mut same in seen.into_values().filter(|same| same.len() > 1) {
        same.sort_by_key(|&at| (super::origin(project, &project.reasons[at]), at));
        let first = &project.reasons[same[0]];
        for &at in &same[1..] {
            let reason = &project.reasons[at];
            let other = &first.id;
            let message = say!(en: "this says the same as the reason `{other}`", zh: "这与理由 `{other}` 说的是一回事");
            let finding = Finding::new(code::DUPLICATE_REASON, reason.target_span, message)
                .also(first.target_span, say!(en: "the other one", zh: "另一个"))
                .help(say!(en: "number does not count: keep one of them", zh: "理由多寡不计：请只留一个"));
            findings.push(finding);
        }
    }
}
