//! Objections to the thesis to which nobody has replied.

use super::objections::has_reply;
use crate::evaluate::Evaluation;
use crate::graph::{ArgumentGraph, Bearings};
use crate::model::{Project, ReasonIx, ReasonKind, Verdict};

/// The attacks and undercuts that speak against the thesis, have not fallen, and meet no reply: nobody undercuts them or
/// speaks against one of their premises. In order of ids.
pub fn unanswered(
    project: &Project,
    graph: &ArgumentGraph,
    all: &Evaluation,
    bearings: Option<&Bearings>,
) -> Vec<ReasonIx> {
    let is_unanswered = |ix: &ReasonIx| {
        let reason = project.reason(*ix);
        let objects = matches!(reason.kind, ReasonKind::Attacks | ReasonKind::Undercuts);
        let against = bearings.is_some_and(|bearings| bearings.reason(*ix).con);
        let stands = all.reason(*ix).is_some_and(|verdict| verdict != Verdict::Falls);
        objects && against && stands && !has_reply(project, graph, *ix)
    };
    project.reason_indices().filter(is_unanswered).collect()
}
