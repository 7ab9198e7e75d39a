//! The order of the ports of all sections.
//!
//! The drawing of the frames wishes ports in another order than that of their insides, so both are repeated a few times,
//! each with the other's last word, and the result with the fewest crossings is kept.

use super::super::drawing::Point;
use super::super::engine::{Care, Pin, Placement};
use super::{Ports, Sheet};

/// Most times that the order of the ports is settled anew.
const ROUNDS: usize = 4;
/// Up to this many parts are tried one by one.
const FEW: usize = 16;
/// Up to this many boxes a picture is remembered.
const REMEMBERED: usize = 250;
/// Above this many boxes it is settled anew once only.
const MANY: usize = 5000;

impl Sheet<'_> {
    /// Finds the order of the ports; leaves the best in `inner`, finished.
    pub(super) fn settle(&mut self) {
        self.inner = (0..self.parts.len()).map(|p| self.prepare(p)).collect();
        (0..self.parts.len()).for_each(|p| self.lay(p, false, Care::Columns));
        if self.is_large() {
            self.settle_together();
        } else {
            self.settle_one_by_one();
        }
        for p in 0..self.parts.len() {
            self.lay(p, false, Care::Final);
        }
    }

    /// Whether the whole is larger than anyone remembers.
    pub(super) fn is_eager(&self) -> bool {
        self.graph.nodes.len() > REMEMBERED
    }

    /// Whether there are so many parts that they are not tried one by one.
    pub(super) fn is_large(&self) -> bool {
        self.parts.len() > FEW
    }

    /// Gives all parts the ports that they wish, and again, as long as that saves crossings. The first wishes are what
    /// suits the lines between the frames: among many frames more lines cross than inside them.
    fn settle_together(&mut self) {
        let rounds = if self.graph.nodes.len() > MANY { 1 } else { ROUNDS };
        let (outer, edges) = self.outer(Care::Sketch, Ports::Free);
        self.grant(&outer, &edges);
        let mut best = (u64::MAX, self.inner.clone());
        for _ in 0..=rounds {
            let (outer, _) = self.outer(Care::Sketch, Ports::Settled);
            let total = self.crossings(&outer);
            if total >= best.0 {
                break;
            }
            best = (total, self.inner.clone());
            self.grant(&outer, &edges);
        }
        self.inner = best.1;
    }

    /// Gives every part the ports that it wishes, if it has them in another order.
    fn grant(&mut self, outer: &Placement, edges: &[usize]) {
        self.listen(outer, edges);
        for p in 0..self.parts.len() {
            if !self.is_granted(p) {
                self.lay(p, true, Care::Columns);
            }
        }
    }

    /// Whether the ports of a part stand in the order that is wished.
    fn is_granted(&self, p: usize) -> bool {
        let inner = &self.inner[p];
        [Pin::Top, Pin::Bottom].into_iter().all(|edge| {
            let ports = self.ports(p, inner).into_iter().filter(|&(_, port)| inner.graph.nodes[port].pin == edge);
            let mut ports: Vec<_> = ports.map(|(i, _)| (inner.port[i], self.wish[p][i])).collect();
            ports.sort_unstable();
            ports.is_sorted_by_key(|port| port.1)
        })
    }

    /// Gives one part after another the ports that it wishes, and takes them back where that costs crossings.
    fn settle_one_by_one(&mut self) {
        let (mut outer, edges) = self.outer(Care::Sketch, Ports::Settled);
        let mut best = self.crossings(&outer);
        let ports = |s: &Self, p: usize| s.inner[p].port.iter().flatten().count();
        for _ in 0..ROUNDS {
            let before = best;
            for p in 0..self.parts.len() {
                if best == 0 || ports(self, p) < 2 {
                    continue;
                }
                self.listen(&outer, &edges);
                let kept = self.inner[p].clone();
                self.lay(p, true, Care::Columns);
                let (tried, _) = self.outer(Care::Sketch, Ports::Settled);
                let total = self.crossings(&tried);
                if total < best {
                    (best, outer) = (total, tried);
                } else {
                    self.inner[p] = kept;
                }
            }
            if best == before {
                break;
            }
        }
    }

    /// Takes down where every line goes from its ports: that is where the ports would like to be.
    fn listen(&mut self, outer: &Placement, edges: &[usize]) {
        let mut wish: Vec<Vec<i32>> = self.parts.iter().map(|p| vec![0; p.edges.len()]).collect();
        for (path, &e) in outer.paths.iter().zip(edges) {
            let Some((above, below)) = self.across(e) else { continue };
            for (p, x) in [(above, aim(path.iter())), (below, aim(path.iter().rev()))] {
                if let Ok(i) = self.parts[p].edges.binary_search(&e) {
                    wish[p][i] = x;
                }
            }
        }
        self.wish = wish;
    }
}

/// The column to which a way first turns.
fn aim<'a>(mut way: impl Iterator<Item = &'a Point>) -> i32 {
    let start = way.next().map_or(0, |p| p.0);
    way.find(|p| p.0 != start).map_or(start, |p| p.0)
}
