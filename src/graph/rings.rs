//! Rings in which something is attacked: odd ones are paradoxes, even ones are real disagreement.

use super::{ArgumentGraph, Edge, Vertex};
use crate::model::{NodeIx, ReasonIx, ReasonKind};
use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Whether the number of attacks, undercuts and contradictions in a ring is odd or even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parity {
    /// 1, 3, 5 …
    Odd,
    /// 2, 4, 6 …
    Even,
}

/// A ring: each reason with what it starts from, a premise of it or the reason before that it is struck by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// The steps; the last leads back to where the first starts.
    pub hops: Vec<(Vertex, ReasonIx)>,
}

/// Steps of search that one strongly connected part may cost; afterwards the best ring so far is taken.
const BUDGET: usize = 1_000_000;

/// One short ring of a parity for every strongly connected part that has one, in order of their first steps. Statements
/// declared to be the same count as one. An odd ring is as short as can be; an even one may be missed where it can only
/// be walked by way of odd ones. A declared contradiction is even by itself and no news, so it counts in odd rings only;
/// statements that attack themselves at once are left out.
pub fn rings(graph: &ArgumentGraph, parity: Parity) -> Vec<Ring> {
    let classes = graph.same_classes();
    let signed = signed_graph(graph, &classes, parity);
    let mut found: Vec<Ring> = kosaraju_scc(&signed)
        .into_iter()
        .filter(|part| part.len() > 1)
        .filter_map(|part| shortest(&signed, &part, parity))
        .map(|walk| Ring { hops: hops(graph, &classes, &walk) })
        .collect();
    found.sort_by(|a, b| a.hops.cmp(&b.hops));
    found
}

