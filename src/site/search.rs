//! What can be found, in the order in which hits are shown: statements from the thesis outwards, then sections,
//! documentation, argument schemes and sources.

use super::reference;
use super::standpoint::{DOCUMENT, Standpoint};
use super::view::frame::Frame;
use super::view::search::Mark;
use super::view::{Pair, document};
use super::{Atlas, Desk, SiteFile, TemplateResult};
use crate::markdown::{markup, plain};
use crate::model::{Localized, NodeIx};
use crate::search::{Entry, index};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// So many bytes of a source are kept on both sides of what is not shown as it is written: six characters and more.
const AROUND: usize = 24;

/// The search index of a standpoint's language, as files below the folder of the language. The standpoint is the page of
/// the search, which stands at the top of that folder.
///
/// # Errors
/// A fault of a template.
pub(super) fn index_of(here: &Standpoint<'_>, desk: &Desk, frame: &Frame) -> TemplateResult<Vec<SiteFile>> {
    let nodes = in_order(here.atlas);
    let mut found: Vec<Found> = nodes.into_par_iter().map(|ix| statement(here, ix)).collect();
    let outline = &here.atlas.project().map.paper.outline;
    found.extend(outline.iter().filter_map(|section| section_entry(here, &section.id.value)));
    found.extend(here.atlas.plan.documents.iter().flat_map(|slug| documentation(here, slug)));
    found.extend(schemes(here));
    found.extend(sources(here));
    let mut marks: BTreeMap<(&str, Option<String>), String> = BTreeMap::new();
    let mut entries = Vec::with_capacity(found.len());
    for Found { kind, verdicts, mut entry } in found {
        let key = (kind, verdicts.as_ref().map(|pair| format!("{pair:?}")));
        entry.mark = match marks.get(&key) {
            Some(mark) => mark.clone(),
            None => {
                let mark = Mark {
                    kind,
                    kind_word: here.say(&format!("kind-{kind}")),
                    is_statement: is_statement(kind),
                    verdicts,
                };
                let html = desk.press.print("hit.html", &mark, frame, tera::Value::none())?;
                let html = String::from_utf8_lossy(&html).trim().to_owned();
                marks.entry(key).or_insert(html).clone()
            }
        };
        entries.push(entry);
    }
    Ok(index(&entries))
}

/// An entry before it has its mark.
struct Found {
    kind: &'static str,
    verdicts: Option<Pair>,
    entry: Entry,
}

impl Found {
    /// What is no statement has no verdict.
    fn other(kind: &'static str, entry: Entry) -> Self {
        Self { kind, verdicts: None, entry }
    }
}

fn is_statement(kind: &str) -> bool {
    !matches!(kind, "section" | "page" | "scheme" | "source")
}

/// The statements by their distance from the thesis, then in the paper's order.
fn in_order(atlas: &Atlas<'_>) -> Vec<NodeIx> {
    let project = atlas.project();
    let steps = project.map.thesis.map(|thesis| atlas.argument.graph.steps_to(thesis)).unwrap_or_default();
    let step = |ix: NodeIx| steps.get(ix.0 as usize).copied().flatten().unwrap_or(u32::MAX);
    let mut nodes: Vec<NodeIx> = project.node_indices().collect();
    nodes.sort_by_cached_key(|&ix| (step(ix), atlas.place_of(ix), ix));
    nodes
}

fn statement(here: &Standpoint<'_>, ix: NodeIx) -> Found {
    let node = here.atlas.project().node(ix);
    let item = here.item(ix);
    let (text, mut beside) = prose(here, &[&node.text, &node.note]);
    let quote = node.quote.iter().map(|quote| quote.value.as_str());
    beside.push(node.id.as_str());
    let texts = std::iter::once(text.as_str()).chain(quote).filter(|text| !text.is_empty());
    let entry = Entry {
        href: item.href,
        place: item.by.or(item.place.map(|place| place.text)).unwrap_or_default(),
        lang: item.title.lang,
        title: item.title.text,
        text: texts.collect::<Vec<_>>().join("\n"),
        beside: beside.join("\n"),
        ..Entry::default()
    };
    Found { kind: item.kind, verdicts: item.verdicts, entry }
}

