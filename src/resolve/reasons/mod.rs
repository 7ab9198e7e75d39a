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
    let incomplete = incomplete(&drafts, &kept);
    let asking = questions::asking(&drafts, &kept);
    let mut reasons = finish(drafts, &kept, identities, words, findings);
    questions::press(&mut reasons, asking, schemes, findings);
    (reasons, incomplete)
}

/// The nodes that a reason which is left out was to connect.
fn incomplete(drafts: &[Draft<'_>], kept: &[bool]) -> BTreeSet<NodeIx> {
    let mut nodes = BTreeSet::new();
    for (draft, _) in drafts.iter().zip(kept).filter(|(_, kept)| !**kept) {
        nodes.insert(draft.lead);
        nodes.extend(draft.premises.iter().map(|premise| premise.node));
        nodes.extend(if let Aim::Node(node, _) = draft.target { Some(node) } else { None });
    }
    nodes
}

fn finish(
    mut drafts: Vec<Draft<'_>>,
    kept: &[bool],
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<Reason> {
    let targets = targets(&drafts, kept, identities);
    let mut has_target = targets.iter().map(Option::is_some);
    drafts.retain(|_| has_target.next().unwrap_or_default());
    let targets: Vec<(Target, Span)> = targets.into_iter().flatten().collect();
    let of = |(draft, target)| {
        let mut found = Findings::new();
        (reason(draft, target, words, &mut found), found)
    };
    let (mut reasons, mut found) = (Vec::new(), Vec::new());
    drafts.into_par_iter().zip(targets).map(of).unzip_into_vecs(&mut reasons, &mut found);
    found.into_iter().for_each(|found| findings.append(found));
    reasons
}

/// What each draft is about and where that is named. Every kept one has its target: `resolvable` saw to it.
fn targets(drafts: &[Draft<'_>], kept: &[bool], identities: &Identities<'_>) -> Vec<Option<(Target, Span)>> {
    let at_reasons = drafts.iter().any(|draft| matches!(draft.target, Aim::Reason(..) | Aim::Preference(..)));
    let those_kept = drafts.iter().zip(kept).filter(|(_, kept)| **kept).zip(0..);
    // Looked up, never walked; and empty where nothing is looked up.
    let index: HashMap<&str, ReasonIx> = match at_reasons {
        true => those_kept.map(|((draft, _), place)| (draft.id.as_str(), ReasonIx(place))).collect(),
        false => HashMap::new(),
    };
    let find = |id: &str| index.get(id).or_else(|| index.get(canonical(id, identities).as_str())).copied();
    let of = |(draft, kept): (&Draft<'_>, &bool)| match draft.target {
        _ if !kept => None,
        Aim::Node(node, span) => Some((Target::Node(node), span)),
        Aim::Reason(id, span) => find(id).map(|reason| (Target::Reason(reason), span)),
        Aim::Preference(stronger, _, weaker, _) => find(stronger)
            .zip(find(weaker))
            .map(|(stronger, weaker)| (Target::Preference { stronger, weaker }, draft.tree.span)),
        Aim::Nothing => None,
    };
    drafts.iter().zip(kept).map(of).collect()
}

fn reason(draft: Draft<'_>, target: (Target, Span), words: &Words<'_>, findings: &mut Findings) -> Reason {
    let (raw, (target, target_span)) = (draft.raw, target);
    let span = if draft.kind == ReasonKind::Contradicts { target_span } else { draft.tree.span };
    Reason {
        id: draft.id,
        kind: draft.kind,
        lead: draft.lead,
        premises: draft.premises,
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
