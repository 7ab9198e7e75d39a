//! Moves boxes and lines up as far as what lies above them allows, without changing what crosses what.
//!
//! A layered layout leaves gaps below low boxes. Here every box and every level stretch of a line falls upward onto
//! the skyline of what has fallen before it; upright stretches follow their ends. Things that share a column keep
//! their order, so nothing new is crossed and nothing is run through. O(n log n).

use crate::diagram::drawing::Point;
use std::collections::BTreeMap;

/// Least room between two things in px.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// From a box down to a box.
    pub boxes: i32,
    /// From a box down to a line.
    pub under: i32,
    /// From a line down to a box.
    pub over: i32,
    /// From a line down to a line.
    pub lines: i32,
}

/// Left, top, width, height in px.
pub type Rect = (i32, i32, i32, i32);

/// The boxes at the two ends of a path, and whether its first level stretch is that of all paths that leave the same
/// box at the same column.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    /// The box at the first point.
    pub first: usize,
    /// The box at the last point.
    pub last: usize,
    /// Whether it turns together with others.
    pub bus: bool,
}

/// Columns that are nearer than this belong together, in px.
const NEAR: i32 = 5;

/// What falls: a box, or level stretches of paths by the indices of their first points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Line(i32, i32, Vec<(usize, usize)>),
    Box(usize),
}

/// Compacts `boxes` and `paths`. Each path begins and ends at an edge or at the middle of a box. Says how far down the
/// lowest thing reaches.
pub fn fall(boxes: &mut [Rect], paths: &mut [Vec<Point>], ends: &[Ends], room: Room) -> i32 {
    let before: Vec<i32> = boxes.iter().map(|b| b.1).collect();
    let level = |a: Option<&Point>, b: Option<&Point>| a.map(|p| p.1) == b.map(|p| p.1);
    let held: Vec<(bool, bool)> =
        (paths.iter()).map(|p| (level(p.first(), p.get(1)), level(p.last(), p.iter().rev().nth(1)))).collect();
    let mut sky = Skyline::default();
    for (y, thing) in order(boxes, paths, ends) {
        match thing {
            Thing::Box(b) => {
                let (x, _, w, h) = boxes[b];
                let top = sky.rest(x - NEAR, x + w + NEAR, y, true, room);
                boxes[b].1 = top;
                sky.cover(x - NEAR, x + w + NEAR, Roof { now: top + h, before: y + h, is_box: true });
            }
            Thing::Line(left, right, stretches) => {
                let now = sky.rest(left - NEAR, right + NEAR, y, false, room);
                for (p, i) in stretches {
                    (paths[p][i].1, paths[p][i + 1].1) = (now, now);
                }
                sky.cover(left - NEAR, right + NEAR, Roof { now, before: y, is_box: false });
            }
        }
    }
    for ((path, ends), held) in paths.iter_mut().zip(ends).zip(held) {
        follow(path.iter_mut(), held.0, boxes[ends.first].1 - before[ends.first]);
        follow(path.iter_mut().rev(), held.1, boxes[ends.last].1 - before[ends.last]);
    }
    let lowest = boxes.iter().map(|b| b.1 + b.3);
    lowest.chain(paths.iter().flatten().map(|p| p.1)).max().unwrap_or(0)
}

/// Moves an end of a path with its box, and the next point too if it belongs to the box.
fn follow<'a>(path: impl Iterator<Item = &'a mut Point>, held: bool, by: i32) {
    path.take(1 + usize::from(held)).for_each(|p| p.1 += by);
}

/// Everything from top to bottom, with its height before. A stretch at the height of its path's end belongs to the
/// box there.
fn order(boxes: &[Rect], paths: &[Vec<Point>], ends: &[Ends]) -> Vec<(i32, Thing)> {
    let mut all: Vec<(i32, Thing)> = boxes.iter().enumerate().map(|(i, b)| (b.1, Thing::Box(i))).collect();
    let mut buses: BTreeMap<(usize, i32, i32), Vec<(usize, usize)>> = BTreeMap::new();
    for (p, (path, ends)) in paths.iter().zip(ends).enumerate() {
        let last = path.len().saturating_sub(2);
        let level = path.windows(2).enumerate().filter(|(i, w)| w[0].1 == w[1].1 && *i > 0 && *i < last);
        for (nth, (i, w)) in level.enumerate() {
            if ends.bus && nth == 0 {
                buses.entry((ends.first, path[0].0, w[0].1)).or_default().push((p, i)); // two points at least
            } else {
                all.push((w[0].1, Thing::Line(w[0].0.min(w[1].0), w[0].0.max(w[1].0), vec![(p, i)])));
            }
        }
    }
    for ((_, _, y), stretches) in buses {
        let columns = stretches.iter().flat_map(|&(p, i)| [paths[p][i].0, paths[p][i + 1].0]);
        let (left, right) = columns.fold((i32::MAX, i32::MIN), |(a, b), x| (a.min(x), b.max(x)));
        all.push((y, Thing::Line(left, right, stretches)));
    }
    all.sort_unstable();
    all
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
            (true, false) => room.under,
            (false, true) => room.over,
            (false, false) => room.lines,
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

    const ROOM: Room = Room { boxes: 30, under: 12, over: 12, lines: 9 };
    const DOWN: Ends = Ends { first: 0, last: 1, bus: false };

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
        fall(&mut boxes, &mut paths, &[DOWN], ROOM);
        assert_eq!(paths[0], [(20, 40), (20, 52), (120, 52), (120, 64)]);
        assert_eq!(boxes[1].1, 64);
    }
}
