//! The order of each row: as few crossings as can be found without upsetting the author's order.
//!
//! Sweeps by barycentre and median with exchanges of neighbours (Gansner et al. 1993, section 3), crossings counted
//! in O(E log V) (Barth, Jünger, Mutzel 2002). The search ends by counts, never by a clock. Two rules keep pictures
//! stable: a start from another order counts only if it saves a fifth of the crossings and at least three (unless the
//! graph is eager), and of two mirror images the one closer to the author's order is taken. Sizes of boxes play no part, so that the drawing of
//! a map in another language has the same order; settled ports do, as they are part of what is drawn outside.

use super::fenwick::{add, sum};
use super::levels::{End, Levels, Side};
use super::{Care, Graph, Pin, Rows};

/// Most sweeps from one start.
const SWEEPS: usize = 24;
/// Sweeps without a better result after which a start is given up.
const STALE: usize = 4;
/// Places that all starts together may try; bounds their number.
const BUDGET: usize = 4000;
/// Most starts.
const MOST_STARTS: usize = 24;
/// Starts from the rows of an earlier layout, if the graph is eager and this is the last layout.
const LATE_STARTS: usize = 4;

/// Sorts every row, beginning from the rows of an earlier layout if there was one, and says how many pairs of lines
/// cross.
pub fn arrange(levels: &mut Levels, graph: &Graph, care: Care, earlier: Option<&Rows>) -> u64 {
    let earlier = earlier.filter(|rows| rows.iter().flatten().count() == levels.width.len());
    if let Some(rows) = earlier {
        levels.rows.clone_from(rows);
    }
    settle(levels, graph);
    let start = levels.rows.clone();
    let total: usize = start.iter().map(Vec::len).sum();
    let starts = match (earlier.is_some(), graph.eager && care == Care::Final) {
        (false, _) => (BUDGET / total.max(1)).clamp(1, MOST_STARTS).min(graph.starts.unwrap_or(MOST_STARTS)),
        (true, true) => LATE_STARTS,
        (true, false) => 1,
    };
    let mut search = Search::of(levels, total);
    let least = |count: u64| if graph.eager { 0 } else { (count / 5).max(2) };
    let mut shuffle = Shuffle(0x9E37_79B9_7F4A_7C15);
    for attempt in 0..starts {
        if search.best == 0 {
            break;
        }
        search.levels.rows.clone_from(&start);
        if attempt > 1 {
            search.levels.shuffle(&mut shuffle);
        }
        search.levels.number();
        let bar = if attempt == 0 { u64::MAX } else { search.best.saturating_sub(least(search.best)) };
        search.descend(attempt, bar);
    }
    search.levels.rows = std::mem::take(&mut search.rows);
    search.levels.number();
    search.exchange(20);
    let count = search.crossings();
    if earlier.is_none() && !levels.fixed.contains(&true) && !levels.ported {
        unmirror(levels, &start);
    }
    count
}

/// Rows of ports whose order is settled get that order and keep it.
fn settle(levels: &mut Levels, graph: &Graph) {
    for (r, row) in levels.rows.iter_mut().enumerate() {
        let key = |&v: &u32| graph.nodes.get(v as usize).filter(|n| n.pin != Pin::Free).and_then(|n| n.key);
        if !row.is_empty() && row.iter().all(|v| key(v).is_some()) {
            row.sort_by_key(key);
            levels.fixed[r] = true;
        }
    }
    levels.number();
}

/// A reproducible source of other starts (xorshift, Marsaglia 2003).
struct Shuffle(u64);

impl Shuffle {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

impl Levels {
    fn shuffle(&mut self, shuffle: &mut Shuffle) {
        for (row, _) in self.rows.iter_mut().zip(&self.fixed).filter(|r| !r.1) {
            for i in (1..row.len()).rev() {
                row.swap(i, shuffle.below(i + 1));
            }
        }
    }

