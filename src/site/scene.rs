//! What the site draws: the scene of the whole map, of a section, of a node and what it touches.
//!
//! A scene is made of whole reasons: a reason is in it with its premises and with what it is aimed at. Which addresses
//! cards and reasons lead to is the caller's business.

use crate::diagram::{self, Badge, Card, CardKind, Group, Scene, Text};
use crate::locale::Dictionary;
use crate::model::{Kind, NodeIx, Origin, ReasonIx, ReasonKind, Stance, Target, View};
use crate::pipeline::Argument;
use std::collections::{BTreeMap, BTreeSet};

/// How much of the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything that is in a reason.
    All,
    /// The statements of a section and what they touch.
    Section(&'a str),
    /// One statement and what it touches.
    Node(NodeIx),
}

/// Draws scenes in one language, with addresses relative to one page.
pub struct Scenes<'a> {
    /// What is drawn.
    pub argument: &'a Argument,
    /// The language of titles.
    pub language: &'a str,
    /// The language of all other words.
    pub dictionary: &'static Dictionary,
    /// The address of a node's page.
    pub node_href: &'a dyn Fn(NodeIx) -> String,
    /// The address of a reason.
    pub reason_href: &'a dyn Fn(ReasonIx) -> String,
    /// The address of a section's page.
    pub section_href: &'a dyn Fn(&str) -> String,
}

