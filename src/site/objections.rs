//! What disputes the thesis: objections, near and far, that have not fallen.

use crate::graph::{Edge, Vertex};
use crate::model::{NodeIx, ReasonIx, ReasonKind, Verdict, View};
use crate::pipeline::Argument;
use petgraph::Direction;
use petgraph::visit::EdgeRef;
use std::collections::VecDeque;

/// Standing and contested objections against the thesis (with contributions), the nearest to it first.
pub(super) fn against_thesis(argument: &Argument) -> Vec<ReasonIx> {
    let project = &argument.project;
    let Some(thesis) = project.map.thesis else { return Vec::new() };
    let bearings = argument.graph.bearings_on(&[thesis]);
    let distances = distances(argument, thesis);
    let objects = |&ix: &ReasonIx| {
        let kind = project.reason(ix).kind;
        matches!(kind, ReasonKind::Attacks | ReasonKind::Undercuts | ReasonKind::Contradicts)
            && bearings.reason(ix).con
            && argument.evaluations.in_view(View::All).reason(ix).is_some_and(|verdict| verdict != Verdict::Falls)
    };
    let mut objections: Vec<ReasonIx> = project.reason_indices().filter(objects).collect();
    objections.sort_by_key(|&ix| (distances.get(ix.0 as usize).copied().flatten(), ix));
    objections
}

/// How many steps each reason is from a statement, if it bears on it at all.
fn distances(argument: &Argument, root: NodeIx) -> Vec<Option<u32>> {
    let graph = argument.graph.petgraph();
    let nodes = argument.project.nodes.len();
    let mut distances = vec![None; graph.node_count()];
    let start = petgraph::graph::NodeIndex::new(root.0 as usize);
    let mut open = VecDeque::from([(start, 0)]);
    while let Some((at, distance)) = open.pop_front() {
        let Some(known @ None) = distances.get_mut(at.index()) else { continue };
        *known = Some(distance);
        let steps = graph.edges_directed(at, Direction::Incoming).filter(|edge| *edge.weight() != Edge::Same);
        open.extend(steps.map(|edge| (edge.source(), distance + 1)));
    }
    debug_assert!(graph.node_weights().skip(nodes).all(|vertex| matches!(vertex, Vertex::Reason(_))));
    distances.split_off(nodes.min(distances.len()))
}
