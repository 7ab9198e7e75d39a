//! The output folder: the tree of files to be shipped, and how it takes the place of what is there.
//!
//! All or nothing: a folder is completed beside the old one and swapped in; if nothing changed, nothing is written.
//! What Elenchus did not make is never touched: foreign files are carried over, and a folder that is not ours is refused.

mod commit;
mod disk;
mod manifest;
mod tree;

pub use commit::{Committed, Refusal, commit};
pub use disk::{Disk, OutputDisk};
pub use manifest::MANIFEST;
pub use tree::OutputTree;
