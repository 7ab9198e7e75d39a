//! The ways between the rows: which line turns at which height.
//!
//! A line is vertical inside a row, where it has its own column, and turns only in the channel below the row; so it
//! can never run through a box. Lines that leave a box as one bus turn together. Every bus gets a track; the tracks'
//! order is that of fewer crossings for each pair, circles broken (after Sander 2003), then bettered one by one. Two
//! lines of the same column in one channel must not meet: if the order of the tracks cannot keep them apart, one steps
//! aside just above its end.

use super::levels::Levels;
use super::{Graph, Leave, Node};
use crate::diagram::drawing::Point;

/// Distance of two tracks in px.
const TRACK: i32 = 9;
/// Room between a row of cards and the first track below it: that of the signs.
const BELOW_CARDS: i32 = 25;
/// Room between the last track and a row of cards.
const ABOVE_CARDS: i32 = 12;
/// Room between a track and a row of junctions and buses.
const NEAR_THIN: i32 = 6;
/// Lines whose columns are nearer than this look like one.
const SAME: i32 = 4;
/// How far a line steps aside, and how high above the row.
const STEP: i32 = 5;
/// Most buses of one channel whose order is bettered one by one.
const SIFTED: usize = 256;
/// Most rounds of that.
const ROUNDS: usize = 8;
/// Cost of two lines on top of each other, in crossings.
const CLASH: i64 = 1000;

/// Where the rows are, and where every link turns.
pub struct Ways {
    /// Upper edge of each row.
    top: Vec<i32>,
    /// Height of each row.
    row_height: Vec<i32>,
    /// Where each link turns, if it does.
    turn: Vec<Option<i32>>,
    /// Whether a link steps aside just above its end, and there.
    step: Vec<Option<i32>>,
    /// Height of the whole.
    pub height: i32,
}

impl Ways {
    /// The vertical centre of a node: cards stand at the top of their row, thin nodes in its middle.
    pub fn centre_y(&self, row: usize, node: &Node) -> i32 {
        self.top[row] + if node.thin { self.row_height[row] / 2 } else { node.height / 2 }
    }

    /// The corners of a link between the columns `from` and `to`.
    pub fn bends(&self, link: usize, from: i32, to: i32) -> Vec<Point> {
        match (self.turn[link], self.step[link]) {
            (None, _) => Vec::new(),
            (Some(y), None) => vec![(from, y), (to, y)],
            (Some(y), Some(low)) => vec![(from, y), (to + STEP, y), (to + STEP, low), (to, low)],
        }
    }
}

/// Links that turn together: one bus of one node.
struct Bus {
    left: i32,
    right: i32,
    /// Column above.
    from: i32,
    /// Columns below.
    to: Vec<i32>,
    links: Vec<usize>,
}

/// Gives every link its way.
pub fn route(levels: &Levels, graph: &Graph, x: &[i32]) -> Ways {
    let rows = levels.rows.len();
    let (mut height, mut cards) = (vec![0; rows], vec![false; rows]);
    for (v, node) in graph.nodes.iter().enumerate() {
        let r = levels.row[v] as usize;
        height[r] = height[r].max(node.height);
        cards[r] |= !node.thin;
    }
    let links = levels.links.len();
    let mut ways = Ways {
        top: Vec::with_capacity(rows),
        row_height: height,
        turn: vec![None; links],
        step: vec![None; links],
        height: 0,
    };
    let mut y = 0;
    for r in 0..rows {
        ways.top.push(y);
        y += ways.row_height[r];
        if r + 1 == rows {
            break;
        }
        let buses = buses(levels, graph, x, r);
        let tracks = tracks(&buses);
        let first = y + if cards[r] { BELOW_CARDS } else { NEAR_THIN };
        let count = tracks.iter().max().map_or(0, |t| t + 1);
        y = first + (count - 1).max(0) * TRACK + if cards[r + 1] { ABOVE_CARDS } else { NEAR_THIN };
        for (bus, track) in buses.iter().zip(&tracks) {
            for &l in &bus.links {
                ways.turn[l] = Some(first + track * TRACK);
            }
        }
        step_aside(levels, x, &buses, &tracks, y, &mut ways.step);
    }
    ways.height = y;
    ways
}

/// The buses between a row and the next that turn at all.
fn buses(levels: &Levels, graph: &Graph, x: &[i32], row: usize) -> Vec<Bus> {
    let mut out: Vec<Bus> = Vec::new();
    for &u in &levels.rows[row] {
        let first = out.len();
        let mut keys: Vec<(u32, i32, Leave)> = Vec::new();
        let u = u as usize;
        for end in levels.down.of(u) {
            let l = end.link as usize;
            let link = &levels.links[l];
            let edge = &graph.edges[link.edge as usize];
            let (from, to) = (x[u] + link.leave, x[end.node as usize] + link.enter);
            let key = (edge.bus, from, edge.leave);
            match keys.iter().position(|&k| k == key && u < levels.real) {
                Some(i) => {
                    let bus = &mut out[first + i];
                    (bus.left, bus.right) = (bus.left.min(to), bus.right.max(to));
                    bus.to.push(to);
                    bus.links.push(l);
                }
                None => {
                    keys.push(key);
                    out.push(Bus { left: from.min(to), right: from.max(to), from, to: vec![to], links: vec![l] });
                }
            }
        }
    }
    out.retain(|b| b.right > b.left);
    out.sort_by_key(|b| (b.left, b.right));
    out
}

