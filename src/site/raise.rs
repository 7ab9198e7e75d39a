//! Where a contribution is begun: a link that carries what it is to be about, to the repository's form for a new file,
//! which opens with the right YAML in it, or else to the page for contributors.

use super::standpoint::Standpoint;
use super::url::encode_query;
use crate::model::{Answers, Question, ReasonIx, ReasonKind, Target};
use std::fmt::Write as _;

/// Where the new file stands until its author gives it a name.
const NEW_FILE: &str = "argument/contributions/cx-your-point.yaml";

/// What a contribution does, and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move<'a> {
    /// The key of the format: `attacks`, `supports` or `undercuts`.
    pub verb: &'static str,
    /// The id of a statement or of a reason.
    pub to: &'a str,
    /// Other statements that it could be about instead.
    pub or: Vec<&'a str>,
}

/// The move that answers a critical question of a reason unfavourably: against a premise, the step, or what follows.
pub(super) fn against<'a>(here: &Standpoint<'a>, ix: ReasonIx, answers: Answers) -> Move<'a> {
    let project = here.atlas.project();
    let reason = project.reason(ix);
    let undercut = Move { verb: "undercuts", to: &reason.id, or: Vec::new() };
    match (answers, reason.target) {
        (Answers::Premise, _) => {
            let mut premises = reason.premises.iter().map(|premise| project.node(premise.node).id.as_str());
            let Some(lead) = premises.next() else { return undercut };
            Move { verb: "attacks", to: lead, or: premises.collect() }
        }
        (Answers::Conclusion, Target::Node(node)) => {
            // What follows from an objection is that the statement does not hold: one who denies that speaks for it.
            let verb = if reason.kind == ReasonKind::Supports { "attacks" } else { "supports" };
            Move { verb, to: &project.node(node).id, or: Vec::new() }
        }
        (Answers::Inference, _) | (Answers::Conclusion, Target::Reason(_) | Target::Preference { .. }) => undercut,
    }
}

/// Where a critical question can be raised; none if there is neither a repository nor a page for contributors.
pub(super) fn question(here: &Standpoint<'_>, ix: ReasonIx, scheme: &str, question: &Question) -> Option<String> {
    let of = &here.atlas.project().reason(ix).id;
    let step = against(here, ix, question.answers);
    let asks = format!("{scheme}/{}", question.id);
    let site = &here.atlas.project().map.site;
    if let Some(repository) = &site.repository {
        let text = stub(here, &step, &asks, of, &here.words(&question.text).text);
        let branch = super::url::encode_path(&site.branch);
        let (file, text) = (encode_query(NEW_FILE), encode_query(&text));
        return Some(format!("{}/new/{branch}?filename={file}&value={text}", repository.value));
    }
    let (to, asks, of) = (encode_query(step.to), encode_query(&asks), encode_query(of));
    Some(format!("{}?{}={to}&asks={asks}&of={of}", guide(here)?, step.verb))
}

/// The page for contributors, told which statement is disputed; none if the map has no such page.
pub(super) fn dispute(here: &Standpoint<'_>, id: &str) -> Option<String> {
    Some(format!("{}?attacks={}", guide(here)?, encode_query(id)))
}

fn guide(here: &Standpoint<'_>) -> Option<String> {
    let is_there = here.atlas.plan.documents.iter().any(|slug| slug == "contribute");
    is_there.then(|| here.href("pages/contribute.html"))
}

/// A file that lacks nothing but what its author has to say.
fn stub(here: &Standpoint<'_>, step: &Move<'_>, asks: &str, of: &str, question: &str) -> String {
    let kind = if step.verb == "supports" { "premise" } else { "rebuttal" };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "# {}", question.split_whitespace().collect::<Vec<_>>().join(" "));
    let _ = writeln!(text, "kind: {kind}\ntitle:");
    for language in &here.atlas.project().map.languages {
        let _ = writeln!(text, "  {language}: \"\"");
    }
    let _ = writeln!(text, "by: \"@\"\nbasis: assumed\n{}:\n  - to: {}", step.verb, step.to);
    if !step.or.is_empty() {
        let _ = writeln!(text, "    # {}", step.or.join(", "));
    }
    let _ = writeln!(text, "    asks: {{question: {asks}, of: {of}}}");
    text
}
