//! The column of every node and waypoint: lines as straight and short as the order of the rows allows.
//!
//! Rows are first moved to their neighbours' means, each row solved exactly by isotonic regression (pool adjacent
//! violators; Ayer et al. 1955), then the whole is brought to the optimum of Gansner et al. (1993, section 4) by
//! network simplex from that start. The sweeps use IEEE additions, multiplications and divisions only and are rounded
//! before anything depends on them, so they are the same on every machine.

use super::levels::{End, Levels};
use super::simplex::{Arc, solve};
use super::{Care, Graph};

/// Room between two cards in px.
const CARDS: i32 = 25;
/// Room between two lines in px.
const LINES: i32 = 10;
/// Rounds of the sweeps: of a sketch, of a drawing that is polished afterwards, of one that is not.
const ROUNDS: [usize; 3] = [8, 16, 40];
/// Most nodes and waypoints for which the optimum is sought.
const POLISH: usize = 6000;

/// The centre of each node and waypoint in px; the least may be negative.
pub fn columns(levels: &Levels, graph: &Graph, care: Care) -> Vec<i32> {
    let frame = Frame::of(levels, graph);
    let (rounds, polished) = match care {
        Care::Columns | Care::Sketch => (ROUNDS[0], false),
        Care::Final if levels.width.len() <= POLISH => (ROUNDS[1], true),
        Care::Final => (ROUNDS[2], false),
    };
    let start = frame.rounded(levels, &sweeps(levels, &frame, rounds));
    if polished { polish(levels, &frame, start, graph.press) } else { start }
}

/// What the columns must keep and what they cost.
struct Frame {
    /// For each row the least distance of each place from the first.
    least: Vec<Vec<i32>>,
    /// Cost of a px that a link runs sideways.
    weight: Vec<i32>,
}

impl Frame {
    fn of(levels: &Levels, graph: &Graph) -> Self {
        let line = |v: u32| v as usize >= levels.real || graph.nodes[v as usize].thin;
        let half = |v: u32| (levels.width[v as usize] + 1) / 2; // halves of odd widths are rounded up on both sides
        let gap = |a: u32, b: u32| match (line(a), line(b)) {
            (false, false) => CARDS,
            (true, true) => LINES,
            _ => (CARDS + LINES) / 2,
        };
        let least = levels.rows.iter().map(|row| {
            let mut at = 0;
            let mut out = vec![0; row.len().min(1)];
            for w in row.windows(2) {
                at += half(w[0]) + half(w[1]) + gap(w[0], w[1]);
                out.push(at);
            }
            out
        });
        let weight = levels.links.iter().map(|l| match (line(l.upper), line(l.lower)) {
            (false, false) => 1,
            (true, true) => 8,
            (true, false) if (l.upper as usize) < levels.real => 1,
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
                let wish = x[v as usize].round() as i32;
                let at = previous.map_or(wish, |p: i32| wish.max(p + least[i] - least[i - 1]));
                out[v as usize] = at;
                previous = Some(at);
            }
        }
        out
    }
}

/// Rows moved in turn to the weighted means of their neighbours: downward, upward, both.
fn sweeps(levels: &Levels, frame: &Frame, rounds: usize) -> Vec<f64> {
    let mut x = vec![0.0; levels.width.len()];
    for (row, least) in levels.rows.iter().zip(&frame.least) {
        let half = f64::from(least.last().copied().unwrap_or(0)) / 2.0;
        for (&v, &at) in row.iter().zip(least) {
            x[v as usize] = f64::from(at) - half;
        }
    }
    let count = levels.rows.len();
    let mut room = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let (from_above, from_below) = (round % 3 != 1, round % 3 != 0);
        for step in 0..count {
            let upward = round % 3 == 1 || (round % 3 == 2 && round % 2 == 0);
            let r = if upward { count - 1 - step } else { step };
            settle(levels, frame, r, (from_above, from_below), &mut x, &mut room);
        }
    }
    x
}

/// A wish and its weight.
type Wish = (f64, f64);
/// Places that have been pushed together: weighted sum, weight, end.
type Block = (f64, f64, usize);

