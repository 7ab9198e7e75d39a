//! The order in which sections stand above each other: as few lines as possible run up.
//!
//! Finding the best order is hard (minimum feedback arc set). The search begins with a depth-first order from the
//! first part, then moves single parts to better places until none is left (the sifting of Rudell, 1993). Ties keep
//! the author's order.

use std::collections::BTreeMap;

/// Most rounds of moves.
const ROUNDS: usize = 12;

/// How many edges run from each part to each other one.
#[derive(Clone, Debug, Default)]
pub struct Quotient {
    down: Vec<BTreeMap<usize, i64>>,
    up: Vec<BTreeMap<usize, i64>>,
}

impl Quotient {
    /// Parts without edges.
    pub fn new(count: usize) -> Self {
        Self { down: vec![BTreeMap::new(); count], up: vec![BTreeMap::new(); count] }
    }

    /// Counts an edge from a conclusion's part to a reason's part.
    pub fn add(&mut self, from: usize, to: usize) {
        if from != to {
            *self.down[from].entry(to).or_default() += 1;
            *self.up[to].entry(from).or_default() += 1;
        }
    }
}

/// The parts from top to bottom. `crowned`: the first part has the thesis, and stands above all others whatever it
/// costs.
pub fn order(quotient: &Quotient, crowned: bool) -> Vec<usize> {
    let mut order = depth_first(quotient);
    let first = usize::from(crowned);
    order.sort_by_key(|&part| part >= first);
    for _ in 0..ROUNDS {
        let moved = (first..order.len()).filter(|&part| sift(quotient, &mut order, part, first)).count();
        if moved == 0 {
            break;
        }
    }
    order
}

/// Reverse postorder of a walk from the first part, then from those without an upper neighbour, then from the rest.
fn depth_first(quotient: &Quotient) -> Vec<usize> {
    let n = quotient.down.len();
    let (mut seen, mut done) = (vec![false; n], Vec::with_capacity(n));
    let roots = (0..n.min(1)).chain((0..n).filter(|&p| quotient.up[p].is_empty())).chain(0..n);
    for root in roots {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut stack = vec![(root, quotient.down[root].keys())];
        while let Some((part, next)) = stack.last_mut() {
            match next.next() {
                Some(&to) if !seen[to] => {
                    seen[to] = true;
                    stack.push((to, quotient.down[to].keys()));
                }
                Some(_) => {}
                None => {
                    done.push(*part);
                    stack.pop();
                }
            }
        }
    }
    done.reverse();
    done
}

/// Moves a part to where the fewest lines run up; says whether that is elsewhere.
fn sift(quotient: &Quotient, order: &mut Vec<usize>, part: usize, first: usize) -> bool {
    let Some(from) = order.iter().position(|&p| p == part) else { return false };
    order.remove(from);
    // Lines that run up if it stands first: all from above to it. Each part that it passes changes that.
    let (mut cost, mut best) = (0i64, None);
    let mut at_from = 0;
    for place in 0..=order.len() {
        if place == from {
            at_from = cost;
        }
        if place >= first && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, place));
        }
        if let Some(&passed) = order.get(place) {
            cost += quotient.down[part].get(&passed).copied().unwrap_or(0);
            cost -= quotient.up[part].get(&passed).copied().unwrap_or(0);
        }
    }
    match best {
        Some((least, place)) if least < at_from => {
            order.insert(place, part);
            true
        }
        _ => {
            order.insert(from, part);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(n: usize, edges: &[(usize, usize)]) -> Quotient {
        let mut q = Quotient::new(n);
        edges.iter().for_each(|&(a, b)| q.add(a, b));
        q
    }

    #[test]
    fn without_circles_everything_runs_down() {
        let edges = [(0, 3), (3, 1), (1, 2), (0, 2), (3, 2)];
        let order = order(&quotient(4, &edges), false);
        let at = |p: usize| order.iter().position(|&q| q == p);
        assert!(edges.iter().all(|&(a, b)| at(a) < at(b)), "{order:?}");
    }

    #[test]
    fn of_two_directions_the_busier_one_runs_down() {
        let edges = [(0, 1), (1, 2), (2, 1), (2, 1)];
        assert_eq!(order(&quotient(3, &edges), false), [0, 2, 1]);
        assert_eq!(order(&quotient(3, &[(0, 1), (2, 0), (2, 0)]), true), [0, 2, 1], "the thesis stays on top");
    }
}
