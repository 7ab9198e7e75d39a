//! The nodes: kinds, texts, places, citations, and their declared relations to one another.

use super::identity::{Identified, Identities, check_id, suggest};
use super::text::{Words, spanned};
use crate::diagnostic::{Finding, Findings, code};
use crate::load::Loaded;
use crate::load::files::{RawCite, RawNode};
use crate::load::tree::Tree;
use crate::model::{Basis, Citation, Kind, Locator, LocatorFault, Node, NodeIx, Origin, Reference, Stance, Standard};
use crate::say;
use crate::source::{Span, Spanned};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Every node, in order of ids.
pub(super) fn nodes(
    loaded: &Loaded,
    identities: &Identities<'_>,
    words: &Words<'_>,
    bibliography: &BTreeMap<String, Reference>,
    findings: &mut Findings,
) -> Vec<Node> {
    let one = |identified| {
        let mut found = Findings::new();
        (node(loaded, identities, identified, words, bibliography, &mut found), found)
    };
    let (mut nodes, mut found) = (Vec::new(), Vec::new());
    identities.nodes.par_iter().map(one).unzip_into_vecs(&mut nodes, &mut found);
    found.into_iter().for_each(|found| findings.append(found));
    nodes
}

fn node(
    loaded: &Loaded,
    identities: &Identities<'_>,
    identified: &Identified<'_>,
    words: &Words<'_>,
    bibliography: &BTreeMap<String, Reference>,
    findings: &mut Findings,
) -> Node {
    let &Identified { id, raw, tree, span, host } = identified;
    let kind = raw.kind.unwrap_or(Kind::Claim);
    let title = words.localised(raw.title.as_ref(), tree, "title", findings);
    let title_span = tree.get("title").map_or(span, |tree| tree.span);
    if title.is_empty() && tree.get("title").is_some() {
        let message = say!(en: "the title is empty", zh: "标题是空的");
        let help = say!(en: "the title is the statement itself, in one sentence", zh: "标题就是命题本身，写成一句话");
        findings.push(Finding::new(code::EMPTY_TITLE, title_span, message).help(help));
    }
    let cites = citations(raw.cites.as_slice(), tree, bibliography, findings);
    let basis = raw.basis.unwrap_or_else(|| default_basis(kind, &cites));
    Node {
        id: id.to_owned(),
        span,
        path: loaded.sources.path(span).to_owned(),
        inline: host.is_some(),
        kind,
        title,
        title_span,
        text: words.localised(raw.text.as_ref(), tree, "text", findings),
        origin: raw.origin.or(host.and_then(|host| host.origin)).unwrap_or(Origin::Contributor),
        by: raw.by.clone().or_else(|| host.and_then(|host| host.by.clone())),
        date: raw.date.clone().or_else(|| host.and_then(|host| host.date.clone())),
        stance: raw.stance.unwrap_or(Stance::Asserts),
        at: locators(identified, findings),
        quote: spanned(raw.quote.as_ref(), tree, "quote"),
        note: words.localised(raw.note.as_ref(), tree, "note", findings),
        basis,
        basis_span: raw.basis.and(tree.get("basis")).map(|tree| tree.span),
        standard: raw.standard.unwrap_or(Standard::Balance),
        translated: translated(raw, tree, words, findings),
        aliases: aliases(identified),
        cites,
        contradicts: related(raw.contradicts.as_slice(), tree, "contradicts", identities, findings),
        same_as: related(raw.same_as.as_slice(), tree, "same_as", identities, findings),
        home: None,
    }
}

/// A claim is argued; a premise or rebuttal that cites is sourced, else assumed.
fn default_basis(kind: Kind, cites: &[Citation]) -> Basis {
    match kind {
        Kind::Claim => Basis::Argued,
        _ if cites.is_empty() => Basis::Assumed,
        _ => Basis::Sourced,
    }
}

