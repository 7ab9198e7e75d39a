//! The graph cut into rows: an edge over several rows becomes a chain of links through waypoints, one a row.
//!
//! Nodes come first, in the graph's numbering, waypoints after them. The rows start in depth-first order from the
//! upper ends in the author's order, which has no crossings on trees. Neighbours stand in one flat list a side.

use super::{Graph, Leave};
use std::ops::Range;

/// Width of a waypoint in px.
const WAYPOINT: i32 = 2;

/// Ports beyond this count as the last one, so that ranks and their number stay within 16 bits.
const MOST_PORTS: u16 = u16::MAX - 2;

/// A piece of an edge between two neighbouring rows.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Node or waypoint in the upper row.
    pub upper: u32,
    /// Node or waypoint in the lower row.
    pub lower: u32,
    /// The edge that it is a piece of.
    pub edge: u32,
    /// Where it leaves: distance from the upper centre in px.
    pub leave: i32,
    /// Where it enters: distance from the lower centre in px.
    pub enter: i32,
}

/// A neighbour and the link to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct End {
    /// The neighbour.
    pub node: u32,
    /// The link to it.
    pub link: u32,
    /// Rank of the link among the settled ports at this end, from the left.
    pub here: u16,
    /// Rank of the link among the settled ports of the neighbour.
    pub there: u16,
}

/// The neighbours of every node on one side, in one list.
#[derive(Clone, Debug, Default)]
pub struct Side {
    first: Vec<u32>,
    ends: Vec<End>,
}

impl Side {
    /// The neighbours of a node.
    pub fn of(&self, v: usize) -> &[End] {
        &self.ends[self.first[v] as usize..self.first[v + 1] as usize]
    }

    /// From pairs of a node and its end; the ends of a node keep their order, but for the ports.
    fn collect(count: usize, ends: impl Iterator<Item = (u32, End)> + Clone) -> Self {
        let mut first = vec![0u32; count + 1];
        ends.clone().for_each(|(v, _)| first[v as usize + 1] += 1);
        (0..count).for_each(|v| first[v + 1] += first[v]);
        let mut at = first.clone();
        let mut all = vec![End::default(); first[count] as usize];
        for (v, end) in ends {
            all[at[v as usize] as usize] = end;
            at[v as usize] += 1;
        }
        Self { first, ends: all }
    }
}

/// Nodes and waypoints in rows.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Each row from left to right.
    pub rows: Vec<Vec<u32>>,
    /// Rows whose order is settled.
    pub fixed: Vec<bool>,
    /// Place of each node or waypoint in its row.
    pub pos: Vec<u32>,
    /// Row of each node or waypoint.
    pub row: Vec<u32>,
    /// Width of each node or waypoint in px.
    pub width: Vec<i32>,
    /// Upper neighbours.
    pub up: Side,
    /// Lower neighbours.
    pub down: Side,
    /// All links, those of an edge together, from top to bottom.
    pub links: Vec<Link>,
    /// How many of the first are nodes, not waypoints.
    pub real: usize,
    /// Whether any box has several settled ports: then crossings depend on more than the order, and a mirror image has
    /// others.
    pub ported: bool,
    chain: Vec<u32>,
}

impl Levels {
    /// Cuts a graph into the given rows.
    pub fn of(graph: &Graph, turned: &[bool], row: &[u32]) -> Self {
        let n = graph.nodes.len();
        let rows = row.iter().map(|r| *r as usize + 1).max().unwrap_or(0);
        let mut levels = Self {
            rows: vec![vec![]; rows],
            fixed: vec![false; rows],
            row: row.to_vec(),
            width: graph.nodes.iter().map(|v| v.width).collect(),
            real: n,
            chain: vec![0],
            ..Self::default()
        };
        for (e, edge) in graph.edges.iter().enumerate() {
            if edge.upper != edge.lower {
                let (from, to) = if turned[e] { (edge.lower, edge.upper) } else { (edge.upper, edge.lower) };
                levels.thread(e as u32, from as u32, to as u32);
            }
            levels.chain.push(levels.links.len() as u32);
        }
        levels.join(graph, turned);
        levels.pos = vec![0; levels.width.len()];
        levels.fill();
        levels
    }

