//! What stands in which frame, and where a frame's title has room.
//!
//! Everything is asked of the finished drawing: a card, a sign or a line belongs to the frame that it lies in, and what
//! lies in none stands between the frames.

use super::card::TextLine;
use super::direction::runs_left;
use super::drawing::{Drawing, Frame, Item, Label, Line, Mark, Point};
use super::measure::{Style, fitting, width};
use super::plain::plain;
use super::scene::CardKind;
use std::borrow::Cow;

/// From a frame's edge to its title in px.
const PAD: i32 = 12;
/// From a frame's upper edge to the base line of its title in px.
const BASE: i32 = 18;
/// What must stay between a title and a line, in px.
const CLEAR: i32 = 6;
/// The large title of a closed frame takes at most this much of its width and height, in percent.
const LARGE: (i32, i32) = (84, 30);

/// The things in one frame, or between the frames.
#[derive(Clone, Debug, Default)]
pub struct Content<'a> {
    /// Lines that run inside.
    pub lines: Vec<Cow<'a, Line>>,
    /// Marks that lead nowhere.
    pub marks: Vec<&'a Mark>,
    /// Numbers on lines.
    pub labels: Vec<&'a Label>,
    /// Cards and linked marks, in reading order.
    pub items: Vec<&'a Item>,
}

/// What lies in each frame, and what lies in none. If `cut`, lines that cross the edge of a frame are parted there, so
/// that nothing is left over a closed frame; else they lie between the frames.
pub fn split(drawing: &Drawing, cut: bool) -> (Vec<Content<'_>>, Content<'_>) {
    let mut inside = vec![Content::default(); drawing.frames.len()];
    let mut between = Content { labels: drawing.labels.iter().collect(), ..Content::default() };
    let frame_of = |points: &mut dyn Iterator<Item = Point>| {
        let points: Vec<Point> = points.collect();
        drawing.frames.iter().position(|f| points.iter().all(|&p| holds(f, p)))
    };
    for line in &drawing.lines {
        match frame_of(&mut line.points.iter().copied()) {
            Some(f) => inside[f].lines.push(Cow::Borrowed(line)),
            None if cut => {
                for (at, points) in pieces(&drawing.frames, &line.points) {
                    let piece = Cow::Owned(Line { points, ..line.clone() });
                    at.map_or(&mut between, |f| &mut inside[f]).lines.push(piece);
                }
            }
            None => between.lines.push(Cow::Borrowed(line)),
        }
    }
    for mark in &drawing.marks {
        frame_of(&mut [mark.at].into_iter()).map_or(&mut between, |f| &mut inside[f]).marks.push(mark);
    }
    for item in &drawing.items {
        let at = match item {
            Item::Card(c) => (c.x, c.y),
            Item::Reference(r) => (r.x, r.y),
            Item::Section(s) => (s.x, s.y),
            Item::Mark(m) => m.at,
        };
        frame_of(&mut [at].into_iter()).map_or(&mut between, |f| &mut inside[f]).items.push(item);
    }
    (inside, between)
}

/// A way parted at the edges of frames: each piece with the frame that it lies in.
fn pieces(frames: &[Frame], way: &[Point]) -> Vec<(Option<usize>, Vec<Point>)> {
    let mut out: Vec<(Option<usize>, Vec<Point>)> = Vec::new();
    for w in way.windows(2) {
        let ((ax, ay), (bx, by)) = (w[0], w[1]);
        let edges = frames.iter().flat_map(|f| [(f.x, f.y), (f.x + f.width, f.y + f.height)]);
        let mut stops: Vec<Point> = edges
            .flat_map(|(x, y)| [(x, ay), (ax, y)])
            .filter(|&(x, y)| (ax.min(bx)..=ax.max(bx)).contains(&x) && (ay.min(by)..=ay.max(by)).contains(&y))
            .chain([w[0], w[1]])
            .collect();
        stops.sort_unstable_by_key(|&(x, y)| (x - ax).abs() + (y - ay).abs());
        stops.dedup();
        for part in stops.windows(2) {
            let middle = ((part[0].0 + part[1].0) / 2, (part[0].1 + part[1].1) / 2);
            let at = frames.iter().position(|f| holds(f, middle));
            match out.last_mut() {
                Some((last, points)) if *last == at => points.push(part[1]),
                _ => out.push((at, part.to_vec())),
            }
        }
    }
    out
}