    /// Where an end is met, from the left: the neighbour's place, then its port.
    fn place(&self, end: &End) -> u64 {
        u64::from(self.pos[end.node as usize]) << 16 | u64::from(end.there)
    }
}

/// The state of a search, and memory that its steps share.
struct Search<'a> {
    levels: &'a mut Levels,
    /// Least crossings so far, and the rows that have them.
    best: u64,
    rows: Rows,
    /// Rounds of exchanges after a sweep.
    passes: usize,
    /// How many ports each node has above and below, and the first slot of each node in its row.
    ports: [Vec<u16>; 2],
    slot: Vec<u32>,
    tree: Vec<u32>,
    ends: [Vec<u64>; 2],
    keyed: Vec<(f64, u32, u32)>,
    kept: Vec<usize>,
}

const ABOVE: usize = 0;
const BELOW: usize = 1;

impl<'a> Search<'a> {
    fn of(levels: &'a mut Levels, total: usize) -> Self {
        let count = |side: &Side| {
            let ports = |v: usize| side.of(v).iter().map(|e| e.here + 1).max().unwrap_or(1);
            (0..levels.width.len()).map(ports).collect()
        };
        let ports = [count(&levels.up), count(&levels.down)];
        let slot = vec![0; levels.width.len()];
        let passes = if total > 20_000 { 2 } else { 8 };
        let (tree, ends, keyed, kept) = (Vec::new(), [Vec::new(), Vec::new()], Vec::new(), Vec::new());
        let rows = levels.rows.clone();
        let mut search = Self { levels, best: 0, rows, passes, ports, slot, tree, ends, keyed, kept };
        search.best = search.crossings();
        search
    }

    /// Sweeps from the present order and keeps what has fewer crossings than `bar`.
    fn descend(&mut self, attempt: usize, bar: u64) {
        let (mut stale, mut local) = (0, u64::MAX);
        for turn in 0..SWEEPS {
            self.sweep((turn % 2 == 0) != (attempt % 2 == 1), turn % 4 >= 2, turn % 2 == 1);
            self.exchange(self.passes);
            let count = self.crossings();
            if count < self.best && count < bar {
                self.best = count;
                self.rows.clone_from(&self.levels.rows);
            }
            stale = if count < local { 0 } else { stale + 1 };
            local = local.min(count);
            if self.best == 0 || stale >= STALE {
                break;
            }
        }
    }

    /// Pairs of links that cross, over all rows.
    fn crossings(&mut self) -> u64 {
        (1..self.levels.rows.len()).map(|lower| self.crossings_below(lower - 1)).sum()
    }

    /// Crossings between a row and the next, by a Fenwick tree over the ports of the lower row.
    fn crossings_below(&mut self, row: usize) -> u64 {
        let levels = &*self.levels;
        let mut size = 0;
        for &v in &levels.rows[row + 1] {
            self.slot[v as usize] = size;
            size += u32::from(self.ports[ABOVE][v as usize]);
        }
        let size = size as usize;
        self.tree.clear();
        self.tree.resize(size + 1, 0);
        let (tree, ends) = (&mut self.tree, &mut self.ends[0]);
        let (mut count, mut before) = (0u64, 0u32);
        for &u in &levels.rows[row] {
            ends.clear();
            let slot = |e: &End| self.slot[e.node as usize] + u32::from(e.there);
            ends.extend(levels.down.of(u as usize).iter().map(|e| u64::from(e.here) << 32 | u64::from(slot(e))));
            if levels.ported {
                ends.sort_unstable();
            }
            for port in ends.chunk_by(|a, b| a >> 32 == b >> 32) {
                for &end in port {
                    count += u64::from(before - sum(tree, end as u32 as usize + 1));
                }
                port.iter().for_each(|&end| add(tree, end as u32 as usize + 1, size));
                before += port.len() as u32;
            }
        }
        count
    }

