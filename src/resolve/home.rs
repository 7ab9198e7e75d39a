//! The section to which each node belongs: its first locator outside the abstract; without one, that of its first target.

use crate::model::{Node, NodeIx, Project, Reason, Target};
use std::collections::BTreeMap;

/// Sets `home` of every node.
pub(super) fn assign(project: &mut Project) {
    let own: Vec<Option<String>> = project.nodes.iter().map(|node| own_home(node, project)).collect();
    if own.iter().all(Option::is_some) {
        return project.nodes.iter_mut().zip(own).for_each(|(node, home)| node.home = home);
    }
    let leads = first_targets(project);
    let homes: Vec<Option<String>> = project.node_indices().map(|ix| follow(ix, &own, &leads)).collect();
    for (node, home) in project.nodes.iter_mut().zip(homes) {
        node.home = home;
    }
}

/// The abstract is the section before the first: an outline that begins with `0`.
fn own_home(node: &Node, project: &Project) -> Option<String> {
    let outline = &project.map.paper.outline;
    let in_outline = |id: &str| outline.iter().any(|section| section.id.value == id);
    let sections = || node.at.iter().map(|at| at.value.section.as_str()).filter(|id| in_outline(id));
    sections().find(|&id| id != "0").or_else(|| sections().next()).map(str::to_owned)
}

/// For each lead, the node at which its first reason (in the order of its file) is aimed.
fn first_targets(project: &Project) -> BTreeMap<NodeIx, NodeIx> {
    let mut reasons: Vec<(&Reason, NodeIx)> = project
        .reason_indices()
        .map(|ix| (project.reason(ix), project.anchor(ix)))
        .filter(|(reason, _)| !matches!(reason.target, Target::Node(node) if node == reason.lead))
        .collect();
    reasons.sort_by_key(|(reason, _)| reason.span);
    let mut first = BTreeMap::new();
    for (reason, anchor) in reasons {
        for premise in &reason.premises {
            first.entry(premise.node).or_insert(anchor);
        }
    }
    first
}

fn follow(start: NodeIx, own: &[Option<String>], targets: &BTreeMap<NodeIx, NodeIx>) -> Option<String> {
    let mut at = start;
    for _ in 0..own.len() {
        if let Some(home) = own.get(at.0 as usize)?.as_ref() {
            return Some(home.clone());
        }
        at = *targets.get(&at)?;
    }
    None
}