/// Markdown texts as a reader sees them, and what of them is written differently.
fn prose<'a>(here: &Standpoint<'a>, texts: &[&'a Localized]) -> (String, Vec<&'a str>) {
    let (mut seen, mut unseen) = (Vec::new(), Vec::new());
    for text in texts {
        if let Some((_, source)) = text.first(here.atlas.project().map.preferring(here.language)) {
            unseen.extend(markup(source, AROUND));
            seen.extend(here.prose(text, "").map(|prose| plain(&prose.html)));
        }
    }
    (seen.join("\n"), unseen)
}

fn section_entry(here: &Standpoint<'_>, id: &str) -> Option<Found> {
    let link = here.section(id)?;
    let place = format!("§{id}");
    let title = if link.words.text.is_empty() { place.clone() } else { link.words.text };
    let beside = place.clone();
    let entry = Entry { href: link.href, place, lang: link.words.lang, title, beside, ..Entry::default() };
    Some(Found::other("section", entry))
}

/// A documentation page, in one entry for what comes before its first heading and one for each heading.
fn documentation(here: &Standpoint<'_>, slug: &str) -> Vec<Found> {
    let argument = here.atlas.argument;
    let link = document::link(here, slug);
    let Some(page) = document::find(&argument.project, slug, here.language) else { return Vec::new() };
    let prose = here.prose_in(&page.language, argument.sources.slice(page.body), DOCUMENT);
    let entry = |href: String, place: &str, title: &str, text: String| {
        let (place, title, lang) = (place.to_owned(), title.to_owned(), link.words.lang.clone());
        Found::other("page", Entry { href, place, lang, title, text, ..Entry::default() })
    };
    let mut rest = prose.html.as_str();
    let mut entries = Vec::new();
    // From the last heading to the first, each takes what is left behind it.
    for heading in prose.headings.0.iter().rev() {
        let start = format!("<h{} id=\"{}\"", heading.level, heading.id);
        let Some(at) = rest.find(&start) else { continue };
        let below = rest[at..].find("</h").map_or("", |end| &rest[at + end..]);
        entries.push(entry(format!("{}#{}", link.href, heading.id), &page.title, &heading.text, plain(below)));
        rest = &rest[..at];
    }
    entries.push(entry(link.href.clone(), "", &page.title, format!("{}\n{}", page.summary, plain(rest))));
    entries.reverse();
    entries
}

fn schemes<'a>(here: &'a Standpoint<'_>) -> impl Iterator<Item = Found> + 'a {
    here.atlas.project().schemes.values().map(|scheme| {
        let title = here.words(&scheme.title);
        let mut texts = vec![here.words(&scheme.summary).text];
        texts.extend(scheme.questions.iter().map(|question| here.words(&question.text).text));
        let entry = Entry {
            href: here.href(&format!("schemes.html#scheme-{}", scheme.id)),
            lang: title.lang,
            title: if title.text.is_empty() { scheme.id.clone() } else { title.text },
            text: texts.join("\n"),
            beside: scheme.id.clone(),
            ..Entry::default()
        };
        Found::other("scheme", entry)
    })
}

/// A source has no title that a reader would type: its label stands in for it, and the whole reference is its text.
fn sources<'a>(here: &'a Standpoint<'_>) -> impl Iterator<Item = Found> + 'a {
    here.atlas.project().bibliography.values().map(|source| {
        let reference: String = reference::format(source, here.language).into_iter().map(|run| run.text).collect();
        let entry = Entry {
            href: here.href(&format!("sources.html#src-{}", source.key)),
            title: reference::label(source, here.language),
            text: format!("{reference}\n{}", here.words(&source.note).text),
            beside: source.key.clone(),
            ..Entry::default()
        };
        Found::other("source", entry)
    })
}
