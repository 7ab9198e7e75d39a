//! What helps readers along: the tours of `map.yaml`, and the glossary.

use super::identity::Identities;
use super::map::bad_value;
use super::text::{Words, check_name};
use crate::diagnostic::{Finding, Findings, code};
use crate::load::Loaded;
use crate::load::files::{RawMap, RawStop, RawTour};
use crate::load::tree::Tree;
use crate::model::{Localized, Stop, Term, Tour};
use crate::say;
use std::collections::BTreeSet;

/// The tours of `map.yaml`, in its order.
pub(super) fn tours(
    raw: &RawMap,
    tree: &Tree,
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<Tour> {
    let items = tree.get("tours").map(Tree::items).unwrap_or_default();
    let mut tours = Vec::new();
    let mut seen = BTreeSet::new();
    for (raw, tree) in raw.tours.iter().zip(items) {
        let span = tree.span_of("id");
        if !check_name(&raw.id, span, findings) {
            continue;
        }
        let id = &raw.id;
        if !seen.insert(id.to_ascii_lowercase()) {
            let message = say!(en: "the tour `{id}` stands twice", zh: "导览 `{id}` 出现了两次");
            findings.push(Finding::new(code::DUPLICATE_ID, span, message));
            continue;
        }
        if raw.stops.is_empty() && tree.get("stops").is_some() {
            let message = say!(en: "the tour `{id}` has no stops", zh: "导览 `{id}` 没有停靠点");
            let help = say!(en: "list ids of statements, in order: `stops: [a, b]`", zh: "请按顺序列出命题的 id：`stops: [a, b]`");
            findings.push(bad_value(tree.span_of("stops"), message, help));
        }
        let stops = stops(raw, tree, identities, words, findings);
        if !stops.is_empty() {
            let title = words.localised(raw.title.as_ref(), tree, "title", findings);
            let description = words.localised(raw.description.as_ref(), tree, "description", findings);
            tours.push(Tour { id: raw.id.clone(), title, description, stops });
        }
    }
    tours
}

fn stops(
    raw: &RawTour,
    tree: &Tree,
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<Stop> {
    let items = tree.get("stops").map(Tree::items).unwrap_or_default();
    let mut stops = Vec::new();
    for (raw, tree) in raw.stops.iter().zip(items) {
        let (id, span, text) = match raw {
            RawStop::Short(id) => (id, tree.span, Localized::new()),
            RawStop::Long { node, text } => {
                (node, tree.span_of("node"), words.localised(text.as_ref(), tree, "text", findings))
            }
        };
        stops.extend(identities.refer(id, span, findings).map(|node| Stop { node, text }));
    }
    stops
}

/// The terms of `glossary.yaml`, in its order.
pub(super) fn glossary(
    loaded: &Loaded,
    identities: &Identities<'_>,
    words: &Words<'_>,
    findings: &mut Findings,
) -> Vec<Term> {
    let Some(document) = &loaded.glossary else { return Vec::new() };
    let mut terms = Vec::new();
    for entry in document.tree.entries() {
        let (Some(raw), tree, span) = (document.raw.get(entry.key.as_str()), &entry.value, entry.key_span) else {
            continue;
        };
        if !check_name(&entry.key, span, findings) {
            continue;
        }
        let term = words.localised(raw.term.as_ref(), tree, "term", findings);
        if term.is_empty() {
            if tree.get("term").is_some() {
                let message = say!(en: "the term has no words", zh: "术语没有文字");
                let help = say!(en: "write it in each language", zh: "请用每种语言写出它");
                findings.push(Finding::new(code::EMPTY_TITLE, tree.span_of("term"), message).help(help));
            }
            continue;
        }
        let refer = |(item, id): (usize, &String)| (tree.span_of_item("see", item), id.clone());
        let named: Vec<_> = raw.see.iter().enumerate().map(refer).collect();
        let see = named.iter().filter_map(|(span, id)| identities.refer(id, *span, findings)).collect();
        let text = words.localised(raw.text.as_ref(), tree, "text", findings);
        terms.push(Term { id: entry.key.to_string(), span, term, text, see });
    }
    terms
}
