//! The words of the project format as types: what a map is made of, whatever file it came from.
//!
//! Nothing here reads, checks or evaluates; every other room speaks in these words. Nodes and reasons refer to one
//! another by index into the [`Project`]; each list is sorted by id, so that indices sort as ids do.

mod localized;
mod locator;
mod map;
mod node;
mod page;
mod project;
mod reason;
mod reference;
mod scheme;
mod term;
mod vocabulary;

pub use localized::Localized;
pub use locator::{Locator, LocatorFault, Place};
pub use map::{Expectation, MapInfo, Paper, Section, Site, Stop, Tour};
pub use node::{Citation, Node, NodeIx};
pub use page::Page;
pub use project::{Anchor, Project};
pub use reason::{Asks, Premise, Reason, ReasonIx, Target};
pub use reference::Reference;
pub use scheme::{Answers, Question, Role, Scheme};
pub use term::Term;
pub use vocabulary::{Basis, Kind, Origin, ReasonKind, Stance, Standard, Verdict, View};
