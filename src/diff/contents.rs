//! Which statements and reasons came, went, were edited or have another id.

use super::Matching;
use super::fields::{node_fields, reason_fields};
use crate::model::{NodeIx, Project, ReasonIx};

/// What came, went and changed of one kind of thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<I> {
    /// Only in the later version.
    pub added: Vec<I>,
    /// Only in the earlier version.
    pub removed: Vec<I>,
    /// In both, and edited or renamed.
    pub edited: Vec<Pair<I>>,
}

/// The same thing in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<I> {
    /// In the earlier version.
    pub before: I,
    /// In the later version.
    pub after: I,
    /// Whether it has another id.
    pub renamed: bool,
    /// The keys of the format under which something differs: `title.en`, `basis`; in the order of the format.
    pub fields: Vec<String>,
}

impl<I> Changes<I> {
    /// Whether nothing came, went or changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.edited.is_empty()
    }
}

fn changes<I: Copy + Ord>(
    before: impl Iterator<Item = I>,
    after: impl Iterator<Item = I>,
    is_before: impl Fn(I) -> bool,
    is_after: impl Fn(I) -> bool,
    pairs: impl Iterator<Item = Pair<I>>,
) -> Changes<I> {
    Changes {
        added: after.filter(|&ix| !is_after(ix)).collect(),
        removed: before.filter(|&ix| !is_before(ix)).collect(),
        edited: pairs.filter(|pair| pair.renamed || !pair.fields.is_empty()).collect(),
    }
}

pub(super) fn statements(old: &Project, new: &Project, matching: &Matching) -> Changes<NodeIx> {
    let pair = |(before, after): (NodeIx, NodeIx)| Pair {
        before,
        after,
        renamed: old.node(before).id != new.node(after).id,
        fields: node_fields(old, new, (before, after), matching),
    };
    changes(
        old.node_indices(),
        new.node_indices(),
        |ix| matching.node_after(ix).is_some(),
        |ix| matching.node_before(ix).is_some(),
        matching.nodes().map(pair),
    )
}

pub(super) fn reasons(old: &Project, new: &Project, matching: &Matching) -> Changes<ReasonIx> {
    let pair = |(before, after): (ReasonIx, ReasonIx)| Pair {
        before,
        after,
        renamed: old.reason(before).id != new.reason(after).id,
        fields: reason_fields(old, new, (before, after), matching),
    };
    changes(
        old.reason_indices(),
        new.reason_indices(),
        |ix| matching.reason_after(ix).is_some(),
        |ix| matching.reason_before(ix).is_some(),
        matching.reasons().map(pair),
    )
}
