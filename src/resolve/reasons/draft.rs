//! Entries of node files to drafts: ids and premises are found, targets are still words.

use super::super::identity::{Identified, Identities, check_id};
use super::schemes::{known_role, known_scheme};
use crate::diagnostic::{Finding, Findings, code};
use crate::load::files::{RawEntry, RawPremise, RawReason};
use crate::load::tree::Tree;
use crate::model::{Kind, Node, NodeIx, Premise, ReasonKind, Scheme};
use crate::say;
use crate::source::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A reason whose target is still a word.
pub(super) struct Draft<'a> {
    pub id: String,
    pub kind: ReasonKind,
    pub lead: NodeIx,
    pub premises: Vec<Premise>,
    /// The long form, if it is written so.
    pub raw: Option<&'a RawReason>,
    pub tree: &'a Tree,
    pub target: Aim<'a>,
    /// The scheme that it follows, if there is such a scheme.
    pub scheme: Option<&'a Scheme>,
    /// Whether a premise or the target could not be used.
    pub faulty: bool,
}

/// What a draft is aimed at.
pub(super) enum Aim<'a> {
    Node(NodeIx, Span),
    Reason(&'a str, Span),
    Preference(&'a str, Span, &'a str, Span),
    /// Reported; the reason is left out.
    Nothing,
}

/// The drafts of every node, in the order of nodes and of their files.
pub(super) fn drafts<'a>(
    identities: &Identities<'a>,
    nodes: &[Node],
    schemes: &'a BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Vec<Draft<'a>> {
    let of = |(at, node): (usize, &Identified<'a>)| {
        let mut found = Findings::new();
        let mut drafter = Drafter { identities, nodes, schemes, findings: &mut found, drafts: Vec::new() };
        drafter.node(NodeIx(u32::try_from(at).unwrap_or(u32::MAX)), node);
        (drafter.drafts, found)
    };
    let all: Vec<(Vec<Draft<'a>>, Findings)> = identities.nodes.par_iter().enumerate().map(of).collect();
    // A contradiction that both sides declare is one; a rule says so.
    let mut declared: BTreeSet<(NodeIx, NodeIx)> = BTreeSet::new();
    let mut is_new = |draft: &Draft<'_>| match draft.target {
        Aim::Node(to, _) if draft.kind == ReasonKind::Contradicts => declared.insert((draft.lead, to)),
        _ => true,
    };
    let told = |(drafts, found): (Vec<Draft<'a>>, Findings)| {
        findings.append(found);
        drafts
    };
    all.into_iter().flat_map(told).filter(|draft| is_new(draft)).collect()
}

struct Drafter<'a, 'b> {
    identities: &'b Identities<'a>,
    nodes: &'b [Node],
    schemes: &'a BTreeMap<String, Scheme>,
    findings: &'b mut Findings,
    drafts: Vec<Draft<'a>>,
}

