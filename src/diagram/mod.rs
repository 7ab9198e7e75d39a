//! Draws arguments: a scene of cards and reasons becomes a drawing in whole px, and the drawing inline SVG.
//!
//! `scene` says what is to be drawn, `card` how large a card is (with `measure`, `wrap` and what they rest on), `links` puts the reasons into
//! a canonical order. Three layouts fill a `drawing`: `map` (conclusions above, reasons below, any width), `outline`
//! (indented on rails, for narrow screens) and `neighbourhood` (one card and what it touches). `svg` writes it down.
//! The room knows neither projects nor pages, and the same scene always gives the same bytes. Lists are indexed by
//! numbers that `links` has checked against the scene, or that were handed out while the list was filled.

mod advances;
mod breaks;
mod card;
mod column;
mod direction;
mod drawing;
mod engine;
#[cfg(test)]
mod invariants;
mod links;
mod map;
mod measure;
mod neighbourhood;
mod outline;
mod pack;
mod plain;
mod reduce;
mod scene;
mod shapes;
mod stack;
#[cfg(test)]
mod stylesheet;
pub mod svg;
mod wrap;

pub use card::{Face, Glyph, Tab, TextLine};
pub use drawing::{Drawing, Item, Line, Mark, Placed, Point, Reference, Sign, Stroke};
pub use map::map;
pub use neighbourhood::neighbourhood;
pub use outline::outline;
pub use scene::{Badge, Card, CardKind, Group, Reason, Scene, Target, Text};
