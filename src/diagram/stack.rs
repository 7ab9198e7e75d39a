//! Leaf stacks: the leaf reasons of one card and one kind hang together beside a rail, as one box for the engine.
//!
//! A row of ten premises is 2,300 px wide and says nothing that a column does not say. Up to three cards stand in one
//! column right of the rail, more in two columns around it; linked premises hang from a bracket with their junction.

use super::drawing::{Point, joint_radius};
use super::links::Links;
use super::reduce::Cards;
use super::scene::Target;

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
    pub fn of(links: &Links, cards: &Cards, candidates: &[usize]) -> Option<Self> {
        let leaves: Vec<usize> = candidates.iter().copied().filter(|&l| is_leaf(links, cards, l)).collect();
        let count: usize = leaves.iter().map(|&l| links.all[l].premises.len()).sum();
        (count > 1).then(|| Self::place(links, cards, leaves, count > ONE_COLUMN))
    }

    fn place(links: &Links, cards: &Cards, leaves: Vec<usize>, two: bool) -> Self {
        let card = leaves.iter().flat_map(|&l| &links.all[l].premises).map(|&c| cards.size[c].0).max().unwrap_or(0);
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
                let at = if on_left { x + card - cards.size[c].0 } else { x };
                stack.cards.push((c, (at, *column)));
                *column += cards.size[c].1 + GAP;
            }
            // Beside the lead: what speaks for a conclusion is never above it, so neither is a premise above its junction.
            let head = stack.cards.get(first).map(|&(c, (_, y))| y + cards.size[c].1 / 2);
            let x = rail + if on_left { -JOINT } else { JOINT };
            stack.joints.push(head.filter(|_| link.joint).map(|y| (x, y)));
        }
        stack.height = left.max(right) - GAP;
        stack
    }

    /// The ways of link `i`, from where the rail begins: to its card, or to its junction and from there to each of
    /// its cards. Relative to the box.
    pub fn ways(&self, links: &Links, cards: &Cards, i: usize) -> (Vec<Point>, Vec<(usize, Vec<Point>)>) {
        let mine = |c: &usize| self.cards.iter().find(|k| k.0 == *c);
        let hanging = links.all[self.links[i]].premises.iter().filter_map(mine);
        let start = (self.rail, 0);
        let end = |&(c, (x, y)): &(usize, Point)| {
            (if x < self.rail { x + cards.size[c].0 } else { x }, y + cards.size[c].1 / 2)
        };
        let Some((x, y)) = self.joints[i] else {
            let way = hanging.map(end).next().map(|(x, y)| vec![start, (self.rail, y), (x, y)]);
            return (way.unwrap_or_default(), Vec::new());
        };
        let radius = joint_radius(links.all[self.links[i]].premises.len() > 1);
        let near = if x < self.rail { x + radius } else { x - radius };
        let down = hanging.map(|k| (k.0, vec![(x, y), (x, end(k).1), end(k)]));
        (vec![start, (self.rail, y), (near, y)], down.collect())
    }
}

/// Nothing speaks about the reason or its premises, and its premises are in no other reason and no other section.
fn is_leaf(links: &Links, cards: &Cards, l: usize) -> bool {
    let Target::Card(target) = links.all[l].target else { return false };
    let alone = |&c: &usize| {
        links.at_card[c].is_empty() && links.from_card[c].len() == 1 && cards.section[c] == cards.section[target]
    };
    links.at_link[l].is_empty() && links.all[l].premises.iter().all(alone)
}
