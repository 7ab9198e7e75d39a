//! Lays out a graph of several components: each for itself, then all on shelves below each other.
//!
//! A component is not stretched by another one, and cards that nothing is joined to do not make the drawing wide.

use super::drawing::Point;
use super::engine::{Edge, Graph, Placement, layout};

/// Room between two components in px.
const GAP: i32 = 40;
/// A shelf is at least this wide, in px.
const SHELF: i32 = 900;

/// Where everything is; components stand in the order of their first nodes, those of one node last.
pub fn pack(graph: &Graph) -> Placement {
    let parts = components(graph);
    let local = locals(graph, &parts);
    let placed: Vec<Placement> = local.iter().map(layout).collect();
    let widest = placed.iter().map(|p| p.width).max().unwrap_or(0).max(SHELF);
    let mut whole = Placement {
        centre: vec![(0, 0); graph.nodes.len()],
        paths: vec![vec![]; graph.edges.len()],
        ..Placement::default()
    };
    let (mut x, mut y, mut shelf) = (0, 0, 0);
    for (part, placement) in parts.iter().zip(&placed) {
        if x > 0 && x + placement.width > widest {
            (x, y, shelf) = (0, y + shelf + GAP, 0);
        }
        let shift = |p: &Point| (p.0 + x, p.1 + y);
        for (&v, p) in part.nodes.iter().zip(&placement.centre) {
            whole.centre[v] = shift(p);
        }
        for (&e, path) in part.edges.iter().zip(&placement.paths) {
            whole.paths[e] = path.iter().map(shift).collect();
        }
        whole.width = whole.width.max(x + placement.width);
        shelf = shelf.max(placement.height);
        whole.height = whole.height.max(y + shelf);
        x += placement.width + GAP;
    }
    whole
}

/// Nodes and edges that hang together, each ascending.
#[derive(Default)]
struct Part {
    nodes: Vec<usize>,
    edges: Vec<usize>,
}

fn components(graph: &Graph) -> Vec<Part> {
    let n = graph.nodes.len();
    let mut near = vec![vec![]; n];
    for edge in &graph.edges {
        near[edge.upper].push(edge.lower);
        near[edge.lower].push(edge.upper);
    }
    let mut part_of = vec![usize::MAX; n];
    let mut count = 0;
    for root in 0..n {
        if part_of[root] != usize::MAX {
            continue;
        }
        let mut stack = vec![root];
        while let Some(v) = stack.pop() {
            if part_of[v] == usize::MAX {
                part_of[v] = count;
                stack.extend(&near[v]);
            }
        }
        count += 1;
    }
    let mut parts: Vec<Part> = (0..count).map(|_| Part::default()).collect();
    (0..n).for_each(|v| parts[part_of[v]].nodes.push(v));
    (0..graph.edges.len()).for_each(|e| parts[part_of[graph.edges[e].upper]].edges.push(e));
    parts.sort_by_key(|p| (p.nodes.len() == 1, p.nodes.first().copied()));
    parts
}

/// Each component as a graph of its own.
fn locals(graph: &Graph, parts: &[Part]) -> Vec<Graph> {
    let mut index = vec![0; graph.nodes.len()];
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        part.nodes.iter().enumerate().for_each(|(i, &v)| index[v] = i);
        let edge = |&e: &usize| {
            let edge = graph.edges[e];
            Edge { upper: index[edge.upper], lower: index[edge.lower], ..edge }
        };
        out.push(Graph {
            nodes: part.nodes.iter().map(|&v| graph.nodes[v]).collect(),
            edges: part.edges.iter().map(edge).collect(),
            starts: graph.starts,
            compact: graph.compact,
            press: graph.press,
            eager: graph.eager,
            rows: None,
        });
    }
    out
}
