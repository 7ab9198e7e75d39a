//! A layered layout of any directed graph of boxes: conclusions above, reasons below, orthogonal lines.
//!
//! The engine knows boxes, edges and buses (edges that share their way down), not arguments. Its steps are one file
//! each: `acyclic` turns edges round until nothing runs in circles, `rank` gives every box a row, `levels` cuts long
//! edges into pieces of one row, `order` sorts the rows, `ports` says where an edge leaves and enters, `place` finds
//! the columns, `channel` the ways between the rows; `compact` closes the gaps that rows leave. After the plan of
//! Sugiyama, Tagawa, Toda (1981) and Gansner et al. (1993). The result depends on nothing but the input.

mod acyclic;
mod channel;
pub mod compact;
mod fenwick;
mod levels;
mod order;
mod place;
mod ports;
mod rank;
mod simplex;

use super::drawing::{Point, tidy};

/// Where a box may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pin {
    /// In the row that the edges ask for.
    #[default]
    Free,
    /// Above all rows: a port through which edges come in from outside.
    Top,
    /// Below all rows: a port through which edges go out.
    Bottom,
}

/// A box to be placed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// A junction, a bus or a port, not a card: it may stand in a half rank.
    pub thin: bool,
    /// How far apart the outermost lines may leave or enter, in px.
    pub span: i32,
    /// Where it may stand.
    pub pin: Pin,
    /// Came to the whole later: which section stands above which does not follow from it.
    pub late: bool,
    /// Its place among the ports of its side, if that is settled.
    pub key: Option<i32>,
}

/// Where an edge leaves its upper end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leave {
    /// From below, beside the other buses.
    #[default]
    Below,
    /// From below, at this distance from the centre in px.
    At(i32),
    /// From the side, at this distance from the centre in px; the engine chooses the side.
    Side(i32),
}

/// An edge from a conclusion down to a reason.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edge {
    /// The conclusion.
    pub upper: usize,
    /// The reason.
    pub lower: usize,
    /// Least number of rows between the ends.
    pub min: i32,
    /// Edges of the same upper end and bus leave as one line.
    pub bus: u32,
    /// Where it leaves.
    pub leave: Leave,
    /// Where it enters the lower end: distance from the centre in px; the engine chooses if none.
    pub enter: Option<i32>,
}

/// A graph to lay out.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The boxes, in the author's order.
    pub nodes: Vec<Node>,
    /// The edges, in the author's order; an edge from a box to itself is not drawn.
    pub edges: Vec<Edge>,
    /// The row of each box, if that is settled: every edge runs down.
    pub rows: Option<Vec<u32>>,
    /// Most orders from which the search for few crossings begins; as many as the size allows if none.
    pub starts: Option<usize>,
    /// Whether boxes move up into the gaps that rows leave.
    pub compact: bool,
    /// Whether any saved crossing counts, since nobody remembers a picture of this size; fewer of them is then worth more
    /// than an order that stays as it was.
    pub eager: bool,
    /// What a px of the whole's width costs, where one of a line's sideways run costs 1 to 8.
    pub press: i32,
}

/// What must stay between boxes and lines when they move up: room for signs below a box.
const ROOM: compact::Room = compact::Room { boxes: 37, under: 25, over: 12, lines: 9 };

/// How much work a layout is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Columns and orders only; everything is at height 0, and no line has a way.
    Columns,
    /// A sketch: other layouts will be made of the same graph.
    Sketch,
    /// The drawing itself.
    Final,
}

/// Where everything is. The upper left corner of the whole is the origin.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    /// Centre of each box.
    pub centre: Vec<Point>,
    /// For each edge its way from the upper to the lower end, empty if it is not drawn.
    pub paths: Vec<Vec<Point>>,
    /// Size of the whole in px.
    pub width: i32,
    /// Size of the whole in px.
    pub height: i32,
    /// Pairs of lines that cross, as far as the order of the rows decides it.
    pub crossings: u64,
}

/// Rows of boxes and waypoints that an earlier layout of the same graph ended with.
pub type Rows = Vec<Vec<u32>>;

/// Lays a graph out.
pub fn layout(graph: &Graph) -> Placement {
    layout_from(graph, Care::Final, &mut None)
}