    /// The links of an edge, from top to bottom.
    pub fn chain(&self, edge: usize) -> Range<usize> {
        self.chain[edge] as usize..self.chain[edge + 1] as usize
    }

    fn thread(&mut self, edge: u32, from: u32, to: u32) {
        let mut upper = from;
        let last = self.row[to as usize];
        for row in self.row[from as usize] + 1..=last {
            let lower = if row == last { to } else { self.waypoint(row) };
            self.links.push(Link { upper, lower, edge, leave: 0, enter: 0 });
            upper = lower;
        }
    }

    fn waypoint(&mut self, row: u32) -> u32 {
        self.width.push(WAYPOINT);
        self.row.push(row);
        self.width.len() as u32 - 1
    }

    /// Lists the neighbours, with the ranks of settled ports.
    fn join(&mut self, graph: &Graph, turned: &[bool]) {
        let at = |e: usize| match graph.edges[e].leave {
            Leave::At(x) => Some(x),
            Leave::Below | Leave::Side(_) => None,
        };
        let entered = |e: usize| graph.edges[e].enter;
        let (mut out, mut into) = (vec![0u16; self.links.len()], vec![0u16; self.links.len()]);
        if (0..graph.edges.len()).any(|e| at(e).is_some() || entered(e).is_some()) {
            let all = 0..self.links.len();
            let begins = |l: &usize| (self.links[*l].upper as usize) < self.real;
            let ends = |l: &usize| (self.links[*l].lower as usize) < self.real;
            let turn = |e: usize| turned[e];
            let leave = |l: usize| {
                let e = self.links[l].edge as usize;
                if turn(e) { entered(e) } else { at(e) }.unwrap_or(0)
            };
            let enter = |l: usize| {
                let e = self.links[l].edge as usize;
                if turn(e) { at(e) } else { entered(e) }.unwrap_or(0)
            };
            rank(all.clone().filter(begins).map(|l| (self.links[l].upper, leave(l), l)).collect(), &mut out);
            rank(all.filter(ends).map(|l| (self.links[l].lower, enter(l), l)).collect(), &mut into);
        }
        self.ported = out.iter().chain(&into).any(|&port| port > 0);
        let links = || self.links.iter().enumerate();
        let count = self.width.len();
        let down = links().map(|(l, k)| (k.upper, End { node: k.lower, link: l as u32, here: out[l], there: into[l] }));
        let up = links().map(|(l, k)| (k.lower, End { node: k.upper, link: l as u32, here: into[l], there: out[l] }));
        (self.up, self.down) = (Side::collect(count, up), Side::collect(count, down));
    }

    fn fill(&mut self) {
        let total = self.width.len();
        let mut seen = vec![false; total];
        let tops = (0..self.real).filter(|&v| self.up.of(v).is_empty());
        let roots: Vec<usize> = tops.chain(0..self.real).collect();
        for root in roots {
            let mut stack = vec![root as u32];
            while let Some(v) = stack.pop() {
                if std::mem::replace(&mut seen[v as usize], true) {
                    continue;
                }
                self.rows[self.row[v as usize] as usize].push(v);
                stack.extend(self.down.of(v as usize).iter().rev().map(|d| d.node));
            }
        }
        self.number();
    }

    /// Takes the places over from the rows.
    pub fn number(&mut self) {
        for row in &self.rows {
            for (i, &v) in row.iter().enumerate() {
                self.pos[v as usize] = i as u32;
            }
        }
    }
}

/// Numbers the distinct ports of every node from left to right.
fn rank(mut ports: Vec<(u32, i32, usize)>, ranks: &mut [u16]) {
    ports.sort_unstable();
    let mut next = 0;
    for (i, &(v, x, l)) in ports.iter().enumerate() {
        next = match i.checked_sub(1).map(|before| ports[before]) {
            Some((u, y, _)) if u == v => next + u16::from(y != x && next < MOST_PORTS),
            _ => 0,
        };
        ranks[l] = next;
    }
}
