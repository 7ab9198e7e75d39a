//! The reasons: every entry of every node becomes one, with an id; targets and premises are found.

use super::identity::{Identified, Identities, check_id, suggest, through_alias};
use super::text::Words;
use crate::diagnostic::{Finding, Findings, code};
use crate::load::Loaded;
use crate::load::files::{RawAsks, RawEntry, RawPremise, RawReason};
use crate::load::tree::Tree;
use crate::model::{Asks, Kind, Localized, Node, NodeIx, Premise, Reason, ReasonIx, ReasonKind, Scheme, Target};
use crate::say;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A reason whose target is still a word.
struct Draft<'a> {
    id: String,
    kind: ReasonKind,
    lead: NodeIx,
    premises: Vec<Premise>,
    /// The long form, if it is written so.
    raw: Option<&'a RawReason>,
    tree: &'a Tree,
    target: Aim<'a>,
    /// Whether a premise or the target could not be used.
    faulty: bool,
}

/// What a draft is aimed at.
enum Aim<'a> {
    Node(NodeIx, Span),
    Reason(&'a str, Span),
    Preference(&'a str, Span, &'a str, Span),
    /// Reported; the reason is left out.
    Nothing(Span),
}

/// Every reason, in order of ids.
pub(super) fn reasons(
    _loaded: &Loaded,
    identities: &Identities<'_>,
    words: &Words<'_>,
    schemes: &BTreeMap<String, Scheme>,
    nodes: &mut [Node],
    findings: &mut Findings,
) -> Vec<Reason> {
    let mut drafter = Drafter { identities, nodes, findings, drafts: Vec::new() };
    for (at, node) in identities.nodes.iter().enumerate() {
        drafter.node(NodeIx(u32::try_from(at).unwrap_or(u32::MAX)), node);
    }
    let drafts = drafter.drafts;
    let drafts = unique(drafts, identities, findings);
    let kept = resolvable(&drafts, identities, findings);
    let mut reasons = finish(&drafts, &kept, identities, words, schemes, findings);
    questions(&mut reasons, &drafts, &kept, schemes, findings);
    reasons
}