/// Lays a graph out, from the rows of an earlier layout of the same boxes and edges if there was one, and leaves its
/// own rows there.
pub fn layout_from(graph: &Graph, care: Care, rows: &mut Option<Rows>) -> Placement {
    let turned = acyclic::turned(graph);
    let row = graph.rows.clone().unwrap_or_else(|| rank::rows(graph, &turned));
    let mut levels = levels::Levels::of(graph, &turned, &row);
    let crossings = order::arrange(&mut levels, graph, care, rows.as_ref());
    ports::assign(&mut levels, graph, &turned);
    let x = place::columns(&levels, graph, care);
    let mut placement = if care == Care::Columns {
        stand(graph, &levels, &x)
    } else {
        let ways = channel::route(&levels, graph, &x);
        assemble(graph, &turned, &levels, &x, &ways)
    };
    if graph.compact && care == Care::Final {
        close(graph, &turned, &mut placement);
    }
    *rows = Some(levels.rows);
    Placement { crossings, ..placement }
}

/// The row of each box if nothing settles it, for layouts that are made of the same graph again and again.
pub fn rows(graph: &Graph) -> Vec<u32> {
    rank::rows(graph, &acyclic::turned(graph))
}

/// Moves everything up into the gaps that the rows leave; the lower ports stay below all.
fn close(graph: &Graph, turned: &[bool], placement: &mut Placement) {
    let corner = |(v, &(x, y)): (&Node, &Point)| (x - v.width / 2, y - v.height / 2, v.width, v.height);
    let mut boxes: Vec<compact::Rect> = graph.nodes.iter().zip(&placement.centre).map(corner).collect();
    let ends = |(e, &turn): (&Edge, &bool)| compact::Ends { first: e.upper, last: e.lower, bus: !turn };
    let ends: Vec<compact::Ends> = graph.edges.iter().zip(turned).map(ends).collect();
    let height = compact::fall(&mut boxes, &mut placement.paths, &ends, ROOM);
    for (v, centre) in placement.centre.iter_mut().enumerate() {
        centre.1 = if graph.nodes[v].pin == Pin::Bottom { height } else { boxes[v].1 + boxes[v].3 / 2 };
    }
    for (path, edge) in placement.paths.iter_mut().zip(&graph.edges) {
        if let Some(last) = path.last_mut().filter(|_| graph.nodes[edge.lower].pin == Pin::Bottom) {
            last.1 = height;
        }
    }
    placement.height = height;
}

/// From the left edge of everything to the right one.
fn sides(levels: &levels::Levels, x: &[i32]) -> (i32, i32) {
    let left = (0..x.len()).map(|v| x[v] - levels.width[v] / 2).min().unwrap_or(0);
    let right = (0..x.len()).map(|v| x[v] - levels.width[v] / 2 + levels.width[v]).max().unwrap_or(0);
    (left, right)
}

/// Only the columns, from the left edge of the whole.
fn stand(graph: &Graph, levels: &levels::Levels, x: &[i32]) -> Placement {
    let (left, right) = sides(levels, x);
    let centre = x[..graph.nodes.len()].iter().map(|x| (x - left, 0)).collect();
    Placement { centre, width: right - left, ..Placement::default() }
}

/// Puts the pieces of every edge together and moves the whole to the origin.
fn assemble(graph: &Graph, turned: &[bool], levels: &levels::Levels, x: &[i32], ways: &channel::Ways) -> Placement {
    let n = graph.nodes.len();
    let (left, right) = sides(levels, x);
    let row = |v: usize| levels.row[v] as usize;
    let centre: Vec<Point> = (0..n).map(|v| (x[v] - left, ways.centre_y(row(v), &graph.nodes[v]))).collect();
    let mut paths = Vec::with_capacity(graph.edges.len());
    for (e, edge) in graph.edges.iter().enumerate() {
        let mut points = Vec::new();
        let (a, b) = if turned[e] { (edge.lower, edge.upper) } else { (edge.upper, edge.lower) };
        for l in levels.chain(e) {
            let link = &levels.links[l];
            let (from, to) = (x[link.upper as usize] + link.leave - left, x[link.lower as usize] + link.enter - left);
            if points.is_empty() {
                if matches!(edge.leave, Leave::Side(_)) && !turned[e] {
                    points.push(centre[a]);
                    points.push((from, centre[a].1));
                } else {
                    points.push((from, centre[a].1 - graph.nodes[a].height / 2 + graph.nodes[a].height));
                }
            }
            points.extend(ways.bends(l, from, to));
        }
        if let Some(&(last, _)) = points.last() {
            points.push((last, centre[b].1 - graph.nodes[b].height / 2));
        }
        if turned[e] {
            points.reverse();
        }
        paths.push(tidy(&points));
    }
    Placement { centre, paths, width: right - left, height: ways.height, crossings: 0 }
}
