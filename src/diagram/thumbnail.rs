//! A drawing seen from far away: its cards as plain rectangles in a small frame.

use super::drawing::{Drawing, Item};
use super::scene::CardKind;

/// Width and height of the frame in px.
pub const FRAME: (i32, i32) = (96, 54);
/// Between the frame and what is in it, in px.
const PAD: i32 = 4;

/// A rectangle in px: left, top, width, height.
pub type Rectangle = (i32, i32, i32, i32);

/// The cards of a drawing, in the frame's px.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thumbnail {
    /// In reading order.
    pub cards: Vec<(CardKind, Rectangle)>,
}

impl Thumbnail {
    /// The thumbnail of a drawing: as large as the frame allows, in the middle of it, never larger than life.
    pub fn of(drawing: &Drawing) -> Self {
        let placed = drawing.items.iter().filter_map(|item| match item {
            Item::Card(card) => Some((card.face.kind, (card.x, card.y, card.face.width, card.face.height))),
            Item::Reference(_) | Item::Mark(_) | Item::Section(_) => None,
        });
        let placed: Vec<(CardKind, Rectangle)> = placed.collect();
        let left = placed.iter().map(|(_, r)| r.0).min().unwrap_or(0);
        let top = placed.iter().map(|(_, r)| r.1).min().unwrap_or(0);
        let width = placed.iter().map(|(_, r)| r.0 + r.2 - left).max().unwrap_or(1).max(1);
        let height = placed.iter().map(|(_, r)| r.1 + r.3 - top).max().unwrap_or(1).max(1);
        let room = (FRAME.0 - 2 * PAD, FRAME.1 - 2 * PAD);
        // Thousandths, and at most a tenth of life: one card alone does not fill the frame.
        let scale = (room.0 * 1000 / width).min(room.1 * 1000 / height).min(100);
        let small = |px: i32| (i64::from(px) * i64::from(scale) / 1000) as i32; // smaller than the frame
        let shift = (PAD + (room.0 - small(width)) / 2, PAD + (room.1 - small(height)) / 2);
        let shrink = |(x, y, w, h): Rectangle| {
            let (l, t) = (small(x - left), small(y - top));
            // Edges that meet may leave a hair's breadth; a card is never invisible.
            let (r, b) = (small(x - left + w), small(y - top + h));
            (shift.0 + l, shift.1 + t, (r - l).max(2), (b - t).max(2))
        };
        Self { cards: placed.into_iter().map(|(kind, r)| (kind, shrink(r))).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::map;
    use super::super::relation::Relation;
    use super::super::scene::{Card, Reason, Scene, Target};
    use super::*;

    fn tree(cards: usize) -> Scene {
        let card = |i: usize| Card { id: format!("c{i}"), ..Card::default() };
        let reason = |i: usize| Reason {
            id: format!("r{i}"),
            kind: Relation::Supports,
            premises: vec![i],
            circular: Vec::new(),
            target: Target::Card(i / 3),
            verdict: None,
            href: None,
            label: String::new(),
        };
        Scene { cards: (0..cards).map(card).collect(), reasons: (1..cards).map(reason).collect(), ..Scene::default() }
    }

    #[test]
    fn every_card_is_a_rectangle_inside_the_frame() {
        for cards in [1, 2, 9, 60, 600] {
            let drawing = map(&tree(cards));
            let thumbnail = Thumbnail::of(&drawing);
            assert_eq!(thumbnail.cards.len(), cards);
            for (_, (x, y, w, h)) in &thumbnail.cards {
                assert!(*x >= 0 && *y >= 0 && x + w <= FRAME.0 && y + h <= FRAME.1, "{cards}: {x} {y} {w} {h}");
            }
        }
        assert_eq!(Thumbnail::of(&Drawing::default()).cards, []);
    }

    #[test]
    fn what_is_above_stays_above() {
        let thumbnail = Thumbnail::of(&map(&tree(2)));
        let [(_, upper), (_, lower)] = thumbnail.cards[..] else { panic!("two cards") };
        assert!(upper.1 + upper.3 <= lower.1);
    }
}
