//! What follows from a map's verdicts taken together: what would change them.
//!
//! Every analysis is a function of one view's framework and its verdicts, and knows no texts, files or drawings; `telling`
//! alone puts what was found into words.

mod bearing;
mod cut_sets;
mod linchpins;
mod needed;
mod part;
mod telling;
mod together;
mod turning;

pub use cut_sets::{CutSets, MOST_LEAVES, cut_sets};
pub use linchpins::{LARGEST, Linchpins, Role, find};
pub use telling::{Telling, Turn};
pub use turning::{Lever, MOST_PAIRED, Outlook, Outlooks, Prop, outlooks};