/// What it costs if `a` turns above `b`.
fn cost(a: &Bus, b: &Bus) -> i64 {
    let within = |x: i32, bus: &Bus| i64::from(x > bus.left - SAME && x < bus.right + SAME);
    let clash = a.to.iter().filter(|&&x| (x - b.from).abs() < SAME).count() as i64;
    // `a` comes down through `b`'s track, `b` has come down through `a`'s.
    a.to.iter().map(|&x| within(x, b)).sum::<i64>() + within(b.from, a) + CLASH * clash
}

/// The track of each bus, 0 the uppermost: overlapping buses never share one.
fn tracks(buses: &[Bus]) -> Vec<i32> {
    let n = buses.len();
    let mut pairs = Vec::new();
    for i in 0..n {
        for j in i + 1..n {
            if buses[j].left > buses[i].right + SAME {
                break;
            }
            pairs.push((i, j, cost(&buses[i], &buses[j]) - cost(&buses[j], &buses[i])));
        }
    }
    let mut below: Vec<Vec<usize>> = vec![vec![]; n];
    for &(i, j, more) in &pairs {
        if more <= 0 { below[i].push(j) } else { below[j].push(i) }
    }
    let mut order = topological(&without_circles(&below));
    if n <= SIFTED {
        sift(&mut order, &pairs);
    }
    let mut place = vec![0; n];
    order.iter().enumerate().for_each(|(at, &i)| place[i] = at);
    let mut beside: Vec<Vec<usize>> = vec![vec![]; n];
    for &(i, j, _) in &pairs {
        if place[i] < place[j] { beside[j].push(i) } else { beside[i].push(j) }
    }
    let mut track = vec![0; n];
    for &i in &order {
        track[i] = beside[i].iter().map(|&j| track[j] + 1).max().unwrap_or(0);
    }
    track
}

/// Moves single buses to better heights until none is left (Rudell 1993). `pairs` say how much more it costs if the
/// first of two is above the second.
fn sift(order: &mut Vec<usize>, pairs: &[(usize, usize, i64)]) {
    let n = order.len();
    let mut more = vec![0i64; n * n];
    for &(i, j, by) in pairs {
        (more[i * n + j], more[j * n + i]) = (by, -by);
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for bus in 0..n {
            let Some(from) = order.iter().position(|&b| b == bus) else { continue };
            // From its place up and down: what changes when it passes its neighbours.
            let (mut best, mut to) = (0, from);
            for step in [true, false] {
                let mut change = 0;
                let mut at = from;
                while let Some(next) = if step { at.checked_sub(1) } else { Some(at + 1).filter(|&next| next < n) } {
                    let by = more[bus * n + order[next]];
                    change += if step { by } else { -by };
                    if change < best {
                        (best, to) = (change, next);
                    }
                    at = next;
                }
            }
            if to != from {
                order.remove(from);
                order.insert(to, bus);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Every bus after those above it.
fn topological(below: &[Vec<usize>]) -> Vec<usize> {
    let n = below.len();
    let mut waiting = vec![0; n];
    below.iter().flatten().for_each(|&j| waiting[j] += 1);
    let mut queue: Vec<usize> = (0..n).filter(|&i| waiting[i] == 0).collect();
    let mut next = 0;
    while next < queue.len() {
        for &j in &below[queue[next]] {
            waiting[j] -= 1;
            if waiting[j] == 0 {
                queue.push(j);
            }
        }
        next += 1;
    }
    queue
}

/// Turns every arc round that closes a circle in a depth-first walk.
fn without_circles(below: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let n = below.len();
    let mut out = vec![vec![]; n];
    let (mut open, mut seen) = (vec![false; n], vec![false; n]);
    for root in 0..n {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        open[root] = true;
        let mut stack = vec![(root, 0)];
        while let Some((v, i)) = stack.pop() {
            let Some(&u) = below[v].get(i) else {
                open[v] = false;
                continue;
            };
            stack.push((v, i + 1));
            if open[u] {
                out[u].push(v);
                continue;
            }
            out[v].push(u);
            if !std::mem::replace(&mut seen[u], true) {
                open[u] = true;
                stack.push((u, 0));
            }
        }
    }
    out
}

/// Finds the ends that would run up into a line from above in the same column.
fn step_aside(levels: &Levels, x: &[i32], buses: &[Bus], tracks: &[i32], bottom: i32, step: &mut [Option<i32>]) {
    let mut from: Vec<(i32, i32)> = buses.iter().zip(tracks).map(|(b, &t)| (b.from, t)).collect();
    from.sort_unstable();
    for (bus, &track) in buses.iter().zip(tracks) {
        for &l in &bus.links {
            let link = &levels.links[l];
            let to = x[link.lower as usize] + link.enter;
            let near = from.partition_point(|f| f.0 <= to - SAME);
            if from[near..].iter().take_while(|f| f.0 < to + SAME).any(|f| f.1 > track) {
                step[l] = Some(bottom - STEP);
            }
        }
    }
}
