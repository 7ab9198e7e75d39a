//! Who appears in a drawing: the statements and reasons of the whole map, a section, or the surroundings of a statement.

use super::standpoint::Standpoint;
use crate::model::{Kind, NodeIx, ReasonIx, Target, View};
use std::collections::BTreeSet;

/// A chain of undercuts longer than this is shown in the text, and in the drawing of the whole map.
const LONGEST_CHAIN: usize = 8;
/// The surroundings of a statement grow level by level up to so many statements.
const NEAR: usize = 40;

/// Who appears in a scene, and how they are shown.
pub(super) struct Cast<'a, 's> {
    pub here: &'s Standpoint<'a>,
    /// A second language for every card.
    pub second: Option<&'s Standpoint<'a>>,
    pub nodes: BTreeSet<NodeIx>,
    pub reasons: BTreeSet<ReasonIx>,
    /// What the drawing is about: framed thick and no link, for the page is about it too.
    pub focus: Option<NodeIx>,
    /// Cards of other sections are drawn as neighbours from outside.
    pub home: Option<String>,
    /// Whose verdicts are shown.
    pub view: View,
    /// Where links lead.
    pub links: Links<'a>,
}

/// Where the links of a drawing lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links<'a> {
    /// To pages beside the page on which it stands.
    Beside,
    /// To pages of a site at an absolute address.
    At(&'a str),
    /// Nowhere.
    Nowhere,
}

impl<'a, 's> Cast<'a, 's> {
    fn new(here: &'s Standpoint<'a>) -> Self {
        Self {
            here,
            second: None,
            nodes: BTreeSet::new(),
            reasons: BTreeSet::new(),
            focus: None,
            home: None,
            view: View::All,
            links: Links::Beside,
        }
    }

    /// The whole map.
    pub fn whole(here: &'s Standpoint<'a>) -> Self {
        let project = here.atlas.project();
        let nodes = project.node_indices().filter(|&ix| project.node(ix).kind != Kind::Context);
        Self { nodes: nodes.collect(), reasons: project.reason_indices().collect(), ..Self::new(here) }
    }

    /// The statements of a section and what they touch.
    pub fn section(here: &'s Standpoint<'a>, id: &str) -> Self {
        let project = here.atlas.project();
        let homes = here.atlas.index.by_home.get(id).into_iter().flatten().copied();
        let nodes: BTreeSet<NodeIx> = homes.filter(|&ix| project.node(ix).kind != Kind::Context).collect();
        let mut cast = Self { home: Some(id.to_owned()), ..Self::new(here) };
        nodes.iter().for_each(|&ix| cast.add_surroundings(ix));
        cast.nodes.extend(nodes);
        cast
    }

    /// A statement and what it touches.
    pub fn around(here: &'s Standpoint<'a>, ix: NodeIx) -> Self {
        let mut cast = Self { focus: Some(ix), ..Self::new(here) };
        cast.nodes.insert(ix);
        cast.add_surroundings(ix);
        cast
    }

    /// Some statements and every reason that leads from one of them to another, with its other premises.
    pub fn among(here: &'s Standpoint<'a>, nodes: &[NodeIx]) -> Self {
        let project = here.atlas.project();
        let shown = nodes.iter().copied().filter(|&ix| project.node(ix).kind != Kind::Context);
        let mut cast = Self { nodes: shown.collect(), ..Self::new(here) };
        let given = cast.nodes.clone();
        let reaches = |ix: ReasonIx| match project.reason(ix).target {
            Target::Node(node) => given.contains(&node),
            Target::Reason(other) | Target::Preference { stronger: other, .. } => {
                let other = project.reason(other);
                let known = matches!(other.target, Target::Node(node) if given.contains(&node));
                known || other.premises.iter().any(|premise| given.contains(&premise.node))
            }
        };
        for &ix in &given {
            let uses = here.atlas.argument.graph.uses_of(ix);
            uses.into_iter().filter(|&reason| reaches(reason)).for_each(|reason| cast.add(reason));
        }
        cast
    }

    /// A statement, the reasons about it, the reasons about those, and so on, as many whole levels as are not more than
    /// [`NEAR`] statements, but one at least.
    pub fn below(here: &'s Standpoint<'a>, ix: NodeIx) -> Self {
        let mut cast = Self { nodes: BTreeSet::from([ix]), ..Self::new(here) };
        let mut level = cast.nodes.clone();
        while !level.is_empty() {
            let before = (cast.nodes.clone(), cast.reasons.clone());
            level.iter().for_each(|&ix| cast.add_reasons_about(ix));
            if cast.nodes.len() > NEAR && before.0.len() > 1 {
                (cast.nodes, cast.reasons) = before;
                break;
            }
            level = &cast.nodes - &before.0;
        }
        cast
    }

    /// Some statements alone, with the reasons that are made of them and about them.
    pub fn inside(&self, nodes: BTreeSet<NodeIx>) -> Self {
        let project = self.here.atlas.project();
        let within = |ix: &ReasonIx| {
            let reason = project.reason(*ix);
            let known = |target| if let Target::Node(node) = target { nodes.contains(&node) } else { true };
            known(reason.target) && reason.premises.iter().all(|premise| nodes.contains(&premise.node))
        };
        let reasons = self.reasons.iter().copied().filter(within).collect();
        Self { nodes, reasons, second: None, view: self.view, links: self.links, ..Self::new(self.here) }
    }

    /// Leaves out what is not in the view: also the direction in which a bare assumption would contradict.
    pub fn restrict(&mut self) {
        let evaluation = self.here.evaluation(self.view);
        self.nodes.retain(|&ix| evaluation.node(ix).is_some());
        self.reasons.retain(|&ix| evaluation.reason(ix).is_some());
    }

    /// Reasons for and against a statement, what denies their steps, and what ranks them.
    fn add_reasons_about(&mut self, ix: NodeIx) {
        let graph = &self.here.atlas.argument.graph;
        for reason in graph.reasons_for(ix).into_iter().chain(graph.reasons_against(ix)) {
            self.add(reason);
            for about in graph.undercuts_of(reason).into_iter().chain(graph.preferences_on(reason)) {
                self.add(about);
            }
        }
    }

    /// Everything that a statement touches: reasons about it, reasons that it is part of, what is the same.
    fn add_surroundings(&mut self, ix: NodeIx) {
        self.add_reasons_about(ix);
        for reason in self.here.atlas.argument.graph.uses_of(ix) {
            self.add(reason);
        }
        self.nodes.extend(self.here.atlas.index.same.get(&ix).into_iter().flatten());
    }

    /// A reason with everything that it is made of and that it points at; not at all if that is more than
    /// [`LONGEST_CHAIN`] reasons.
    fn add(&mut self, reason: ReasonIx) {
        let project = self.here.atlas.project();
        let mut chain = Vec::new();
        let mut open = vec![reason];
        while let Some(ix) = open.pop() {
            if self.reasons.contains(&ix) || chain.contains(&ix) {
                continue;
            }
            if chain.len() == LONGEST_CHAIN {
                return;
            }
            chain.push(ix);
            match project.reason(ix).target {
                Target::Node(_) => {}
                Target::Reason(other) => open.push(other),
                Target::Preference { stronger, weaker } => open.extend([stronger, weaker]),
            }
        }
        for ix in chain {
            let reason = project.reason(ix);
            self.reasons.insert(ix);
            self.nodes.extend(reason.premises.iter().map(|premise| premise.node));
            if let Target::Node(node) = reason.target {
                self.nodes.insert(node);
            }
        }
    }
}
