//! Lists that several pages need, made once for the whole site, each in one pass over the project.

use crate::model::{Kind, NodeIx, Origin, Project, ReasonIx, Target};
use std::collections::BTreeMap;

/// What is looked up by node, section, source or scheme.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The node on whose page each reason is shown, by reason.
    pub anchors: Vec<NodeIx>,
    /// Reasons whose chain of targets never reaches a node; shown on the page of their lead.
    pub ringed: BTreeMap<NodeIx, Vec<ReasonIx>>,
    /// Each section's place in the outline.
    pub sections: BTreeMap<String, usize>,
    /// Nodes by home section, in order of ids; nodes without one under the empty name.
    pub by_home: BTreeMap<String, Vec<NodeIx>>,
    /// Nodes that have a place in a section, in order of ids.
    pub by_section: BTreeMap<String, Vec<NodeIx>>,
    /// Nodes that cite a source, in order of ids.
    pub citing: BTreeMap<String, Vec<NodeIx>>,
    /// Reasons that follow a scheme, in order of ids.
    pub following: BTreeMap<String, Vec<ReasonIx>>,
    /// For a reason: the questions pressed against it and the reasons that press them.
    pub pressing: BTreeMap<ReasonIx, Vec<(String, ReasonIx)>>,
    /// The other nodes that are the same statement, whichever side says so.
    pub same: BTreeMap<NodeIx, Vec<NodeIx>>,
    /// Nodes by former id.
    pub aliases: BTreeMap<String, NodeIx>,
}

impl Index {
    pub(super) fn new(project: &Project) -> Self {
        let mut index = Self::default();
        index.anchor(project);
        let sections = project.map.paper.outline.iter().enumerate();
        index.sections = sections.map(|(at, section)| (section.id.value.clone(), at)).collect();
        for ix in project.node_indices() {
            index.add_node(project, ix);
        }
        for ix in project.reason_indices() {
            let reason = project.reason(ix);
            if let Some(scheme) = &reason.scheme {
                index.following.entry(scheme.clone()).or_default().push(ix);
            }
            if let Some(asks) = &reason.asks
                && let Some(of) = asks.of
            {
                index.pressing.entry(of).or_default().push((asks.question.clone(), ix));
            }
        }
        for others in index.same.values_mut() {
            others.sort_unstable();
            others.dedup();
        }
        index
    }

    fn add_node(&mut self, project: &Project, ix: NodeIx) {
        let node = project.node(ix);
        self.by_home.entry(node.home.clone().unwrap_or_default()).or_default().push(ix);
        for at in &node.at {
            let here = self.by_section.entry(at.value.section.clone()).or_default();
            if here.last() != Some(&ix) {
                here.push(ix);
            }
        }
        for citation in &node.cites {
            let citing = self.citing.entry(citation.key.value.clone()).or_default();
            if citing.last() != Some(&ix) {
                citing.push(ix);
            }
        }
        for same in node.same_as.iter().map(|same| same.value).filter(|&same| same != ix) {
            self.same.entry(ix).or_default().push(same);
            self.same.entry(same).or_default().push(ix);
        }
        for alias in &node.aliases {
            self.aliases.insert(alias.value.clone(), ix);
        }
    }

    /// Follows each chain of targets once, as [`Project::anchor`] does for one reason.
    fn anchor(&mut self, project: &Project) {
        let mut anchors: Vec<Option<NodeIx>> = vec![None; project.reasons.len()];
        for start in project.reason_indices() {
            let mut chain = Vec::new();
            let mut at = start;
            let end = loop {
                if let Some(known) = anchors[at.0 as usize] {
                    break Some(known);
                }
                if chain.len() > project.reasons.len() {
                    break None;
                }
                chain.push(at);
                match project.reason(at).target {
                    Target::Node(node) => break Some(node),
                    Target::Reason(next) | Target::Preference { stronger: next, .. } => at = next,
                }
            };
            match end {
                Some(node) => chain.iter().for_each(|ix| anchors[ix.0 as usize] = Some(node)),
                None => {
                    let lead = project.reason(start).lead;
                    anchors[start.0 as usize] = Some(lead);
                    self.ringed.entry(lead).or_default().push(start);
                }
            }
        }
        self.anchors = anchors.into_iter().flatten().collect(); // each was set
    }

    /// The node on whose page a reason is shown.
    pub(super) fn anchor_of(&self, reason: ReasonIx) -> NodeIx {
        self.anchors[reason.0 as usize] // one for each reason
    }
}

/// The contributions, newest first.
pub(super) fn contributions(project: &Project) -> Vec<NodeIx> {
    let is_news = |&ix: &NodeIx| {
        let node = project.node(ix);
        node.origin == Origin::Contributor && !node.inline && node.kind != Kind::Context
    };
    let mut nodes: Vec<NodeIx> = project.node_indices().filter(is_news).collect();
    nodes.sort_by(|&a, &b| project.node(b).date.cmp(&project.node(a).date).then(a.cmp(&b)));
    nodes
}