fn holds(frame: &Frame, (x, y): Point) -> bool {
    (frame.x..=frame.x + frame.width).contains(&x) && (frame.y..=frame.y + frame.height).contains(&y)
}

/// A frame's title where no line runs through it: in the first gap from the left that holds it, else cut to the widest.
pub fn title(frame: &Frame, lines: &[Line]) -> TextLine {
    let (left, right) = (frame.x + PAD, frame.x + frame.width - PAD);
    let (top, bottom) = (frame.y + 2, frame.y + BASE + 5);
    let mut taken: Vec<i32> = (lines.iter())
        .flat_map(|line| line.points.windows(2))
        .filter(|w| w[0].0 == w[1].0 && (left..right).contains(&w[0].0))
        .filter(|w| w[0].1.min(w[1].1) < bottom && w[0].1.max(w[1].1) > top)
        .map(|w| w[0].0)
        .collect();
    taken.extend([left - CLEAR, right + CLEAR]);
    taken.sort_unstable();
    let mut text = label(frame);
    let full = frame.group.title.is_full_width();
    let needs = width(&text, Style::Head, full);
    let gaps = || taken.windows(2).map(|w| (w[0] + CLEAR, w[1] - w[0] - 2 * CLEAR));
    let widest = || gaps().rev().max_by_key(|gap| gap.1);
    let (x, room) = gaps().find(|gap| gap.1 >= needs).or_else(widest).unwrap_or((left, 0));
    if needs > room {
        let dots = width("…", Style::Head, full);
        text.truncate(fitting(&text, Style::Head, full, (room - dots).max(0)));
        text = format!("{}…", text.trim_end());
    }
    let lang = frame.group.title.lang.clone();
    let (leftward, width) = (runs_left(&frame.group.title), width(&text, Style::Head, full));
    TextLine { x, y: frame.y + BASE, style: Style::Head, end: false, lang, text, space: true, leftward, width }
}

/// The number and the name of a frame's section.
pub fn label(frame: &Frame) -> String {
    plain(&format!("{} {}", frame.group.id, frame.group.title.text))
}

/// How much larger than [`Style::Title`] a text may be to fill a closed frame, in hundredths.
pub fn large(frame: &Frame, text: &str) -> i32 {
    let needs = width(text, Style::Title, frame.group.title.is_full_width()).max(1);
    let across = frame.width * LARGE.0 / needs;
    let down = frame.height * LARGE.1 / Style::Title.line();
    across.min(down).max(100)
}

/// The cards in a frame as rectangles in their places, each kind as one path.
pub fn shadow(content: &Content<'_>) -> Vec<(CardKind, String)> {
    let mut out: Vec<(CardKind, String)> = Vec::new();
    for item in &content.items {
        let Item::Card(card) = item else { continue };
        let (w, h) = (card.face.width, card.face.height);
        let path = format!("M{} {}h{w}v{h}h-{w}z", card.x, card.y);
        match out.iter_mut().find(|(kind, _)| *kind == card.face.kind) {
            Some((_, d)) => d.push_str(&path),
            None => out.push((card.face.kind, path)),
        }
    }
    out.sort_by_key(|(kind, _)| *kind);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_parted_where_it_enters_and_leaves_a_frame() {
        let frame = |y| Frame { x: 0, y, width: 100, height: 100, ..Frame::default() };
        let way = [(50, 50), (50, 150), (70, 150), (70, 260)];
        let found = pieces(&[frame(0), frame(200)], &way);
        let places: Vec<Option<usize>> = found.iter().map(|p| p.0).collect();
        assert_eq!(places, [Some(0), None, Some(1)]);
        assert_eq!((found[0].1.first(), found[0].1.last()), (Some(&(50, 50)), Some(&(50, 100))));
        assert_eq!((found[2].1.first(), found[2].1.last()), (Some(&(70, 200)), Some(&(70, 260))));
    }
}
