//! The little shapes of a drawing as path data: outlines of cards, glyphs, verdict marks, signs.
//!
//! All of them are drawn, none is a letter of a font: they look the same everywhere and need no font at all.

use super::card::Glyph;
use super::drawing::Point;
use super::relation::Relation;
use super::scene::{CardKind, Linchpin};
use crate::model::Verdict;

/// How far the corners of a rebuttal are cut, in px.
const CUT: i32 = 9;
/// Width of the tab of a linchpin in px.
const TAB: i32 = 12;
/// Corner radius of a line in px.
const ROUND: i32 = 7;

/// A rectangle with corners of radius `r`.
pub fn rounded(x: i32, y: i32, w: i32, h: i32, r: i32) -> String {
    if r == 0 {
        return format!("M{x} {y}h{w}v{h}h{}z", -w);
    }
    let (a, b) = (w - 2 * r, h - 2 * r);
    format!(
        "M{} {y}h{a}a{r} {r} 0 0 1 {r} {r}v{b}a{r} {r} 0 0 1 -{r} {r}h-{a}a{r} {r} 0 0 1 -{r} -{r}v-{b}a{r} {r} 0 0 1 {r} -{r}z",
        x + r
    )
}

/// A rectangle of which `c` px are cut off at each corner.
fn cut(x: i32, y: i32, w: i32, h: i32, c: i32) -> String {
    let (a, b) = (w - 2 * c, h - 2 * c);
    format!("M{} {y}h{a}l{c} {c}v{b}l-{c} {c}h-{a}l-{c} -{c}v-{b}z", x + c)
}

/// The outline of a card; it says the kind.
pub fn outline(kind: CardKind, x: i32, y: i32, w: i32, h: i32) -> String {
    match kind {
        CardKind::Thesis => rounded(x, y, w, h, 14),
        CardKind::Claim => rounded(x, y, w, h, 8),
        CardKind::Premise => rounded(x, y, w, h, 0),
        CardKind::Rebuttal => cut(x, y, w, h, CUT),
        CardKind::Context => rounded(x, y, w, h, 3),
    }
}

/// The outline of a kind for a symbol of some 20 px.
pub fn small_outline(kind: CardKind, x: i32, y: i32, w: i32, h: i32) -> String {
    match kind {
        CardKind::Thesis => rounded(x, y, w, h, 8),
        CardKind::Claim => rounded(x, y, w, h, 5),
        CardKind::Premise => rounded(x, y, w, h, 0),
        CardKind::Rebuttal => cut(x, y, w, h, 5),
        CardKind::Context => rounded(x, y, w, h, 2),
    }
}

/// The glyph of a kind, or the arrow of a reference, about 10 px wide around a centre.
pub fn glyph(glyph: Glyph, x: i32, y: i32) -> String {
    match glyph {
        Glyph::Kind(CardKind::Thesis) => format!("{}{}", disc(x, y, 5), hole(x, y, 3)) + &disc(x, y, 1),
        Glyph::Kind(CardKind::Claim) => disc(x, y, 4),
        Glyph::Kind(CardKind::Premise) => format!("M{} {}h8v8h-8z", x - 4, y - 4),
        Glyph::Kind(CardKind::Rebuttal) => format!("M{x} {}l5 9h-10z", y - 5),
        Glyph::Kind(CardKind::Context) => format!("{}{}", disc(x, y, 4), hole(x, y, 2)),
        Glyph::Elsewhere => format!("M{} {}h5v-3l5 4l-5 4v-3h-5z", x - 5, y - 1),
    }
}

/// A disc, as a path that is filled.
pub fn disc(x: i32, y: i32, r: i32) -> String {
    format!("M{} {y}a{r} {r} 0 1 1 {d} 0a{r} {r} 0 1 1 -{d} 0z", x - r, d = 2 * r)
}

/// A disc in four quarters: the corner points of the path are those of its box, for whoever measures the drawing.
pub fn joint(x: i32, y: i32, r: i32) -> String {
    format!(
        "M{} {y}a{r} {r} 0 0 1 {r} -{r}a{r} {r} 0 0 1 {r} {r}a{r} {r} 0 0 1 -{r} {r}a{r} {r} 0 0 1 -{r} -{r}z",
        x - r
    )
}

/// A disc run through the other way round: cuts a hole into a disc of the same path.
fn hole(x: i32, y: i32, r: i32) -> String {
    format!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", x - r, d = 2 * r)
}

