//! Under which keys of the format a statement or a reason differs between two versions.

use super::Matching;
use crate::model::{Localized, Node, NodeIx, Project, Reason, ReasonIx, Target};
use crate::source::Spanned;
use std::collections::BTreeSet;

/// The keys of a statement that differ, in the order of the format; of texts each language by itself.
pub(super) fn node_fields(
    old: &Project,
    new: &Project,
    (was, is): (NodeIx, NodeIx),
    matching: &Matching,
) -> Vec<String> {
    let (a, b) = (old.node(was), new.node(is));
    let mut fields = Vec::new();
    let mut differs = |key: &str, differs: bool| fields.extend(differs.then(|| key.to_owned()));
    differs("kind", a.kind != b.kind);
    texts("title", &a.title, &b.title, &mut differs);
    texts("text", &a.text, &b.text, &mut differs);
    differs("origin", a.origin != b.origin);
    differs("by", a.by != b.by);
    differs("date", a.date != b.date);
    differs("stance", a.stance != b.stance);
    differs("at", values(&a.at) != values(&b.at));
    differs("quote", a.quote.as_ref().map(|quote| &quote.value) != b.quote.as_ref().map(|quote| &quote.value));
    texts("note", &a.note, &b.note, &mut differs);
    differs("basis", a.basis != b.basis);
    differs("standard", a.standard != b.standard);
    for language in a.translated.iter().chain(&b.translated).map(|(language, _)| language).collect::<BTreeSet<_>>() {
        let mark =
            |node: &Node| node.translated.iter().find(|(of, _)| of == language).map(|(_, mark)| mark.value.clone());
        differs(&format!("translated.{language}"), mark(a) != mark(b));
    }
    differs("aliases", values(&a.aliases) != values(&b.aliases));
    let cites = |node: &Node| -> Vec<(String, Option<String>)> {
        node.cites.iter().map(|cite| (cite.key.value.clone(), cite.at.clone())).collect()
    };
    differs("cites", cites(a) != cites(b));
    differs("contradicts", related(&a.contradicts, matching) != now(&b.contradicts));
    differs("same_as", related(&a.same_as, matching) != now(&b.same_as));
    fields
}

/// The keys of a reason that differ.
pub(super) fn reason_fields(
    old: &Project,
    new: &Project,
    (was, is): (ReasonIx, ReasonIx),
    matching: &Matching,
) -> Vec<String> {
    let (a, b) = (old.reason(was), new.reason(is));
    let mut fields = Vec::new();
    let mut differs = |key: &str, differs: bool| fields.extend(differs.then(|| key.to_owned()));
    differs("kind", a.kind != b.kind);
    differs("lead", matching.node_after(a.lead) != Some(b.lead));
    differs("to", target(a.target, matching) != Some(b.target));
    let before: Vec<_> = a.premises.iter().map(|premise| (matching.node_after(premise.node), &premise.role)).collect();
    let after: Vec<_> = b.premises.iter().map(|premise| (Some(premise.node), &premise.role)).collect();
    differs("with", before != after);
    differs("scheme", a.scheme != b.scheme);
    differs("asks", asks(a) != asks(b));
    differs("strict", a.strict != b.strict);
    texts("warrant", &a.warrant, &b.warrant, &mut differs);
    fields
}

fn asks(reason: &Reason) -> Option<(&str, &str)> {
    reason.asks.as_ref().map(|asks| (asks.scheme.as_str(), asks.question.as_str()))
}

fn target(target: Target, matching: &Matching) -> Option<Target> {
    Some(match target {
        Target::Node(ix) => Target::Node(matching.node_after(ix)?),
        Target::Reason(ix) => Target::Reason(matching.reason_after(ix)?),
        Target::Preference { stronger, weaker } => {
            Target::Preference { stronger: matching.reason_after(stronger)?, weaker: matching.reason_after(weaker)? }
        }
    })
}

fn texts(key: &str, a: &Localized, b: &Localized, differs: &mut impl FnMut(&str, bool)) {
    let languages: BTreeSet<&str> = a.iter().chain(b.iter()).map(|(language, _)| language).collect();
    for language in languages {
        differs(&format!("{key}.{language}"), a.get(language).map(str::trim_end) != b.get(language).map(str::trim_end));
    }
}

fn values<T: Clone>(list: &[Spanned<T>]) -> Vec<T> {
    list.iter().map(|item| item.value.clone()).collect()
}

fn related(list: &[Spanned<NodeIx>], matching: &Matching) -> BTreeSet<Option<NodeIx>> {
    list.iter().map(|item| matching.node_after(item.value)).collect()
}

fn now(list: &[Spanned<NodeIx>]) -> BTreeSet<Option<NodeIx>> {
    list.iter().map(|item| Some(item.value)).collect()
}
