//! Leaf stacks: the leaf reasons of one card and one kind hang together beside a rail, as one box for the engine.
//!
//! A row of ten premises is 2,300 px wide and says nothing that a column does not say. Up to three cards stand in one
//! column right of the rail, more in two columns around it; linked premises hang from a bracket with their junction.

use super::card::Face;
use super::drawing::{Point, joint_radius};
use super::links::Links;

/// Gap between two cards of a column in px.
const GAP: i32 = 12;
/// From the rail to the cards in px; a junction has its place between.
const GUTTER: i32 = 40;
/// From the rail to a junction's centre in px.
const JOINT: i32 = 19;
/// Most cards in one column beside the rail.
const ONE_COLUMN: usize = 3;

/// Leaf reasons of one card and kind, with the places of their cards relative to the upper left corner.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The links that hang here.
    pub links: Vec<usize>,
    /// Width of the box in px.
    pub width: i32,
    /// Height of the box in px.
    pub height: i32,
    /// Column of the rail.
    pub rail: i32,
    /// Cards and their upper left corners.
    pub cards: Vec<(usize, Point)>,
    /// For each link: the junction's centre, if it has one.
    pub joints: Vec<Option<Point>>,
}

impl Stack {
    /// The links among `candidates` (all of one card and kind) that hang best together, if there are enough.
    pub fn of(links: &Links, faces: &[Face], candidates: &[usize]) -> Option<Self> {
        let leaves: Vec<usize> = candidates.iter().copied().filter(|&l| is_leaf(links, l)).collect();
        let count: usize = leaves.iter().map(|&l| links.all[l].premises.len()).sum();
        (count > 1).then(|| Self::place(links, faces, leaves, count > ONE_COLUMN))
    }

    fn place(links: &Links, faces: &[Face], leaves: Vec<usize>, two: bool) -> Self {
        let card = leaves.iter().flat_map(|&l| &links.all[l].premises).map(|&c| faces[c].width).max().unwrap_or(0);
        let rail = if two { card + GUTTER } else { 10 };
        let width = rail + GUTTER + card;
        let (mut left, mut right) = (0, 0);
        let mut stack = Self { links: leaves, width, height: 0, rail, cards: Vec::new(), joints: Vec::new() };
        for i in 0..stack.links.len() {
            let link = &links.all[stack.links[i]];
            let on_left = two && left <= right;
            let (column, x) = if on_left { (&mut left, 0) } else { (&mut right, rail + GUTTER) };
            let first = stack.cards.len();
            for &c in &link.premises {
                let at = if on_left { x + card - faces[c].width } else { x };
                stack.cards.push((c, (at, *column)));
                *column += faces[c].height + GAP;
            }
            let middle = |&(c, (_, y)): &(usize, Point)| y + faces[c].height / 2;
            let span = (stack.cards.get(first).map(middle), stack.cards.last().map(middle));
            let joint = match span {
                (Some(top), Some(bottom)) if link.joint => {
                    Some((rail + if on_left { -JOINT } else { JOINT }, (top + bottom) / 2))
                }
                _ => None,
            };
            stack.joints.push(joint);
        }
        stack.height = left.max(right) - GAP;
        stack
    }

    /// The ways of link `i`, from where the rail begins: to its card, or to its junction and from there to each of
    /// its cards. Relative to the box.
    pub fn ways(&self, links: &Links, faces: &[Face], i: usize) -> (Vec<Point>, Vec<(usize, Vec<Point>)>) {
        let mine = |c: &usize| self.cards.iter().find(|k| k.0 == *c);
        let cards = links.all[self.links[i]].premises.iter().filter_map(mine);
        let start = (self.rail, 0);
        let end = |&(c, (x, y)): &(usize, Point)| {
            (if x < self.rail { x + faces[c].width } else { x }, y + faces[c].height / 2)
        };
        let Some((x, y)) = self.joints[i] else {
            let way = cards.map(end).next().map(|(x, y)| vec![start, (self.rail, y), (x, y)]);
            return (way.unwrap_or_default(), Vec::new());
        };
        let radius = joint_radius(links.all[self.links[i]].premises.len() > 1);
        let near = if x < self.rail { x + radius } else { x - radius };
        let down = cards.map(|k| (k.0, vec![(x, y), (x, end(k).1), end(k)]));
        (vec![start, (self.rail, y), (near, y)], down.collect())
    }
}

/// Nothing speaks about the reason or its premises, and its premises are in no other reason.
fn is_leaf(links: &Links, l: usize) -> bool {
    let alone = |&c: &usize| links.at_card[c].is_empty() && links.from_card[c].len() == 1;
    links.at_link[l].is_empty() && links.all[l].premises.iter().all(alone)
}
