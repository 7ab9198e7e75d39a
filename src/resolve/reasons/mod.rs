//! The reasons: every entry of every node becomes one, with an id; targets and premises are found.

mod aims;
mod draft;
mod questions;

use super::identity::{Identities, suggest};
use super::text::Words;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Localized, Node, Reason, ReasonIx, ReasonKind, Scheme, Target};
use crate::say;
use crate::source::Span;
use draft::{Aim, Draft, canonical};
use std::collections::{BTreeMap, BTreeSet};

/// Every reason, in order of ids.
pub(super) fn reasons(
    identities: &Identities<'_>,
    words: &Words<'_>,
    schemes: &BTreeMap<String, Scheme>,
    nodes: &[Node],
    findings: &mut Findings,
) -> Vec<Reason> {
    let drafts = aims::unique(draft::drafts(identities, nodes, findings), identities, findings);
    let kept = aims::resolvable(&drafts, identities, findings);
    let mut reasons = finish(&drafts, &kept, identities, words, schemes, findings);
    questions::press(&mut reasons, &drafts, &kept, schemes, findings);
    reasons
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
            Aim::Nothing => None,
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
