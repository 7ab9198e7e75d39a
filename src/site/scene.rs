//! What is drawn on a page: the cards and reasons of the whole map, a section, or a statement's surroundings.

use super::legend;
use super::standpoint::Standpoint;
use super::view::Figure;
use crate::analyse::Role;
use crate::diagram::{self, Badge, Card, CardKind, Group, Linchpin, Relation, Scene, Text, svg};
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
        cast.add_surroundings(ix);
    }
    cast.nodes.extend(nodes);
    let label = here.dictionary.fill("figure-section", &[("section", id)]);
    Some(cast.figure("section", &label, |scene| svg::write(&diagram::map(scene))))
}

/// A statement and what it touches; none if it touches nothing.
pub(super) fn neighbourhood(here: &Standpoint<'_>, ix: NodeIx) -> Option<Figure> {
    let mut cast = Cast { focus: Some(ix), ..Cast::new(here) };
    cast.nodes.insert(ix);
    cast.add_surroundings(ix);
    if (cast.nodes.len() < 2 && cast.reasons.is_empty()) || cast.reasons.len() > MOST_CARDS {
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
    /// Whose verdicts are shown.
    view: View,
}

impl<'a, 's> Cast<'a, 's> {
    fn new(here: &'s Standpoint<'a>) -> Self {
        Self { here, nodes: BTreeSet::new(), reasons: BTreeSet::new(), focus: None, home: None, view: View::All }
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

    /// The scene drawn twice: as the caller says, and as a narrow outline.
    fn figure(mut self, scope: &'static str, label: &str, wide: impl Fn(&Scene) -> String) -> Figure {
        self.restrict();
        let mut scene = self.scene(label);
        scene.prefix = "dw-".to_owned();
        let wide = wide(&scene);
        scene.prefix = "dn-".to_owned();
        let see = self.here.say("figure-see");
        let narrow = svg::write(&diagram::outline(&scene, NARROW, &see));
        let legend = legend::rows(self.here, &scene, self.view);
        Figure { scope, label: label.to_owned(), wide, narrow, legend }
    }

    /// Leaves out what is not in the view: also the direction in which a bare assumption would contradict.
    fn restrict(&mut self) {
        let evaluation = self.here.evaluation(self.view);
        self.nodes.retain(|&ix| evaluation.node(ix).is_some());
        self.reasons.retain(|&ix| evaluation.reason(ix).is_some());
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
            reasons: self.relations(&card_at, &reason_at),
            title: label.to_owned(),
            desc: here.dictionary.fill("figure-counts", &counts),
            prefix: String::new(),
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
        let verdict = here.evaluation(self.view).node(ix).filter(|_| node.kind != Kind::Context);
        let linchpin = here.linchpin(ix, self.view);
        Card {
            id: node.id.clone(),
            kind: CardKind::of(node.kind, project.map.thesis == Some(ix)),
            word: here.kind(ix).1,
            title: Text::new(title.text, title.lang.unwrap_or_else(|| here.language.to_owned())),
            second: None,
            badge: verdict.map(|verdict| Badge { verdict, word: here.badge(verdict).word }),
            contributor: node.origin == Origin::Contributor,
            implicit: node.stance == Stance::Implicit,
            linchpin: linchpin.map(pin),
            notes: self.notes(ix, linchpin),
            focus: is_focus,
            external: self.home.is_some() && self.home != node.home,
            href: (!is_focus).then(|| here.node_href(ix)),
            group: node.home.as_deref().and_then(|home| group_at.get(home).copied()),
        }
    }

    /// What the marks on a card say, in words.
    fn notes(&self, ix: NodeIx, linchpin: Option<Role>) -> Vec<String> {
        let (here, node) = (self.here, self.here.atlas.project().node(ix));
        let mut notes = Vec::new();
        if node.origin == Origin::Contributor {
            notes.push(match &node.by {
                Some(name) => here.dictionary.fill("added-by", &[("name", name)]),
                None => here.say("origin-contributor"),
            });
        }
        if node.stance == Stance::Implicit {
            notes.push(here.say("stance-implicit"));
        }
        if let Some(role) = linchpin {
            let what = here.say(&format!("linchpin-{}", pin(role).class()));
            let view = here.say(&format!("view-{}", here.linchpin_view(self.view)));
            notes.push(here.dictionary.fill("linchpin-in-view", &[("what", &what), ("view", &view)]));
        }
        notes
    }

    /// All lines: the reasons, the upper halves of rankings, and statements that are the same.
    fn relations(
        &self,
        card_at: &BTreeMap<NodeIx, usize>,
        reason_at: &BTreeMap<ReasonIx, usize>,
    ) -> Vec<diagram::Reason> {
        let project = self.here.atlas.project();
        let mut relations: Vec<_> = self.reasons.iter().filter_map(|&ix| self.reason(ix, card_at, reason_at)).collect();
        for &ix in &self.reasons {
            if let Target::Preference { stronger, .. } = project.reason(ix).target
                && let Some(&target) = reason_at.get(&stronger)
                && let Some(lower) = self.reason(ix, card_at, reason_at)
            {
                relations.push(raising(lower, target));
            }
        }
        for (&ix, &at) in card_at {
            let others = self.here.atlas.index.same.get(&ix).into_iter().flatten();
            let once = others.filter_map(|other| card_at.get(other)).filter(|&&other| other > at);
            relations.extend(once.map(|&other| self.same(ix, at, other)));
        }
        relations
    }

    /// Two cards that are the same statement.
    fn same(&self, ix: NodeIx, card: usize, other: usize) -> diagram::Reason {
        let label = self.here.dictionary.fill("figure-same", &[("title", &self.here.title(ix).text)]);
        diagram::Reason {
            id: format!("{}={other}", self.here.atlas.project().node(ix).id),
            kind: Relation::Same,
            premises: vec![other],
            circular: Vec::new(),
            target: diagram::Target::Card(card),
            verdict: None,
            href: None,
            label,
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
            kind: reason.kind.into(),
            circular: self.circular(ix).iter().filter_map(|node| card_at.get(node).copied()).collect(),
            premises: reason
                .premises
                .iter()
                .map(|premise| card_at.get(&premise.node).copied())
                .collect::<Option<_>>()?,
            target,
            verdict: here.evaluation(self.view).reason(ix),
            href: Some(here.reason_href(ix)),
            label: self.label(ix),
        })
    }

    /// The premises of a supporting reason that rest on what it supports.
    fn circular(&self, ix: ReasonIx) -> Vec<NodeIx> {
        let (atlas, reason) = (self.here.atlas, self.here.atlas.project().reason(ix));
        let (ReasonKind::Supports, Target::Node(to)) = (reason.kind, reason.target) else { return Vec::new() };
        let part = |node: NodeIx| atlas.circles.get(node.0 as usize).copied().flatten();
        let on_it = |node: &NodeIx| *node == to || (part(*node).is_some() && part(*node) == part(to));
        reason.premises.iter().map(|premise| premise.node).filter(on_it).collect()
    }

    /// What a reason does, in words.
    fn label(&self, ix: ReasonIx) -> String {
        let (here, project) = (self.here, self.here.atlas.project());
        let reason = project.reason(ix);
        let does = here.say(&format!("reason-{}", reason.kind));
        let title = |ix: NodeIx| here.title(ix).text;
        let lead = |ix: ReasonIx| title(project.reason(ix).lead);
        let label = match reason.target {
            Target::Node(node) => here.dictionary.fill("figure-does", &[("does", &does), ("title", &title(node))]),
            Target::Reason(other) => {
                here.dictionary.fill("figure-does-step", &[("does", &does), ("title", &lead(other))])
            }
            Target::Preference { stronger, weaker } => {
                here.dictionary.fill("figure-prefers", &[("title", &lead(stronger)), ("other", &lead(weaker))])
            }
        };
        if self.circular(ix).is_empty() {
            return label;
        }
        here.dictionary.fill("figure-circular", &[("what", &label)])
    }
}

/// The mark of a linchpin.
const fn pin(role: Role) -> Linchpin {
    match role {
        Role::Support => Linchpin::Support,
        Role::Defence => Linchpin::Defence,
    }
}

/// The other half of a ranking: the line to the reason that is ranked higher. Whatever co-premises the ranking has hang
/// from the junction of the first half.
fn raising(mut half: diagram::Reason, stronger: usize) -> diagram::Reason {
    half.id.push_str("--raises");
    half.kind = Relation::Raises;
    half.premises.truncate(1);
    half.target = diagram::Target::Reason(stronger);
    half
}
