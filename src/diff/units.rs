//! The changed files, put together where only together they can be taken back: where a statement moved from one to
//! another, with another id or not.

use super::fields::{node_fields, reason_fields};
use super::{Matching, Version};
use crate::load::snapshot::{bears_on_verdicts, node_id};
use crate::model::{NodeIx, Project, ReasonIx};
use std::collections::BTreeMap;

/// Changed files that are taken back together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Their paths, in order.
    pub paths: Vec<String>,
    /// What happened to it.
    pub kind: UnitKind,
    /// The statement of its main file in the earlier version.
    pub before: Option<NodeIx>,
    /// The statement of its main file in the later version.
    pub after: Option<NodeIx>,
    /// Whether it can have a bearing on a verdict: a text that was reworded has none.
    pub weighs: bool,
}

/// What happened to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was changed.
    Edited,
}

impl UnitKind {
    /// The word for it, as it stands in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Edited => "edited",
        }
    }
}

/// The units of two versions, in order of their first paths.
pub(super) fn units(before: &Version, after: &Version, matching: &Matching) -> Vec<Unit> {
    let paths = after.files.changed(&before.files);
    let mut groups = Groups::new(&paths);
    let (old, new) = (&before.argument.project, &after.argument.project);
    for (was, is) in matching.nodes() {
        groups.join(&old.node(was).path, &new.node(is).path);
    }
    groups.into_lists().into_iter().map(|paths| unit(paths, before, after, matching)).collect()
}

fn unit(paths: Vec<String>, before: &Version, after: &Version, matching: &Matching) -> Unit {
    let (old, new) = (&before.argument.project, &after.argument.project);
    let of = |project: &Project, path: &String| node_id(path).and_then(|id| project.find_node(&id));
    let after_node = paths.iter().find_map(|path| of(new, path));
    let before_node =
        after_node.and_then(|ix| matching.node_before(ix)).or_else(|| paths.iter().find_map(|path| of(old, path)));
    let there = |version: &Version| paths.iter().any(|path| version.files.has(path));
    let kind = match (there(before), there(after)) {
        (false, _) => UnitKind::Added,
        (_, false) => UnitKind::Removed,
        _ => UnitKind::Edited,
    };
    let weighs = paths.iter().any(|path| bears_on_verdicts(path)) && !is_inert(&paths, old, new, matching);
    Unit { paths, kind, before: before_node, after: after_node, weighs }
}

/// What of a statement or a reason verdicts follow from.
const WEIGHTY: [&str; 13] = [
    "kind",
    "origin",
    "basis",
    "standard",
    "contradicts",
    "same_as",
    "aliases",
    "cites",
    "lead",
    "to",
    "with",
    "strict",
    "id",
];

/// Whether every statement in some files, and every reason that these lead, is in both versions and the same in all from
/// which verdicts follow.
fn is_inert(paths: &[String], old: &Project, new: &Project, matching: &Matching) -> bool {
    let here = |project: &Project, ix: NodeIx| paths.contains(&project.node(ix).path);
    let light = |fields: Vec<String>| !fields.iter().any(|field| WEIGHTY.contains(&field.as_str()));
    let before: Vec<NodeIx> = old.node_indices().filter(|&ix| here(old, ix)).collect();
    let after: Vec<NodeIx> = new.node_indices().filter(|&ix| here(new, ix)).collect();
    let led = |project: &Project| project.reason_indices().filter(|&ix| here(project, project.reason(ix).lead)).count();
    let same_node = |&was: &NodeIx| {
        matching.node_after(was).is_some_and(|is| {
            old.node(was).id == new.node(is).id && here(new, is) && light(node_fields(old, new, (was, is), matching))
        })
    };
    let same_reason = |was: ReasonIx| {
        matching.reason_after(was).is_some_and(|is| {
            old.reason(was).id == new.reason(is).id && light(reason_fields(old, new, (was, is), matching))
        })
    };
    !before.is_empty()
        && before.len() == after.len()
        && before.iter().all(same_node)
        && led(old) == led(new)
        && old.reason_indices().filter(|&ix| here(old, old.reason(ix).lead)).all(same_reason)
}

/// Paths in disjoint groups.
struct Groups<'a> {
    at: BTreeMap<&'a str, usize>,
    /// For each path the group that it is in, by the index of some path of the group.
    parent: Vec<usize>,
}

impl<'a> Groups<'a> {
    fn new(paths: &'a [String]) -> Self {
        let at = paths.iter().enumerate().map(|(at, path)| (path.as_str(), at)).collect();
        Self { at, parent: (0..paths.len()).collect() }
    }

    fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    /// Puts two paths into one group, if both have changed.
    fn join(&mut self, one: &str, other: &str) {
        if let (Some(&one), Some(&other)) = (self.at.get(one), self.at.get(other)) {
            let (one, other) = (self.root(one), self.root(other));
            self.parent[one.max(other)] = one.min(other);
        }
    }

    fn into_lists(self) -> Vec<Vec<String>> {
        let mut lists: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (path, &at) in &self.at {
            lists.entry(self.root(at)).or_default().push((*path).to_owned());
        }
        lists.into_values().collect()
    }
}
