//! What a reader's browser needs to ask "what if": the map as numbers, and the titles of its statements.
//!
//! The verdicts are computed there by `templates/assets/whatif/`, with the semantics of `evaluate`; the two are compared in
//! `tests/whatif.rs`. What only the resolved project can tell, which reasons are in which view, is told here for each
//! reason. The file knows no words, so that all languages share it; titles are a file for each language.

use super::standpoint::Standpoint;
use crate::model::{Basis, Kind, Node, NodeIx, Project, ReasonIx, ReasonKind, Standard, Target, View};
use crate::pipeline::Argument;
use serde::Serialize;
use std::collections::BTreeMap;

/// The map as the engine in the browser reads it. Nodes and reasons are meant by their places, in the order of ids.
#[derive(Debug, Serialize)]
struct Sheet {
    /// The ids of all nodes, with spaces between.
    ids: String,
    /// A figure to the base of 36 for each node: 1 if it is assumed, 2 if it is sourced, 4 or 8 for the standards
    /// `unrebutted` and `scintilla`, and 12 more if it is of the paper's view.
    signs: String,
    /// A letter for each node: `t` for the thesis, else the first of its kind's name (`c`, `p`, `r`), and `x` for context,
    /// which is not judged.
    kinds: String,
    /// Pairs of nodes that are the same statement.
    same: Vec<(u32, u32)>,
    /// For each reason: a code, the number of its premises, these, and its target (for a ranking the stronger reason, then
    /// the weaker one). The code: 0 supports, 1 attacks, 2 undercuts, 3 ranks; 4 more if it is strict; 8 more if it is in
    /// the view of everything, 16 if it is in that of the paper.
    reasons: Vec<u32>,
    /// The ids of those reasons whose id is not made of their lead's and their target's.
    names: BTreeMap<u32, String>,
}

/// The map as numbers, in JSON.
pub fn argument(argument: &Argument) -> String {
    let project = &argument.project;
    let ids: Vec<&str> = project.nodes.iter().map(|node| node.id.as_str()).collect();
    let same = project.node_indices().flat_map(|ix| project.node(ix).same_as.iter().map(move |to| (ix.0, to.value.0)));
    let sheet = Sheet {
        ids: ids.join(" "),
        signs: project.nodes.iter().map(sign).collect(),
        kinds: project.node_indices().map(|ix| kind(project, ix)).collect(),
        same: same.collect(),
        reasons: project.reason_indices().flat_map(|ix| reason(argument, ix)).collect(),
        names: project.reason_indices().filter_map(|ix| Some((ix.0, name(project, ix)?))).collect(),
    };
    // Numbers and texts can always be written.
    serde_json::to_string(&sheet).unwrap_or_default()
}

fn kind(project: &Project, ix: NodeIx) -> char {
    match project.node(ix).kind {
        _ if project.map.thesis == Some(ix) => 't',
        Kind::Claim => 'c',
        Kind::Premise => 'p',
        Kind::Rebuttal => 'r',
        Kind::Context => 'x',
    }
}

fn sign(node: &Node) -> char {
    let basis = match node.basis {
        Basis::Argued => 0,
        Basis::Assumed => 1,
        Basis::Sourced => 2,
    };
    let standard = match node.standard {
        Standard::Balance => 0,
        Standard::Unrebutted => 4,
        Standard::Scintilla => 8,
    };
    char::from_digit(basis + standard + if node.is_papers() { 12 } else { 0 }, 36).unwrap_or('0') // at most 22
}

fn reason(argument: &Argument, ix: ReasonIx) -> Vec<u32> {
    let reason = argument.project.reason(ix);
    let kind = match (reason.kind, reason.target) {
        (ReasonKind::Supports, _) => 0,
        (_, Target::Node(_)) => 1,
        (_, Target::Reason(_)) => 2,
        (_, Target::Preference { .. }) => 3,
    };
    let within = |view, weight| if argument.evaluations.in_view(view).reason(ix).is_some() { weight } else { 0 };
    let code = kind + if reason.strict { 4 } else { 0 } + within(View::All, 8) + within(View::Paper, 16);
    let premises = reason.premises.iter().map(|premise| premise.node.0);
    let mut row = vec![code, u32::try_from(reason.premises.len()).unwrap_or(u32::MAX)];
    row.extend(premises);
    match reason.target {
        Target::Node(node) => row.push(node.0),
        Target::Reason(other) => row.push(other.0),
        Target::Preference { stronger, weaker } => row.extend([stronger.0, weaker.0]),
    }
    row
}

/// A reason's id, if it cannot be told from its ends.
fn name(project: &Project, ix: ReasonIx) -> Option<String> {
    let reason = project.reason(ix);
    let usual = match (reason.premises.first(), reason.target) {
        (Some(lead), Target::Node(to)) => format!("{}--{}", project.node(lead.node).id, project.node(to).id),
        _ => String::new(),
    };
    (reason.id != usual).then(|| reason.id.clone())
}

/// The titles of all nodes in a language, in the order of ids; one in another language with that language's name.
pub(super) fn titles(here: &Standpoint<'_>) -> String {
    let title = |words: super::view::Words| match words.lang {
        None => serde_json::json!(words.text),
        Some(lang) => serde_json::json!([words.text, lang]),
    };
    let titles: Vec<_> = here.atlas.project().node_indices().map(|ix| title(here.title(ix))).collect();
    serde_json::Value::from(titles).to_string()
}