/// Moves one row to its neighbours' means.
fn settle(
    levels: &Levels,
    frame: &Frame,
    r: usize,
    (above, below): (bool, bool),
    x: &mut [f64],
    (wishes, blocks): &mut (Vec<Wish>, Vec<Block>),
) {
    wishes.clear();
    for &v in &levels.rows[r] {
        let v = v as usize;
        let (mut sum, mut weight) = (0.0, 0.0);
        let mut pull = |ends: &[End], side: i32| {
            for end in ends {
                let link = &levels.links[end.link as usize];
                let w = f64::from(frame.weight[end.link as usize]);
                sum += w * (x[end.node as usize] + f64::from(side * (link.leave - link.enter)));
                weight += w;
            }
        };
        pull(if above { levels.up.of(v) } else { &[] }, 1);
        pull(if below { levels.down.of(v) } else { &[] }, -1);
        wishes.push(if weight > 0.0 { (sum / weight, weight) } else { (x[v], 0.05) });
    }
    let least = &frame.least[r];
    isotonic(wishes, least, blocks);
    let mut i = 0;
    for &(sum, weight, end) in blocks.iter() {
        while i < end {
            x[levels.rows[r][i] as usize] = sum / weight + f64::from(least[i]);
            i += 1;
        }
    }
}

/// The places that keep the least distances and are nearest to the wishes by least squares: blocks of places that
/// stand at their least distances.
fn isotonic(wishes: &[Wish], least: &[i32], blocks: &mut Vec<Block>) {
    blocks.clear();
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
}

/// Least total weighted run sideways, from a feasible start. Each link has a node of its own left of both its ends;
/// two walls stand left and right of everything, and their distance has its cost too.
fn polish(levels: &Levels, frame: &Frame, start: Vec<i32>, press: i32) -> Vec<i32> {
    let n = start.len();
    let mut at = start;
    let mut arcs = Vec::new();
    for (row, least) in levels.rows.iter().zip(&frame.least) {
        for (i, w) in row.windows(2).enumerate() {
            arcs.push(Arc { tail: w[0], head: w[1], length: least[i + 1] - least[i], weight: 0 });
        }
    }
    for (k, link) in levels.links.iter().enumerate() {
        at.push((at[link.upper as usize] + link.leave).min(at[link.lower as usize] + link.enter));
        let (weight, k) = (frame.weight[k], (n + k) as u32);
        arcs.push(Arc { tail: k, head: link.upper, length: -link.leave, weight });
        arcs.push(Arc { tail: k, head: link.lower, length: -link.enter, weight });
    }
    if press > 0 {
        walls(levels, &mut at, &mut arcs, press);
    }
    let total = at.len();
    let mut out = solve(total, &arcs, Some(at), 400 + 6 * n);
    out.truncate(n);
    out
}

/// Adds the walls.
fn walls(levels: &Levels, at: &mut Vec<i32>, arcs: &mut Vec<Arc>, press: i32) {
    let half = |v: u32| (levels.width[v as usize] + 1) / 2;
    let outer = || levels.rows.iter().filter_map(|row| Some((*row.first()?, *row.last()?)));
    let left = outer().map(|(v, _)| at[v as usize] - half(v)).min().unwrap_or(0);
    let right = outer().map(|(_, v)| at[v as usize] + half(v)).max().unwrap_or(0);
    let (west, east) = (at.len() as u32, at.len() as u32 + 1);
    at.extend([left, right]);
    for (first, last) in outer() {
        arcs.push(Arc { tail: west, head: first, length: half(first), weight: 0 });
        arcs.push(Arc { tail: last, head: east, length: half(last), weight: 0 });
    }
    arcs.push(Arc { tail: west, head: east, length: 0, weight: press });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(wishes: &[Wish], least: &[i32]) -> Vec<f64> {
        let (mut blocks, mut out) = (Vec::new(), Vec::new());
        isotonic(wishes, least, &mut blocks);
        for (sum, weight, end) in blocks {
            while out.len() < end {
                out.push(sum / weight + f64::from(least[out.len()]));
            }
        }
        out
    }

    #[test]
    fn wishes_that_keep_their_distance_are_granted() {
        assert_eq!(places(&[(0.0, 1.0), (50.0, 1.0)], &[0, 20]), [0.0, 50.0]);
    }

    #[test]
    fn wishes_too_close_share_the_trouble_by_weight() {
        assert_eq!(places(&[(0.0, 1.0), (0.0, 1.0)], &[0, 20]), [-10.0, 10.0]);
        assert_eq!(places(&[(0.0, 3.0), (0.0, 1.0)], &[0, 20]), [-5.0, 15.0]);
    }
}
