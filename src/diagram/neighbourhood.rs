//! The drawing of one card and what it touches: conclusions above, the card framed thick, its reasons below.
//!
//! A fixed template, so that the many small drawings of a site need no engine. Above, each reason that the card is a
//! premise of has its sign on a rail that rises from the card; co-premises hang from the reason's junction, and if the
//! reason undercuts another one, that one's junction, premises and conclusion are shown. Below is the outline's rail.

use super::column::{Column, HEAD, JOINT, MARGIN, STUB};
use super::drawing::{Drawing, Point, joint_radius};
use super::links::Links;
use super::scene::{Scene, Target};

/// From the left edge to the rail above the card in px.
const RAIL: i32 = MARGIN + 16;
/// From a junction to the sign right of it in px.
const SIGN: i32 = 22;
/// Narrowest and widest drawing in px.
const WIDTHS: (i32, i32) = (300, 900);
/// Levels of reasons below the card that are indented; deeper ones begin anew at the left.
const LEVELS: usize = 4;

/// Draws the neighbourhood of the scene's focus card (the first card if none has the focus), 360 to 720 px wide.
/// `see` is the word before a reference to a card that stands elsewhere in the drawing.
pub fn neighbourhood(scene: &Scene, width: i32, see: &str) -> Drawing {
    let links = Links::of(scene);
    let mut column = Column::new(scene, &links, width.clamp(WIDTHS.0, WIDTHS.1), LEVELS, see);
    if !scene.cards.is_empty() {
        let focus = scene.cards.iter().position(|c| c.focus).unwrap_or(0);
        above(&mut column, focus);
        column.blocks_from(focus);
    }
    column.finish()
}

/// What the card speaks about, and the rail that rises to it.
fn above(column: &mut Column, focus: usize) {
    column.reserve(focus);
    let links = column.links;
    let mut rising: Vec<(usize, Point)> = Vec::new();
    for &l in links.from_card[focus].iter().filter(|&&l| links.all[l].target != Target::Card(focus)) {
        let end = conclusion(column, focus, l);
        rising.push((l, end));
    }
    if !rising.is_empty() {
        column.y += STUB;
    }
    // The rail of the last reason begins at the card, that of each other one where the next one below turns off.
    let mut bottom = column.y;
    for (l, (end, head)) in rising.into_iter().rev() {
        let link = &links.all[l];
        let (from, stroke) = if link.joint {
            (column.reason_id(l), link.stroke_to(focus))
        } else {
            (column.target_id(l), link.stroke())
        };
        column.line(from, column.card_id(focus), stroke, link.faint(), vec![(end, head), (RAIL, head), (RAIL, bottom)]);
        bottom = head;
    }
}

/// One reason of the card: its conclusion and whatever meets at its junctions. Says where the way
/// to the rail begins.
fn conclusion(column: &mut Column, focus: usize, l: usize) -> Point {
    let links = column.links;
    let link = &links.all[l];
    let head = column.y + HEAD;
    let first = column.drawing.items.len();
    let mut x = RAIL;
    let mut hubs = Vec::new();
    // From left to right: the reason's own junction, its sign, the junction of the reason that it points at.
    let own_end = link.joint.then(|| {
        x += JOINT;
        hubs.push((l, x));
        x - joint_radius(link.premises.len() > 1)
    });
    if own_end.is_some() {
        x += SIGN;
    }
    let own_sign = (x, head);
    let mut sign = (l, x);
    if let Target::Reason(t) = link.target {
        x += JOINT;
        hubs.push((t, x));
        sign = (t, x + SIGN);
        x += SIGN;
    }
    let root = links.root(sign.0);
    let card_x = x + STUB;
    if let Some(root) = root {
        column.place_or_refer(root, card_x);
    } else {
        column.y += 2 * HEAD;
    }
    lines_to_conclusion(column, l, &hubs, (head, card_x), root);
    for &(hub, at) in hubs.iter().rev() {
        hang(column, focus, hub, (at, head));
    }
    for &(hub, at) in &hubs {
        column.junction(hub, (at, head), first);
    }
    if sign.0 != l {
        column.sign(sign.0, (sign.1, head), None);
    }
    column.sign(l, own_sign, hubs.is_empty().then_some(first));
    (own_end.or(hubs.first().map(|h| h.1)).unwrap_or(card_x), head)
}

/// The stretch from the last junction to the conclusion, and between the two junctions.
fn lines_to_conclusion(
    column: &mut Column,
    l: usize,
    hubs: &[(usize, i32)],
    (y, card_x): (i32, i32),
    root: Option<usize>,
) {
    let links = column.links;
    for (i, &(hub, x)) in hubs.iter().enumerate() {
        let link = &links.all[hub];
        let end = hubs.get(i + 1).map_or(card_x, |h| h.1);
        let to_card = i + 1 == hubs.len();
        let from = match (to_card, root) {
            (true, Some(card)) => column.card_id(card),
            (true, None) => continue,
            (false, _) => column.target_id(l),
        };
        column.line(from, column.reason_id(hub), link.stroke(), link.fallen, vec![(end, y), (x, y)]);
    }
}

/// What meets at a junction besides the card itself: premises, and reasons that point at it.
fn hang(column: &mut Column, focus: usize, hub: usize, (x, head): Point) {
    let links = column.links;
    let mut top = head;
    for &card in links.all[hub].premises.iter().filter(|&&c| c != focus) {
        let y = column.place_or_refer(card, x + STUB);
        let (from, to) = (column.reason_id(hub), column.card_id(card));
        column.line(
            from,
            to,
            links.all[hub].stroke_to(card),
            links.all[hub].fallen,
            vec![(x, top), (x, y), (x + STUB, y)],
        );
        top = y;
    }
    for &other in links.at_link[hub].iter().filter(|&&o| !links.all[o].premises.contains(&focus)) {
        for &card in &links.all[other].premises {
            let before = column.drawing.items.len();
            let y = column.place_or_refer(card, x + STUB);
            let (from, to) = (column.reason_id(hub), column.card_id(card));
            let stroke = links.all[other].stroke();
            column.line(from, to, stroke, links.all[other].fallen, vec![(x, top), (x, y), (x + STUB, y)]);
            column.sign(other, (x, y), Some(before));
            top = y;
        }
    }
}
