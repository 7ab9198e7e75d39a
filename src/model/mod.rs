//! The words of the project format as types: what a map is made of, whatever file it came from.
//!
//! Nothing here reads, checks or evaluates; every other room speaks in these words.

mod vocabulary;

pub use vocabulary::{Basis, Kind, Origin, ReasonKind, Stance, Standard, Verdict, View};
