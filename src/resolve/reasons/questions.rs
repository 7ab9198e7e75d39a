//! Which critical question each reason presses, and of which reason.

use super::super::identity::suggest;
use super::draft::Draft;
use super::schemes::known_scheme;
use crate::diagnostic::{Finding, Findings, Text, code, nearest};
use crate::load::files::RawAsks;
use crate::load::tree::Tree;
use crate::model::{Asks, NodeIx, Reason, ReasonIx, Scheme, Target};
use crate::say;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A question as a file says it.
pub(super) struct Asking<'a> {
    /// The index of the reason that presses it; none of one that is left out.
    by: Option<usize>,
    raw: &'a RawAsks,
    tree: &'a Tree,
}

/// Every question that a draft presses.
pub(super) fn asking<'a>(drafts: &[Draft<'a>], kept: &[bool]) -> Vec<Asking<'a>> {
    let mut next = 0;
    let of = |(draft, kept): (&Draft<'a>, &bool)| {
        let by = kept.then_some(next);
        next += usize::from(*kept);
        Some(Asking { by, raw: draft.raw?.asks.as_ref()?, tree: draft.tree })
    };
    drafts.iter().zip(kept).filter_map(of).collect()
}

/// Resolves which critical question each reason presses, and of which reason.
pub(super) fn press(
    reasons: &mut [Reason],
    asking: Vec<Asking<'_>>,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) {
    if asking.is_empty() {
        return;
    }
    let about = About::new(reasons);
    let mut asked = Vec::new();
    for Asking { by, raw, tree } in asking {
        if let Some(at) = by {
            asked.push((at, ask(at, raw, tree, &about, schemes, findings)));
        } else {
            let (word, span) = question_word(raw, tree);
            let _ = known_question(word, span, schemes, findings); // the reason is left out; its faults are still said
        }
    }
    for (at, asks) in asked {
        if let Some(reason) = reasons.get_mut(at) {
            reason.asks = asks;
        }
    }
}

/// The question as it is written, and where.
fn question_word<'a>(raw: &'a RawAsks, tree: &Tree) -> (&'a str, Span) {
    match raw {
        RawAsks::Short(word) => (word, tree.span_of("asks")),
        RawAsks::Long { question, .. } => (question, tree.get("asks").unwrap_or(tree).span_of("question")),
    }
}

fn ask(
    at: usize,
    raw: &RawAsks,
    tree: &Tree,
    about: &About<'_>,
    schemes: &BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Option<Asks> {
    let (word, span) = question_word(raw, tree);
    let of = match raw {
        RawAsks::Long { of: Some(of), .. } => Some((of.as_str(), tree.get("asks").unwrap_or(tree).span_of("of"))),
        _ => None,
    };
    let (scheme_id, question_id) = known_question(word, span, schemes, findings)?;
    let of = match of {
        Some((id, span)) => Some(known_reason(id, span, about.reasons, findings)?),
        None => None,
    };
    let pressed = about.pressed(about.reasons.get(at)?, &scheme_id);
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
        let finding = Finding::new(code::UNKNOWN_QUESTION, span, message);
        findings.push(suggest_question(
            finding,
            word,
            span,
            schemes.values(),
            || say!(en: "write the scheme and the question: `sign/cq-2`", zh: "请写型式和问题：`sign/cq-2`"),
        ));
        return None;
    };
    let scheme = known_scheme(scheme_id, span, schemes, findings)?;
    if scheme.question(question_id).is_none() {
        let message = say!(en: "the scheme `{scheme_id}` has no question `{question_id}`", zh: "论证型式 `{scheme_id}` 没有问题 `{question_id}`");
        let list: Vec<String> =
            scheme.questions.iter().map(|question| format!("`{scheme_id}/{}`", question.id)).collect();
        let list = list.join(", ");
        let finding = Finding::new(code::UNKNOWN_QUESTION, span, message);
        findings.push(suggest_question(
            finding,
            word,
            span,
            std::iter::once(scheme),
            || say!(en: "its questions are {list}", zh: "可用的有 {list}"),
        ));
        return None;
    }
    Some((scheme_id.to_owned(), question_id.to_owned()))
}

/// Adds the nearest question of some schemes, written as `scheme/question`, or what else may help.
fn suggest_question<'s>(
    finding: Finding,
    wrong: &str,
    span: Span,
    schemes: impl Iterator<Item = &'s Scheme>,
    otherwise: impl FnOnce() -> Text,
) -> Finding {
    let of = |scheme: &'s Scheme| scheme.questions.iter().map(|question| format!("{}/{}", scheme.id, question.id));
    let names: Vec<String> = schemes.flat_map(of).collect();
    let names = || names.iter().map(String::as_str);
    // Which number was meant nobody can guess.
    let unnumbered = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let is_guess = |near: &str| unnumbered(near) != unnumbered(wrong);
    if !nearest(wrong, names()).is_some_and(is_guess) {
        finding.help(otherwise())
    } else {
        suggest(finding, wrong, span, names())
    }
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

/// Which reasons are from or to each node.
struct About<'a> {
    reasons: &'a [Reason],
    by_node: BTreeMap<NodeIx, Vec<ReasonIx>>,
}

impl<'a> About<'a> {
    fn new(reasons: &'a [Reason]) -> Self {
        let mut by_node: BTreeMap<NodeIx, Vec<ReasonIx>> = BTreeMap::new();
        for (reason, at) in reasons.iter().zip(0..) {
            let target = if let Target::Node(node) = reason.target { Some(node) } else { None };
            let nodes: BTreeSet<NodeIx> = reason.premises.iter().map(|premise| premise.node).chain(target).collect();
            for node in nodes {
                by_node.entry(node).or_default().push(ReasonIx(at));
            }
        }
        Self { reasons, by_node }
    }

    /// The reasons of a scheme that a reason bears on: the one that it undercuts; those from and to the node that it
    /// attacks or supports.
    fn pressed(&self, reason: &Reason, scheme: &str) -> Vec<ReasonIx> {
        let candidates = match reason.target {
            Target::Reason(ix) => vec![ix],
            Target::Preference { stronger, weaker } => vec![stronger, weaker],
            Target::Node(node) => self.by_node.get(&node).cloned().unwrap_or_default(),
        };
        let fits = |ix: &ReasonIx| {
            let other = self.reasons.get(ix.0 as usize);
            other.is_some_and(|other| other.id != reason.id && other.scheme.as_deref() == Some(scheme))
        };
        candidates.into_iter().filter(fits).collect()
    }
}
