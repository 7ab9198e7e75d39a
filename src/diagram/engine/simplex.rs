//! Network simplex: integers `at[v]` with `at[v] - at[u] >= length` that make the sum of `weight * (at[v] - at[u])`
//! least. Ranks and columns are both such a problem.
//!
//! Gansner, Koutsofios, North, Vo: A technique for drawing directed graphs (1993), sections 2.3 and 4.2. Subtrees of
//! the spanning tree are kept contiguous in postorder, so that finding the entering edge and shifting a subtree are
//! walks over a slice. The number of pivots is capped: what stands then is feasible, if not the best.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// `at[head] - at[tail] >= length`, and every unit of that difference costs `weight`.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// The lesser end.
    pub tail: usize,
    /// The greater end.
    pub head: usize,
    /// Least difference; may be negative if the start is given.
    pub length: i32,
    /// Cost of a unit.
    pub weight: i64,
}

const NONE: usize = usize::MAX;

struct Simplex<'a> {
    arcs: &'a [Arc],
    at: Vec<i32>,
    /// Arcs at each node.
    near: Vec<Vec<usize>>,
    /// Tree arcs at each node.
    tree_near: Vec<Vec<usize>>,
    in_tree: Vec<bool>,
    /// Tree arc to the parent.
    parent: Vec<usize>,
    /// Least postorder number in the subtree.
    low: Vec<usize>,
    /// Own postorder number.
    post: Vec<usize>,
    /// Node with each postorder number.
    by_post: Vec<usize>,
    cut: Vec<i64>,
}

/// Solves the problem for a connected graph without directed circles. `start` must be feasible; without it the
/// lengths must not be negative. The least value of the result is 0.
pub fn solve(n: usize, arcs: &[Arc], start: Option<Vec<i32>>, pivots: usize) -> Vec<i32> {
    if n == 0 {
        return Vec::new();
    }
    let mut near = vec![vec![]; n];
    for (k, arc) in arcs.iter().enumerate() {
        near[arc.tail].push(k);
        near[arc.head].push(k);
    }
    let at = start.unwrap_or_else(|| longest_paths(n, arcs, &near));
    let (none, zero) = (vec![NONE; n], vec![0; n]);
    let mut s = Simplex {
        arcs,
        at,
        near,
        tree_near: vec![vec![]; n],
        in_tree: vec![false; arcs.len()],
        parent: none,
        low: zero.clone(),
        post: zero.clone(),
        by_post: zero,
        cut: vec![0; arcs.len()],
    };
    s.span();
    s.number(0, NONE, 0);
    s.cut_values();
    s.run(pivots);
    let least = s.at.iter().copied().min().unwrap_or(0);
    s.at.iter().map(|a| a - least).collect()
}

/// Each node as high as its predecessors allow, and sources as low as their successors allow.
fn longest_paths(n: usize, arcs: &[Arc], near: &[Vec<usize>]) -> Vec<i32> {
    let mut waiting = vec![0usize; n];
    for arc in arcs {
        waiting[arc.head] += 1;
    }
    let mut at = vec![0; n];
    let mut queue: Vec<usize> = (0..n).filter(|&v| waiting[v] == 0).collect();
    let sources = queue.len();
    let mut next = 0;
    while next < queue.len() {
        let u = queue[next];
        next += 1;
        for arc in near[u].iter().map(|&k| &arcs[k]).filter(|a| a.tail == u) {
            at[arc.head] = at[arc.head].max(at[u] + arc.length);
            waiting[arc.head] -= 1;
            if waiting[arc.head] == 0 {
                queue.push(arc.head);
            }
        }
    }
    for &u in &queue[..sources] {
        if let Some(low) = near[u].iter().map(|&k| at[arcs[k].head] - arcs[k].length).min() {
            at[u] = low;
        }
    }
    at
}