    /// Sorts each row by where its neighbours in the row before stand; nodes without such neighbours keep their
    /// places.
    fn sweep(&mut self, downward: bool, median: bool, flip_ties: bool) {
        let count = self.levels.rows.len();
        for step in 1..count {
            let row = if downward { step } else { count - 1 - step };
            if self.levels.fixed[row] {
                continue;
            }
            let mut old = std::mem::take(&mut self.levels.rows[row]);
            let mut keyed = std::mem::take(&mut self.keyed);
            keyed.clear();
            let mut kept = std::mem::take(&mut self.kept);
            kept.clear();
            for (i, &v) in old.iter().enumerate() {
                match self.wish(v as usize, downward, median) {
                    Some(key) => keyed.push((key, if flip_ties { u32::MAX - i as u32 } else { i as u32 }, v)),
                    None => kept.push(i),
                }
            }
            keyed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            // What keeps its place does, and the others fill the rest in their order.
            let (mut next, mut left) = (keyed.iter().map(|k| k.2), kept.iter().copied().peekable());
            for (i, v) in old.iter_mut().enumerate() {
                if left.next_if_eq(&i).is_none() {
                    *v = next.next().unwrap_or(*v);
                }
                self.levels.pos[*v as usize] = i as u32;
            }
            self.levels.rows[row] = old;
            (self.keyed, self.kept) = (keyed, kept);
        }
    }

    /// Where a node would stand by its neighbours. Sums and quotients of small integers: the same on every machine.
    fn wish(&mut self, v: usize, downward: bool, median: bool) -> Option<f64> {
        let levels = &*self.levels;
        let near = if downward { levels.up.of(v) } else { levels.down.of(v) };
        let ports = &self.ports[if downward { BELOW } else { ABOVE }];
        let at = |place: u64, count: u16| (place >> 16) as f64 + f64::from(place as u16 + 1) / f64::from(count + 1);
        let place = |e: &End| at(levels.place(e), ports[e.node as usize]);
        match near.len() {
            0 => None,
            1 => Some(place(&near[0])),
            n if median && n > 2 => {
                let places = &mut self.ends[0];
                places.clear();
                places.extend(near.iter().map(|e| place(e).to_bits())); // of positive numbers: in the same order
                places.sort_unstable();
                let half = f64::from_bits(places[n / 2]);
                Some(if n % 2 == 1 { half } else { (f64::from_bits(places[n / 2 - 1]) + half) / 2.0 })
            }
            n => Some(near.iter().map(place).sum::<f64>() / n as f64),
        }
    }

    /// Exchanges neighbours as long as that saves crossings.
    fn exchange(&mut self, passes: usize) {
        let count = self.levels.rows.len();
        let mut dirty = vec![true; count];
        for _ in 0..passes {
            let mut any = false;
            for row in 0..count {
                let idle = self.levels.fixed[row] || !std::mem::replace(&mut dirty[row], false);
                if idle || !self.exchange_row(row) {
                    continue;
                }
                any = true;
                dirty[row.saturating_sub(1)..(row + 2).min(count)].fill(true);
            }
            if !any {
                break;
            }
        }
    }

    fn exchange_row(&mut self, row: usize) -> bool {
        let mut better = false;
        for i in 1..self.levels.rows[row].len() {
            let (u, v) = (self.levels.rows[row][i - 1], self.levels.rows[row][i]);
            let (down, up) = (self.pair(BELOW, u, v), self.pair(ABOVE, u, v));
            if down.0 + up.0 > down.1 + up.1 {
                self.levels.rows[row].swap(i - 1, i);
                (self.levels.pos[u as usize], self.levels.pos[v as usize]) = (i as u32, i as u32 - 1);
                better = true;
            }
        }
        better
    }

