//! The order of each row: as few crossings as can be found without upsetting the author's order.
//!
//! Sweeps by barycentre and median with exchanges of neighbours (Gansner et al. 1993, section 3), crossings counted
//! in O(E log V) (Barth, Jünger, Mutzel 2002). The search ends by counts, never by a clock. Two rules keep pictures
//! stable: a start from another order counts only if it saves a fifth of the crossings and at least three, and of two
//! mirror images the one closer to the author's order is taken. Sizes of boxes play no part, so that the drawing of
//! a map in another language has the same order.

use super::levels::Levels;

/// Most sweeps from one start.
const SWEEPS: usize = 24;
/// Sweeps without a better result after which a start is given up.
const STALE: usize = 4;
/// Places that all starts together may try; bounds their number.
const BUDGET: usize = 6000;

/// Sorts every row.
pub fn arrange(levels: &mut Levels) {
    let start = levels.rows.clone();
    let mut best = (crossings(levels), start.clone());
    let total: usize = start.iter().map(Vec::len).sum();
    let starts = (BUDGET / total.max(1)).clamp(1, 24);
    let passes = if total > 20_000 { 2 } else { 8 };
    let mut shuffle = Shuffle(0x9E37_79B9_7F4A_7C15);
    for attempt in 0..starts {
        if best.0 == 0 {
            break;
        }
        levels.rows.clone_from(&start);
        if attempt > 1 {
            levels.rows.iter_mut().for_each(|row| shuffle.apply(row));
        }
        levels.number();
        search(levels, attempt, passes, &mut best);
    }
    levels.rows = best.1;
    levels.number();
    exchange(levels, 20);
    unmirror(levels, &start);
}

/// Sweeps from the present order and keeps what is good enough.
fn search(levels: &mut Levels, attempt: usize, passes: usize, best: &mut (u64, Vec<Vec<usize>>)) {
    let (mut stale, mut local) = (0, u64::MAX);
    let bar = if attempt == 0 { u64::MAX } else { (best.0 * 8 / 10).min(best.0.saturating_sub(2)) };
    for turn in 0..SWEEPS {
        sweep(levels, (turn % 2 == 0) != (attempt % 2 == 1), turn % 4 >= 2, turn % 2 == 1);
        exchange(levels, passes);
        let count = crossings(levels);
        if count < best.0 && count < bar {
            *best = (count, levels.rows.clone());
        }
        stale = if count < local { 0 } else { stale + 1 };
        local = local.min(count);
        if best.0 == 0 || stale >= STALE {
            break;
        }
    }
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

    fn apply(&mut self, row: &mut [usize]) {
        for i in (1..row.len()).rev() {
            let j = self.below(i + 1);
            row.swap(i, j);
        }
    }
}

/// Pairs of links that cross, over all rows.
pub fn crossings(levels: &Levels) -> u64 {
    let mut tree = Vec::new();
    (1..levels.rows.len()).map(|lower| below_row(levels, lower - 1, &mut tree)).sum()
}

/// Crossings between a row and the next, by a Fenwick tree over the lower places.
fn below_row(levels: &Levels, row: usize, tree: &mut Vec<u32>) -> u64 {
    let size = levels.rows[row + 1].len();
    tree.clear();
    tree.resize(size + 1, 0);
    let (mut count, mut before, mut places) = (0u64, 0u32, Vec::new());
    for &u in &levels.rows[row] {
        places.clear();
        places.extend(levels.down[u].iter().map(|d| levels.pos[d.0]));
        for &p in &places {
            let (mut i, mut left) = (p + 1, 0);
            while i > 0 {
                left += tree[i];
                i &= i - 1;
            }
            count += u64::from(before - left);
        }
        for &p in &places {
            let mut i = p + 1;
            while i <= size {
                tree[i] += 1;
                i += i & i.wrapping_neg();
            }
        }
        before += places.len() as u32;
    }
    count
}

/// Sorts each row by where its neighbours in the row before stand; nodes without such neighbours keep their places.
fn sweep(levels: &mut Levels, downward: bool, median: bool, flip_ties: bool) {
    let count = levels.rows.len();
    for step in 1..count {
        let row = if downward { step } else { count - 1 - step };
        let old = std::mem::take(&mut levels.rows[row]);
        let (mut keyed, mut kept) = (Vec::new(), Vec::new());
        for (i, &v) in old.iter().enumerate() {
            match wish(levels, v, downward, median) {
                Some(key) => keyed.push((key, if flip_ties { usize::MAX - i } else { i }, v)),
                None => kept.push((i, v)),
            }
        }
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (mut keyed, mut kept) = (keyed.into_iter().map(|k| k.2), kept.into_iter().peekable());
        let mut new = Vec::with_capacity(old.len());
        for i in 0..old.len() {
            match kept.next_if(|k| k.0 == i) {
                Some((_, v)) => new.push(v),
                None => new.extend(keyed.next()),
            }
        }
        for (i, &v) in new.iter().enumerate() {
            levels.pos[v] = i;
        }
        levels.rows[row] = new;
    }
}

