//! Moves boxes and lines up as far as what lies above them allows, without changing what crosses what.
//!
//! A layered layout leaves gaps below low boxes. Here every box and every level stretch of a line falls upward onto
//! the skyline of what has fallen before it; upright stretches follow their ends. Things that share a column keep
//! their order, so nothing new is crossed and nothing is run through. O(n log n).

use crate::diagram::drawing::Point;
use std::collections::BTreeMap;

/// Least room between two things in px: box above box, line above box or box above line, line above line.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Two boxes.
    pub boxes: i32,
    /// A box and a line.
    pub mixed: i32,
    /// Two lines.
    pub lines: i32,
}

/// Left, top, width, height in px.
pub type Rect = (i32, i32, i32, i32);

/// Columns that are nearer than this belong together, in px.
const NEAR: i32 = 5;

/// What falls: a box, or a level stretch of a path by the index of its first point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Line(usize, usize),
    Box(usize),
}

/// Compacts `boxes` and `paths`. Each path runs down from a lower edge or up from an upper edge of the box at one end
/// to the box at the other; `ends` are these boxes. Says how far down the lowest thing reaches.
pub fn fall(boxes: &mut [Rect], paths: &mut [Vec<Point>], ends: &[(usize, usize)], room: Room) -> i32 {
    let before: Vec<i32> = boxes.iter().map(|b| b.1).collect();
    let mut sky = Skyline::default();
    for thing in order(boxes, paths) {
        match thing {
            Thing::Box(b) => {
                let (x, y, w, h) = boxes[b];
                let top = sky.rest(x - NEAR, x + w + NEAR, y, true, room);
                boxes[b].1 = top;
                sky.cover(x - NEAR, x + w + NEAR, Roof { now: top + h, before: y + h, is_box: true });
            }
            Thing::Line(p, i) => {
                let ((a, y), (b, _)) = (paths[p][i], paths[p][i + 1]);
                let (left, right) = (a.min(b) - NEAR, a.max(b) + NEAR);
                let now = sky.rest(left, right, y, false, room);
                (paths[p][i].1, paths[p][i + 1].1) = (now, now);
                sky.cover(left, right, Roof { now, before: y, is_box: false });
            }
        }
    }
    for (path, &(first, last)) in paths.iter_mut().zip(ends) {
        follow(path, true, boxes[first].1 - before[first]);
        follow(path, false, boxes[last].1 - before[last]);
    }
    let lowest = boxes.iter().map(|b| b.1 + b.3);
    lowest.chain(paths.iter().flatten().map(|p| p.1)).max().unwrap_or(0)
}

/// Moves an end of a path with its box.
fn follow(path: &mut [Point], first: bool, by: i32) {
    let end = if first { path.first_mut() } else { path.last_mut() };
    if let Some(end) = end {
        end.1 += by;
    }
}

/// Everything from top to bottom.
fn order(boxes: &[Rect], paths: &[Vec<Point>]) -> Vec<Thing> {
    let mut all: Vec<(i32, Thing)> = boxes.iter().enumerate().map(|(i, b)| (b.1, Thing::Box(i))).collect();
    for (p, path) in paths.iter().enumerate() {
        let level = path.windows(2).enumerate().filter(|(_, w)| w[0].1 == w[1].1);
        all.extend(level.map(|(i, w)| (w[0].1, Thing::Line(p, i))));
    }
    all.sort_unstable();
    all.into_iter().map(|t| t.1).collect()
}

/// What was placed last over a range of columns.
#[derive(Clone, Copy)]
struct Roof {
    /// Its lower edge now.
    now: i32,
    /// Its lower edge before.
    before: i32,
    is_box: bool,
}

/// Ranges of columns by their left ends, each up to the next.
#[derive(Default)]
struct Skyline(BTreeMap<i32, Option<Roof>>);

impl Skyline {
    /// Where something that was at `y` comes to rest: as much room as asked for, or as there was before if that was
    /// less.
    fn rest(&self, left: i32, right: i32, y: i32, is_box: bool, room: Room) -> i32 {
        let first = self.0.range(..=left).next_back().map(|r| r.1);
        let roofs = first.into_iter().chain(self.0.range(left + 1..right).map(|r| r.1)).flatten();
        let least = |roof: &Roof| match (roof.is_box, is_box) {
            (true, true) => room.boxes,
            (false, false) => room.lines,
            _ => room.mixed,
        };
        roofs.map(|roof| roof.now + least(roof).min(y - roof.before)).max().unwrap_or(0)
    }

    fn cover(&mut self, left: i32, right: i32, roof: Roof) {
        let after = self.0.range(..=right).next_back().and_then(|r| *r.1);
        let hidden: Vec<i32> = self.0.range(left..=right).map(|r| *r.0).collect();
        hidden.iter().for_each(|x| {
            self.0.remove(x);
        });
        self.0.insert(left, Some(roof));
        self.0.insert(right, after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { boxes: 30, mixed: 12, lines: 9 };

    #[test]
    fn a_box_falls_onto_the_one_above_it() {
        let mut boxes = [(0, 0, 50, 40), (100, 0, 50, 200), (0, 300, 50, 40)];
        assert_eq!(fall(&mut boxes, &mut [], &[], ROOM), 200);
        assert_eq!(boxes[2], (0, 70, 50, 40));
    }

    #[test]
    fn a_line_takes_its_end_along_and_stays_between_the_boxes() {
        let mut boxes = [(0, 0, 50, 40), (100, 200, 50, 40)];
        let mut paths = [vec![(20, 40), (20, 150), (120, 150), (120, 200)]];
        fall(&mut boxes, &mut paths, &[(0, 1)], ROOM);
        assert_eq!(paths[0], [(20, 40), (20, 52), (120, 52), (120, 64)]);
        assert_eq!(boxes[1].1, 64);
    }
}
