//! The reasons: every entry of every node becomes one, with an id; targets and premises are found.

mod aims;
mod draft;
mod questions;
mod schemes;

use super::identity::Identities;
use super::text::Words;
use crate::diagnostic::Findings;
use crate::model::{Localized, Node, NodeIx, Reason, ReasonIx, ReasonKind, Scheme, Target};
use crate::source::Span;
use draft::{Aim, Draft, canonical};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every reason, in order of ids; and the nodes some of whose reasons are left out.
pub(super) fn reasons(
    identities: &Identities<'_>,
    words: &Words<'_>,
    schemes: &BTreeMap<String, Scheme>,
    nodes: &[Node],
    findings: &mut Findings,
) -> (Vec<Reason>, BTreeSet<NodeIx>) {
    let drafts = aims::unique(draft::drafts(identities, nodes, schemes, findings), identities, findings);
    let kept = aims::resolvable(&drafts, identities, findings);
    let mut reasons = finish(&drafts, &kept, identities, words, findings);
    questions::press(&mut reasons, &drafts, &kept, schemes, findings);
    (reasons, incomplete(&drafts, &kept))
}

/// The nodes that a reason which is left out was to connect.
fn incomplete(drafts: &[Draft<'_>], kept: &BTreeSet<usize>) -> BTreeSet<NodeIx> {
    let mut nodes = BTreeSet::new();
    for (_, draft) in drafts.iter().enumerate().filter(|(at, _)| !kept.contains(at)) {
        nodes.insert(draft.lead);
        nodes.extend(draft.premises.iter().map(|premise| premise.node));
        nodes.extend(if let Aim::Node(node, _) = draft.target { Some(node) } else { None });
    }
    nodes
}

fn finish(
    drafts: &[Draft<'_>],
    kept: &BTreeSet<usize>,
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<Reason> {
    let at_reasons = drafts.iter().any(|draft| matches!(draft.target, Aim::Reason(..) | Aim::Preference(..)));
    // Looked up, never walked; and empty where nothing is looked up.
    let index: HashMap<&str, ReasonIx> = match at_reasons {
        true => kept.iter().zip(0..).map(|(&at, place)| (drafts[at].id.as_str(), ReasonIx(place))).collect(),
        false => HashMap::new(),
    };
    let find = |id: &str| index.get(id).or_else(|| index.get(canonical(id, identities).as_str())).copied();
    let of = |&at: &usize| {
        let (draft, mut found) = (&drafts[at], Findings::new());
        let target = match draft.target {
            Aim::Node(node, span) => Some((Target::Node(node), span)),
            Aim::Reason(id, span) => find(id).map(|reason| (Target::Reason(reason), span)),
            Aim::Preference(stronger, _, weaker, _) => find(stronger)
                .zip(find(weaker))
                .map(|(stronger, weaker)| (Target::Preference { stronger, weaker }, draft.tree.span)),
            Aim::Nothing => None,
        };
        // Every kept draft has its target: `resolvable` saw to it.
        let reason = target.map(|(target, target_span)| reason(draft, target, target_span, words, &mut found));
        (reason, found)
    };
    let kept: Vec<usize> = kept.iter().copied().collect();
    let all: Vec<(Option<Reason>, Findings)> = kept.par_iter().map(of).collect();
    let told = |(reason, found)| {
        findings.append(found);
        reason
    };
    all.into_iter().filter_map(told).collect()
}

fn reason(draft: &Draft<'_>, target: Target, target_span: Span, words: &Words<'_>, findings: &mut Findings) -> Reason {
    let raw = draft.raw;
    let span = if draft.kind == ReasonKind::Contradicts { target_span } else { draft.tree.span };
    Reason {
        id: draft.id.clone(),
        kind: draft.kind,
        lead: draft.lead,
        premises: draft.premises.clone(),
        target,
        strict: raw.is_some_and(|raw| raw.strict),
        scheme: draft.scheme.map(|scheme| scheme.id.clone()),
        asks: None,
        warrant: raw
            .map_or_else(Localized::new, |raw| words.localised(raw.warrant.as_ref(), draft.tree, "warrant", findings)),
        span,
        target_span,
    }
}
