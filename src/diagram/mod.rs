//! Draws arguments: a scene of cards and reasons becomes a drawing in whole px, and the drawing inline SVG.
//!
//! `scene` says what is to be drawn, `card` how large a card is (with `measure`, `wrap` and what they rest on), `links`
//! puts the reasons into a canonical order. Three layouts fill a `drawing`: `map` (conclusions above, reasons below, in
//! framed sections or not, any width), `outline` (indented on rails, for narrow screens) and `neighbourhood` (one card
//! and what it touches). `svg` writes it down. The room knows neither projects nor pages, and the same scene always
//! gives the same bytes. Lists are indexed by numbers that `links` has checked against the scene, or that were handed
//! out while the list was filled.

mod advances;
mod breaks;
mod card;
mod clusters;
mod column;
pub mod css;
mod direction;
mod drawing;
mod engine;
mod flow;
mod frame;
#[cfg(test)]
mod invariants;
pub mod legend;
mod links;
mod map;
mod measure;
mod neighbourhood;
mod outline;
mod overview;
mod pack;
mod plain;
mod poster;
mod reduce;
mod relation;
mod scene;
mod section_card;
mod sections;
mod shapes;
mod shelf;
mod stack;
pub mod standalone;
#[cfg(test)]
mod stylesheet;
pub mod svg;
mod svg_frames;
mod thumbnail;
mod wrap;

pub use card::{Face, Glyph, Tab, TextLine};
pub use drawing::{Drawing, Frame, Item, Label, Line, Mark, Placed, PlacedSection, Point, Reference, Sign, Stroke};
pub use map::{map, map_of_blanks};
pub use neighbourhood::neighbourhood;
pub use outline::outline;
pub use overview::{End, Overview, Tie, overview, overview_list};
pub use poster::{Poster, SIZE as POSTER, poster};
pub use relation::Relation;
pub use scene::{Badge, Card, CardKind, Framing, Group, Linchpin, Reason, Scene, Target, Text};
pub use section_card::{Chip, Section, SectionFace};
pub use svg_frames::{write_closed, write_insides};
pub use thumbnail::Thumbnail;
