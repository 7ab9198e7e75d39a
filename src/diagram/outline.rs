//! The narrow drawing of a scene: an outline on rails, exactly as wide as asked.
//!
//! Conclusion first, then its reasons indented below it with their signs on a rail, depth first. Every card is shown
//! once; a shared one, or one that would stand more than some levels deep, is referred to and shown in full elsewhere
//! in the same drawing. O(cards + reasons).

use super::column::Column;
use super::drawing::Drawing;
use super::links::Links;
use super::scene::Scene;

/// Most levels of indentation.
const LEVELS: usize = 4;
/// Narrowest drawing in px; what is asked for below that is made as wide.
const NARROWEST: i32 = 300;

/// Draws a scene `width` px wide (360 or 390 for phones). `see` is the word before a reference to a card that stands
/// elsewhere in the drawing.
pub fn outline(scene: &Scene, width: i32, see: &str) -> Drawing {
    let links = Links::of(scene);
    let mut column = Column::new(scene, &links, width.max(NARROWEST), LEVELS, see);
    column.blocks();
    column.finish()
}