struct Drafter<'a, 'b> {
    identities: &'b Identities<'a>,
    nodes: &'b [Node],
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
                if self.drafts.iter().any(|draft| draft.kind == ReasonKind::Contradicts && draft.id == id) {
                    continue; // declared by both sides: a rule says so
                }
                let premises = vec![Premise { node: from, role: None, span: other.span }];
                let target = Aim::Node(to, other.span);
                let tree = identities.nodes[lead.0 as usize].tree; // indices come from this table
                let kind = ReasonKind::Contradicts;
                self.drafts.push(Draft { id, kind, lead: from, premises, raw: None, tree, target, faulty: false });
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
        let own_id = raw.and_then(|raw| raw.id.clone());
        let id = match own_id {
            Some(id) if check_id(&id, tree.span_of("id"), self.findings) => id,
            _ => default_id,
        };
        self.drafts.push(Draft { id, kind, lead, premises, raw, tree, target, faulty });
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
            return Aim::Nothing(span);
        }
        match self.identities.refer(id, span, self.findings) {
            Some(node) if self.usable(node, span) => Aim::Node(node, span),
            _ => Aim::Nothing(span),
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
fn canonical(id: &str, identities: &Identities<'_>) -> String {
    let now = |part| identities.find(part).map_or(part, |ix| identities.id(ix));
    id.split("--").map(now).collect::<Vec<_>>().join("--")
}

/// Sorts by id; of several with one id the first in the order of the files stays.
fn unique<'a>(mut drafts: Vec<Draft<'a>>, identities: &Identities<'_>, findings: &mut Findings) -> Vec<Draft<'a>> {
    drafts.sort_by(|a, b| (&a.id, a.tree.span).cmp(&(&b.id, b.tree.span)));
    let mut kept: Vec<Draft<'a>> = Vec::new();
    for draft in drafts {
        let id = &draft.id;
        if let Some(first) = kept.last().filter(|last| last.id == *id) {
            let message = say!(en: "two reasons have the id `{id}`", zh: "两个理由的 id 都是 `{id}`");
            let finding = Finding::new(code::DUPLICATE_ID, draft.tree.span, message)
                .also(first.tree.span, say!(en: "the other one", zh: "另一个"))
                .help(say!(en: "give one of them an `id` of its own", zh: "请给其中一个另写 `id`"));
            findings.push(finding);
        } else if let Some(node) =
            identities.nodes.iter().find(|node| node.id == id && draft.raw.is_some_and(|raw| raw.id.is_some()))
        {
            let message = say!(en: "`{id}` is the id of a node", zh: "`{id}` 是某节点的 id");
            let label = say!(en: "the node", zh: "该节点");
            let at = draft.tree.span_of("id");
            findings.push(Finding::new(code::DUPLICATE_ID, at, message).also(node.span, label));
        } else {
            kept.push(draft);
        }
    }
    kept
}

/// Which drafts become reasons: those whose premises and targets are there. A reason that is aimed at one that is left
/// out is left out with it; only the first fault of such a chain is reported.
fn resolvable(drafts: &[Draft<'_>], identities: &Identities<'_>, findings: &mut Findings) -> BTreeSet<usize> {
    let index: BTreeMap<&str, usize> = drafts.iter().enumerate().map(|(at, draft)| (draft.id.as_str(), at)).collect();
    let find = |id: &str| index.get(id).or_else(|| index.get(canonical(id, identities).as_str())).copied();
    let mut aims: Vec<Vec<usize>> = Vec::with_capacity(drafts.len());
    let mut fallen: Vec<usize> = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        let mut targets = Vec::new();
        let mut missing = draft.faulty;
        let named = match draft.target {
            Aim::Node(..) => Vec::new(),
            Aim::Nothing(_) => {
                missing = true;
                Vec::new()
            }
            Aim::Reason(id, span) => vec![(id, span)],
            Aim::Preference(stronger, at, weaker, there) => vec![(stronger, at), (weaker, there)],
        };
        for (id, span) in named {
            match find(id) {
                Some(target) => {
                    if drafts[target].id != id {
                        findings.push(through_alias(id, &drafts[target].id, span));
                    }
                    targets.push(target);
                }
                None => {
                    missing = true;
                    report_missing(id, span, drafts, identities, findings);
                }
            }
        }
        aims.push(targets);
        if missing {
            fallen.push(at);
        }
    }
    without(&aims, fallen)
}

/// All drafts but the fallen ones and, step by step, those aimed at them.
fn without(aims: &[Vec<usize>], mut fallen: Vec<usize>) -> BTreeSet<usize> {
    let mut aimed_by: Vec<Vec<usize>> = vec![Vec::new(); aims.len()];
    for (at, targets) in aims.iter().enumerate() {
        for &target in targets {
            aimed_by[target].push(at);
        }
    }
    let mut kept: BTreeSet<usize> = (0..aims.len()).collect();
    while let Some(at) = fallen.pop() {
        if kept.remove(&at) {
            fallen.extend(&aimed_by[at]);
        }
    }
    kept
}

fn report_missing(id: &str, span: Span, drafts: &[Draft<'_>], identities: &Identities<'_>, findings: &mut Findings) {
    if id.split("--").any(|part| matches!(identities.lookup(part), super::identity::Lookup::Broken)) {
        return; // the node that would lead the reason has been reported
    }
    if let Some(node) = identities.find(id) {
        let node = identities.id(node);
        let of_node: Vec<&str> = drafts
            .iter()
            .filter(|draft| draft.id.starts_with(&format!("{node}--")) || draft.id.ends_with(&format!("--{node}")))
            .map(|draft| draft.id.as_str())
            .take(5)
            .collect();
        let message =
            say!(en: "`{id}` is a statement; this must name a reason", zh: "`{id}` 是命题；这里须写理由的 id");
        let list = of_node.join(", ");
        let help = if list.is_empty() {
            say!(en: "a statement is attacked under `attacks`", zh: "要反驳命题，请写在 `attacks` 下")
        } else {
            say!(en: "reasons from or to it: {list}. A statement is attacked under `attacks`", zh: "与它有关的理由：{list}。要反驳命题，请写在 `attacks` 下")
        };
        findings.push(Finding::new(code::WRONG_TARGET, span, message).help(help));
        return;
    }
    let message = say!(en: "there is no reason `{id}`", zh: "没有理由 `{id}`");
    let names = drafts.iter().map(|draft| draft.id.as_str());
    findings.push(suggest(Finding::new(code::DANGLING_REASON, span, message), id, span, names));
}

fn finish(
    drafts: &[Draft<'_>],
    kept: &BTreeSet<usize>,
    identities: &Identities<'_>,
    words: &Words<'_>,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Vec<Reason> {
    let index: BTreeMap<&str, ReasonIx> =
        kept.iter().zip(0..).map(|(&at, place)| (drafts[at].id.as_str(), ReasonIx(place))).collect();
    let find = |id: &str| index.get(id).or_else(|| index.get(canonical(id, identities).as_str())).copied();
    let mut reasons = Vec::with_capacity(kept.len());
    for draft in kept.iter().map(|&at| &drafts[at]) {
        let target = match draft.target {
            Aim::Node(node, span) => Some((Target::Node(node), span)),
            Aim::Reason(id, span) => find(id).map(|reason| (Target::Reason(reason), span)),
            Aim::Preference(stronger, _, weaker, _) => find(stronger)
                .zip(find(weaker))
                .map(|(stronger, weaker)| (Target::Preference { stronger, weaker }, draft.tree.span)),
            Aim::Nothing(_) => None,
        };
        // Every kept draft has its target: `resolvable` saw to it.
        if let Some((target, target_span)) = target {
            reasons.push(reason(draft, target, target_span, words, schemes, findings));
        }
    }
    reasons
}

fn reason(
    draft: &Draft<'_>,
    target: Target,
    target_span: Span,
    words: &Words<'_>,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Reason {
    let raw = draft.raw;
    let scheme = raw
        .and_then(|raw| raw.scheme.as_deref())
        .and_then(|id| known_scheme(id, draft.tree.span_of("scheme"), schemes, findings));
    let mut premises = draft.premises.clone();
    for premise in &mut premises {
        let role = premise.role.take();
        premise.role = role.filter(|role| known_role(role, scheme, premise.span, findings));
    }
    let span = if draft.kind == ReasonKind::Contradicts { target_span } else { draft.tree.span };
    Reason {
        id: draft.id.clone(),
        kind: draft.kind,
        lead: draft.lead,
        premises,
        target,
        strict: raw.is_some_and(|raw| raw.strict),
        scheme: scheme.map(|scheme| scheme.id.clone()),
        asks: None,
        warrant: raw
            .map_or_else(Localized::new, |raw| words.localised(raw.warrant.as_ref(), draft.tree, "warrant", findings)),
        span,
        target_span,
    }
}

fn known_scheme<'s>(
    id: &str,
    span: Span,
    schemes: &'s BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Option<&'s Scheme> {
    let scheme = schemes.get(id);
    if scheme.is_none() {
        let message = say!(en: "there is no scheme `{id}`", zh: "没有论证型式 `{id}`");
        let finding = Finding::new(code::UNKNOWN_SCHEME, span, message);
        findings.push(suggest(finding, id, span, schemes.keys().map(String::as_str)));
    }
    scheme
}

fn known_role(role: &str, scheme: Option<&Scheme>, span: Span, findings: &mut Findings) -> bool {
    if role == "warrant" || scheme.is_some_and(|scheme| scheme.roles.iter().any(|known| known.id == role)) {
        return true;
    }
    let message = match scheme {
        Some(scheme) => {
            let id = &scheme.id;
            say!(en: "the scheme `{id}` has no role `{role}`", zh: "论证型式 `{id}` 没有角色 `{role}`")
        }
        None => say!(en: "the role `{role}` belongs to no scheme", zh: "角色 `{role}` 不属于任何论证型式"),
    };
    let roles: Vec<&str> = scheme.iter().flat_map(|scheme| &scheme.roles).map(|role| role.id.as_str()).collect();
    let list = roles.join(", ");
    let help = if roles.is_empty() {
        say!(en: "name the `scheme` of the reason, or leave the role out", zh: "请写明理由的 `scheme`，或去掉角色")
    } else {
        say!(en: "its roles are {list}", zh: "它的角色有 {list}")
    };
    findings.push(Finding::new(code::UNKNOWN_ROLE, span, message).help(help));
    false
}

/// Resolves which critical question each reason presses, and of which reason.
fn questions(
    reasons: &mut [Reason],
    drafts: &[Draft<'_>],
    kept: &BTreeSet<usize>,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) {
    let mut asked = Vec::new();
    for (at, draft) in kept.iter().map(|&at| &drafts[at]).enumerate() {
        if let Some(raw) = draft.raw.and_then(|raw| raw.asks.as_ref()) {
            asked.push((at, ask(at, raw, draft.tree, reasons, schemes, findings)));
        }
    }
    for (at, asks) in asked {
        if let Some(reason) = reasons.get_mut(at) {
            reason.asks = asks;
        }
    }
}

fn ask(
    at: usize,
    raw: &RawAsks,
    tree: &Tree,
    reasons: &[Reason],
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Option<Asks> {
    let (word, of, span) = match raw {
        RawAsks::Short(word) => (word.as_str(), None, tree.span_of("asks")),
        RawAsks::Long { question, of } => {
            let asks = tree.get("asks")?;
            (question.as_str(), of.as_deref().map(|of| (of, asks.span_of("of"))), asks.span_of("question"))
        }
    };
    let (scheme_id, question_id) = known_question(word, span, schemes, findings)?;
    let of = match of {
        Some((id, span)) => Some(known_reason(id, span, reasons, findings)?),
        None => None,
    };
    let pressed = pressed(reasons.get(at)?, reasons, &scheme_id);
    if of.is_none() && pressed.is_empty() {
        let message = say!(en: "no reason that this bears on uses the scheme `{scheme_id}`", zh: "它所针对的理由都没有用论证型式 `{scheme_id}`");
        let help = say!(en: "ask a question of the scheme that the disputed reason follows", zh: "请选用被质疑的理由所用型式的问题");
        findings.push(Finding::new(code::UNKNOWN_QUESTION, span, message).help(help));
        return None;
    }
    let of = of.or(if pressed.len() == 1 { pressed.first().copied() } else { None });
    Some(Asks { scheme: scheme_id, question: question_id, of, span })
}

fn known_question(
    word: &str,
    span: Span,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Option<(String, String)> {
    let Some((scheme_id, question_id)) = word.split_once('/') else {
        let message = say!(en: "`{word}` is no critical question", zh: "`{word}` 不是批判性问题");
        let help = say!(en: "write the scheme and the question: `sign/cq-2`", zh: "请写型式和问题：`sign/cq-2`");
        findings.push(Finding::new(code::UNKNOWN_QUESTION, span, message).help(help));
        return None;
    };
    let scheme = known_scheme(scheme_id, span, schemes, findings)?;
    if scheme.question(question_id).is_none() {
        let message = say!(en: "the scheme `{scheme_id}` has no question `{question_id}`", zh: "论证型式 `{scheme_id}` 没有问题 `{question_id}`");
        let names: Vec<String> =
            scheme.questions.iter().map(|question| format!("{scheme_id}/{}", question.id)).collect();
        let finding = Finding::new(code::UNKNOWN_QUESTION, span, message);
        findings.push(suggest(finding, word, span, names.iter().map(String::as_str)));
        return None;
    }
    Some((scheme_id.to_owned(), question_id.to_owned()))
}

fn known_reason(id: &str, span: Span, reasons: &[Reason], findings: &mut Findings) -> Option<ReasonIx> {
    if let Ok(at) = reasons.binary_search_by(|reason| reason.id.as_str().cmp(id)) {
        return u32::try_from(at).ok().map(ReasonIx);
    }
    let message = say!(en: "there is no reason `{id}`", zh: "没有理由 `{id}`");
    let names = reasons.iter().map(|reason| reason.id.as_str());
    findings.push(suggest(Finding::new(code::DANGLING_REASON, span, message), id, span, names));
    None
}

/// The reasons of a scheme that a reason bears on: the one that it undercuts; those from and to the node that it attacks
/// or supports.
fn pressed(reason: &Reason, reasons: &[Reason], scheme: &str) -> Vec<ReasonIx> {
    let uses = |other: &Reason| other.scheme.as_deref() == Some(scheme);
    let indexed = || reasons.iter().zip(0..).map(|(reason, at)| (ReasonIx(at), reason));
    match reason.target {
        Target::Reason(ix) => indexed().filter(|&(at, other)| at == ix && uses(other)).map(|(at, _)| at).collect(),
        Target::Node(node) => indexed()
            .filter(|(_, other)| {
                let concerns =
                    other.target == Target::Node(node) || other.premises.iter().any(|premise| premise.node == node);
                other.id != reason.id && concerns && uses(other)
            })
            .map(|(at, _)| at)
            .collect(),
        Target::Preference { stronger, weaker } => {
            indexed().filter(|&(at, other)| (at == stronger || at == weaker) && uses(other)).map(|(at, _)| at).collect()
        }
    }
}
