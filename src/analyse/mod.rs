//! What follows from a map's verdicts taken together: what would change them.
//!
//! Every analysis is a function of one view's framework and its verdicts. The room knows no texts, files or drawings.

mod linchpins;

pub use linchpins::{LARGEST, Linchpins, Role, find};