impl Scenes<'_> {
    /// The scene of a scope. `title` and `desc` name and describe the drawing; `prefix` begins every id in it.
    pub fn scene(&self, scope: Scope<'_>, title: String, desc: String, prefix: String) -> Scene {
        let reasons = self.reasons(scope);
        let nodes = self.nodes(scope, &reasons);
        let groups = self.groups();
        let place: BTreeMap<NodeIx, usize> = nodes.iter().enumerate().map(|(at, &node)| (node, at)).collect();
        let step: BTreeMap<ReasonIx, usize> = reasons.iter().enumerate().map(|(at, &reason)| (reason, at)).collect();
        Scene {
            cards: nodes.iter().map(|&node| self.card(node, scope)).collect(),
            reasons: reasons.iter().filter_map(|&reason| self.reason(reason, &place, &step)).collect(),
            groups,
            title,
            desc,
            prefix,
        }
    }

    /// The reasons of a scope, in order of ids: those that touch it, and, so that each has something to point at, the
    /// reasons that these are aimed at.
    fn reasons(&self, scope: Scope<'_>) -> Vec<ReasonIx> {
        let project = &self.argument.project;
        let inside = |node: NodeIx| match scope {
            Scope::All => true,
            Scope::Section(id) => project.node(node).home.as_deref() == Some(id),
            Scope::Node(focus) => node == focus,
        };
        let mut found: BTreeSet<ReasonIx> = project.reason_indices().filter(|&ix| self.touches(ix, &inside)).collect();
        if let Scope::Node(_) = scope {
            let undercuts: Vec<ReasonIx> = found.iter().flat_map(|&ix| self.argument.graph.undercuts_of(ix)).collect();
            found.extend(undercuts);
        }
        let mut open: Vec<ReasonIx> = found.iter().copied().collect();
        while let Some(ix) = open.pop() {
            let aims = match project.reason(ix).target {
                Target::Node(_) => [None, None],
                Target::Reason(next) => [Some(next), None],
                Target::Preference { stronger, weaker } => [Some(stronger), Some(weaker)],
            };
            open.extend(aims.into_iter().flatten().filter(|&next| found.insert(next)));
        }
        found.into_iter().filter(|&ix| !self.is_second_half(ix)).collect()
    }

    fn touches(&self, ix: ReasonIx, inside: &dyn Fn(NodeIx) -> bool) -> bool {
        let reason = self.argument.project.reason(ix);
        let at_target = if let Target::Node(node) = reason.target { inside(node) } else { false };
        at_target || reason.premises.iter().any(|premise| inside(premise.node))
    }

    /// A contradiction is one line between two cards: the direction from the smaller id is drawn.
    fn is_second_half(&self, ix: ReasonIx) -> bool {
        let reason = self.argument.project.reason(ix);
        reason.kind == ReasonKind::Contradicts && reason.target < Target::Node(reason.lead)
    }

    /// The nodes of a scope: the focus or the thesis first, then in the paper's order.
    fn nodes(&self, scope: Scope<'_>, reasons: &[ReasonIx]) -> Vec<NodeIx> {
        let project = &self.argument.project;
        let mut nodes: BTreeSet<NodeIx> = BTreeSet::new();
        for &ix in reasons {
            let reason = project.reason(ix);
            nodes.extend(reason.premises.iter().map(|premise| premise.node));
            nodes.extend(if let Target::Node(node) = reason.target { Some(node) } else { None });
        }
        match scope {
            Scope::All => nodes.extend(project.map.thesis),
            Scope::Section(id) => {
                let member = |ix: &NodeIx| {
                    let node = project.node(*ix);
                    node.home.as_deref() == Some(id) && node.kind != Kind::Context
                };
                nodes.extend(project.node_indices().filter(member));
            }
            Scope::Node(focus) => nodes.extend([focus]),
        }
        let mut nodes: Vec<NodeIx> = nodes.into_iter().collect();
        nodes.sort_by_key(|&ix| self.order(ix, scope));
        nodes
    }

    fn order(&self, ix: NodeIx, scope: Scope<'_>) -> (bool, bool, usize, NodeIx) {
        let project = &self.argument.project;
        let node = project.node(ix);
        let is_first = scope == Scope::Node(ix) || project.map.thesis == Some(ix);
        let section =
            project.map.paper.outline.iter().position(|section| node.home.as_ref() == Some(&section.id.value));
        (!is_first, node.origin == Origin::Contributor, section.unwrap_or(usize::MAX), ix)
    }

    fn groups(&self) -> Vec<Group> {
        let map = &self.argument.project.map;
        let group = |section: &crate::model::Section| {
            let title = section.title.first(map.preferring(self.language));
            let (lang, title) = title.unwrap_or((self.language, ""));
            let id = section.id.value.clone();
            Group { href: Some((self.section_href)(&id)), id, title: Text::new(title, lang) }
        };
        map.paper.outline.iter().map(group).collect()
    }

    fn card(&self, ix: NodeIx, scope: Scope<'_>) -> Card {
        let project = &self.argument.project;
        let node = project.node(ix);
        let is_thesis = project.map.thesis == Some(ix);
        let (lang, title) =
            node.title.first(project.map.preferring(self.language)).unwrap_or((self.language, &node.id));
        let outline = &project.map.paper.outline;
        let is_outside = matches!(scope, Scope::Section(id) if node.home.as_deref() != Some(id));
        let key = if is_thesis { "kind-thesis".to_owned() } else { format!("kind-{}", node.kind) };
        Card {
            id: node.id.clone(),
            kind: CardKind::of(node.kind, is_thesis),
            word: self.dictionary.word(&key).to_owned(),
            title: Text::new(title, lang),
            second: None,
            badge: self.badge(ix),
            contributor: node.origin == Origin::Contributor,
            implicit: node.stance == Stance::Implicit,
            focus: scope == Scope::Node(ix),
            external: is_outside,
            href: Some((self.node_href)(ix)),
            group: outline.iter().position(|section| node.home.as_ref() == Some(&section.id.value)),
        }
    }

    /// The verdict in the view of everything; context has none.
    fn badge(&self, ix: NodeIx) -> Option<Badge> {
        let is_context = self.argument.project.node(ix).kind == Kind::Context;
        let verdict = self.argument.evaluations.in_view(View::All).node(ix).filter(|_| !is_context)?;
        Some(Badge { verdict, word: self.dictionary.word(&format!("verdict-{verdict}")).to_owned() })
    }

    fn reason(
        &self,
        ix: ReasonIx,
        place: &BTreeMap<NodeIx, usize>,
        step: &BTreeMap<ReasonIx, usize>,
    ) -> Option<diagram::Reason> {
        let reason = self.argument.project.reason(ix);
        let target = match reason.target {
            Target::Node(node) => diagram::Target::Card(*place.get(&node)?),
            Target::Reason(other) | Target::Preference { weaker: other, .. } => {
                diagram::Target::Reason(*step.get(&other)?)
            }
        };
        let premises: Vec<usize> =
            reason.premises.iter().filter_map(|premise| place.get(&premise.node).copied()).collect();
        Some(diagram::Reason {
            id: reason.id.clone(),
            kind: reason.kind,
            premises,
            target,
            verdict: self.argument.evaluations.in_view(View::All).reason(ix),
            href: Some((self.reason_href)(ix)),
            label: self.label(ix),
        })
    }

    /// "supports: title of the target"
    fn label(&self, ix: ReasonIx) -> String {
        let project = &self.argument.project;
        let verb = self.dictionary.word(match project.reason(ix).kind {
            ReasonKind::Supports => "reason-supports",
            ReasonKind::Attacks => "reason-attacks",
            ReasonKind::Undercuts => "reason-undercuts",
            ReasonKind::Prefers => "reason-prefers",
            ReasonKind::Contradicts => "reason-contradicts",
        });
        let target = project.node(project.anchor(ix));
        let title = target.title.first(project.map.preferring(self.language)).map_or("", |(_, title)| title);
        format!("{verb}{}{title}", self.dictionary.word("colon"))
    }
}