impl ArgumentGraph {
    /// For each statement the smallest of those that are declared to be the same; itself if there is no other.
    pub fn same_classes(&self) -> Vec<NodeIx> {
        let mut sets = UnionFind::<usize>::new(self.nodes);
        for edge in self.graph.edge_references().filter(|edge| *edge.weight() == Edge::Same) {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut smallest: Vec<Option<NodeIx>> = vec![None; self.nodes];
        let node = |at: usize| NodeIx(u32::try_from(at).unwrap_or(u32::MAX));
        (0..self.nodes).map(|at| *smallest[sets.find(at)].get_or_insert(node(at))).collect() // one for each set
    }
}

type Signed = DiGraph<Vertex, bool>;

/// The graph of what leads to what; true where it turns.
fn signed_graph(graph: &ArgumentGraph, classes: &[NodeIx], parity: Parity) -> Signed {
    let mut signed = Signed::with_capacity(graph.graph.node_count(), graph.graph.edge_count());
    for vertex in graph.graph.node_weights() {
        signed.add_node(*vertex);
    }
    let class = |at: NodeIndex| classes.get(at.index()).map_or(at, |class| NodeIndex::new(class.0 as usize));
    for edge in graph.graph.edge_references() {
        let turns = match *edge.weight() {
            Edge::Premise => false,
            Edge::Does(ReasonKind::Supports) => false,
            Edge::Does(ReasonKind::Attacks | ReasonKind::Undercuts) => true,
            Edge::Does(ReasonKind::Contradicts) if parity == Parity::Odd => true,
            Edge::Does(_) | Edge::Demotes | Edge::Same => continue,
        };
        let loops = *edge.weight() != Edge::Premise
            && graph
                .graph
                .edges_directed(edge.source(), Direction::Incoming)
                .any(|premise| *premise.weight() == Edge::Premise && premise.source() == edge.target());
        if !loops {
            signed.add_edge(class(edge.source()), class(edge.target()), turns);
        }
    }
    signed
}

/// The shortest ring of a parity in a part, from its smallest vertex.
fn shortest(signed: &Signed, part: &[NodeIndex], parity: Parity) -> Option<Vec<Vertex>> {
    let mut part = part.to_vec();
    part.sort_unstable();
    let members: BTreeMap<NodeIndex, usize> = part.iter().enumerate().map(|(at, &index)| (index, at)).collect();
    let steps: Vec<Vec<(usize, bool)>> = part.iter().map(|&from| steps(signed, from, &members)).collect();
    if !steps.iter().flatten().any(|&(_, turns)| turns) {
        return None; // a circle of support
    }
    let mut best: Option<Vec<usize>> = None;
    let mut spent = 0;
    for start in 0..part.len() {
        let limit = best.as_ref().map_or(usize::MAX, Vec::len);
        if let Some(walk) = walk(&steps, start, parity, limit, &mut spent) {
            best = Some(walk);
        }
        if spent > BUDGET {
            break;
        }
    }
    best.map(|walk| walk.into_iter().map(|at| signed[part[at]]).collect())
}

fn steps(signed: &Signed, from: NodeIndex, members: &BTreeMap<NodeIndex, usize>) -> Vec<(usize, bool)> {
    let inside = signed.edges(from).filter_map(|edge| Some((*members.get(&edge.target())?, *edge.weight())));
    let mut steps: Vec<_> = inside.collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// A breadth-first search over places and the number of turns so far (0, 1, 2 or 3; from then on by parity) for the way
/// back to the start. `None` if there is none shorter than `limit`, or one that crosses itself.
fn walk(
    steps: &[Vec<(usize, bool)>],
    start: usize,
    parity: Parity,
    limit: usize,
    spent: &mut usize,
) -> Option<Vec<usize>> {
    let home = start * 4 + if parity == Parity::Odd { 1 } else { 2 };
    let next_turns = |turns: usize, turn: bool| match (parity, turn) {
        (_, false) => turns,
        (Parity::Odd, true) => 1 - turns,
        (Parity::Even, true) => {
            if turns == 3 {
                2
            } else {
                turns + 1
            }
        }
    };
    let mut came: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = VecDeque::from([(start * 4, 0)]);
    while let Some((state, depth)) = open.pop_front() {
        if depth + 1 >= limit {
            return None;
        }
        for &(to, turn) in &steps[state / 4] {
            *spent += 1;
            let next = to * 4 + next_turns(state % 4, turn);
            if next == start * 4 || came.contains_key(&next) {
                continue;
            }
            came.insert(next, state);
            if next == home {
                return trace(&came, start, home);
            }
            open.push_back((next, depth + 1));
        }
    }
    None
}

fn trace(came: &BTreeMap<usize, usize>, start: usize, home: usize) -> Option<Vec<usize>> {
    let mut walk = Vec::new();
    let mut state = home;
    while state != start * 4 {
        state = *came.get(&state)?;
        walk.push(state / 4);
    }
    walk.reverse();
    let distinct: BTreeSet<usize> = walk.iter().copied().collect();
    (distinct.len() == walk.len()).then_some(walk)
}

/// The reasons on a walk, each with the statement or reason that leads into it.
fn hops(graph: &ArgumentGraph, classes: &[NodeIx], walk: &[Vertex]) -> Vec<(Vertex, ReasonIx)> {
    let before = |at: usize| walk[(at + walk.len() - 1) % walk.len()];
    let premise = |class: NodeIx, reason: ReasonIx| {
        let into = graph.graph.edges_directed(graph.index(Vertex::Reason(reason)), Direction::Incoming);
        let premises = into.filter(|edge| *edge.weight() == Edge::Premise).map(|edge| edge.source().index());
        let fitting = premises.filter(|&at| classes.get(at) == Some(&class)).min();
        fitting.and_then(|at| u32::try_from(at).ok()).map_or(class, NodeIx)
    };
    let hop = |(at, vertex): (usize, &Vertex)| match (before(at), *vertex) {
        (_, Vertex::Node(_)) => None,
        (Vertex::Node(class), Vertex::Reason(reason)) => Some((Vertex::Node(premise(class, reason)), reason)),
        (from @ Vertex::Reason(_), Vertex::Reason(reason)) => Some((from, reason)),
    };
    walk.iter().enumerate().filter_map(hop).collect()
}
