//! The column of every node and waypoint: lines as straight and short as the order of the rows allows.
//!
//! Rows are first moved to their neighbours' means, each row solved exactly by isotonic regression (pool adjacent
//! violators; Ayer et al. 1955), then the whole is brought to the optimum of Gansner et al. (1993, section 4) by
//! network simplex from that start. The sweeps use IEEE additions, multiplications and divisions only and are rounded
//! before anything depends on them, so they are the same on every machine.

use super::Graph;
use super::levels::Levels;
use super::simplex::{Arc, solve};

/// Room between two cards in px.
const CARDS: i32 = 25;
/// Room between two lines in px.
const LINES: i32 = 10;
/// Rounds of the sweeps.
const ROUNDS: usize = 40;
/// Most nodes and waypoints for which the optimum is sought.
const POLISH: usize = 6000;

/// The centre of each node and waypoint in px; the least may be negative.
pub fn columns(levels: &Levels, graph: &Graph) -> Vec<i32> {
    let frame = Frame::of(levels, graph);
    let start = frame.rounded(levels, &sweeps(levels, &frame));
    if levels.width.len() <= POLISH { polish(levels, &frame, start) } else { start }
}

/// What the columns must keep and what they cost.
struct Frame {
    /// For each row the least distance of each place from the first.
    least: Vec<Vec<i32>>,
    /// Cost of a px that a link runs sideways.
    weight: Vec<i64>,
}

impl Frame {
    fn of(levels: &Levels, graph: &Graph) -> Self {
        let line = |v: usize| v >= levels.real || graph.nodes[v].thin;
        let gap = |a: usize, b: usize| match (line(a), line(b)) {
            (false, false) => CARDS,
            (true, true) => LINES,
            _ => (CARDS + LINES) / 2,
        };
        let least = levels.rows.iter().map(|row| {
            let mut at = 0;
            let mut out = vec![0; row.len().min(1)];
            for w in row.windows(2) {
                // Halves of odd widths are rounded up on both sides.
                at += (levels.width[w[0]] + 1) / 2 + (levels.width[w[1]] + 1) / 2 + gap(w[0], w[1]);
                out.push(at);
            }
            out
        });
        let weight = levels.links.iter().map(|l| match (line(l.upper), line(l.lower)) {
            (false, false) => 1,
            (true, true) => 8,
            (true, false) if l.upper < levels.real => 1,
            _ => 3,
        });
        Self { least: least.collect(), weight: weight.collect() }
    }

    /// Whole px that keep the distances.
    fn rounded(&self, levels: &Levels, x: &[f64]) -> Vec<i32> {
        let mut out = vec![0; x.len()];
        for (row, least) in levels.rows.iter().zip(&self.least) {
            let mut previous = None;
            for (i, &v) in row.iter().enumerate() {
                let wish = x[v].round() as i32;
                let at = previous.map_or(wish, |p: i32| wish.max(p + least[i] - least[i - 1]));
                out[v] = at;
                previous = Some(at);
            }
        }
        out
    }
}

/// Rows moved in turn to the weighted means of their neighbours: downward, upward, both.
fn sweeps(levels: &Levels, frame: &Frame) -> Vec<f64> {
    let mut x = vec![0.0; levels.width.len()];
    for (row, least) in levels.rows.iter().zip(&frame.least) {
        let half = f64::from(least.last().copied().unwrap_or(0)) / 2.0;
        for (&v, &at) in row.iter().zip(least) {
            x[v] = f64::from(at) - half;
        }
    }
    let count = levels.rows.len();
    for round in 0..ROUNDS {
        let (from_above, from_below) = (round % 3 != 1, round % 3 != 0);
        for step in 0..count {
            let upward = round % 3 == 1 || (round % 3 == 2 && round % 2 == 0);
            let r = if upward { count - 1 - step } else { step };
            settle(levels, frame, r, (from_above, from_below), &mut x);
        }
    }
    x
}

/// Moves one row to its neighbours' means.
fn settle(levels: &Levels, frame: &Frame, r: usize, (above, below): (bool, bool), x: &mut [f64]) {
    let row = &levels.rows[r];
    let mut wishes = Vec::with_capacity(row.len());
    for &v in row {
        let (mut sum, mut weight) = (0.0, 0.0);
        let up = levels.up[v].iter().filter(|_| above);
        for (&(u, l), side) in up.map(|n| (n, 1)).chain(levels.down[v].iter().filter(|_| below).map(|n| (n, -1))) {
            let link = &levels.links[l];
            let w = frame.weight[l] as f64;
            sum += w * (x[u] + f64::from(side * (link.leave - link.enter)));
            weight += w;
        }
        wishes.push(if weight > 0.0 { (sum / weight, weight) } else { (x[v], 0.05) });
    }
    for (&v, at) in row.iter().zip(isotonic(&wishes, &frame.least[r])) {
        x[v] = at;
    }
}

/// The places that keep the least distances and are nearest to the wishes (wish, weight), by least squares.
fn isotonic(wishes: &[(f64, f64)], least: &[i32]) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new(); // weighted sum, weight, end
    for (i, (&(wish, weight), &off)) in wishes.iter().zip(least).enumerate() {
        let mut block = (weight * (wish - f64::from(off)), weight, i + 1);
        while let Some(&(sum, w, _)) = blocks.last() {
            if sum / w < block.0 / block.1 {
                break;
            }
            blocks.pop();
            block = (block.0 + sum, block.1 + w, block.2);
        }
        blocks.push(block);
    }
    let mut out = Vec::with_capacity(wishes.len());
    for (sum, weight, end) in blocks {
        while out.len() < end {
            out.push(sum / weight + f64::from(least[out.len()]));
        }
    }
    out
}

/// Least total weighted run sideways, from a feasible start. Each link has a node of its own left of both its ends.
fn polish(levels: &Levels, frame: &Frame, start: Vec<i32>) -> Vec<i32> {
    let n = start.len();
    let mut at = start;
    let mut arcs = Vec::new();
    for (row, least) in levels.rows.iter().zip(&frame.least) {
        for (i, w) in row.windows(2).enumerate() {
            arcs.push(Arc { tail: w[0], head: w[1], length: least[i + 1] - least[i], weight: 0 });
        }
    }
    for (k, link) in levels.links.iter().enumerate() {
        at.push((at[link.upper] + link.leave).min(at[link.lower] + link.enter));
        let weight = frame.weight[k];
        arcs.push(Arc { tail: n + k, head: link.upper, length: -link.leave, weight });
        arcs.push(Arc { tail: n + k, head: link.lower, length: -link.enter, weight });
    }
    let total = at.len();
    let mut out = solve(total, &arcs, Some(at), 400 + 6 * n);
    out.truncate(n);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_that_keep_their_distance_are_granted() {
        assert_eq!(isotonic(&[(0.0, 1.0), (50.0, 1.0)], &[0, 20]), [0.0, 50.0]);
    }

    #[test]
    fn wishes_too_close_share_the_trouble_by_weight() {
        assert_eq!(isotonic(&[(0.0, 1.0), (0.0, 1.0)], &[0, 20]), [-10.0, 10.0]);
        assert_eq!(isotonic(&[(0.0, 3.0), (0.0, 1.0)], &[0, 20]), [-5.0, 15.0]);
    }
}