/// Where a node would stand by its neighbours. Sums of small integers and one division: the same on every machine.
fn wish(levels: &Levels, v: usize, downward: bool, median: bool) -> Option<f64> {
    let near = if downward { &levels.up[v] } else { &levels.down[v] };
    let mut places: Vec<usize> = near.iter().map(|n| levels.pos[n.0]).collect();
    match places.len() {
        0 => None,
        n if median && n > 2 => {
            places.sort_unstable();
            Some(if n % 2 == 1 { places[n / 2] as f64 } else { (places[n / 2 - 1] + places[n / 2]) as f64 / 2.0 })
        }
        n => Some(places.iter().sum::<usize>() as f64 / n as f64),
    }
}

/// Exchanges neighbours as long as that saves crossings.
fn exchange(levels: &mut Levels, passes: usize) {
    let count = levels.rows.len();
    let mut dirty = vec![true; count];
    for _ in 0..passes {
        let mut any = false;
        for row in 0..count {
            if !std::mem::replace(&mut dirty[row], false) || !exchange_row(levels, row) {
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

fn exchange_row(levels: &mut Levels, row: usize) -> bool {
    let mut better = false;
    for i in 1..levels.rows[row].len() {
        let (u, v) = (levels.rows[row][i - 1], levels.rows[row][i]);
        let (down, up) = (pair(levels, &levels.down, u, v), pair(levels, &levels.up, u, v));
        if down.0 + up.0 > down.1 + up.1 {
            levels.rows[row].swap(i - 1, i);
            (levels.pos[u], levels.pos[v]) = (i, i - 1);
            better = true;
        }
    }
    better
}

/// Crossings between the links of two neighbours on one side: as they stand, and exchanged.
fn pair(levels: &Levels, near: &[Vec<(usize, usize)>], u: usize, v: usize) -> (u64, u64) {
    if near[u].is_empty() || near[v].is_empty() {
        return (0, 0);
    }
    let places = |w: usize| {
        let mut p: Vec<usize> = near[w].iter().map(|n| levels.pos[n.0]).collect();
        p.sort_unstable();
        p
    };
    let (a, b) = (places(u), places(v));
    let (mut less, mut not_more, mut stay, mut swap) = (0, 0, 0, 0);
    for p in a {
        while less < b.len() && b[less] < p {
            less += 1;
        }
        while not_more < b.len() && b[not_more] <= p {
            not_more += 1;
        }
        stay += less as u64;
        swap += (b.len() - not_more) as u64;
    }
    (stay, swap)
}

/// Turns the picture over if its mirror image is closer to the author's order.
fn unmirror(levels: &mut Levels, start: &[Vec<usize>]) {
    let mut at = vec![0; levels.pos.len()];
    for row in start {
        for (i, &v) in row.iter().enumerate() {
            at[v] = i;
        }
    }
    let pairs = levels.rows.iter().flat_map(|row| row.windows(2));
    let ahead: i64 = pairs.map(|w| if at[w[0]] < at[w[1]] { 1 } else { -1 }).sum();
    if ahead < 0 {
        levels.rows.iter_mut().for_each(|row| row.reverse());
        levels.number();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edge, Graph, Node};
    use super::*;

    fn levels(n: usize, edges: &[(usize, usize)], row: &[usize]) -> Levels {
        let edges: Vec<Edge> =
            edges.iter().map(|&(upper, lower)| Edge { upper, lower, min: 1, ..Edge::default() }).collect();
        let graph = Graph { nodes: vec![Node { width: 10, height: 10, ..Node::default() }; n], edges };
        Levels::of(&graph, &vec![false; graph.edges.len()], row)
    }

    #[test]
    fn crossings_are_counted_like_a_naive_count() {
        let edges = [(0, 5), (0, 3), (1, 4), (1, 3), (2, 3), (2, 5), (0, 5)];
        let mut l = levels(6, &edges, &[0, 0, 0, 1, 1, 1]);
        l.rows = vec![vec![0, 1, 2], vec![3, 4, 5]];
        l.number();
        let naive = edges.iter().enumerate().flat_map(|(i, a)| edges[..i].iter().map(move |b| (a, b)));
        let naive = naive.filter(|(a, b)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
        assert_eq!(crossings(&l), naive as u64);
    }

    #[test]
    fn a_crossing_that_can_be_avoided_is() {
        let mut l = levels(4, &[(0, 3), (1, 2)], &[0, 0, 1, 1]);
        l.rows = vec![vec![0, 1], vec![2, 3]];
        l.number();
        arrange(&mut l);
        assert_eq!(crossings(&l), 0);
    }

    #[test]
    fn a_tree_keeps_the_authors_order() {
        let mut l = levels(4, &[(0, 1), (0, 2), (0, 3)], &[0, 1, 1, 1]);
        arrange(&mut l);
        assert_eq!(l.rows[1], [1, 2, 3]);
    }
}
