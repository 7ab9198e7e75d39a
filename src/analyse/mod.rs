//! What follows from a map taken as a whole: what would change its verdicts, which objections nobody has answered, how
//! much of the paper is covered, and how its translations stand.
//!
//! The room knows no files and no drawings. What concerns verdicts is a function of a view's framework, graph and verdicts
//! and knows no texts; `telling` alone puts what was found into words.

mod bearing;
mod coverage;
mod cut_sets;
pub mod fingerprint;
mod linchpins;
mod needed;
mod numbers;
mod objections;
mod parity;
mod part;
mod prose;
mod rewording;
mod telling;
mod together;
mod translations;
mod turning;
mod unanswered;
mod weakest;

pub use coverage::{Coverage, Gap, coverage, gaps};
pub use cut_sets::{CutSets, MOST_LEAVES, cut_sets};
pub use linchpins::{LARGEST, Linchpins, Role, find};
pub use objections::{Inquiry, Weight, has_reply, replies};
pub use parity::{Mismatch, MismatchKind};
pub use prose::{AllProse, Prose};
pub use rewording::{Stretch, rewording};
pub use telling::{Telling, Turn};
pub use translations::{State, Translation, originals, translations, translations_of};
pub use turning::{Lever, MOST_PAIRED, Outlook, Outlooks, Prop, outlooks};
pub use unanswered::unanswered;
pub use weakest::{Link, OpenQuestions, open_questions, weakest};
