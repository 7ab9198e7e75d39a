//! What follows from a map's verdicts taken together: what would change them.
//!
//! Every analysis is a function of a view's framework, graph and verdicts, and knows no texts, files or drawings;
//! `telling` alone puts what was found into words.

mod bearing;
mod cut_sets;
mod linchpins;
mod needed;
mod objections;
mod part;
mod telling;
mod together;
mod turning;
mod weakest;

pub use cut_sets::{CutSets, MOST_LEAVES, cut_sets};
pub use linchpins::{LARGEST, Linchpins, Role, find};
pub use objections::{Inquiry, Weight, has_reply, replies};
pub use telling::{Telling, Turn};
pub use turning::{Lever, MOST_PAIRED, Outlook, Outlooks, Prop, outlooks};
pub use weakest::{Link, OpenQuestions, open_questions, weakest};