impl Simplex<'_> {
    fn slack(&self, k: usize) -> i32 {
        self.at[self.arcs[k].head] - self.at[self.arcs[k].tail] - self.arcs[k].length
    }

    fn other(&self, k: usize, v: usize) -> usize {
        if self.arcs[k].tail == v { self.arcs[k].head } else { self.arcs[k].tail }
    }

    /// A spanning tree of tight arcs: tight components are found, then the smallest is moved against its nearest
    /// neighbour until one is left.
    fn span(&mut self) {
        let (mut component, mut members) = self.tight_components();
        let mut heap: BinaryHeap<_> = members.iter().enumerate().map(|(c, m)| (Reverse(m.len()), c)).collect();
        while let Some((Reverse(size), c)) = heap.pop() {
            if members[c].len() != size || size == 0 {
                continue;
            }
            let Some((slack, k)) = self.nearest(&members[c], &component, c) else { continue };
            let inside_head = component[self.arcs[k].head] == c;
            let into = component[if inside_head { self.arcs[k].tail } else { self.arcs[k].head }];
            let moved = std::mem::take(&mut members[c]);
            for &v in &moved {
                self.at[v] += if inside_head { -slack } else { slack };
                component[v] = into;
            }
            members[into].extend(moved);
            self.in_tree[k] = true;
            heap.push((Reverse(members[into].len()), into));
        }
        for k in (0..self.arcs.len()).filter(|&k| self.in_tree[k]) {
            self.tree_near[self.arcs[k].tail].push(k);
            self.tree_near[self.arcs[k].head].push(k);
        }
    }

    /// Components joined by tight arcs, with a spanning tree of each marked.
    fn tight_components(&mut self) -> (Vec<usize>, Vec<Vec<usize>>) {
        let n = self.at.len();
        let (mut component, mut members) = (vec![NONE; n], Vec::new());
        for root in 0..n {
            if component[root] != NONE {
                continue;
            }
            component[root] = members.len();
            let (mut found, mut next) = (vec![root], 0);
            while next < found.len() {
                let v = found[next];
                next += 1;
                for i in 0..self.near[v].len() {
                    let k = self.near[v][i];
                    let u = self.other(k, v);
                    if component[u] == NONE && self.slack(k) == 0 {
                        component[u] = members.len();
                        self.in_tree[k] = true;
                        found.push(u);
                    }
                }
            }
            members.push(found);
        }
        (component, members)
    }

    /// The arc of least slack that leaves a component.
    fn nearest(&self, members: &[usize], component: &[usize], c: usize) -> Option<(i32, usize)> {
        let leaving = members.iter().flat_map(|&v| self.near[v].iter().map(move |&k| (v, k)));
        leaving.filter(|&(v, k)| component[self.other(k, v)] != c).map(|(_, k)| (self.slack(k), k)).min()
    }

    /// Postorder numbers for the subtree of `root`, which hangs on the arc `parent`, from `from` on.
    fn number(&mut self, root: usize, parent: usize, from: usize) {
        let mut next = from;
        let mut stack = vec![(root, 0)];
        (self.parent[root], self.low[root]) = (parent, from);
        while let Some((v, i)) = stack.pop() {
            let Some(&k) = self.tree_near[v].get(i) else {
                (self.post[v], self.by_post[next]) = (next, v);
                next += 1;
                continue;
            };
            stack.push((v, i + 1));
            if k != self.parent[v] {
                let child = self.other(k, v);
                (self.parent[child], self.low[child]) = (k, next);
                stack.push((child, 0));
            }
        }
    }

    /// Cut values, children first.
    fn cut_values(&mut self) {
        for i in 0..self.at.len() {
            let v = self.by_post[i];
            let k = self.parent[v];
            if k == NONE {
                continue;
            }
            let tail = self.arcs[k].tail == v;
            let mut cut = self.arcs[k].weight;
            for &f in self.near[v].iter().filter(|&&f| f != k) {
                let along = (self.arcs[f].tail == v) == tail;
                let worth = self.arcs[f].weight - if self.in_tree[f] { self.cut[f] } else { 0 };
                cut += if along { worth } else { -worth };
            }
            self.cut[k] = cut;
        }
    }

    fn run(&mut self, pivots: usize) {
        let mut tree: Vec<usize> = (0..self.arcs.len()).filter(|&k| self.in_tree[k]).collect();
        let mut from = 0;
        for _ in 0..pivots {
            let Some(slot) = self.leaving(&tree, &mut from) else { break };
            match self.entering(tree[slot]) {
                Some((slack, enter)) => {
                    self.exchange(tree[slot], enter, slack);
                    tree[slot] = enter;
                }
                None => self.cut[tree[slot]] = 0,
            }
        }
    }

    /// A tree arc of negative cut value: the worst of the next thirty, so that the search goes round.
    fn leaving(&self, tree: &[usize], from: &mut usize) -> Option<usize> {
        let (mut best, mut seen) = (None, 0);
        for step in 0..tree.len() {
            let i = (*from + step) % tree.len();
            let cut = self.cut[tree[i]];
            if cut < 0 {
                if best.is_none_or(|(worst, _)| cut < worst) {
                    best = Some((cut, i));
                }
                seen += 1;
                if seen == 30 {
                    *from = i + 1;
                    break;
                }
            }
        }
        best.map(|(_, i)| i)
    }

    /// The child end of a tree arc.
    fn child(&self, k: usize) -> usize {
        if self.parent[self.arcs[k].tail] == k { self.arcs[k].tail } else { self.arcs[k].head }
    }

    fn within(&self, v: usize, child: usize) -> bool {
        (self.low[child]..=self.post[child]).contains(&self.post[v])
    }

    /// The arc of least slack that can take the place of `k`.
    fn entering(&self, k: usize) -> Option<(i32, usize)> {
        let child = self.child(k);
        let tail = self.arcs[k].tail == child;
        let mut best: Option<(i32, usize)> = None;
        for &v in &self.by_post[self.low[child]..=self.post[child]] {
            for &f in &self.near[v] {
                let arc = &self.arcs[f];
                let (mine, outer) = if tail { (arc.head, arc.tail) } else { (arc.tail, arc.head) };
                if mine != v || self.in_tree[f] || self.within(outer, child) {
                    continue;
                }
                let slack = self.slack(f);
                if best.is_none_or(|b| slack < b.0) {
                    best = Some((slack, f));
                }
                if slack == 0 {
                    return best;
                }
            }
        }
        best
    }

    /// Takes `k` out of the tree and `enter` in, and moves the child's side so that `enter` is tight.
    fn exchange(&mut self, k: usize, enter: usize, slack: i32) {
        let child = self.child(k);
        let shift = if self.arcs[k].tail == child { -slack } else { slack };
        for i in self.low[child]..=self.post[child] {
            self.at[self.by_post[i]] += shift;
        }
        let cut = self.cut[k];
        let (tail, head) = (self.arcs[enter].tail, self.arcs[enter].head);
        let meet = self.climb(tail, head, cut, true);
        self.climb(head, tail, cut, false);
        self.cut[enter] = -cut;
        self.cut[k] = 0;
        (self.in_tree[k], self.in_tree[enter]) = (false, true);
        for v in [self.arcs[k].tail, self.arcs[k].head] {
            self.tree_near[v].retain(|&z| z != k);
        }
        self.tree_near[tail].push(enter);
        self.tree_near[head].push(enter);
        self.number(meet, self.parent[meet], self.low[meet]);
    }

    /// From `v` up to the first ancestor that it shares with `other`, correcting cut values on the way.
    fn climb(&mut self, mut v: usize, other: usize, cut: i64, along: bool) -> usize {
        while !self.within(other, v) {
            let p = self.parent[v];
            let up = (self.arcs[p].tail == v) == along;
            self.cut[p] += if up { cut } else { -cut };
            v = self.other(p, v);
        }
        v
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(tail: usize, head: usize, length: i32, weight: i64) -> Arc {
        Arc { tail, head, length, weight }
    }

    fn cost(arcs: &[Arc], at: &[i32]) -> i64 {
        arcs.iter().map(|a| a.weight * i64::from(at[a.head] - at[a.tail])).sum()
    }

    #[test]
    fn the_example_of_the_paper() {
        // Gansner et al., figure 2-3: a-b-c-d-h, a-e, a-f, e-g, f-g, g-h.
        let pairs = [(0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (0, 5), (4, 6), (5, 6), (6, 7)];
        let arcs: Vec<Arc> = pairs.iter().map(|&(u, v)| arc(u, v, 1, 1)).collect();
        let at = solve(8, &arcs, None, 100);
        assert!(arcs.iter().all(|a| at[a.head] - at[a.tail] >= 1));
        assert_eq!(cost(&arcs, &at), 10);
    }

    #[test]
    fn small_random_problems_are_solved_to_the_optimum() {
        let mut seed = 1u64;
        let mut below = |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        for _ in 0..200 {
            let n = 5;
            let mut arcs: Vec<Arc> =
                (1..n).map(|v| arc(below(v) as usize, v as usize, 1, 1 + below(3) as i64)).collect();
            for _ in 0..4 {
                let v = 1 + below(n - 1);
                arcs.push(arc(below(v) as usize, v as usize, 1 + below(2) as i32, below(4) as i64));
            }
            let at = solve(n as usize, &arcs, None, 1000);
            assert!(arcs.iter().all(|a| at[a.head] - at[a.tail] >= a.length));
            let best = (0..7i32.pow(5))
                .map(|code| (0..5).map(|i| code / 7i32.pow(i) % 7).collect::<Vec<_>>())
                .filter(|t| arcs.iter().all(|a| t[a.head] - t[a.tail] >= a.length))
                .map(|t| cost(&arcs, &t))
                .min();
            assert!(best.is_none_or(|b| cost(&arcs, &at) <= b), "{arcs:?} {at:?}");
        }
    }
}
