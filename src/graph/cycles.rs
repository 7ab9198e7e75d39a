//! Circles of support: statements that hold one another up.

use super::{ArgumentGraph, Edge, Vertex};
use crate::model::{NodeIx, ReasonIx, ReasonKind};
use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, VecDeque};

/// One shortest circle of a strongly connected part of the support graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Each statement with the reason that leads from it to the next; the last leads back to the first. The first has
    /// the smallest id.
    pub hops: Vec<(NodeIx, ReasonIx)>,
    /// How many statements the whole part has.
    pub size: usize,
}

/// Steps of search that one strongly connected part may cost. Parts with more than some thousand statements are searched
/// from their smallest ids only; then the circle shown may be a little longer than the shortest.
const BUDGET: usize = 20_000_000;

/// One circle for every strongly connected part of two or more statements in the graph of support (premise to supported
/// statement), ordered by first statement. Statements that support themselves at once are not circles of this kind.
pub fn circles_of_support(graph: &ArgumentGraph) -> Vec<Circle> {
    circles(&support_graph(graph, &|node| node))
}

/// As [`circles_of_support`], with statements that are declared to be the same taken for one: the smallest of them
/// stands for all.
pub fn circles_of_one(graph: &ArgumentGraph) -> Vec<Circle> {
    let classes = graph.same_classes();
    circles(&support_graph(graph, &|node| classes.get(node.0 as usize).copied().unwrap_or(node)))
}

fn circles(support: &DiGraph<NodeIx, ReasonIx>) -> Vec<Circle> {
    let mut circles: Vec<Circle> = kosaraju_scc(support)
        .into_iter()
        .filter(|part| part.len() > 1)
        .filter_map(|part| shortest(support, &part))
        .collect();
    circles.sort_by_key(|circle| circle.hops.first().map(|&(node, _)| node));
    circles
}

/// For each statement the strongly connected part of the support graph that it is in, if it supports itself by way of
/// others. What leads from a statement to another one of its part is on a circle.
pub fn parts_of_circles(graph: &ArgumentGraph) -> Vec<Option<usize>> {
    let mut parts = vec![None; graph.nodes];
    for (at, part) in
        kosaraju_scc(&support_graph(graph, &|node| node)).iter().enumerate().filter(|(_, part)| part.len() > 1)
    {
        part.iter().for_each(|index| parts[index.index()] = Some(at)); // vertices are nodes, in their order
    }
    parts
}

/// Statements only; an edge for each premise of each supporting reason, without loops. `one` says which statement stands
/// for another.
fn support_graph(graph: &ArgumentGraph, one: &dyn Fn(NodeIx) -> NodeIx) -> DiGraph<NodeIx, ReasonIx> {
    let stand_in = |at: Index| match graph.graph[at] {
        Vertex::Node(node) => Index::new(one(node).0 as usize),
        Vertex::Reason(_) => at,
    };
    let mut support = DiGraph::with_capacity(graph.nodes, graph.graph.edge_count());
    for vertex in graph.graph.node_weights() {
        if let Vertex::Node(node) = *vertex {
            support.add_node(node);
        }
    }
    for edge in graph.graph.edge_references().filter(|edge| *edge.weight() == Edge::Does(ReasonKind::Supports)) {
        let Vertex::Reason(reason) = graph.graph[edge.source()] else { continue };
        for premise in graph.graph.edges_directed(edge.source(), Direction::Incoming) {
            let (from, to) = (stand_in(premise.source()), stand_in(edge.target()));
            if *premise.weight() == Edge::Premise && from != to {
                support.add_edge(from, to, reason);
            }
        }
    }
    support
}

type Index = petgraph::graph::NodeIndex;

fn shortest(support: &DiGraph<NodeIx, ReasonIx>, part: &[Index]) -> Option<Circle> {
    let mut part = part.to_vec();
    part.sort_unstable();
    let members: BTreeMap<Index, usize> = part.iter().enumerate().map(|(at, &index)| (index, at)).collect();
    let mut best: Option<Vec<(NodeIx, ReasonIx)>> = None;
    let mut spent = 0;
    for start in 0..part.len() {
        let limit = best.as_ref().map_or(usize::MAX, Vec::len);
        let search = Search { support, part: &part, members: &members, start, limit };
        if let Some(circle) = search.run(&mut spent) {
            best = Some(circle);
        }
        if limit == 2 || (spent > BUDGET && best.is_some()) {
            break;
        }
    }
    best.map(|hops| Circle { hops, size: part.len() })
}

/// A breadth-first search for a circle whose smallest statement is `start` and that is shorter than `limit`.
struct Search<'a> {
    support: &'a DiGraph<NodeIx, ReasonIx>,
    part: &'a [Index],
    members: &'a BTreeMap<Index, usize>,
    start: usize,
    limit: usize,
}

impl Search<'_> {
    fn run(&self, spent: &mut usize) -> Option<Vec<(NodeIx, ReasonIx)>> {
        let mut came: Vec<Option<(usize, ReasonIx, usize)>> = vec![None; self.part.len()];
        let mut open = VecDeque::from([(self.start, 0)]);
        while let Some((at, depth)) = open.pop_front() {
            if depth + 1 >= self.limit {
                return None;
            }
            for (next, reason) in self.steps(at) {
                *spent += 1;
                if next == self.start {
                    return Some(self.walk_back(at, reason, &came));
                }
                if next > self.start && came[next].is_none() {
                    came[next] = Some((at, reason, depth + 1));
                    open.push_back((next, depth + 1));
                }
            }
        }
        None
    }

    /// Where one can go, by ascending id; of parallel reasons the smallest.
    fn steps(&self, at: usize) -> Vec<(usize, ReasonIx)> {
        let edges = self.support.edges_directed(self.part[at], Direction::Outgoing);
        let inside = edges.filter_map(|edge| Some((*self.members.get(&edge.target())?, *edge.weight())));
        let mut steps: Vec<(usize, ReasonIx)> = inside.collect();
        steps.sort_unstable();
        steps.dedup_by_key(|step| step.0);
        steps
    }

    fn walk_back(
        &self,
        last: usize,
        closing: ReasonIx,
        came: &[Option<(usize, ReasonIx, usize)>],
    ) -> Vec<(NodeIx, ReasonIx)> {
        let mut hops = vec![(self.support[self.part[last]], closing)];
        let mut at = last;
        while let Some((before, reason, _)) = came[at] {
            hops.push((self.support[self.part[before]], reason));
            at = before;
        }
        hops.reverse();
        hops
    }
}
