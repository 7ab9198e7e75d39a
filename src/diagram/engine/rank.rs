//! The row of every node: as few rows between conclusion and reason as the graph allows.
//!
//! Junctions and buses stand in half ranks: an edge between two cards is two rows long, so that linked premises and
//! single ones stand side by side. Rows that nothing stands in are taken out.

use super::Graph;
use super::simplex::{Arc, solve};

/// The row of each node, 0 the uppermost.
pub fn rows(graph: &Graph, turned: &[bool]) -> Vec<usize> {
    let n = graph.nodes.len();
    let arcs: Vec<Arc> = (graph.edges.iter().zip(turned).filter(|(e, _)| e.upper != e.lower))
        .map(|(e, &turn)| {
            let (tail, head) = if turn { (e.lower, e.upper) } else { (e.upper, e.lower) };
            Arc { tail, head, length: e.min, weight: 1 }
        })
        .collect();
    let rank = solve(n, &arcs, None, 20 + 4 * n);
    let mut used = rank.clone();
    used.sort_unstable();
    used.dedup();
    rank.iter().map(|r| used.partition_point(|u| u < r)).collect()
}
