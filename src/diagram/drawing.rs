//! A finished drawing: everything has its place in whole px, nothing is left to decide.
//!
//! The layouts fill it, `svg` writes it down. `items` are in reading order, which becomes the order of the document.

use super::card::Face;
use super::relation::Relation;
use super::scene::Group;
use super::section_card::SectionFace;

/// A point in px.
pub type Point = (i32, i32);

/// A drawing in px, its origin at the top left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// Begins every id.
    pub prefix: String,
    /// `<title>`.
    pub title: String,
    /// `<desc>`.
    pub desc: String,
    /// The frames of sections.
    pub frames: Vec<Frame>,
    /// Lines, the lowest first.
    pub lines: Vec<Line>,
    /// Signs and junctions that lead nowhere; drawn above the lines.
    pub marks: Vec<Mark>,
    /// Numbers on lines.
    pub labels: Vec<Label>,
    /// Cards, references and linked signs, in reading order.
    pub items: Vec<Item>,
}

/// The frame of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The section.
    pub group: Group,
    /// Which of the section colours.
    pub hue: usize,
    /// How many cards stand in it.
    pub cards: usize,
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
}

/// A number on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The middle of its text, on the base line.
    pub at: Point,
    /// The number.
    pub text: String,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stroke {
    /// From a conclusion to what speaks for or against it, in the line of that kind.
    Reason(Relation),
    /// From a junction to one of its premises.
    Premise,
    /// Either of them, on a circle of support.
    Circular,
}

impl Stroke {
    /// The word in class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Reason(kind) => kind.class(),
            Self::Premise => "premise",
            Self::Circular => "circular",
        }
    }
}

/// An orthogonal line between two cards or junctions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Id of the card or reason at the upper end (the conclusion, the junction).
    pub from: String,
    /// Id of the card or reason at the lower end.
    pub to: String,
    /// How it looks.
    pub stroke: Stroke,
    /// The reason does not stand: thin and grey.
    pub fallen: bool,
    /// Corner points; corners are rounded when it is written.
    pub points: Vec<Point>,
}

/// What a mark shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The sign of a reason where its line leaves the conclusion.
    Reason(Relation),
    /// The dot where linked premises meet.
    Linked,
    /// The dot on a reason of one premise, at which other reasons point.
    Anchor,
}

/// A sign or a junction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it shows.
    pub sign: Sign,
    /// Its centre.
    pub at: Point,
    /// The reason that it stands for, if it stands for one only.
    pub reason: Option<String>,
    /// The reasons that it stands for, if they are several, or one that stands at a junction.
    pub shared: Vec<String>,
    /// Where it leads.
    pub href: Option<String>,
    /// What it says, read out.
    pub label: String,
    /// Every reason that it stands for has fallen.
    pub fallen: bool,
}

/// A card in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// The card.
    pub face: Face,
}

/// A pointer to a card that stands elsewhere in the drawing, or on another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// The card that it points at, in the form of a low card.
    pub face: Face,
}

/// The card of a section in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedSection {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// The card.
    pub face: SectionFace,
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A card.
    Card(Placed),
    /// A pointer to a card.
    Reference(Reference),
    /// A sign that leads somewhere.
    Mark(Mark),
    /// A whole section.
    Section(PlacedSection),
}

/// Radius of a sign in px.
pub const SIGN: i32 = 8;
/// Radius of the junction of linked premises in px.
pub const DOT: i32 = 9;
/// Radius of the anchor on a reason of one premise in px.
pub const ANCHOR: i32 = 5;

/// Radius of the junction of a link in px.
pub const fn joint_radius(linked: bool) -> i32 {
    if linked { DOT } else { ANCHOR }
}

/// A polyline without repeated points, points on a straight stretch, and spikes (there and back again).
pub fn tidy(points: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(points.len());
    for &p in points {
        out.push(p);
        while let [.., a, b, c] = out[..] {
            let straight = (a.0 == b.0 && b.0 == c.0) || (a.1 == b.1 && b.1 == c.1);
            if !straight {
                break;
            }
            out.truncate(out.len() - 2);
            out.push(c);
        }
        if let [.., a, b] = out[..]
            && a == b
        {
            out.pop();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_drops_straight_points_and_spikes() {
        assert_eq!(tidy(&[(0, 0), (0, 5), (0, 9), (7, 9)]), [(0, 0), (0, 9), (7, 9)]);
        assert_eq!(tidy(&[(0, 0), (0, 9), (0, 4), (7, 4)]), [(0, 0), (0, 4), (7, 4)]);
        assert_eq!(tidy(&[(3, 3), (3, 3)]), [(3, 3)]);
    }
}
