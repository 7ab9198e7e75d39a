//! Lays out a graph whose boxes stand in framed sections: every section for itself, then the frames among each other.
//!
//! A line that leaves a section goes through a port on the upper or lower edge of its frame; `settle` finds the
//! order of these ports. At the end everything moves up into the gaps between the frames. Boxes without a section stand
//! in invisible frames, one for each group that hangs together.

mod settle;

use super::drawing::{Point, tidy};
use super::engine::compact::{Ends, Rect, Room, fall};
use super::engine::{Care, Edge, Graph, Leave, Node, Pin, Placement, Rows, layout_from, rows};
use super::flow::{Quotient, order};
use super::shelf::shelves;

/// Room between a frame and what is in it, in px: at the sides, at the top with the title, at the bottom.
pub const PAD: (i32, i32, i32) = (14, 28, 12);
/// Starts of the search for few crossings that all boxes together may cost.
const STARTS: usize = 12_000;
/// What a px of the whole's width costs among the frames.
const PRESS: i32 = 150;
/// About how high a row is in px, half ranks included.
const ROW: i32 = 120;
/// What must stay between two frames, between a frame and a line, between two lines, in px.
const ROOM: Room = Room { boxes: 34, under: 14, over: 14, lines: 9 };

/// Where lines leave and enter frames.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ports {
    /// In the order that suits the lines between the frames.
    Free,
    /// Where the insides have them.
    Settled,
}

/// Boxes that are laid out for themselves.
struct Part {
    /// The section, if it is framed.
    section: Option<usize>,
    nodes: Vec<usize>,
    /// Edges with an end inside, ascending.
    edges: Vec<usize>,
    /// Their place above each other: lines from a lesser to a greater place run down.
    place: usize,
}

/// One part, laid out.
#[derive(Clone, Default)]
struct Inner {
    graph: Graph,
    rows: Option<Rows>,
    placement: Placement,
    /// Column of the port of each edge that leaves, by its index in `Part::edges`; from the frame's left edge.
    port: Vec<Option<i32>>,
    /// What the frame adds.
    pad: (i32, i32, i32),
}

impl Inner {
    fn width(&self) -> i32 {
        self.placement.width + 2 * self.pad.0
    }

    fn height(&self) -> i32 {
        self.placement.height + self.pad.1 + self.pad.2
    }
}

/// Where everything is, and the frame of each section that has boxes.
pub fn arrange(graph: &Graph, section: &[Option<usize>], count: usize) -> (Placement, Vec<Option<Rect>>) {
    let parts = parts(graph, section, count);
    let mut of = vec![0; graph.nodes.len()];
    for (p, part) in parts.iter().enumerate() {
        part.nodes.iter().for_each(|&v| of[v] = p);
    }
    let mut sheet = Sheet { graph, parts, of, inner: Vec::new(), wish: Vec::new() };
    sheet.order();
    sheet.settle();
    sheet.assemble(count)
}

/// One part for each section, and one for each component of what stands in no section, by their first boxes.
fn parts(graph: &Graph, section: &[Option<usize>], count: usize) -> Vec<Part> {
    let n = graph.nodes.len();
    let mut near = vec![vec![]; n];
    let loose = |v: usize| section[v].is_none();
    for edge in graph.edges.iter().filter(|e| loose(e.upper) && loose(e.lower)) {
        near[edge.upper].push(edge.lower);
        near[edge.lower].push(edge.upper);
    }
    let part = |section| Part { section, nodes: Vec::new(), edges: Vec::new(), place: 0 };
    let mut parts: Vec<Part> = (0..count).map(|s| part(Some(s))).collect();
    let mut of = vec![usize::MAX; n];
    for v in 0..n {
        if let Some(s) = section[v] {
            of[v] = s;
        } else if of[v] == usize::MAX {
            let mut stack = vec![v];
            while let Some(u) = stack.pop() {
                if of[u] == usize::MAX {
                    of[u] = parts.len();
                    stack.extend(&near[u]);
                }
            }
            parts.push(part(None));
        }
        parts[of[v]].nodes.push(v);
    }
    for (e, edge) in graph.edges.iter().enumerate() {
        parts[of[edge.upper]].edges.push(e);
        if of[edge.lower] != of[edge.upper] {
            parts[of[edge.lower]].edges.push(e);
        }
    }
    parts.retain(|p| !p.nodes.is_empty());
    parts.sort_by_key(|p| p.nodes.first().copied());
    parts
}