    /// Crossings between the links of two neighbours on one side: as they stand, and exchanged.
    fn pair(&mut self, side: usize, u: u32, v: u32) -> (u32, u32) {
        let levels = &*self.levels;
        let side = if side == BELOW { &levels.down } else { &levels.up };
        let (near_u, near_v) = (side.of(u as usize), side.of(v as usize));
        match (near_u, near_v) {
            ([], _) | (_, []) => return (0, 0),
            ([a], [b]) => {
                let (a, b) = (levels.place(a), levels.place(b));
                return (u32::from(b < a), u32::from(a < b));
            }
            _ => {}
        }
        let edge = |near: &[End]| {
            let places = near.iter().map(|e| levels.place(e));
            places.fold((u64::MAX, 0), |(low, high), p| (p.min(low), p.max(high)))
        };
        let (of_u, of_v) = (edge(near_u), edge(near_v));
        let all = (near_u.len() * near_v.len()) as u32;
        if of_u.1 < of_v.0 {
            return (0, all);
        }
        if of_v.1 < of_u.0 {
            return (all, 0);
        }
        let [a, b] = &mut self.ends;
        for (places, near) in [(&mut *a, near_u), (&mut *b, near_v)] {
            places.clear();
            places.extend(near.iter().map(|e| levels.place(e)));
            places.sort_unstable();
        }
        let (mut less, mut not_more, mut stay, mut swap) = (0, 0, 0, 0);
        for &p in a.iter() {
            while less < b.len() && b[less] < p {
                less += 1;
            }
            while not_more < b.len() && b[not_more] <= p {
                not_more += 1;
            }
            stay += less as u32;
            swap += (b.len() - not_more) as u32;
        }
        (stay, swap)
    }
}

/// Turns the picture over if its mirror image is closer to the author's order.
fn unmirror(levels: &mut Levels, start: &Rows) {
    let mut at = vec![0; levels.pos.len()];
    for row in start {
        for (i, &v) in row.iter().enumerate() {
            at[v as usize] = i;
        }
    }
    let pairs = levels.rows.iter().flat_map(|row| row.windows(2));
    let ahead: i64 = pairs.map(|w| if at[w[0] as usize] < at[w[1] as usize] { 1 } else { -1 }).sum();
    if ahead < 0 {
        levels.rows.iter_mut().for_each(|row| row.reverse());
        levels.number();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Care, Edge, Graph, Node};
    use super::*;

    fn levels(n: usize, edges: &[(usize, usize)], row: &[u32]) -> (Levels, Graph) {
        let edges: Vec<Edge> =
            edges.iter().map(|&(upper, lower)| Edge { upper, lower, min: 1, ..Edge::default() }).collect();
        let graph =
            Graph { nodes: vec![Node { width: 10, height: 10, ..Node::default() }; n], edges, ..Graph::default() };
        (Levels::of(&graph, &vec![false; graph.edges.len()], row), graph)
    }

    fn crossings(levels: &mut Levels) -> u64 {
        let total = levels.width.len();
        Search::of(levels, total).best
    }

    #[test]
    fn crossings_are_counted_like_a_naive_count() {
        let edges = [(0, 5), (0, 3), (1, 4), (1, 3), (2, 3), (2, 5), (0, 5)];
        let (mut l, _) = levels(6, &edges, &[0, 0, 0, 1, 1, 1]);
        l.rows = vec![vec![0, 1, 2], vec![3, 4, 5]];
        l.number();
        let naive = edges.iter().enumerate().flat_map(|(i, a)| edges[..i].iter().map(move |b| (a, b)));
        let naive = naive.filter(|(a, b)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
        assert_eq!(crossings(&mut l), naive as u64);
    }

    #[test]
    fn a_crossing_that_can_be_avoided_is() {
        let (mut l, graph) = levels(4, &[(0, 3), (1, 2)], &[0, 0, 1, 1]);
        l.rows = vec![vec![0, 1], vec![2, 3]];
        l.number();
        arrange(&mut l, &graph, Care::Final, None);
        assert_eq!(crossings(&mut l), 0);
    }

    #[test]
    fn a_tree_keeps_the_authors_order() {
        let (mut l, graph) = levels(4, &[(0, 1), (0, 2), (0, 3)], &[0, 1, 1, 1]);
        arrange(&mut l, &graph, Care::Final, None);
        assert_eq!(l.rows[1], [1, 2, 3]);
    }
}
