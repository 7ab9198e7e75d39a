//! From a cast to its scene: every card and line with its words and links.

use super::cast::{Cast, Links};
use super::overview::{counted, counts};
use super::standpoint::Standpoint;
use crate::analyse::Role;
use crate::diagram::{self, Badge, Card, CardKind, Framing, Group, Linchpin, Relation, Scene, Text};
use crate::locale::within_quotes;
use crate::model::{Kind, NodeIx, Origin, ReasonIx, ReasonKind, Stance, Target};
use std::collections::{BTreeMap, BTreeSet};

impl Cast<'_, '_> {
    /// How many statements and reasons there are, in a sentence of the dictionary.
    pub fn counts(&self, key: &str) -> String {
        let (cards, reasons) = (self.nodes.len().to_string(), self.reasons.len().to_string());
        self.here.dictionary.fill(key, &[("cards", &cards), ("reasons", &reasons)])
    }

    /// The scene, with its title and its description.
    pub fn scene(&self, title: &str, desc: &str) -> Scene {
        let project = self.here.atlas.project();
        let groups = self.groups();
        let group_at: BTreeMap<&str, usize> =
            groups.iter().enumerate().map(|(at, group)| (group.id.as_str(), at)).collect();
        let first = self.focus.or(project.map.thesis).filter(|ix| self.nodes.contains(ix));
        let order: Vec<NodeIx> =
            first.into_iter().chain(self.nodes.iter().copied().filter(|&ix| Some(ix) != first)).collect();
        let card_at: BTreeMap<NodeIx, usize> = order.iter().enumerate().map(|(at, &ix)| (ix, at)).collect();
        let reason_at: BTreeMap<ReasonIx, usize> = self.reasons.iter().enumerate().map(|(at, &ix)| (ix, at)).collect();
        Scene {
            cards: order.iter().map(|&ix| self.card(ix, &group_at)).collect(),
            reasons: self.relations(&card_at, &reason_at),
            title: title.to_owned(),
            desc: desc.to_owned(),
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
            let own = |ix: &NodeIx| project.node(*ix).home.as_deref() == Some(section.id.value.as_str());
            let counts = counts(here, self.nodes.iter().copied().filter(own));
            let counts: Vec<String> = counts.into_iter().map(|count| counted(here, count).text).collect();
            Group {
                count: counts.join(" · "),
                id: section.id.value.clone(),
                title: Text::new(title.text, title.lang.unwrap_or_else(|| here.language.to_owned())),
                href: here.section_href(&section.id.value).and_then(|href| self.link(href)),
            }
        };
        sections.map(group).collect()
    }

    /// The card of a statement outside of any scene: without a section.
    pub fn lone_card(&self, ix: NodeIx) -> Card {
        self.card(ix, &BTreeMap::new())
    }

    fn card(&self, ix: NodeIx, group_at: &BTreeMap<&str, usize>) -> Card {
        let (here, project) = (self.here, self.here.atlas.project());
        let node = project.node(ix);
        let is_focus = self.focus == Some(ix);
        let verdict = here.evaluation(self.view).node(ix).filter(|_| node.kind != Kind::Context);
        let linchpin = here.linchpin(ix, self.view);
        Card {
            id: node.id.clone(),
            kind: CardKind::of(node.kind, project.map.thesis == Some(ix)),
            word: self.both(|here| here.kind(ix).1),
            title: title(here, ix),
            second: self.second.map(|second| title(second, ix)).filter(|second| second.lang != title(here, ix).lang),
            badge: verdict.map(|verdict| Badge { verdict, word: self.both(|here| here.badge(verdict).word) }),
            contributor: node.origin == Origin::Contributor,
            implicit: node.stance == Stance::Implicit,
            linchpin: linchpin.map(pin),
            undrawn: self.undrawn(ix),
            notes: self.notes(ix, linchpin),
            focus: is_focus,
            external: self.home.is_some() && self.home != node.home,
            href: if is_focus && self.links == Links::Beside { None } else { self.link(here.node_href(ix)) },
            group: node.home.as_deref().and_then(|home| group_at.get(home).copied()),
        }
    }

    /// A word of the interface, in both languages if there are two.
    pub fn both(&self, say: impl Fn(&Standpoint<'_>) -> String) -> String {
        self.bilingual(say, " ")
    }

    /// The same with something of one's own between the languages.
    pub fn bilingual(&self, say: impl Fn(&Standpoint<'_>) -> String, between: &str) -> String {
        let first = say(self.here);
        match self.second.map(say).filter(|second| *second != first) {
            Some(second) => format!("{first}{between}{second}"),
            None => first,
        }
    }

    /// An address as it is written in this drawing.
    pub fn link(&self, href: String) -> Option<String> {
        match self.links {
            Links::Beside => Some(href),
            Links::At(base) => Some(format!("{base}{href}")),
            Links::Nowhere => None,
        }
    }

    /// How many reasons about a statement there are in the view and not in the cast.
    fn undrawn(&self, ix: NodeIx) -> usize {
        let (graph, evaluation) = (&self.here.atlas.argument.graph, self.here.evaluation(self.view));
        let about = graph.reasons_for(ix).into_iter().chain(graph.reasons_against(ix));
        about.filter(|reason| !self.reasons.contains(reason) && evaluation.reason(*reason).is_some()).count()
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
        let undrawn = self.undrawn(ix);
        if undrawn > 0 {
            notes.push(here.dictionary.fill("figure-undrawn", &[("count", &undrawn.to_string())]));
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
        let label = self.here.dictionary.fill("figure-same", &[("title", &within_quotes(&self.here.title(ix).text))]);
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
            href: self.link(here.reason_href(ix)),
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
        let title = |ix: NodeIx| within_quotes(&here.title(ix).text);
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

/// A statement's title as it is set.
fn title(here: &Standpoint<'_>, ix: NodeIx) -> Text {
    let words = here.title(ix);
    Text::new(words.text, words.lang.unwrap_or_else(|| here.language.to_owned()))
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