struct Sheet<'a> {
    graph: &'a Graph,
    parts: Vec<Part>,
    /// The part of each box.
    of: Vec<usize>,
    inner: Vec<Inner>,
    /// For each part and each of its edges: where the line goes outside, in the coordinates of the whole.
    wish: Vec<Vec<i32>>,
}

impl Sheet<'_> {
    /// Puts the parts above each other so that as few lines as possible run up.
    fn order(&mut self) {
        let mut quotient = Quotient::new(self.parts.len());
        // Contributions come to sections that stand where they stand.
        let late = |v: usize| self.graph.nodes[v].late;
        for edge in self.graph.edges.iter().filter(|e| !late(e.upper) && !late(e.lower)) {
            quotient.add(self.of[edge.upper], self.of[edge.lower]);
        }
        // The first box is the thesis, unless it speaks for something.
        let crowned = self.graph.edges.iter().all(|e| e.lower != 0);
        for (place, &p) in order(&quotient, crowned).iter().enumerate() {
            self.parts[p].place = place;
        }
    }

    /// The part above and the part below of an edge between two parts.
    fn across(&self, e: usize) -> Option<(usize, usize)> {
        let (p, q) = (self.of[self.graph.edges[e].upper], self.of[self.graph.edges[e].lower]);
        match self.parts[p].place.cmp(&self.parts[q].place) {
            std::cmp::Ordering::Less => Some((p, q)),
            std::cmp::Ordering::Greater => Some((q, p)),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The graph of a part with its ports.
    fn prepare(&self, p: usize) -> Inner {
        let part = &self.parts[p];
        let mut index = std::collections::BTreeMap::new();
        let (compact, press) = (self.graph.compact, self.graph.press);
        let starts = Some((STARTS / self.graph.nodes.len()).max(1)); // there are boxes, or no parts
        let mut graph = Graph { compact, press, starts, eager: self.is_eager(), ..Graph::default() };
        for &v in &part.nodes {
            index.insert(v, graph.nodes.len());
            graph.nodes.push(self.graph.nodes[v]);
        }
        for &e in &part.edges {
            let edge = self.graph.edges[e];
            let inside = |v: usize| index.get(&v).copied();
            let port = graph.nodes.len();
            let add =
                |graph: &mut Graph, pin: Pin| graph.nodes.push(Node { width: 4, thin: true, pin, ..Node::default() });
            let new = match (inside(edge.upper), inside(edge.lower), self.across(e)) {
                (Some(upper), Some(lower), _) => Edge { upper, lower, ..edge },
                (Some(upper), None, Some((above, _))) if above == p => {
                    add(&mut graph, Pin::Bottom);
                    Edge { upper, lower: port, min: 1, enter: None, ..edge }
                }
                (Some(lower), None, _) => {
                    add(&mut graph, Pin::Top);
                    Edge { upper: port, lower, min: 1, ..Edge::default() }
                }
                (None, Some(lower), Some((_, below))) if below == p => {
                    add(&mut graph, Pin::Top);
                    Edge { upper: port, lower, min: 1, enter: edge.enter, ..Edge::default() }
                }
                (_, upper, _) => {
                    add(&mut graph, Pin::Bottom);
                    // `edges` has only edges with an end inside.
                    Edge { upper: upper.unwrap_or(0), lower: port, min: 1, bus: UP + e as u32, ..Edge::default() }
                }
            };
            graph.edges.push(new);
        }
        graph.rows = Some(rows(&graph));
        let pad = if part.section.is_some() { PAD } else { (0, 0, 0) };
        Inner { port: vec![None; part.edges.len()], graph, pad, ..Inner::default() }
    }

    /// Lays a part out, with its ports in the order that is wished if there are wishes.
    fn lay(&mut self, p: usize, wished: bool, care: Care) {
        let mut inner = std::mem::take(&mut self.inner[p]);
        if wished {
            let ports = self.ports(p, &inner);
            for (i, port) in ports {
                inner.graph.nodes[port].key = Some(self.wish[p][i]);
            }
        }
        inner.placement = layout_from(&inner.graph, care, &mut inner.rows);
        for (i, port) in self.ports(p, &inner) {
            inner.port[i] = Some(inner.placement.centre[port].0 + inner.pad.0);
        }
        self.inner[p] = inner;
    }

    /// The edges of a part that leave it, by their index there, with the boxes of their ports.
    fn ports(&self, p: usize, inner: &Inner) -> Vec<(usize, usize)> {
        let own = self.parts[p].nodes.len();
        let edges = inner.graph.edges.iter().enumerate();
        edges.filter_map(|(i, e)| [e.upper, e.lower].into_iter().find(|&v| v >= own).map(|v| (i, v))).collect()
    }

    /// Lays the frames out; also says which edges of the graph its edges are.
    fn outer(&self, care: Care, ports: Ports) -> (Placement, Vec<usize>) {
        let boxed =
            |i: &Inner| Node { width: i.width(), height: i.height(), span: i.placement.width, ..Node::default() };
        let nodes = self.inner.iter().map(boxed).collect();
        let mut graph = Graph { nodes, press: PRESS, eager: self.is_eager(), ..Graph::default() };
        let mut edges = Vec::new();
        for e in 0..self.graph.edges.len() {
            let Some((upper, lower)) = self.across(e) else { continue };
            let edge = Edge { upper, lower, min: 1, bus: edges.len() as u32, ..Edge::default() };
            let off = |p: usize| self.port(p, e) - self.inner[p].width() / 2;
            graph.edges.push(match ports {
                Ports::Free => edge,
                Ports::Settled => Edge { leave: Leave::At(off(upper)), enter: Some(off(lower)), ..edge },
            });
            edges.push(e);
        }
        graph.rows = Some(self.shelves(&graph));
        (layout_from(&graph, care, &mut None), edges)
    }

    /// The row of each frame.
    fn shelves(&self, graph: &Graph) -> Vec<u32> {
        let place: Vec<usize> = self.parts.iter().map(|p| p.place).collect();
        // Heights follow from the number of rows and not from the texts, so that shelves are the same in every language.
        let rows = self.inner.iter().map(|i| i.rows.as_ref().map_or(0, Vec::len) as i32);
        let size: Vec<(i32, i32)> = graph.nodes.iter().zip(rows).map(|(n, rows)| (n.width, rows * ROW)).collect();
        let edges: Vec<(usize, usize)> = graph.edges.iter().map(|e| (e.upper, e.lower)).collect();
        shelves(&place, &size, &edges)
    }

    /// The column of an edge's port, from the left edge of the frame.
    fn port(&self, p: usize, e: usize) -> i32 {
        let at = self.parts[p].edges.binary_search(&e).ok();
        at.and_then(|i| self.inner[p].port[i]).unwrap_or(0)
    }

    /// All crossings, as far as the orders decide them.
    fn crossings(&self, outer: &Placement) -> u64 {
        outer.crossings + self.inner.iter().map(|i| i.placement.crossings).sum::<u64>()
    }

    /// The frames as they stand in the end, the lines between them, and from all that the whole.
    fn assemble(&self, count: usize) -> (Placement, Vec<Option<Rect>>) {
        let (outer, edges) = self.outer(Care::Final, Ports::Settled);
        let corner = |(p, i): (usize, &Inner)| {
            let (x, y) = outer.centre[p];
            (x - i.width() / 2, y - i.height() / 2, i.width(), i.height())
        };
        let mut frames: Vec<Rect> = self.inner.iter().enumerate().map(corner).collect();
        let crossings = self.crossings(&outer);
        let mut between = outer.paths;
        let ends = edges.iter().filter_map(|&e| self.across(e)).map(|(first, last)| Ends { first, last, bus: false });
        let ends: Vec<Ends> = ends.collect();
        let height = fall(&mut frames, &mut between, &ends, ROOM);
        let mut whole = Placement {
            centre: vec![(0, 0); self.graph.nodes.len()],
            paths: vec![vec![]; self.graph.edges.len()],
            width: outer.width,
            height,
            crossings,
        };
        let mut rects = vec![None; count];
        for ((part, inner), &frame) in self.parts.iter().zip(&self.inner).zip(&frames) {
            for (&v, &c) in part.nodes.iter().zip(&inner.placement.centre) {
                whole.centre[v] = inside(inner, frame, c);
            }
            for (&e, path) in part.edges.iter().zip(&inner.placement.paths) {
                if self.across(e).is_none() {
                    whole.paths[e] = path.iter().map(|&p| inside(inner, frame, p)).collect();
                }
            }
            if let Some(s) = part.section {
                rects[s] = Some(frame);
            }
        }
        for (path, &e) in between.iter().zip(&edges) {
            whole.paths[e] = self.path(e, path, &frames);
        }
        (whole, rects)
    }

    /// The whole way of an edge between two parts: inside the upper one, between, inside the lower one.
    fn path(&self, e: usize, between: &[Point], frames: &[Rect]) -> Vec<Point> {
        let Some((above, below)) = self.across(e) else { return Vec::new() };
        let within = |p: usize| {
            let i = self.parts[p].edges.binary_search(&e).unwrap_or(0); // an edge is listed in both its parts
            self.inner[p].placement.paths[i].iter().map(move |&at| inside(&self.inner[p], frames[p], at))
        };
        let mut path: Vec<Point> = within(above).chain(between.iter().copied()).chain(within(below)).collect();
        if above != self.of[self.graph.edges[e].upper] {
            path.reverse();
        }
        tidy(&path)
    }
}

/// The bus of the first line that runs up, each has its own.
const UP: u32 = 1 << 20;

/// From the coordinates of a part to those of the whole.
fn inside(inner: &Inner, frame: Rect, (x, y): Point) -> Point {
    (x + frame.0 + inner.pad.0, y + frame.1 + inner.pad.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tops of three frames: the first speaks about both others, the second about the third in one line, and the third
    /// about the second in two lines from boxes that are late or not.
    fn tops(late: bool) -> Vec<i32> {
        let node = |late| Node { width: 100, height: 40, late, ..Node::default() };
        let nodes = vec![node(false), node(false), node(false), node(late), node(late)];
        let edge = |upper, lower| Edge { upper, lower, min: 1, ..Edge::default() };
        let edges = vec![edge(0, 1), edge(0, 2), edge(1, 2), edge(2, 3), edge(2, 4)];
        let graph = Graph { nodes, edges, compact: true, press: 8, ..Graph::default() };
        let (_, frames) = arrange(&graph, &[Some(0), Some(1), Some(2), Some(1), Some(1)], 3);
        frames.iter().flatten().map(|frame| frame.1).collect()
    }

    #[test]
    fn contributions_do_not_move_sections() {
        let (settled, contributed) = (tops(false), tops(true));
        assert!(settled[1] > settled[2], "two lines count more than one: {settled:?}");
        assert!(contributed[1] < contributed[2], "contributions do not count: {contributed:?}");
    }
}
