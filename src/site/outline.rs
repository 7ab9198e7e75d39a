//! The argument as an outline: from the thesis down, each statement shown in full once.
//!
//! The tree is written as a flat list of rows that say where nesting begins and ends, so that nobody has to recurse over
//! it: chains of any length and circles are fine. Branches that would be too deep for browsers go on in a part of their
//! own.

use crate::graph::ArgumentGraph;
use crate::model::{Kind, NodeIx, Project, ReasonIx, ReasonKind, Target};
use std::collections::VecDeque;

/// Levels of one tree.
const DEEPEST: usize = 16;

/// A row of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub node: NodeIx,
    /// What the row's reason does to the row above it in the tree; none at the top.
    pub kind: Option<ReasonKind>,
    /// A further premise of the reason of the row before it.
    pub linked: bool,
    /// Shown in full before.
    pub again: bool,
    /// Shown in full in a later part.
    pub later: bool,
    pub depth: usize,
    /// The next rows are nested in it.
    pub opens: bool,
    /// How many nestings end after it.
    pub closes: usize,
}

/// The outline of a whole map.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Trees with the key of their heading, none for that of the thesis.
    pub parts: Vec<(Option<&'static str>, Vec<Row>)>,
    /// Statements that carry no reason.
    pub context: Vec<NodeIx>,
}

impl Outline {
    pub(super) fn new(project: &Project, graph: &ArgumentGraph) -> Self {
        let mut planter = Planter {
            project,
            graph,
            seen: vec![false; project.nodes.len()],
            expanded: vec![false; project.nodes.len()],
            told: vec![false; project.reasons.len()],
            continued: VecDeque::new(),
        };
        let mut outline = Self::default();
        if let Some(thesis) = project.map.thesis {
            outline.parts.push((None, planter.tree(thesis)));
        }
        planter.rest(&mut outline, "outline-continued");
        for root in planter.orphans() {
            if !planter.seen[root.0 as usize] {
                outline.parts.push((Some("outline-apart"), planter.tree(root)));
                planter.rest(&mut outline, "outline-continued");
            }
        }
        outline.context = project.node_indices().filter(|&ix| project.node(ix).kind == Kind::Context).collect();
        merge(&mut outline.parts);
        outline
    }
}

/// Trees under the same heading become one list.
fn merge(parts: &mut Vec<(Option<&'static str>, Vec<Row>)>) {
    let mut merged: Vec<(Option<&'static str>, Vec<Row>)> = Vec::new();
    for (heading, rows) in parts.drain(..) {
        match merged.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, all)) => all.extend(rows),
            None => merged.push((heading, rows)),
        }
    }
    *parts = merged;
}

/// A row that is still to be written.
struct Bud {
    node: NodeIx,
    kind: Option<ReasonKind>,
    linked: bool,
    depth: usize,
    /// The reason that it leads, whose undercuts are shown below it.
    leads: Option<ReasonIx>,
}

struct Planter<'a> {
    project: &'a Project,
    graph: &'a ArgumentGraph,
    /// Nodes that have a row.
    seen: Vec<bool>,
    /// Nodes whose reasons have rows.
    expanded: Vec<bool>,
    /// Reasons whose undercuts have rows.
    told: Vec<bool>,
    /// Roots of the next parts.
    continued: VecDeque<NodeIx>,
}

impl Planter<'_> {
    /// The trees of what was too deep for the trees before.
    fn rest(&mut self, outline: &mut Outline, heading: &'static str) {
        while let Some(root) = self.continued.pop_front() {
            if !self.expanded[root.0 as usize] {
                outline.parts.push((Some(heading), self.tree(root)));
            }
        }
    }

    /// Statements that nothing uses, then all others, in order of ids.
    fn orphans(&self) -> Vec<NodeIx> {
        let unseen = |ix: &NodeIx| !self.seen[ix.0 as usize] && self.project.node(*ix).kind != Kind::Context;
        let mut orphans: Vec<NodeIx> = self.project.node_indices().filter(unseen).collect();
        orphans.sort_by_key(|&ix| (!self.graph.uses_of(ix).is_empty(), ix));
        orphans
    }

    fn tree(&mut self, root: NodeIx) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut buds = vec![Bud { node: root, kind: None, linked: false, depth: 0, leads: None }];
        while let Some(bud) = buds.pop() {
            let at = bud.node.0 as usize;
            let reasons = self.reasons_of(bud.node);
            let is_first = !self.expanded[at];
            let is_deep = bud.depth >= DEEPEST && !reasons.is_empty();
            let mut children = self.undercutting(&bud);
            if is_first && !is_deep {
                self.expanded[at] = true;
                for &reason in reasons.iter().rev() {
                    children.extend(self.premises(reason, bud.depth + 1));
                }
            } else if is_first {
                self.continued.push_back(bud.node);
            }
            let again = self.seen[at] && !is_first;
            self.seen[at] = true;
            rows.push(row(&bud, again, is_first && is_deep));
            buds.extend(children);
        }
        close(&mut rows);
        rows
    }

    fn reasons_of(&self, node: NodeIx) -> Vec<ReasonIx> {
        let mut reasons = self.graph.reasons_for(node);
        reasons.extend(self.graph.reasons_against(node));
        reasons
    }

    /// The premises of a reason, the last first, since they go on a stack.
    fn premises(&self, reason: ReasonIx, depth: usize) -> Vec<Bud> {
        let kind = Some(self.project.reason(reason).kind);
        let premises = self.project.reason(reason).premises.iter().enumerate();
        let bud = |(at, premise): (usize, &crate::model::Premise)| Bud {
            node: premise.node,
            kind,
            linked: at > 0,
            depth,
            leads: (at == 0).then_some(reason),
        };
        premises.map(bud).rev().collect()
    }

    /// What is said about the reason that a row leads, once: undercuts, and preferences for it.
    fn undercutting(&mut self, bud: &Bud) -> Vec<Bud> {
        let Some(reason) = bud.leads else { return Vec::new() };
        if std::mem::replace(&mut self.told[reason.0 as usize], true) {
            return Vec::new();
        }
        let is_for = |&other: &ReasonIx| matches!(self.project.reason(other).target, Target::Preference { stronger, .. } if stronger == reason);
        let mut about = self.graph.undercuts_of(reason);
        about.extend(self.graph.preferences_on(reason).into_iter().filter(is_for));
        about.iter().rev().flat_map(|&other| self.premises(other, (bud.depth + 1).min(DEEPEST))).collect()
    }
}

