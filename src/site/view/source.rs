//! The bibliography, and sources where they are cited.

use super::super::reference::{self, Run};
use super::super::standpoint::Standpoint;
use super::{Item, Words};
use crate::model::Reference;
use serde::Serialize;

/// What `sources.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesPage {
    /// Every entry that is known, then those that are not.
    pub sources: Vec<SourceView>,
    /// How many are not known.
    pub unresolved: usize,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Its key; the anchor on the sources page is `src-<key>`.
    pub key: String,
    /// Its entry on the sources page.
    pub href: String,
    /// The formatted reference.
    pub runs: Vec<Run>,
    /// Where in the source, where it is cited for a place.
    pub at: Option<String>,
    /// Whether the paper cites it but nobody knows what it is.
    pub unresolved: bool,
    /// A remark.
    pub note: Option<Words>,
    /// Its address on the web.
    pub url: Option<String>,
    /// An archived copy.
    pub archived: Option<String>,
    /// The statements that cite it; on the sources page only.
    pub cited_by: Vec<Item>,
}

impl SourcesPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let project = here.atlas.project();
        let mut sources: Vec<SourceView> =
            project.bibliography.values().map(|reference| view(here, reference, None)).collect();
        for source in &mut sources {
            source.cited_by = here.items(here.atlas.index.citing.get(&source.key).into_iter().flatten().copied());
        }
        let text = |source: &SourceView| source.runs.iter().map(|run| run.text.as_str()).collect::<String>();
        sources.sort_by_cached_key(|source| (source.unresolved, text(source), source.key.clone()));
        let unresolved = sources.iter().filter(|source| source.unresolved).count();
        Self { sources, unresolved }
    }
}

/// A source where it is cited, if it is known.
pub(in super::super) fn source(here: &Standpoint<'_>, key: &str, at: Option<String>) -> Option<SourceView> {
    here.atlas.project().bibliography.get(key).map(|reference| view(here, reference, at))
}

fn view(here: &Standpoint<'_>, reference: &Reference, at: Option<String>) -> SourceView {
    let web = |url: &Option<crate::source::Spanned<String>>| {
        url.as_ref().map(|url| url.value.clone()).filter(|url| is_web(url))
    };
    SourceView {
        key: reference.key.clone(),
        href: format!("{}#src-{}", here.href("sources.html"), reference.key),
        runs: reference::format(reference, here.language),
        at,
        unresolved: reference.unresolved,
        note: Some(here.words(&reference.note)).filter(|note| !note.text.is_empty()),
        url: web(&reference.url),
        archived: web(&reference.archived),
        cited_by: Vec::new(),
    }
}

/// Only addresses of the web are linked, whatever the bibliography says.
fn is_web(url: &str) -> bool {
    matches!(crate::markdown::address::Address::of(url), crate::markdown::address::Address::Web(clean) if clean == url && !url.starts_with("mailto:"))
}
