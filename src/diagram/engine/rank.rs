//! The row of every node: as few rows between conclusion and reason as the graph allows.
//!
//! Junctions and buses stand in half ranks: an edge between two cards is two rows long, so that linked premises and
//! single ones stand side by side. Every component begins in the first row; ports stand above and below all others.
//! Rows that nothing stands in are taken out.

use super::simplex::{Arc, solve};
use super::{Graph, Pin};

/// The row of each node, 0 the uppermost.
pub fn rows(graph: &Graph, turned: &[bool]) -> Vec<u32> {
    let n = graph.nodes.len();
    let free = |v: usize| graph.nodes[v].pin == Pin::Free;
    let arcs: Vec<Arc> = (graph.edges.iter().zip(turned))
        .filter(|(e, _)| e.upper != e.lower && free(e.upper) && free(e.lower))
        .map(|(e, &turn)| {
            let (tail, head) = if turn { (e.lower, e.upper) } else { (e.upper, e.lower) };
            Arc { tail: tail as u32, head: head as u32, length: e.min, weight: 1 }
        })
        .collect();
    let mut rank = vec![0; n];
    for part in components(n, &arcs) {
        let at = solve(part.nodes.len(), &part.arcs, None, 20 + 4 * part.nodes.len());
        part.nodes.iter().zip(at).for_each(|(&v, at)| rank[v as usize] = at);
    }
    let last = (0..n).filter(|&v| free(v)).map(|v| rank[v]).max().unwrap_or(0);
    for (v, node) in graph.nodes.iter().enumerate() {
        match node.pin {
            Pin::Free => {}
            Pin::Top => rank[v] = -1,
            Pin::Bottom => rank[v] = last + 1,
        }
    }
    let mut used = rank.clone();
    used.sort_unstable();
    used.dedup();
    rank.iter().map(|r| used.partition_point(|u| u < r) as u32).collect()
}

/// Nodes that hang together, ascending, and the arcs between them in their numbering.
#[derive(Default)]
struct Part {
    nodes: Vec<u32>,
    arcs: Vec<Arc>,
}

fn components(n: usize, arcs: &[Arc]) -> Vec<Part> {
    let mut leader: Vec<u32> = (0..n as u32).collect();
    for arc in arcs {
        let (a, b) = (find(&mut leader, arc.tail), find(&mut leader, arc.head));
        leader[a.max(b) as usize] = a.min(b);
    }
    let mut parts: Vec<Part> = Vec::new();
    let (mut part_of, mut index) = (vec![0usize; n], vec![0u32; n]);
    for v in 0..n as u32 {
        let root = find(&mut leader, v);
        if root == v {
            part_of[v as usize] = parts.len();
            parts.push(Part::default());
        }
        let part = part_of[root as usize];
        part_of[v as usize] = part;
        index[v as usize] = parts[part].nodes.len() as u32;
        parts[part].nodes.push(v);
    }
    for arc in arcs {
        let (tail, head) = (index[arc.tail as usize], index[arc.head as usize]);
        parts[part_of[arc.tail as usize]].arcs.push(Arc { tail, head, ..*arc });
    }
    parts
}

/// The least node of a node's component so far; halves the path on the way (Tarjan, van Leeuwen 1984).
fn find(leader: &mut [u32], mut v: u32) -> u32 {
    while leader[v as usize] != v {
        leader[v as usize] = leader[leader[v as usize] as usize];
        v = leader[v as usize];
    }
    v
}