fn row(bud: &Bud, again: bool, later: bool) -> Row {
    Row { node: bud.node, kind: bud.kind, linked: bud.linked, again, later, depth: bud.depth, opens: false, closes: 0 }
}

/// Says of each row where nesting begins and ends.
fn close(rows: &mut [Row]) {
    for at in 0..rows.len() {
        let next = rows.get(at + 1).map_or(0, |row| row.depth);
        rows[at].opens = next > rows[at].depth;
        rows[at].closes = rows[at].depth.saturating_sub(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::MemoryFiles;
    use crate::pipeline::argue;

    /// A map of nodes, each a line of YAML after `kind: claim`.
    fn outline(nodes: &[(&str, &str)]) -> (Outline, Vec<String>) {
        let map = "format: 1\ntitle: {en: M}\nlanguages: [en]\nthesis: t\n";
        let mut files = MemoryFiles::new().with("argument/map.yaml", map);
        for (id, more) in nodes {
            let text = format!("kind: claim\ntitle: {{en: {id}.}}\nbasis: assumed\n{more}\n");
            files = files.with(&format!("argument/{id}.yaml"), text);
        }
        let argument = argue(&files).unwrap();
        let outline = Outline::new(&argument.project, &argument.graph);
        (outline, argument.project.nodes.iter().map(|node| node.id.clone()).collect())
    }

    /// `depth id` of each row, with marks.
    fn lines(part: &[Row], ids: &[String]) -> Vec<String> {
        let mark = |row: &Row| match (row.linked, row.again, row.later) {
            (true, ..) => "&",
            (_, true, _) => "=",
            (.., true) => "…",
            _ => "",
        };
        part.iter().map(|row| format!("{} {}{}", row.depth, ids[row.node.0 as usize], mark(row))).collect()
    }

    #[test]
    fn shared_statements_are_expanded_once_and_circles_end() {
        let (outline, ids) = outline(&[
            ("t", ""),
            ("a", "supports: [t, {to: b, id: ab}]"),
            ("b", "supports: [{to: t, with: [c]}, a]"),
            ("c", ""),
            ("u", "undercuts: [a--t]"),
            ("x", "attacks: [y]"),
            ("y", "attacks: [x]"),
        ]);
        let tree = lines(&outline.parts[0].1, &ids);
        assert_eq!(tree, ["0 t", "1 a", "2 b", "3 a=", "2 u", "1 b=", "1 c&"]);
        assert_eq!(lines(&outline.parts[1].1, &ids), ["0 x", "1 y", "2 x="]);
        let (mut depth, rows) = (0, &outline.parts[0].1);
        for row in rows {
            assert_eq!(row.depth, depth);
            depth = depth + usize::from(row.opens) - row.closes;
        }
        assert_eq!(depth, 0);
    }

    #[test]
    fn a_long_chain_goes_on_in_parts_of_its_own() {
        let chain: Vec<(String, String)> = (0..100)
            .map(|at| {
                (
                    format!("n{at:03}"),
                    if at == 0 { "supports: [t]".into() } else { format!("supports: [n{:03}]", at - 1) },
                )
            })
            .collect();
        let mut nodes: Vec<(&str, &str)> = chain.iter().map(|(id, more)| (id.as_str(), more.as_str())).collect();
        nodes.push(("t", ""));
        let (outline, ids) = outline(&nodes);
        let rows: Vec<&Row> = outline.parts.iter().flat_map(|(_, rows)| rows).collect();
        let full = rows.iter().filter(|row| !row.again && !row.later).count();
        assert_eq!(full, ids.len());
        assert!(rows.iter().all(|row| row.depth <= DEEPEST));
    }
}
