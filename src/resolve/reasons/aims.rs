//! Which drafts become reasons: ids are made unique, targets that are reasons are found.

use super::super::identity::{Identities, Lookup, suggest, through_alias};
use super::draft::{Aim, Draft, canonical};
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use crate::source::Span;
use rayon::prelude::*;
use std::collections::HashMap;

/// Sorts by id; of several with one id the first in the order of the files stays.
pub(super) fn unique<'a>(
    mut drafts: Vec<Draft<'a>>,
    identities: &Identities<'_>,
    findings: &mut Findings,
) -> Vec<Draft<'a>> {
    drafts.par_sort_by(|a, b| (&a.id, a.tree.span).cmp(&(&b.id, b.tree.span)));
    drafts.retain(|draft| match identities.identified(&draft.id) {
        Some(node) => {
            let id = &draft.id;
            let message = say!(en: "`{id}` is the id of a node", zh: "`{id}` 是某节点的 id");
            let label = say!(en: "the node", zh: "该节点");
            let at = draft.tree.span_of("id");
            findings.push(Finding::new(code::DUPLICATE_ID, at, message).also(node.span, label));
            false
        }
        None => true,
    });
    drafts.dedup_by(|draft, first| {
        let id = &draft.id;
        if *id != first.id {
            return false;
        }
        let message = say!(en: "two reasons have the id `{id}`", zh: "两个理由的 id 都是 `{id}`");
        let finding = Finding::new(code::DUPLICATE_ID, draft.tree.span, message)
            .also(first.tree.span, say!(en: "the other one", zh: "另一个"))
            .help(say!(en: "give one of them an `id` of its own", zh: "请给其中一个另写 `id`"));
        findings.push(finding);
        true
    });
    drafts
}

/// Which drafts become reasons, each with yes or no: those whose premises and targets are there. A reason that is aimed at
/// one that is left out is left out with it; only the first fault of such a chain is reported.
pub(super) fn resolvable(drafts: &[Draft<'_>], identities: &Identities<'_>, findings: &mut Findings) -> Vec<bool> {
    let at_reasons = drafts.iter().any(|draft| matches!(draft.target, Aim::Reason(..) | Aim::Preference(..)));
    // Looked up, never walked; and empty where nothing is looked up.
    let index: HashMap<&str, usize> = match at_reasons {
        true => drafts.iter().enumerate().map(|(at, draft)| (draft.id.as_str(), at)).collect(),
        false => HashMap::new(),
    };
    let find = |id: &str| index.get(id).or_else(|| index.get(canonical(id, identities).as_str())).copied();
    let mut aims: Vec<Vec<usize>> = Vec::with_capacity(drafts.len());
    let mut fallen: Vec<usize> = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        let mut targets = Vec::new();
        let mut missing = draft.faulty;
        let named = match draft.target {
            Aim::Node(..) => Vec::new(),
            Aim::Nothing => {
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
fn without(aims: &[Vec<usize>], mut fallen: Vec<usize>) -> Vec<bool> {
    let mut aimed_by: Vec<Vec<usize>> = vec![Vec::new(); aims.len()];
    for (at, targets) in aims.iter().enumerate() {
        for &target in targets {
            aimed_by[target].push(at);
        }
    }
    let mut kept = vec![true; aims.len()];
    while let Some(at) = fallen.pop() {
        if std::mem::take(&mut kept[at]) {
            fallen.extend(&aimed_by[at]);
        }
    }
    kept
}

fn report_missing(id: &str, span: Span, drafts: &[Draft<'_>], identities: &Identities<'_>, findings: &mut Findings) {
    if id.split("--").any(|part| matches!(identities.lookup(part), Lookup::Broken)) {
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
    let usable = drafts.iter().filter(|draft| !draft.faulty && !matches!(draft.target, Aim::Nothing));
    let names = usable.map(|draft| draft.id.as_str());
    findings.push(suggest(Finding::new(code::DANGLING_REASON, span, message), id, span, names));
}