impl<'a> Drafter<'a, '_> {
    fn node(&mut self, lead: NodeIx, node: &Identified<'a>) {
        for (kind, entries, key) in [
            (ReasonKind::Supports, &node.raw.supports, "supports"),
            (ReasonKind::Attacks, &node.raw.attacks, "attacks"),
            (ReasonKind::Undercuts, &node.raw.undercuts, "undercuts"),
        ] {
            for (entry, tree) in entries.iter().zip(items(node.tree, key)) {
                self.entry(kind, lead, entry, tree);
            }
        }
        for (raw, tree) in node.raw.prefers.iter().zip(items(node.tree, "prefers")) {
            self.preference(lead, raw, tree);
        }
        self.contradictions(lead);
    }

    fn entry(&mut self, kind: ReasonKind, lead: NodeIx, entry: &'a RawEntry, tree: &'a Tree) {
        let (to, raw, to_span) = match entry {
            RawEntry::Short(to) => (to.as_str(), None, tree.span),
            RawEntry::Long(raw) => (raw.to.as_deref().unwrap_or_default(), Some(&**raw), tree.span_of("to")),
        };
        let target = match kind {
            ReasonKind::Undercuts => Aim::Reason(to, to_span),
            _ => self.aim_at_node(to, to_span),
        };
        let id = match &target {
            Aim::Node(node, _) => format!("{}--{}", self.identities.id(lead), self.identities.id(*node)),
            _ => format!("{}--{}", self.identities.id(lead), canonical(to, self.identities)),
        };
        self.draft(kind, lead, id, raw, tree, target);
    }

    fn preference(&mut self, lead: NodeIx, raw: &'a RawReason, tree: &'a Tree) {
        let (stronger, weaker) =
            (raw.stronger.as_deref().unwrap_or_default(), raw.weaker.as_deref().unwrap_or_default());
        let ranked = [stronger, weaker].map(|id| canonical(id, self.identities));
        let id = format!("{}--prefers--{}--over--{}", self.identities.id(lead), ranked[0], ranked[1]);
        let target = Aim::Preference(stronger, tree.span_of("stronger"), weaker, tree.span_of("weaker"));
        self.draft(ReasonKind::Prefers, lead, id, Some(raw), tree, target);
    }

    /// Both directions of each contradiction that the node declares.
    fn contradictions(&mut self, lead: NodeIx) {
        let (identities, nodes) = (self.identities, self.nodes);
        let Some(node) = nodes.get(lead.0 as usize) else { return };
        for other in &node.contradicts {
            if other.value == lead || !self.usable(lead, other.span) || !self.usable(other.value, other.span) {
                continue;
            }
            for (from, to) in [(lead, other.value), (other.value, lead)] {
                let id = format!("{}~{}", identities.id(from), identities.id(to));
                let premises = vec![Premise { node: from, role: None, span: other.span }];
                let target = Aim::Node(to, other.span);
                let tree = identities.nodes[lead.0 as usize].tree; // indices come from this table
                let kind = ReasonKind::Contradicts;
                self.drafts.push(Draft {
                    id,
                    kind,
                    lead: from,
                    premises,
                    raw: None,
                    tree,
                    target,
                    scheme: None,
                    faulty: false,
                });
            }
        }
    }

    fn draft(
        &mut self,
        kind: ReasonKind,
        lead: NodeIx,
        default_id: String,
        raw: Option<&'a RawReason>,
        tree: &'a Tree,
        target: Aim<'a>,
    ) {
        let mut faulty = !self.usable(lead, tree.span);
        let lead_premise = Premise { node: lead, role: raw.and_then(|raw| raw.role.clone()), span: tree.span };
        let mut premises = vec![lead_premise];
        if let Some(raw) = raw {
            for (premise, tree) in raw.with.iter().zip(items(tree, "with")) {
                match self.premise(premise, tree) {
                    Some(premise) => premises.push(premise),
                    None => faulty = true,
                }
            }
        }
        let named = raw.and_then(|raw| raw.scheme.as_deref());
        let scheme = named.and_then(|id| known_scheme(id, tree.span_of("scheme"), self.schemes, self.findings));
        for premise in &mut premises {
            let role = premise.role.take();
            premise.role = role.filter(|role| known_role(role, scheme, premise.span, self.findings));
        }
        let own_id = raw.and_then(|raw| raw.id.clone());
        let id = match own_id {
            Some(id) if check_id(&id, tree.span_of("id"), self.findings) => id,
            _ => default_id,
        };
        self.drafts.push(Draft { id, kind, lead, premises, raw, tree, target, scheme, faulty });
    }

    fn premise(&mut self, premise: &RawPremise, tree: &Tree) -> Option<Premise> {
        let (id, role, span) = match premise {
            RawPremise::Short(id) => (id.as_str(), None, tree.span),
            RawPremise::Long { node, role } => (node.as_str(), role.clone(), tree.span_of("node")),
            RawPremise::Inline(raw) => (raw.id.as_deref().unwrap_or_default(), raw.role.clone(), tree.span_of("id")),
        };
        let node = match premise {
            RawPremise::Inline(_) => self.identities.find(id)?, // if it is not there, its id has been reported
            _ => self.identities.refer(id, span, self.findings)?,
        };
        self.usable(node, span).then_some(Premise { node, role, span })
    }

    fn aim_at_node(&mut self, id: &str, span: Span) -> Aim<'a> {
        if self.identities.find(id).is_none() && id.contains("--") {
            let message = say!(en: "`{id}` is not a statement", zh: "`{id}` 不是命题");
            let help = say!(
                en: "a reason is denied under `undercuts`; `supports` and `attacks` name a node",
                zh: "要否定一个推论，请写在 `undercuts` 下；`supports` 和 `attacks` 指向节点"
            );
            self.findings.push(Finding::new(code::WRONG_TARGET, span, message).help(help));
            return Aim::Nothing;
        }
        match self.identities.refer(id, span, self.findings) {
            Some(node) if self.usable(node, span) => Aim::Node(node, span),
            _ => Aim::Nothing,
        }
    }

    /// Context nodes are in no reason.
    fn usable(&mut self, node: NodeIx, span: Span) -> bool {
        let Some(node) = self.nodes.get(node.0 as usize).filter(|node| node.kind == Kind::Context) else { return true };
        let id = &node.id;
        let message = say!(en: "`{id}` is context: it is in no reason", zh: "`{id}` 是背景，不参与任何理由");
        let help =
            say!(en: "give it another kind if it is part of the argument", zh: "若它是论证的一部分，请换一个 kind");
        self.findings.push(Finding::new(code::WRONG_TARGET, span, message).help(help));
        false
    }
}

fn items<'a>(tree: &'a Tree, key: &str) -> &'a [Tree] {
    tree.get(key).map(Tree::items).unwrap_or_default()
}

/// A reason's default id with every former node id in it replaced by the present one.
pub(super) fn canonical(id: &str, identities: &Identities<'_>) -> String {
    let now = |part| identities.find(part).map_or(part, |ix| identities.id(ix));
    id.split("--").map(now).collect::<Vec<_>>().join("--")
}