fn translated(
    raw: &RawNode,
    tree: &Tree,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<(String, Spanned<String>)> {
    let Some(marks) = tree.get("translated") else { return Vec::new() };
    marks.entries().iter().for_each(|entry| words.known(&entry.key, entry.key_span, findings));
    let mark =
        |(language, mark): (&String, &String)| (language.clone(), Spanned::new(mark.clone(), marks.span_of(language)));
    raw.translated.iter().map(mark).collect()
}

fn aliases(node: &Identified<'_>) -> Vec<Spanned<String>> {
    let spanned =
        |(item, alias): (usize, &String)| Spanned::new(alias.clone(), node.tree.span_of_item("aliases", item));
    let fits = |alias: &Spanned<String>| check_id(&alias.value, alias.span, &mut Findings::new()); // reported by `identify`
    node.raw.aliases.iter().enumerate().map(spanned).filter(fits).collect()
}

/// An inline node without places of its own has those of its host.
fn locators(node: &Identified<'_>, findings: &mut Findings) -> Vec<Spanned<Locator>> {
    let inherited = node.host.filter(|_| node.raw.at.is_empty());
    if let Some(host) = inherited {
        let at = |text: &String| Locator::parse(text).ok().map(|locator| Spanned::new(locator, node.span));
        return host.at.iter().filter_map(at).collect(); // faults are reported at the host
    }
    let mut all = Vec::new();
    for (item, text) in node.raw.at.iter().enumerate() {
        let span = node.tree.span_of_item("at", item);
        match Locator::parse(text) {
            Ok(locator) => all.push(Spanned::new(locator, span)),
            Err(fault) => findings.push(locator_fault(&fault, text, span)),
        }
    }
    all
}

fn locator_fault(fault: &LocatorFault, text: &str, span: Span) -> Finding {
    let message = match fault {
        LocatorFault::Empty => say!(en: "`{text}` names no section", zh: "`{text}` 没有写章节"),
        LocatorFault::Unclear(part) => say!(en: "`{part}` is not understood", zh: "看不懂 `{part}`"),
        LocatorFault::Backwards(part) => {
            say!(en: "`{part}` runs backwards, or counts from 0", zh: "`{part}` 前后颠倒，或从 0 数起")
        }
    };
    Finding::new(code::LOCATOR_SYNTAX, span, message).help(say!(
        en: "write `2.1¶2 s3`, `1¶2 s8-s9, s11`, `0 s4`, `2 title` or `2.2 fn5`",
        zh: "请写成 `2.1¶2 s3`、`1¶2 s8-s9, s11`、`0 s4`、`2 title` 或 `2.2 fn5`"
    ))
}

fn citations(
    raw: &[RawCite],
    tree: &Tree,
    bibliography: &BTreeMap<String, Reference>,
    findings: &mut Findings,
) -> Vec<Citation> {
    let items = tree.get("cites").map(Tree::items).unwrap_or_default();
    let mut all = Vec::new();
    for (cite, tree) in raw.iter().zip(items) {
        let (key, at, span) = match cite {
            RawCite::Short(key) => (key, None, tree.span),
            RawCite::Long { key, at, .. } => (key, at.clone(), tree.span_of("key")),
        };
        if bibliography.contains_key(key) {
            all.push(Citation { key: Spanned::new(key.clone(), span), at });
            continue;
        }
        let message = say!(en: "there is no source `{key}`", zh: "没有文献 `{key}`");
        let finding = Finding::new(code::UNKNOWN_CITATION, span, message).help(say!(
            en: "add it to bibliography.yaml, or bring it along: `{{key: {key}, source: {{type: web, title: …}}}}`",
            zh: "请加入 bibliography.yaml，或随引用写出：`{{key: {key}, source: {{type: web, title: …}}}}`"
        ));
        findings.push(suggest(finding, key, span, bibliography.keys().map(String::as_str)));
    }
    all
}

fn related(
    raw: &[String],
    tree: &Tree,
    key: &str,
    identities: &Identities<'_>,
    findings: &mut Findings,
) -> Vec<Spanned<NodeIx>> {
    let mut all = Vec::new();
    for (item, id) in raw.iter().enumerate() {
        let span = tree.span_of_item(key, item);
        all.extend(identities.refer(id, span, findings).map(|ix| Spanned::new(ix, span)));
    }
    all
}
