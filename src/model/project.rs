//! A project whose references have been resolved.

use super::{MapInfo, Node, NodeIx, Page, Reason, ReasonIx, Reference, Scheme, Target, Term};
use std::collections::{BTreeMap, BTreeSet};

/// A project: every node, reason, scheme, source and page, with every reference found. What could not be resolved has
/// been reported and left out.
#[derive(Clone, Debug)]
pub struct Project {
    /// What `map.yaml` says.
    pub map: MapInfo,
    /// Sorted by id.
    pub nodes: Vec<Node>,
    /// Sorted by id.
    pub reasons: Vec<Reason>,
    /// By id, the built-in ones included.
    pub schemes: BTreeMap<String, Scheme>,
    /// By key.
    pub bibliography: BTreeMap<String, Reference>,
    /// In the order of the file.
    pub glossary: Vec<Term>,
    /// Sorted by language, order and name.
    pub pages: Vec<Page>,
    /// Nodes of which something was left out because it was faulty. What such a node lacks is no finding of its own.
    pub incomplete: BTreeSet<NodeIx>,
}

/// The node on whose page a reason is shown.
pub type Anchor = NodeIx;

impl Project {
    /// A node by index.
    pub fn node(&self, ix: NodeIx) -> &Node {
        &self.nodes[ix.0 as usize] // indices are made by `resolve`, for this project
    }

    /// A reason by index.
    pub fn reason(&self, ix: ReasonIx) -> &Reason {
        &self.reasons[ix.0 as usize] // as above
    }

    /// Every node's index, in order of ids.
    pub fn node_indices(&self) -> impl Iterator<Item = NodeIx> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeIx)
    }

    /// Every reason's index, in order of ids.
    pub fn reason_indices(&self) -> impl Iterator<Item = ReasonIx> + use<> {
        (0..u32::try_from(self.reasons.len()).unwrap_or(u32::MAX)).map(ReasonIx)
    }

    /// The node of an id.
    pub fn find_node(&self, id: &str) -> Option<NodeIx> {
        let at = self.nodes.binary_search_by(|node| node.id.as_str().cmp(id)).ok()?;
        u32::try_from(at).ok().map(NodeIx)
    }

    /// The reason of an id.
    pub fn find_reason(&self, id: &str) -> Option<ReasonIx> {
        let at = self.reasons.binary_search_by(|reason| reason.id.as_str().cmp(id)).ok()?;
        u32::try_from(at).ok().map(ReasonIx)
    }

    /// The node that a reason finally targets: an undercut is shown where the reason it denies is shown, a preference
    /// where its stronger reason is. A ring of undercuts is shown at its lead.
    pub fn anchor(&self, ix: ReasonIx) -> Anchor {
        let mut at = ix;
        for _ in 0..=self.reasons.len() {
            match self.reason(at).target {
                Target::Node(node) => return node,
                Target::Reason(next) | Target::Preference { stronger: next, .. } => at = next,
            }
        }
        self.reason(ix).lead
    }
}
