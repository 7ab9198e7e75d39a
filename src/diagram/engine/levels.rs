//! The graph cut into rows: an edge over several rows becomes a chain of links through waypoints, one a row.
//!
//! Nodes come first, in the graph's numbering, waypoints after them. The rows start in depth-first order from the
//! upper ends in the author's order, which has no crossings on trees.

use super::Graph;

/// Width of a waypoint in px.
const WAYPOINT: i32 = 2;

/// A piece of an edge between two neighbouring rows.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Node or waypoint in the upper row.
    pub upper: usize,
    /// Node or waypoint in the lower row.
    pub lower: usize,
    /// The edge that it is a piece of.
    pub edge: usize,
    /// Where it leaves: distance from the upper centre in px.
    pub leave: i32,
    /// Where it enters: distance from the lower centre in px.
    pub enter: i32,
}

/// Nodes and waypoints in rows.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Each row from left to right.
    pub rows: Vec<Vec<usize>>,
    /// Place of each node or waypoint in its row.
    pub pos: Vec<usize>,
    /// Row of each node or waypoint.
    pub row: Vec<usize>,
    /// Width of each node or waypoint in px.
    pub width: Vec<i32>,
    /// Upper neighbours: (node, link).
    pub up: Vec<Vec<(usize, usize)>>,
    /// Lower neighbours: (node, link).
    pub down: Vec<Vec<(usize, usize)>>,
    /// All links.
    pub links: Vec<Link>,
    /// The links of each edge, from top to bottom.
    pub chain: Vec<Vec<usize>>,
    /// How many of the first are nodes, not waypoints.
    pub real: usize,
}

impl Levels {
    /// Cuts a graph into the given rows.
    pub fn of(graph: &Graph, turned: &[bool], row: &[usize]) -> Self {
        let n = graph.nodes.len();
        let mut levels = Self {
            rows: vec![vec![]; row.iter().map(|r| r + 1).max().unwrap_or(0)],
            row: row.to_vec(),
            width: graph.nodes.iter().map(|v| v.width).collect(),
            up: vec![vec![]; n],
            down: vec![vec![]; n],
            chain: vec![vec![]; graph.edges.len()],
            real: n,
            ..Self::default()
        };
        for (e, edge) in graph.edges.iter().enumerate().filter(|(_, e)| e.upper != e.lower) {
            let (from, to) = if turned[e] { (edge.lower, edge.upper) } else { (edge.upper, edge.lower) };
            levels.thread(e, from, to);
        }
        levels.pos = vec![0; levels.width.len()];
        levels.fill();
        levels
    }

    fn thread(&mut self, edge: usize, from: usize, to: usize) {
        let mut upper = from;
        for row in self.row[from] + 1..=self.row[to] {
            let lower = if row == self.row[to] { to } else { self.waypoint(row) };
            let link = self.links.len();
            self.links.push(Link { upper, lower, edge, leave: 0, enter: 0 });
            self.down[upper].push((lower, link));
            self.up[lower].push((upper, link));
            self.chain[edge].push(link);
            upper = lower;
        }
    }

    fn waypoint(&mut self, row: usize) -> usize {
        self.width.push(WAYPOINT);
        self.row.push(row);
        self.up.push(vec![]);
        self.down.push(vec![]);
        self.width.len() - 1
    }

    fn fill(&mut self) {
        let total = self.width.len();
        let mut seen = vec![false; total];
        let roots: Vec<usize> = (0..self.real).filter(|&v| self.up[v].is_empty()).chain(0..self.real).collect();
        for root in roots {
            let mut stack = vec![root];
            while let Some(v) = stack.pop() {
                if std::mem::replace(&mut seen[v], true) {
                    continue;
                }
                self.rows[self.row[v]].push(v);
                stack.extend(self.down[v].iter().rev().map(|d| d.0));
            }
        }
        self.number();
    }

    /// Takes the places over from the rows.
    pub fn number(&mut self) {
        for row in &self.rows {
            for (i, &v) in row.iter().enumerate() {
                self.pos[v] = i;
            }
        }
    }
}
