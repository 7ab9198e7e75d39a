//! What is drawn on a page: the cards and reasons of the whole map, a section, or a statement's surroundings.

use super::standpoint::Standpoint;
use super::view::Figure;
use crate::diagram::{self, Badge, Card, CardKind, Framing, Group, Scene, Text, svg};
use crate::model::{Kind, NodeIx, Origin, ReasonIx, ReasonKind, Stance, Target, View};
use std::collections::{BTreeMap, BTreeSet};

/// Widths of drawings in px: of surroundings on wide screens, and of everything on narrow ones.
const SURROUNDINGS: i32 = 680;
const NARROW: i32 = 340;
/// A chain of undercuts longer than this is shown in the text, and in the drawing of the whole map.
const LONGEST_CHAIN: usize = 8;
/// A map of more statements than this is not drawn whole: nobody could read it, and it would weigh megabytes.
const MOST_CARDS: usize = 600;

/// The whole map; none if it is empty or too large.
pub(super) fn whole(here: &Standpoint<'_>) -> Option<Figure> {
    let project = here.atlas.project();
    let nodes = project.node_indices().filter(|&ix| project.node(ix).kind != Kind::Context);
    let nodes: BTreeSet<NodeIx> = nodes.collect();
    if nodes.is_empty() || nodes.len() > MOST_CARDS {
        return None;
    }
    let mut cast = Cast { nodes, ..Cast::new(here) };
    cast.reasons.extend(project.reason_indices());
    let label = here.say("figure-map");
    Some(cast.figure("map", &label, |scene| svg::write(&diagram::map(scene))))
}

/// The statements of a section and what they touch; none if there are none.
pub(super) fn section(here: &Standpoint<'_>, id: &str) -> Option<Figure> {
    let project = here.atlas.project();
    let homes = here.atlas.index.by_home.get(id)?;
    let nodes: BTreeSet<NodeIx> = homes.iter().copied().filter(|&ix| project.node(ix).kind != Kind::Context).collect();
    if nodes.is_empty() || nodes.len() > MOST_CARDS {
        return None;
    }
    let mut cast = Cast { home: Some(id.to_owned()), ..Cast::new(here) };
    for &ix in &nodes {
        cast.add_reasons_about(ix);
        for reason in here.atlas.argument.graph.uses_of(ix) {
            cast.add(reason);
        }
    }
    cast.nodes.extend(nodes);
    let label = here.dictionary.fill("figure-section", &[("section", id)]);
    Some(cast.figure("section", &label, |scene| svg::write(&diagram::map(scene))))
}

/// A statement and what it touches; none if it touches nothing.
pub(super) fn neighbourhood(here: &Standpoint<'_>, ix: NodeIx) -> Option<Figure> {
    let graph = &here.atlas.argument.graph;
    let mut cast = Cast { focus: Some(ix), ..Cast::new(here) };
    cast.nodes.insert(ix);
    cast.add_reasons_about(ix);
    for reason in graph.uses_of(ix) {
        cast.add(reason);
    }
    if cast.reasons.is_empty() || cast.reasons.len() > MOST_CARDS {
        return None;
    }
    let label = here.say("figure-node");
    let see = here.say("figure-see");
    Some(cast.figure("node", &label, |scene| svg::write(&diagram::neighbourhood(scene, SURROUNDINGS, &see))))
}

/// Who appears in a scene.
struct Cast<'a, 's> {
    here: &'s Standpoint<'a>,
    nodes: BTreeSet<NodeIx>,
    reasons: BTreeSet<ReasonIx>,
    focus: Option<NodeIx>,
    /// Cards of other sections are drawn as neighbours from outside.
    home: Option<String>,
}

impl<'a, 's> Cast<'a, 's> {
    fn new(here: &'s Standpoint<'a>) -> Self {
        Self { here, nodes: BTreeSet::new(), reasons: BTreeSet::new(), focus: None, home: None }
    }

