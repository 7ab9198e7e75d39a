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
    pub tail: u32,
    /// The greater end.
    pub head: u32,
    /// Least difference; may be negative if the start is given.
    pub length: i32,
    /// Cost of a unit.
    pub weight: i32,
}

const NONE: u32 = u32::MAX;

struct Simplex<'a> {
    arcs: &'a [Arc],
    at: Vec<i32>,
    /// Where each node's arcs begin in `near`.
    first: Vec<u32>,
    /// Arcs at each node: the arc, and its other end.
    near: Vec<(u32, u32)>,
    in_tree: Vec<bool>,
    /// Tree arc to the parent.
    parent: Vec<u32>,
    /// Least postorder number in the subtree.
    low: Vec<u32>,
    /// Own postorder number.
    post: Vec<u32>,
    /// Node with each postorder number.
    by_post: Vec<u32>,
    cut: Vec<i32>,
    /// For walks over the tree: node, next neighbour.
    stack: Vec<(u32, u32)>,
}

/// Solves the problem for a connected graph without directed circles. `start` must be feasible; without it the
/// lengths must not be negative. The least value of the result is 0.
pub fn solve(n: usize, arcs: &[Arc], start: Option<Vec<i32>>, pivots: usize) -> Vec<i32> {
    if n == 0 {
        return Vec::new();
    }
    let (first, near) = neighbours(n, arcs);
    let at = start.unwrap_or_else(|| longest_paths(n, arcs, &first, &near));
    let zero = vec![0; n];
    let mut s = Simplex {
        arcs,
        at,
        first,
        near,
        in_tree: vec![false; arcs.len()],
        parent: vec![NONE; n],
        low: zero.clone(),
        post: zero.clone(),
        by_post: zero,
        cut: vec![0; arcs.len()],
        stack: Vec::new(),
    };
    s.span();
    s.number(0, NONE, 0);
    s.cut_values();
    s.run(pivots);
    let least = s.at.iter().copied().min().unwrap_or(0);
    s.at.iter().map(|a| a - least).collect()
}

/// Arcs at each node in one list, and where each node's begin.
fn neighbours(n: usize, arcs: &[Arc]) -> (Vec<u32>, Vec<(u32, u32)>) {
    let mut first = vec![0u32; n + 1];
    for arc in arcs {
        first[arc.tail as usize + 1] += 1;
        first[arc.head as usize + 1] += 1;
    }
    (0..n).for_each(|v| first[v + 1] += first[v]);
    let mut at = first.clone();
    let mut near = vec![(0, 0); 2 * arcs.len()];
    for (k, arc) in arcs.iter().enumerate() {
        for (v, other) in [(arc.tail, arc.head), (arc.head, arc.tail)] {
            near[at[v as usize] as usize] = (k as u32, other);
            at[v as usize] += 1;
        }
    }
    (first, near)
}

/// Each node as high as its predecessors allow, and sources as low as their successors allow.
fn longest_paths(n: usize, arcs: &[Arc], first: &[u32], near: &[(u32, u32)]) -> Vec<i32> {
    let mut waiting = vec![0usize; n];
    for arc in arcs {
        waiting[arc.head as usize] += 1;
    }
    let out = |u: usize| {
        let all = &near[first[u] as usize..first[u + 1] as usize];
        all.iter().map(|&(k, _)| &arcs[k as usize]).filter(move |a| a.tail as usize == u)
    };
    let mut at = vec![0; n];
    let mut queue: Vec<usize> = (0..n).filter(|&v| waiting[v] == 0).collect();
    let sources = queue.len();
    let mut next = 0;
    while next < queue.len() {
        let u = queue[next];
        next += 1;
        for arc in out(u) {
            let head = arc.head as usize;
            at[head] = at[head].max(at[u] + arc.length);
            waiting[head] -= 1;
            if waiting[head] == 0 {
                queue.push(head);
            }
        }
    }
    for &u in &queue[..sources] {
        if let Some(low) = out(u).map(|arc| at[arc.head as usize] - arc.length).min() {
            at[u] = low;
        }
    }
    at
}

