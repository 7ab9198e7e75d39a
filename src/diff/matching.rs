//! Which statement and which reason of one version is which of the other: by id, and by the aliases that a renaming
//! leaves behind.

use crate::model::{NodeIx, Project, ReasonIx};
use std::collections::BTreeMap;

/// What is the same in two versions.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    nodes: Sides<NodeIx>,
    reasons: Sides<ReasonIx>,
}

#[derive(Clone, Debug)]
struct Sides<I> {
    after: BTreeMap<I, I>,
    before: BTreeMap<I, I>,
}

impl<I: Copy + Ord> Sides<I> {
    /// Pairs; the first for an index wins.
    fn of(pairs: impl IntoIterator<Item = (I, I)>) -> Self {
        let mut sides = Self::default();
        for (was, is) in pairs {
            if !sides.after.contains_key(&was) && !sides.before.contains_key(&is) {
                sides.after.insert(was, is);
                sides.before.insert(is, was);
            }
        }
        sides
    }
}

impl<I> Default for Sides<I> {
    fn default() -> Self {
        Self { after: BTreeMap::new(), before: BTreeMap::new() }
    }
}

impl Matching {
    /// Matches two versions of a project.
    pub fn of(before: &Project, after: &Project) -> Self {
        let nodes = Sides::of(nodes(before, after));
        let renamed: BTreeMap<&str, &str> = nodes
            .after
            .iter()
            .map(|(&was, &is)| (before.node(was).id.as_str(), after.node(is).id.as_str()))
            .filter(|(was, is)| was != is)
            .collect();
        let reason = |ix: ReasonIx| {
            let id = &before.reason(ix).id;
            let found = after.find_reason(id).or_else(|| after.find_reason(&now_called(id, &renamed)));
            found.map(|is| (ix, is))
        };
        let same = before.reason_indices().filter_map(reason).collect::<Vec<_>>();
        Self { nodes, reasons: Sides::of(same) }
    }

    /// What a statement of the earlier version is in the later one.
    pub fn node_after(&self, ix: NodeIx) -> Option<NodeIx> {
        self.nodes.after.get(&ix).copied()
    }

    /// What a statement of the later version was in the earlier one.
    pub fn node_before(&self, ix: NodeIx) -> Option<NodeIx> {
        self.nodes.before.get(&ix).copied()
    }

    /// What a reason of the earlier version is in the later one.
    pub fn reason_after(&self, ix: ReasonIx) -> Option<ReasonIx> {
        self.reasons.after.get(&ix).copied()
    }

    /// What a reason of the later version was in the earlier one.
    pub fn reason_before(&self, ix: ReasonIx) -> Option<ReasonIx> {
        self.reasons.before.get(&ix).copied()
    }

    /// Every statement in both versions, in order of the later one.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIx, NodeIx)> {
        self.nodes.before.iter().map(|(&is, &was)| (was, is))
    }

    /// Every reason in both versions, in order of the later one.
    pub fn reasons(&self) -> impl Iterator<Item = (ReasonIx, ReasonIx)> {
        self.reasons.before.iter().map(|(&is, &was)| (was, is))
    }
}

/// The same id first; then an id that the later version knows as a former one; then the other way round, for a renaming
/// that is taken back.
fn nodes(before: &Project, after: &Project) -> Vec<(NodeIx, NodeIx)> {
    let aliases = |project: &Project| -> Vec<(String, NodeIx)> {
        let of = |ix| project.node(ix).aliases.iter().map(move |alias| (alias.value.clone(), ix)).collect::<Vec<_>>();
        project.node_indices().flat_map(of).collect()
    };
    let same = before.node_indices().filter_map(|ix| Some((ix, after.find_node(&before.node(ix).id)?)));
    let renamed = aliases(after).into_iter().filter_map(|(former, ix)| Some((before.find_node(&former)?, ix)));
    let back = aliases(before).into_iter().filter_map(|(former, ix)| Some((ix, after.find_node(&former)?)));
    same.chain(renamed).chain(back).collect()
}

/// A reason's default id once the statements in it have other names: `old--target` becomes `new--target`.
fn now_called(id: &str, renamed: &BTreeMap<&str, &str>) -> String {
    let now = |part: &str| renamed.get(part).map_or_else(|| part.to_owned(), |now| (*now).to_owned());
    let sides = id.split('~').map(|side| side.split("--").map(now).collect::<Vec<_>>().join("--"));
    sides.collect::<Vec<_>>().join("~")
}
