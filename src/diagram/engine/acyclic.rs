//! Which edges to turn round so that nothing runs in circles.
//!
//! A depth-first walk from the first node, then from the nodes without an upper neighbour, then from the rest, in the
//! author's order: an edge back to a node that the walk is still inside closes a circle and is turned.

use super::Graph;

/// For each edge, whether it is laid out with its ends exchanged. Edges from a node to itself are not.
pub fn turned(graph: &Graph) -> Vec<bool> {
    let n = graph.nodes.len();
    let mut down = vec![vec![]; n];
    let mut has_upper = vec![false; n];
    for (e, edge) in graph.edges.iter().enumerate().filter(|(_, e)| e.upper != e.lower) {
        down[edge.upper].push(e);
        has_upper[edge.lower] = true;
    }
    let mut turned = vec![false; graph.edges.len()];
    let mut state = vec![State::New; n];
    let roots = (0..n.min(1)).chain((0..n).filter(|&v| !has_upper[v])).chain(0..n);
    for root in roots {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Open;
        let mut stack = vec![(root, 0)];
        while let Some((v, next)) = stack.pop() {
            let Some(&e) = down[v].get(next) else {
                state[v] = State::Done;
                continue;
            };
            stack.push((v, next + 1));
            let to = graph.edges[e].lower;
            match state[to] {
                State::Open => turned[e] = true,
                State::New => {
                    state[to] = State::Open;
                    stack.push((to, 0));
                }
                State::Done => {}
            }
        }
    }
    turned
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}
