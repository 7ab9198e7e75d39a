//! What speaks against the thesis and has not fallen: how near it is, whether anybody has answered it, and what it does.
//!
//! What an objection does is found by trying: everything that speaks against the thesis is felled, then everything but
//! this one objection, and both are labelled. What stands worse the second time stands worse by this objection alone,
//! however many others say the same. Taking away one objection at a time would not do: where two are enough each, neither
//! would seem to matter. Objections are compared in a fixed order (does the thesis itself stand worse, does the objection
//! hold, how many statements stand worse, how near is it), never by a number made of all of them.

use super::LARGEST;
use crate::evaluate::framework::Item;
use crate::evaluate::{Evaluation, Evaluator, Verdicts};
use crate::graph::{ArgumentGraph, Bearings, Edge};
use crate::model::{NodeIx, Project, ReasonIx, ReasonKind, Verdict};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::VecDeque;

/// One view of a map with a statement of which is asked.
pub struct Inquiry<'a> {
    project: &'a Project,
    graph: &'a ArgumentGraph,
    evaluation: &'a Evaluation,
    root: NodeIx,
    bearings: Bearings,
    /// How many steps each statement and reason is from the root, if it bears on it at all.
    distances: Vec<Option<u32>>,
}

/// What an objection does by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The objection.
    pub reason: ReasonIx,
    /// Whether it is enough to make the root stand worse.
    pub harms_root: bool,
    /// The statements that speak for the root and stand worse by it, the root included.
    pub harmed: Vec<NodeIx>,
}

impl<'a> Inquiry<'a> {
    /// Asks what speaks against a statement of a view.
    pub fn new(project: &'a Project, graph: &'a ArgumentGraph, evaluation: &'a Evaluation, root: NodeIx) -> Self {
        let bearings = graph.bearings_on(&[root]);
        Self { project, graph, evaluation, root, bearings, distances: distances(graph, root) }
    }

    /// How many steps a statement is from the root.
    pub fn distance(&self, node: NodeIx) -> Option<u32> {
        self.distances.get(node.0 as usize).copied().flatten()
    }

    /// How many steps a reason is from the root.
    pub fn distance_of_reason(&self, reason: ReasonIx) -> Option<u32> {
        self.distances.get(self.project.nodes.len() + reason.0 as usize).copied().flatten()
    }

    /// How everything bears on the root.
    pub fn bearings(&self) -> &Bearings {
        &self.bearings
    }

    /// As [`Self::bearings`], to be kept.
    pub fn into_bearings(self) -> Bearings {
        self.bearings
    }

    /// Every objection that has not fallen, near or far; the nearest first.
    pub fn objections(&self) -> Vec<ReasonIx> {
        let objects = |&ix: &ReasonIx| {
            is_objection(self.project.reason(ix).kind)
                && self.bearings.reason(ix).con
                && self.evaluation.reason(ix).is_some_and(|verdict| verdict != Verdict::Falls)
        };
        let mut objections: Vec<ReasonIx> = self.project.reason_indices().filter(objects).collect();
        objections.sort_by_key(|&ix| (self.distance_of_reason(ix), ix));
        objections
    }

    /// Every objection that has not fallen and to which nobody has replied, the nearest first. A declared contradiction
    /// is not among them: its other side is the reply.
    pub fn unanswered(&self) -> Vec<ReasonIx> {
        let mut objections = self.objections();
        objections.retain(|&ix| {
            self.project.reason(ix).kind != ReasonKind::Contradicts && !has_reply(self.project, self.graph, ix)
        });
        objections
    }

    /// What each of some objections does by itself; the weightiest first. In a view of more than [`LARGEST`] statements
    /// nothing is tried, and the nearest that hold come first.
    pub fn weigh(&self, objections: &[ReasonIx]) -> Vec<Weight> {
        let framework = self.evaluation.framework();
        let evaluator = (framework.statements().len() <= LARGEST).then(|| Evaluator::new(framework));
        let against: Vec<Item> = self.against().filter_map(|ix| self.item(ix)).collect();
        let without = evaluator.as_ref().map(|evaluator| evaluator.verdicts(&against));
        let weigh = |&reason: &ReasonIx| {
            let others = || against.iter().copied().filter(|&item| Some(item) != self.item(reason)).collect::<Vec<_>>();
            let alone = evaluator.as_ref().map(|evaluator| evaluator.verdicts(&others()));
            let harmed = without.as_ref().zip(alone).map(|(without, alone)| self.worse(without, &alone));
            let harmed = harmed.unwrap_or_default();
            Weight { reason, harms_root: harmed.contains(&self.root), harmed }
        };
        let mut weights: Vec<Weight> = objections.par_iter().map(weigh).collect();
        let holds = |weight: &Weight| self.evaluation.reason(weight.reason) == Some(Verdict::Holds);
        weights.sort_by_key(|weight| {
            let order = (!weight.harms_root, !holds(weight), Reverse(weight.harmed.len()));
            (order, self.distance_of_reason(weight.reason), weight.reason)
        });
        weights
    }

    /// Everything that speaks against the root and in no way for it, whether it has fallen or not.
    fn against(&self) -> impl Iterator<Item = ReasonIx> {
        self.project.reason_indices().filter(|&ix| {
            let bearing = self.bearings.reason(ix);
            is_objection(self.project.reason(ix).kind) && bearing.con && !bearing.pro
        })
    }

    fn item(&self, reason: ReasonIx) -> Option<Item> {
        self.evaluation.step(reason).map(Item::Reason)
    }

    /// The statements for the root whose verdict is worse in the second case than in the first.
    fn worse(&self, first: &Verdicts, second: &Verdicts) -> Vec<NodeIx> {
        let is_worse = |&node: &NodeIx| {
            let Some(statement) = self.evaluation.statement(node) else { return false };
            let (first, second) = (first.statements[statement.at()], second.statements[statement.at()]);
            self.bearings.node(node).pro && second > first // holds is the least
        };
        self.project.node_indices().filter(is_worse).collect()
    }
}

fn is_objection(kind: ReasonKind) -> bool {
    matches!(kind, ReasonKind::Attacks | ReasonKind::Undercuts | ReasonKind::Contradicts)
}

/// Replies to an objection: undercuts of it, and what speaks against its premises.
pub fn replies(project: &Project, graph: &ArgumentGraph, objection: ReasonIx) -> Vec<ReasonIx> {
    let premises = project.reason(objection).premises.iter();
    let mut replies = graph.undercuts_of(objection);
    replies.extend(premises.flat_map(|premise| graph.reasons_against(premise.node)));
    replies
}

/// Whether anybody has replied to an objection.
pub fn has_reply(project: &Project, graph: &ArgumentGraph, objection: ReasonIx) -> bool {
    !replies(project, graph, objection).is_empty()
}

/// How many steps each vertex is from a statement, against the direction of the edges.
fn distances(graph: &ArgumentGraph, root: NodeIx) -> Vec<Option<u32>> {
    let graph = graph.petgraph();
    let mut distances = vec![None; graph.node_count()];
    let mut open = VecDeque::from([(NodeIndex::new(root.0 as usize), 0)]);
    while let Some((at, distance)) = open.pop_front() {
        let Some(known @ None) = distances.get_mut(at.index()) else { continue };
        *known = Some(distance);
        let steps = graph.edges_directed(at, Direction::Incoming).filter(|edge| *edge.weight() != Edge::Same);
        open.extend(steps.map(|edge| (edge.source(), distance + 1)));
    }
    distances
}
