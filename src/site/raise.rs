//! Where a contribution is begun: a link to the form for it that carries what it is to be about.

use super::standpoint::Standpoint;
use super::url::encode_query;
use crate::model::{Answers, Question, ReasonIx, ReasonKind, Target};

/// What an unfavourable answer to a critical question does, and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer<'a> {
    /// The key of the format: `attacks`, `supports` or `undercuts`.
    pub verb: &'static str,
    /// The id of a statement or of a reason.
    pub to: &'a str,
    /// Other statements that it could be about instead.
    pub or: Vec<&'a str>,
}

/// The answer to a critical question of a reason: against a premise, the step, or what follows.
pub(super) fn against<'a>(here: &Standpoint<'a>, ix: ReasonIx, answers: Answers) -> Answer<'a> {
    let project = here.atlas.project();
    let reason = project.reason(ix);
    let undercut = Answer { verb: "undercuts", to: &reason.id, or: Vec::new() };
    match (answers, reason.target) {
        (Answers::Premise, _) => {
            let mut premises = reason.premises.iter().map(|premise| project.node(premise.node).id.as_str());
            let Some(lead) = premises.next() else { return undercut };
            Answer { verb: "attacks", to: lead, or: premises.collect() }
        }
        (Answers::Conclusion, Target::Node(node)) => {
            // What follows from an objection is that the statement does not hold: one who denies that speaks for it.
            let verb = if reason.kind == ReasonKind::Supports { "attacks" } else { "supports" };
            Answer { verb, to: &project.node(node).id, or: Vec::new() }
        }
        (Answers::Inference, _) | (Answers::Conclusion, Target::Reason(_) | Target::Preference { .. }) => undercut,
    }
}

/// A critical question by its full name.
pub(super) fn asks(here: &Standpoint<'_>, of: ReasonIx, question: &Question) -> String {
    let scheme = here.atlas.project().reason(of).scheme.as_deref().unwrap_or_default();
    format!("{scheme}/{}", question.id)
}

/// Where a critical question can be raised.
pub(super) fn question(here: &Standpoint<'_>, ix: ReasonIx, question: &Question) -> String {
    let answer = against(here, ix, question.answers);
    let of = encode_query(&here.atlas.project().reason(ix).id);
    format!("{}&asks={}&of={of}", form(here, answer.verb, answer.to), encode_query(&asks(here, ix, question)))
}

/// The form for a contribution, told what it is to do (`attacks`, `supports` or `undercuts`) and to what.
pub(super) fn form(here: &Standpoint<'_>, verb: &str, id: &str) -> String {
    format!("{}?{verb}={}", here.href("contribute.html"), encode_query(id))
}
