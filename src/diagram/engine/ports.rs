//! Where lines leave and enter a box: buses side by side below, lines from above side by side on top.
//!
//! The order of the ports is that of the other ends, so that lines do not cross right at the box.

use super::levels::Levels;
use super::{Graph, Leave};

/// Distance of two ports in px, if the box is wide enough.
const GAP: i32 = 22;
/// Distance of two buses that leave on the same side, in px.
const SIDE_GAP: i32 = 24;

/// Sets `leave` and `enter` of every link that begins or ends at a node; waypoints have their only port in the
/// middle.
pub fn assign(levels: &mut Levels, graph: &Graph, turned: &[bool]) {
    for (v, node) in graph.nodes.iter().enumerate() {
        leave(levels, graph, turned, v, node.span);
        enter(levels, graph, turned, v, node.span);
    }
}

/// The place of port `i` of `n`.
fn offset(i: usize, n: usize, span: i32) -> i32 {
    let (i, n) = (i as i32, n as i32);
    let gap = GAP.min(span / (n - 1).max(1));
    (2 * i - (n - 1)) * gap / 2
}

/// A bus that leaves a node: its number, how far it leaves sideways, its links, and where they go.
struct Bus {
    id: (u32, usize),
    side: Option<i32>,
    links: Vec<usize>,
    places: usize,
}

impl Bus {
    fn mean(&self) -> f64 {
        self.places as f64 / self.links.len() as f64 // a bus has at least one link
    }
}

fn leave(levels: &mut Levels, graph: &Graph, turned: &[bool], v: usize, span: i32) {
    let mut buses: Vec<Bus> = Vec::new();
    for i in 0..levels.down.of(v).len() {
        let end = levels.down.of(v)[i];
        let (l, e) = (end.link as usize, levels.links[end.link as usize].edge as usize);
        let edge = &graph.edges[e];
        // A turned edge leaves its reason; it is no part of a bus.
        let (id, side) = match (turned[e], edge.leave, edge.enter) {
            (false, Leave::At(x), _) | (true, _, Some(x)) => {
                levels.links[l].leave = x;
                continue;
            }
            (true, _, None) => ((u32::MAX, e), None),
            (false, Leave::Side(by), _) => ((edge.bus, 0), Some(by)),
            (false, Leave::Below, _) => ((edge.bus, 0), None),
        };
        let place = levels.pos[end.node as usize] as usize;
        match buses.iter_mut().find(|b| b.id == id) {
            Some(bus) => {
                bus.links.push(l);
                bus.places += place;
            }
            None => buses.push(Bus { id, side, links: vec![l], places: place }),
        }
    }
    buses.sort_by(|a, b| a.mean().total_cmp(&b.mean()).then(a.id.cmp(&b.id)));
    let (aside, below): (Vec<Bus>, Vec<Bus>) = buses.into_iter().partition(|b| b.side.is_some());
    for (i, bus) in below.iter().enumerate() {
        set(levels, bus, offset(i, below.len(), span));
    }
    sideways(levels, &aside, below.first().map(Bus::mean));
}

/// Buses that leave sideways: the left half to the left, the inner ones nearer.
fn sideways(levels: &mut Levels, aside: &[Bus], middle: Option<f64>) {
    let left = match (aside, middle) {
        ([only], Some(middle)) => usize::from(only.mean() < middle),
        _ => aside.len() / 2,
    };
    for (i, bus) in aside.iter().enumerate() {
        let by = bus.side.unwrap_or(0);
        let at = if i < left { -by - SIDE_GAP * (left - 1 - i) as i32 } else { by + SIDE_GAP * (i - left) as i32 };
        set(levels, bus, at);
    }
}

fn set(levels: &mut Levels, bus: &Bus, at: i32) {
    for &l in &bus.links {
        levels.links[l].leave = at;
    }
}

fn enter(levels: &mut Levels, graph: &Graph, turned: &[bool], v: usize, span: i32) {
    let mut free = Vec::new();
    for i in 0..levels.up.of(v).len() {
        let end = levels.up.of(v)[i];
        let (l, e) = (end.link as usize, levels.links[end.link as usize].edge as usize);
        let settled = match (turned[e], graph.edges[e].leave) {
            (false, _) => graph.edges[e].enter,
            (true, Leave::At(x)) => Some(x),
            (true, _) => None,
        };
        match settled {
            Some(at) => levels.links[l].enter = at,
            None => free.push((levels.pos[end.node as usize], levels.links[l].leave, l)),
        }
    }
    free.sort_unstable();
    for (i, &(_, _, l)) in free.iter().enumerate() {
        levels.links[l].enter = offset(i, free.len(), span);
    }
}
