//! What bears on a statement, and on which side.

use super::{ArgumentGraph, Edge, Vertex};
use crate::model::{NodeIx, ReasonIx, ReasonKind};
use petgraph::Direction;
use petgraph::visit::EdgeRef;
use std::collections::VecDeque;

/// Whether something speaks for a statement, against it, both, or neither; however far away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bearing {
    /// Some path to the statement has an even number of attacks and undercuts.
    pub pro: bool,
    /// Some path has an odd number.
    pub con: bool,
}

/// How everything bears on one statement.
#[derive(Debug)]
pub struct Bearings {
    nodes: Vec<Bearing>,
    reasons: Vec<Bearing>,
}

impl Bearings {
    /// How a statement bears.
    pub fn node(&self, node: NodeIx) -> Bearing {
        self.nodes.get(node.0 as usize).copied().unwrap_or_default()
    }

    /// How a reason bears.
    pub fn reason(&self, reason: ReasonIx) -> Bearing {
        self.reasons.get(reason.0 as usize).copied().unwrap_or_default()
    }
}

impl ArgumentGraph {
    /// How many steps each statement is away from one of them, by way of what bears on it; none if it never does.
    pub fn steps_to(&self, root: NodeIx) -> Vec<Option<u32>> {
        let mut steps: Vec<Option<u32>> = vec![None; self.graph.node_count()];
        let mut open = VecDeque::from([(self.index(Vertex::Node(root)), 0)]);
        while let Some((at, step)) = open.pop_front() {
            let here = &mut steps[at.index()]; // an index of this graph
            if here.is_none() {
                *here = Some(step);
                open.extend(self.graph.neighbors_directed(at, Direction::Incoming).map(|next| (next, step + 1)));
            }
        }
        steps.truncate(self.nodes);
        steps
    }

    /// How every statement and reason bears on any of `roots`: linear, by walking the edges backwards, once for each side.
    pub fn bearings_on(&self, roots: &[NodeIx]) -> Bearings {
        let count = self.graph.node_count();
        let mut seen = vec![Bearing::default(); count];
        let mut open: Vec<_> = roots.iter().map(|&root| (self.index(Vertex::Node(root)), true)).collect();
        for (start, _) in &open {
            seen[start.index()].pro = true; // an index of this graph
        }
        while let Some((at, pro)) = open.pop() {
            for edge in self.graph.edges_directed(at, Direction::Incoming) {
                let pro = pro != turns(*edge.weight());
                let bearing = &mut seen[edge.source().index()]; // an index of this graph
                let side = if pro { &mut bearing.pro } else { &mut bearing.con };
                if !std::mem::replace(side, true) {
                    open.push((edge.source(), pro));
                }
            }
        }
        let reasons = seen.split_off(self.nodes);
        Bearings { nodes: seen, reasons }
    }
}

fn turns(edge: Edge) -> bool {
    match edge {
        Edge::Does(kind) => matches!(kind, ReasonKind::Attacks | ReasonKind::Contradicts | ReasonKind::Undercuts),
        Edge::Demotes => true,
        Edge::Premise | Edge::Same => false,
    }
}
