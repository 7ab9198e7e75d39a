//! Where a contribution is begun: a link that carries what it is to be about, to the repository's form for a new file,
//! which opens with the right YAML in it, or else to the page for contributors.

use super::standpoint::Standpoint;
use super::stub::{self, stub};
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

/// Where a critical question can be raised; none if there is neither a repository nor a page for contributors.
pub(super) fn question(here: &Standpoint<'_>, ix: ReasonIx, question: &Question) -> Option<String> {
    let form = stub(here, stub::Move::Ask(ix, question)).href;
    form.or_else(|| {
        let answer = against(here, ix, question.answers);
        let (to, of) = (encode_query(answer.to), encode_query(&here.atlas.project().reason(ix).id));
        Some(format!("{}?{}={to}&asks={}&of={of}", guide(here)?, answer.verb, encode_query(&asks(here, ix, question))))
    })
}

/// The page for contributors, told which statement is disputed; none if the map has no such page.
pub(super) fn dispute(here: &Standpoint<'_>, id: &str) -> Option<String> {
    Some(format!("{}?attacks={}", guide(here)?, encode_query(id)))
}

fn guide(here: &Standpoint<'_>) -> Option<String> {
    let is_there = here.atlas.plan.documents.iter().any(|slug| slug == "contribute");
    is_there.then(|| here.href("pages/contribute.html"))
}