impl Simplex<'_> {
    fn slack(&self, k: u32) -> i32 {
        let arc = &self.arcs[k as usize];
        self.at[arc.head as usize] - self.at[arc.tail as usize] - arc.length
    }

    fn other(&self, k: u32, v: u32) -> u32 {
        let arc = &self.arcs[k as usize];
        if arc.tail == v { arc.head } else { arc.tail }
    }

    fn near(&self, v: u32) -> &[(u32, u32)] {
        &self.near[self.first[v as usize] as usize..self.first[v as usize + 1] as usize]
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
            let arc = &self.arcs[k as usize];
            let inside_head = component[arc.head as usize] == c as u32;
            let into = component[if inside_head { arc.tail } else { arc.head } as usize];
            let moved = std::mem::take(&mut members[c]);
            for &v in &moved {
                self.at[v as usize] += if inside_head { -slack } else { slack };
                component[v as usize] = into;
            }
            members[into as usize].extend(moved);
            self.in_tree[k as usize] = true;
            heap.push((Reverse(members[into as usize].len()), into as usize));
        }
    }

    /// Components joined by tight arcs, with a spanning tree of each marked.
    fn tight_components(&mut self) -> (Vec<u32>, Vec<Vec<u32>>) {
        let n = self.at.len();
        let (mut component, mut members) = (vec![NONE; n], Vec::new());
        for root in 0..n as u32 {
            if component[root as usize] != NONE {
                continue;
            }
            let own = members.len() as u32;
            component[root as usize] = own;
            let (mut found, mut next) = (vec![root], 0);
            while next < found.len() {
                let v = found[next];
                next += 1;
                for i in self.first[v as usize]..self.first[v as usize + 1] {
                    let (k, u) = self.near[i as usize];
                    if component[u as usize] == NONE && self.slack(k) == 0 {
                        component[u as usize] = own;
                        self.in_tree[k as usize] = true;
                        found.push(u);
                    }
                }
            }
            members.push(found);
        }
        (component, members)
    }

    /// The arc of least slack that leaves a component.
    fn nearest(&self, members: &[u32], component: &[u32], c: usize) -> Option<(i32, u32)> {
        let leaving = members.iter().flat_map(|&v| self.near(v)).filter(|n| component[n.1 as usize] != c as u32);
        leaving.map(|&(k, _)| (self.slack(k), k)).min()
    }

    /// Postorder numbers for the subtree of `root`, which hangs on the arc `parent`, from `from` on.
    fn number(&mut self, root: u32, parent: u32, from: u32) {
        let mut next = from;
        let mut stack = std::mem::take(&mut self.stack);
        stack.push((root, self.first[root as usize]));
        (self.parent[root as usize], self.low[root as usize]) = (parent, from);
        while let Some(top) = stack.last_mut() {
            let (v, i) = *top;
            if i == self.first[v as usize + 1] {
                (self.post[v as usize], self.by_post[next as usize]) = (next, v);
                next += 1;
                stack.pop();
                continue;
            }
            top.1 += 1;
            let (k, child) = self.near[i as usize];
            if self.in_tree[k as usize] && k != self.parent[v as usize] {
                (self.parent[child as usize], self.low[child as usize]) = (k, next);
                stack.push((child, self.first[child as usize]));
            }
        }
        self.stack = stack;
    }

    /// Cut values, children first.
    fn cut_values(&mut self) {
        for i in 0..self.at.len() {
            let v = self.by_post[i];
            let k = self.parent[v as usize];
            if k == NONE {
                continue;
            }
            let tail = self.arcs[k as usize].tail == v;
            let mut cut = self.arcs[k as usize].weight;
            for &(f, _) in self.near(v).iter().filter(|n| n.0 != k) {
                let arc = &self.arcs[f as usize];
                let worth = arc.weight - if self.in_tree[f as usize] { self.cut[f as usize] } else { 0 };
                cut += if (arc.tail == v) == tail { worth } else { -worth };
            }
            self.cut[k as usize] = cut;
        }
    }

    fn run(&mut self, pivots: usize) {
        let mut tree: Vec<u32> = (0..self.arcs.len() as u32).filter(|&k| self.in_tree[k as usize]).collect();
        let mut from = 0;
        for _ in 0..pivots {
            let Some(slot) = self.leaving(&tree, &mut from) else { break };
            match self.entering(tree[slot]) {
                Some((slack, enter)) => {
                    self.exchange(tree[slot], enter, slack);
                    tree[slot] = enter;
                }
                None => self.cut[tree[slot] as usize] = 0,
            }
        }
    }

    /// A tree arc of negative cut value: the worst of the next thirty, so that the search goes round.
    fn leaving(&self, tree: &[u32], from: &mut usize) -> Option<usize> {
        let (mut best, mut seen) = (None, 0);
        for step in 0..tree.len() {
            let i = (*from + step) % tree.len();
            let cut = self.cut[tree[i] as usize];
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
    fn child(&self, k: u32) -> u32 {
        let arc = &self.arcs[k as usize];
        if self.parent[arc.tail as usize] == k { arc.tail } else { arc.head }
    }

    fn within(&self, v: u32, child: u32) -> bool {
        (self.low[child as usize]..=self.post[child as usize]).contains(&self.post[v as usize])
    }

    /// The arc of least slack that can take the place of `k`.
    fn entering(&self, k: u32) -> Option<(i32, u32)> {
        let child = self.child(k);
        let tail = self.arcs[k as usize].tail == child;
        let (low, high) = (self.low[child as usize], self.post[child as usize]);
        let mut best: Option<(i32, u32)> = None;
        for &v in &self.by_post[low as usize..=high as usize] {
            for &(f, outer) in self.near(v) {
                let arc = &self.arcs[f as usize];
                let mine = if tail { arc.head } else { arc.tail };
                if mine != v || self.in_tree[f as usize] || (low..=high).contains(&self.post[outer as usize]) {
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
    fn exchange(&mut self, k: u32, enter: u32, slack: i32) {
        let child = self.child(k);
        let shift = if self.arcs[k as usize].tail == child { -slack } else { slack };
        if shift != 0 {
            for i in self.low[child as usize]..=self.post[child as usize] {
                self.at[self.by_post[i as usize] as usize] += shift;
            }
        }
        let cut = self.cut[k as usize];
        let (tail, head) = (self.arcs[enter as usize].tail, self.arcs[enter as usize].head);
        let meet = self.climb(tail, head, cut, true);
        self.climb(head, tail, cut, false);
        self.cut[enter as usize] = -cut;
        self.cut[k as usize] = 0;
        (self.in_tree[k as usize], self.in_tree[enter as usize]) = (false, true);
        self.number(meet, self.parent[meet as usize], self.low[meet as usize]);
    }

    /// From `v` up to the first ancestor that it shares with `other`, correcting cut values on the way.
    fn climb(&mut self, mut v: u32, other: u32, cut: i32, along: bool) -> u32 {
        while !self.within(other, v) {
            let p = self.parent[v as usize];
            let up = (self.arcs[p as usize].tail == v) == along;
            self.cut[p as usize] += if up { cut } else { -cut };
            v = self.other(p, v);
        }
        v
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(tail: u32, head: u32, length: i32, weight: i32) -> Arc {
        Arc { tail, head, length, weight }
    }

    fn cost(arcs: &[Arc], at: &[i32]) -> i64 {
        arcs.iter().map(|a| i64::from(a.weight) * i64::from(at[a.head as usize] - at[a.tail as usize])).sum()
    }

    #[test]
    fn the_example_of_the_paper() {
        // Gansner et al., figure 2-3: a-b-c-d-h, a-e, a-f, e-g, f-g, g-h.
        let pairs = [(0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (0, 5), (4, 6), (5, 6), (6, 7)];
        let arcs: Vec<Arc> = pairs.iter().map(|&(u, v)| arc(u, v, 1, 1)).collect();
        let at = solve(8, &arcs, None, 100);
        assert!(arcs.iter().all(|a| at[a.head as usize] - at[a.tail as usize] >= 1));
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
            let mut arcs: Vec<Arc> = (1..n).map(|v| arc(below(v) as u32, v as u32, 1, 1 + below(3) as i32)).collect();
            for _ in 0..4 {
                let v = 1 + below(n - 1);
                arcs.push(arc(below(v) as u32, v as u32, 1 + below(2) as i32, below(4) as i32));
            }
            let at = solve(n as usize, &arcs, None, 1000);
            assert!(arcs.iter().all(|a| at[a.head as usize] - at[a.tail as usize] >= a.length));
            let best = (0..7i32.pow(5))
                .map(|code| (0..5).map(|i| code / 7i32.pow(i) % 7).collect::<Vec<_>>())
                .filter(|t| arcs.iter().all(|a| t[a.head as usize] - t[a.tail as usize] >= a.length))
                .map(|t| cost(&arcs, &t))
                .min();
            assert!(best.is_none_or(|b| cost(&arcs, &at) <= b), "{arcs:?} {at:?}");
        }
    }
}