    /// Reasons for and against a statement, and what denies their steps.
    fn add_reasons_about(&mut self, ix: NodeIx) {
        let graph = &self.here.atlas.argument.graph;
        for reason in graph.reasons_for(ix).into_iter().chain(graph.reasons_against(ix)) {
            self.add(reason);
            for undercut in graph.undercuts_of(reason) {
                self.add(undercut);
            }
        }
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

    /// The scene drawn twice: as the caller says, and as a narrow outline.
    fn figure(self, scope: &'static str, label: &str, wide: impl Fn(&Scene) -> String) -> Figure {
        let mut scene = self.scene(label);
        scene.prefix = "dw-".to_owned();
        let wide = wide(&scene);
        scene.prefix = "dn-".to_owned();
        let see = self.here.say("figure-see");
        let narrow = svg::write(&diagram::outline(&scene, NARROW, &see));
        Figure { scope, label: label.to_owned(), wide, narrow }
    }

    fn scene(&self, label: &str) -> Scene {
        let (here, project) = (self.here, self.here.atlas.project());
        let groups = self.groups();
        let group_at: BTreeMap<&str, usize> =
            groups.iter().enumerate().map(|(at, group)| (group.id.as_str(), at)).collect();
        let first = self.focus.or(project.map.thesis).filter(|ix| self.nodes.contains(ix));
        let order: Vec<NodeIx> =
            first.into_iter().chain(self.nodes.iter().copied().filter(|&ix| Some(ix) != first)).collect();
        let card_at: BTreeMap<NodeIx, usize> = order.iter().enumerate().map(|(at, &ix)| (ix, at)).collect();
        let reason_at: BTreeMap<ReasonIx, usize> = self.reasons.iter().enumerate().map(|(at, &ix)| (ix, at)).collect();
        let counts = [("cards", order.len().to_string()), ("reasons", self.reasons.len().to_string())];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        Scene {
            cards: order.iter().map(|&ix| self.card(ix, &group_at)).collect(),
            reasons: self.reasons.iter().filter_map(|&ix| self.reason(ix, &card_at, &reason_at)).collect(),
            title: label.to_owned(),
            desc: here.dictionary.fill("figure-counts", &counts),
            prefix: String::new(),
            framing: if self.home.is_none() { Framing::WhereItPays } else { Framing::Never },
            groups,
        }
    }

    /// The sections of the map; none where all cards are of one, or belong together anyhow.
    fn groups(&self) -> Vec<Group> {
        if self.focus.is_some() {
            return Vec::new();
        }
        let here = self.here;
        let project = here.atlas.project();
        let homes: BTreeSet<&str> = self.nodes.iter().filter_map(|&ix| project.node(ix).home.as_deref()).collect();
        let sections = project.map.paper.outline.iter().filter(|section| homes.contains(section.id.value.as_str()));
        let group = |section: &crate::model::Section| {
            let title = here.words(&section.title);
            Group {
                id: section.id.value.clone(),
                title: Text::new(title.text, title.lang.unwrap_or_else(|| here.language.to_owned())),
                href: here.section_href(&section.id.value),
            }
        };
        sections.map(group).collect()
    }

    fn card(&self, ix: NodeIx, group_at: &BTreeMap<&str, usize>) -> Card {
        let (here, project) = (self.here, self.here.atlas.project());
        let node = project.node(ix);
        let title = here.title(ix);
        let is_focus = self.focus == Some(ix);
        let verdict = here.evaluation(View::All).node(ix).filter(|_| node.kind != Kind::Context);
        Card {
            id: node.id.clone(),
            kind: CardKind::of(node.kind, project.map.thesis == Some(ix)),
            word: here.kind(ix).1,
            title: Text::new(title.text, title.lang.unwrap_or_else(|| here.language.to_owned())),
            second: None,
            badge: verdict.map(|verdict| Badge { verdict, word: here.badge(verdict).word }),
            contributor: node.origin == Origin::Contributor,
            implicit: node.stance == Stance::Implicit,
            focus: is_focus,
            external: self.home.is_some() && self.home != node.home,
            href: (!is_focus).then(|| here.node_href(ix)),
            group: node.home.as_deref().and_then(|home| group_at.get(home).copied()),
        }
    }

    fn reason(
        &self,
        ix: ReasonIx,
        card_at: &BTreeMap<NodeIx, usize>,
        reason_at: &BTreeMap<ReasonIx, usize>,
    ) -> Option<diagram::Reason> {
        let (here, project) = (self.here, self.here.atlas.project());
        let reason = project.reason(ix);
        let target = match reason.target {
            Target::Node(node) => diagram::Target::Card(*card_at.get(&node)?),
            Target::Reason(other) | Target::Preference { weaker: other, .. } => {
                diagram::Target::Reason(*reason_at.get(&other)?)
            }
        };
        Some(diagram::Reason {
            id: reason.id.clone(),
            kind: reason.kind,
            premises: reason
                .premises
                .iter()
                .map(|premise| card_at.get(&premise.node).copied())
                .collect::<Option<_>>()?,
            target,
            verdict: here.evaluation(View::All).reason(ix),
            href: Some(here.reason_href(ix)),
            label: self.label(ix),
        })
    }

    /// What a reason does, in words.
    fn label(&self, ix: ReasonIx) -> String {
        let (here, project) = (self.here, self.here.atlas.project());
        let reason = project.reason(ix);
        let (key, about) = match reason.target {
            Target::Node(node) => ("figure-does", node),
            Target::Reason(other) | Target::Preference { stronger: other, .. } => {
                ("figure-does-step", project.reason(other).lead)
            }
        };
        let key = if reason.kind == ReasonKind::Prefers { "figure-prefers" } else { key };
        let does = here.say(&format!("reason-{}", reason.kind));
        here.dictionary.fill(key, &[("does", &does), ("title", &here.title(about).text)])
    }
}
