//! The argument graph: statements and reasons as vertices of one petgraph graph, for whoever asks about paths, cycles
//! and neighbours.
//!
//! It is the whole map, with the contributions; views restrict it in `evaluate`. It knows no texts and no files.

mod cycles;
mod reach;
mod rings;

pub use cycles::{Circle, circles_of_one, circles_of_support, parts_of_circles};
pub use reach::{Bearing, Bearings};
pub use rings::{Parity, Ring, rings};

use crate::model::{NodeIx, Project, ReasonIx, ReasonKind, Target};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// What a vertex stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vertex {
    /// A statement.
    Node(NodeIx),
    /// A reason.
    Reason(ReasonIx),
}

/// What an edge says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// A statement is a premise of a reason.
    Premise,
    /// A reason does this to a statement or to another reason. A preference points at the reason that is to win.
    Does(ReasonKind),
    /// A preference points at the reason that is to lose.
    Demotes,
    /// Two statements are the same; one edge each way.
    Same,
}

/// The graph of a project. Vertices stand in order of ids: all nodes, then all reasons.
#[derive(Debug)]
pub struct ArgumentGraph {
    graph: DiGraph<Vertex, Edge>,
    nodes: usize,
}

impl ArgumentGraph {
    /// Connects a project.
    pub fn connect(project: &Project) -> Self {
        let mut graph = DiGraph::with_capacity(project.nodes.len() + project.reasons.len(), project.reasons.len() * 3);
        for ix in project.node_indices() {
            graph.add_node(Vertex::Node(ix));
        }
        for ix in project.reason_indices() {
            graph.add_node(Vertex::Reason(ix));
        }
        let mut connected = Self { graph, nodes: project.nodes.len() };
        for ix in project.reason_indices() {
            connected.add_reason(project, ix);
        }
        for ix in project.node_indices() {
            for same in &project.node(ix).same_as {
                connected.add(Vertex::Node(ix), Vertex::Node(same.value), Edge::Same);
                connected.add(Vertex::Node(same.value), Vertex::Node(ix), Edge::Same);
            }
        }
        connected
    }

    fn add_reason(&mut self, project: &Project, ix: ReasonIx) {
        let reason = project.reason(ix);
        let here = Vertex::Reason(ix);
        for premise in &reason.premises {
            self.add(Vertex::Node(premise.node), here, Edge::Premise);
        }
        match reason.target {
            Target::Node(node) => self.add(here, Vertex::Node(node), Edge::Does(reason.kind)),
            Target::Reason(other) => self.add(here, Vertex::Reason(other), Edge::Does(reason.kind)),
            Target::Preference { stronger, weaker } => {
                self.add(here, Vertex::Reason(stronger), Edge::Does(reason.kind));
                self.add(here, Vertex::Reason(weaker), Edge::Demotes);
            }
        }
    }

    fn add(&mut self, from: Vertex, to: Vertex, edge: Edge) {
        self.graph.add_edge(self.index(from), self.index(to), edge);
    }

    fn index(&self, vertex: Vertex) -> NodeIndex {
        match vertex {
            Vertex::Node(node) => NodeIndex::new(node.0 as usize),
            Vertex::Reason(reason) => NodeIndex::new(self.nodes + reason.0 as usize),
        }
    }

    /// The petgraph graph itself.
    pub fn petgraph(&self) -> &DiGraph<Vertex, Edge> {
        &self.graph
    }

    /// The reasons that do something of a kind to a statement, in order of ids.
    pub fn reasons_to(&self, node: NodeIx, kind: ReasonKind) -> Vec<ReasonIx> {
        self.incoming_reasons(Vertex::Node(node), |edge| edge == Edge::Does(kind))
    }

    /// The reasons for a statement.
    pub fn reasons_for(&self, node: NodeIx) -> Vec<ReasonIx> {
        self.reasons_to(node, ReasonKind::Supports)
    }

    /// The reasons against a statement: attacks and contradictions.
    pub fn reasons_against(&self, node: NodeIx) -> Vec<ReasonIx> {
        let against = |edge| matches!(edge, Edge::Does(ReasonKind::Attacks | ReasonKind::Contradicts));
        self.incoming_reasons(Vertex::Node(node), against)
    }

    /// The reasons that deny the step of a reason.
    pub fn undercuts_of(&self, reason: ReasonIx) -> Vec<ReasonIx> {
        self.incoming_reasons(Vertex::Reason(reason), |edge| edge == Edge::Does(ReasonKind::Undercuts))
    }

    /// The preferences that rank a reason, above or below another.
    pub fn preferences_on(&self, reason: ReasonIx) -> Vec<ReasonIx> {
        let ranks = |edge| matches!(edge, Edge::Does(ReasonKind::Prefers) | Edge::Demotes);
        self.incoming_reasons(Vertex::Reason(reason), ranks)
    }

    /// The reasons in which a statement is a premise.
    pub fn uses_of(&self, node: NodeIx) -> Vec<ReasonIx> {
        let edges = self.graph.edges_directed(self.index(Vertex::Node(node)), Direction::Outgoing);
        let targets = edges.filter(|edge| *edge.weight() == Edge::Premise).map(|edge| self.graph[edge.target()]);
        sorted(targets)
    }

    /// What a vertex is part of, or speaks about.
    pub fn next(&self, vertex: Vertex) -> impl Iterator<Item = Vertex> {
        let edges = self.graph.edges_directed(self.index(vertex), Direction::Outgoing);
        edges.map(|edge| self.graph[edge.target()])
    }

    fn incoming_reasons(&self, vertex: Vertex, wanted: impl Fn(Edge) -> bool) -> Vec<ReasonIx> {
        let edges = self.graph.edges_directed(self.index(vertex), Direction::Incoming);
        sorted(edges.filter(|edge| wanted(*edge.weight())).map(|edge| self.graph[edge.source()]))
    }
}

fn sorted(vertices: impl Iterator<Item = Vertex>) -> Vec<ReasonIx> {
    let reason = |vertex| if let Vertex::Reason(ix) = vertex { Some(ix) } else { None };
    let mut reasons: Vec<ReasonIx> = vertices.filter_map(reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}