/// The mark of a verdict: its body, filled, and the strokes on it.
pub fn verdict(verdict: Verdict, x: i32, y: i32) -> (String, String) {
    match verdict {
        Verdict::Holds => (disc(x, y, 5), format!("M{} {y}l2 2l3 -4", x - 2)),
        Verdict::Contested => (format!("M{x} {}a5 5 0 0 1 0 10z", y - 5), disc(x, y, 5)),
        Verdict::Falls => (String::new(), format!("{}M{} {}l4 4m0 -4l-4 4", disc(x, y, 5), x - 2, y - 2)),
    }
}

/// The sign of a reason: its body, filled, and the strokes on it.
pub fn sign(kind: Relation, (x, y): Point, r: i32) -> (String, String) {
    let diamond = format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r);
    match kind {
        Relation::Supports => (disc(x, y, r), format!("M{} {y}h8M{x} {}v8", x - 4, y - 4)),
        Relation::Attacks => (diamond, format!("M{} {y}h8", x - 4)),
        Relation::Contradicts => (diamond, format!("M{} {}l6 6m0 -6l-6 6", x - 3, y - 3)),
        Relation::Undercuts => (diamond, format!("M{} {}l6 -6", x - 3, y + 3)),
        Relation::Raises => (
            format!("M{x} {}l{r} {}v{}h-{}v-{}z", y - r, r - 2, r + 1, 2 * r, r + 1),
            format!("M{} {}l4 -4l4 4", x - 4, y + 3),
        ),
        Relation::Lowers => (
            format!("M{x} {}l{r} -{}v-{}h-{}v{}z", y + r, r - 2, r + 1, 2 * r, r + 1),
            format!("M{} {}l4 4l4 -4", x - 4, y - 3),
        ),
        Relation::Same => {
            (rounded(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2, 3), format!("M{} {}h8m-8 5h8", x - 4, y - 2))
        }
    }
}

/// The tab of a contribution at the left edge of a card, and the plus on it.
pub fn contributor(x: i32, y: i32) -> (String, String) {
    (format!("M{x} {y}h8v18h-8z"), format!("M{} {}h6m-3 -3v6", x + 1, y + 9))
}

/// The mark of reasons that are not drawn, on the lower edge of a card that ends at `right`: a pill with three dots.
pub fn undrawn(right: i32, bottom: i32) -> (String, String) {
    let (x, y) = (right - 44, bottom - 5);
    let dots = [8, 14, 20].map(|at| disc(x + at, bottom + 1, 1));
    (rounded(x, y, 28, 12, 6), dots.concat())
}

/// The tab of a linchpin at the right edge of a card, and what stands in it: a keystone or a shield.
pub fn linchpin(kind: Linchpin, right: i32, y: i32) -> (String, String) {
    let x = right - TAB / 2;
    let body = format!("M{right} {y}h-{TAB}v18h{TAB}z");
    let sign = match kind {
        Linchpin::Support => format!("M{} {}h9l-2 9h-5z", x - 5, y + 4),
        Linchpin::Defence => format!("M{} {}h8v5q0 4 -4 6q-4 -2 -4 -6z", x - 4, y + 4),
    };
    (body, sign)
}

/// The “&” of linked premises, drawn in a dot.
pub fn ampersand((x, y): Point) -> String {
    format!("M{} {}l-6 -6a2 2 0 1 1 3 -1l-3 3a2 2 0 1 0 3 3l3 -3", x + 4, y + 4)
}

/// A polyline with rounded corners.
pub fn line(points: &[Point]) -> String {
    let mut out = String::new();
    let Some(first) = points.first() else { return out };
    out.push_str(&format!("M{} {}", first.0, first.1));
    for (i, &p) in points.iter().enumerate().skip(1) {
        let Some(&next) = points.get(i + 1) else {
            out.push_str(&format!("L{} {}", p.0, p.1));
            break;
        };
        let r = ROUND.min(reach(points[i - 1], p)).min(reach(p, next));
        let (a, b) = (toward(p, points[i - 1], r), toward(p, next, r));
        out.push_str(&format!("L{} {}Q{} {} {} {}", a.0, a.1, p.0, p.1, b.0, b.1));
    }
    out
}

/// Half the length of an orthogonal stretch.
fn reach(a: Point, b: Point) -> i32 {
    ((a.0 - b.0).abs() + (a.1 - b.1).abs()) / 2
}

/// The point `by` px from `a` on the way to `b`.
fn toward(a: Point, b: Point, by: i32) -> Point {
    (a.0 + by * (b.0 - a.0).signum(), a.1 + by * (b.1 - a.1).signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded_as_far_as_the_stretches_allow() {
        assert_eq!(line(&[(0, 0), (0, 20), (6, 20)]), "M0 0L0 17Q0 20 3 20L6 20");
        assert_eq!(line(&[]), "");
    }
}
