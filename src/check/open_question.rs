//! A004: a step for the thesis of which nobody has asked a critical question.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{ReasonIx, ReasonKind, Target, Verdict};
use crate::say;
use std::collections::BTreeSet;

/// How far from the thesis the target of a reason may be; a statement that directly supports it is two steps away.
const FARTHEST: u32 = 2;

/// Reasons for the thesis, and for what directly supports it, that stand and follow a scheme none of whose questions has
/// been asked of them. Those farther away, and the questions that are left where one has been asked, are on the pages
/// of the site: there are too many of them for a list of findings.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let Some(thesis) = project.map.thesis else { return };
    let steps = context.graph.steps_to(thesis);
    let asked: BTreeSet<ReasonIx> =
        project.reasons.iter().filter_map(|reason| reason.asks.as_ref()).filter_map(|asks| asks.of).collect();
    for ix in project.reason_indices().filter(|ix| !asked.contains(ix)) {
        let reason = project.reason(ix);
        let Some(scheme) = reason.scheme.as_ref().and_then(|id| project.schemes.get(id)) else { continue };
        let Target::Node(target) = reason.target else { continue };
        let near = steps.get(target.0 as usize).copied().flatten().is_some_and(|steps| steps <= FARTHEST);
        let for_thesis = near && reason.kind == ReasonKind::Supports;
        let stands = context.evaluations.all.reason(ix).is_some_and(|verdict| verdict != Verdict::Falls);
        let faulty = project.incomplete.contains(&reason.lead);
        if faulty || scheme.questions.is_empty() || !for_thesis || !stands {
            continue;
        }
        let (id, name, count) = (&reason.id, &scheme.id, scheme.questions.len());
        let message = say!(en: "nobody has asked any of the {count} critical questions of `{name}` about `{id}`",
                           zh: "型式 `{name}` 的 {count} 个批判性问题，还没有人就 `{id}` 问过");
        let first = scheme.questions.first().map(|question| question.id.as_str()).unwrap_or_default();
        let help = say!(en: "an objection that presses one says `asks: {name}/{first}`", zh: "以此提出反对时，写 `asks: {name}/{first}`");
        findings.push(Finding::new(code::OPEN_QUESTION, reason.target_span, message).help(help));
    }
}
