//! From typed files to a [`Project`]: ids are made unique, every reference is found or reported.
//!
//! What cannot be resolved is reported with its place and the nearest right name, and left out: a reason with a
//! dangling premise does not exist. Whether the argument makes sense is not asked here; see `check`.

mod guides;
mod home;
mod identity;
mod library;
mod map;
mod nodes;
mod reasons;
mod references;
mod text;

pub use identity::id_fault;
pub use references::{Lookup, Occurrence, Thing};

use crate::diagnostic::{Findings, Level, Levels};
use crate::load::Loaded;
use crate::model::{Node, NodeIx, Project};
use crate::source::FileId;
use std::collections::BTreeSet;

/// A resolved project and the levels that it sets for findings.
pub struct Resolved {
    /// The project.
    pub project: Project,
    /// Its levels.
    pub levels: Levels,
}

/// Resolves a loaded project.
pub fn resolve(loaded: &Loaded, findings: &mut Findings) -> Resolved {
    let languages = map::languages(loaded, findings);
    let words = text::Words { languages: &languages };
    let identities = identity::identify(loaded, findings);
    let schemes = library::schemes(loaded, &words, findings);
    let bibliography = library::bibliography(loaded, &identities, &words, findings);
    let nodes = nodes::nodes(loaded, &identities, &words, &bibliography, findings);
    let (reasons, mut incomplete) = reasons::reasons(&identities, &words, &schemes, &nodes, findings);
    let map = map::map(loaded, &identities, &words, &nodes, findings);
    let glossary = guides::glossary(loaded, &identities, &words, findings);
    let pages = library::pages(loaded, &languages, findings);
    incomplete.extend(of_faulty_files(&nodes, findings));
    let mut project = Project { map, nodes, reasons, schemes, bibliography, glossary, pages, incomplete };
    home::assign(&mut project);
    let levels = map::levels(loaded, findings);
    Resolved { project, levels }
}

/// The nodes whose files have faults: something that they say may be missing.
fn of_faulty_files(nodes: &[Node], findings: &Findings) -> BTreeSet<NodeIx> {
    let faulty: BTreeSet<FileId> = findings
        .as_slice()
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| finding.primary.span.file)
        .collect();
    nodes.iter().zip(0..).filter(|(node, _)| faulty.contains(&node.span.file)).map(|(_, at)| NodeIx(at)).collect()
}
