//! The weakest links: the statements at the bottom of the support of the thesis, in the order in which it is worth while
//! to test them.
//!
//! The order is lexicographic, not a score: what the thesis hangs on comes first, then what is merely assumed, then what
//! leaves more critical questions open, then what has but one source, then what is nearest to the thesis.

use super::objections::Inquiry;
use super::{Linchpins, Role};
use crate::evaluate::Evaluation;
use crate::graph::ArgumentGraph;
use crate::model::{Basis, Kind, NodeIx, Project, ReasonIx, Verdict};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A statement that supports the thesis and that no reason supports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The statement.
    pub node: NodeIx,
    /// How the thesis hangs on it, if it does.
    pub linchpin: Option<Role>,
    /// Whether it is taken for granted.
    pub assumed: bool,
    /// How many critical questions nobody has asked of the reasons that use it.
    pub open: usize,
    /// Whether it has one source and no more.
    pub single_source: bool,
}

/// A reason and the critical questions that nobody has asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestions {
    /// The reason.
    pub reason: ReasonIx,
    /// How the thesis hangs on one of its premises, or on what it is about.
    pub linchpin: Option<Role>,
    /// Ids of the questions, in the order of the scheme.
    pub open: Vec<String>,
}

/// The weakest links of the thesis in a view, the weakest first. `linchpins` are those of `hanging`, which may be
/// another view than the one of `inquiry`.
pub fn weakest(
    project: &Project,
    graph: &ArgumentGraph,
    inquiry: &Inquiry<'_>,
    evaluation: &Evaluation,
    (linchpins, hanging): (&Linchpins, &Evaluation),
) -> Vec<Link> {
    let is_leaf = |&ix: &NodeIx| {
        inquiry.bearings().node(ix).pro
            && project.node(ix).kind != Kind::Context
            && project.map.thesis != Some(ix)
            && evaluation.node(ix).is_some_and(|verdict| verdict != Verdict::Falls)
            && graph.reasons_for(ix).is_empty()
    };
    let asked = asked(project);
    let link = |ix: NodeIx| Link {
        node: ix,
        linchpin: hanging.statement(ix).and_then(|statement| linchpins.role(statement)),
        assumed: project.node(ix).basis == Basis::Assumed,
        open: graph.uses_of(ix).into_iter().map(|reason| open(project, &asked, reason).len()).sum(),
        single_source: project.node(ix).basis == Basis::Sourced && project.node(ix).cites.len() == 1,
    };
    let mut links: Vec<Link> = project.node_indices().filter(is_leaf).map(link).collect();
    links.sort_by_key(|link| {
        let order = (link.linchpin.is_none(), link.linchpin, !link.assumed, Reverse(link.open), !link.single_source);
        (order, inquiry.distance(link.node), link.node)
    });
    links
}

/// The reasons for the thesis, near and far, that follow a scheme and of which not every question has been asked; those
/// of linchpins first, then the nearest.
pub fn open_questions(
    project: &Project,
    inquiry: &Inquiry<'_>,
    evaluation: &Evaluation,
    (linchpins, hanging): (&Linchpins, &Evaluation),
) -> Vec<OpenQuestions> {
    let asked = asked(project);
    let role = |ix: NodeIx| hanging.statement(ix).and_then(|statement| linchpins.role(statement));
    let stands = |&ix: &ReasonIx| {
        inquiry.bearings().reason(ix).pro && evaluation.reason(ix).is_some_and(|verdict| verdict != Verdict::Falls)
    };
    let of = |reason: ReasonIx| OpenQuestions {
        reason,
        linchpin: project.reason(reason).premises.iter().filter_map(|premise| role(premise.node)).min(),
        open: open(project, &asked, reason),
    };
    let mut all: Vec<OpenQuestions> = project.reason_indices().filter(stands).map(of).collect();
    all.retain(|of| !of.open.is_empty());
    all.sort_by_key(|of| (of.linchpin.is_none(), of.linchpin, inquiry.distance_of_reason(of.reason), of.reason));
    all
}

/// Every question that somebody has pressed, with the reason of which it was asked.
fn asked(project: &Project) -> BTreeSet<(ReasonIx, &str)> {
    let asks = project.reasons.iter().filter_map(|reason| reason.asks.as_ref());
    asks.filter_map(|asks| Some((asks.of?, asks.question.as_str()))).collect()
}

fn open(project: &Project, asked: &BTreeSet<(ReasonIx, &str)>, reason: ReasonIx) -> Vec<String> {
    let scheme = project.reason(reason).scheme.as_ref().and_then(|id| project.schemes.get(id));
    let questions = scheme.map(|scheme| scheme.questions.as_slice()).unwrap_or_default().iter();
    questions.filter(|asks| !asked.contains(&(reason, asks.id.as_str()))).map(|asks| asks.id.clone()).collect()
}
