//! A documentation page.

use super::super::standpoint::{DOCUMENT, Standpoint};
use super::{Link, Prose, Words};
use crate::model::{Page, Project};
use serde::Serialize;

/// What `document.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentPage {
    /// One sentence about it.
    pub summary: Words,
    /// The text.
    pub prose: Prose,
    /// The page before it.
    pub previous: Option<Link>,
    /// The page after it.
    pub next: Option<Link>,
    /// Where its file can be edited.
    pub edit: Option<String>,
}

impl DocumentPage {
    pub(in super::super) fn new(here: &Standpoint<'_>, slug: &str) -> Self {
        let argument = here.atlas.argument;
        let documents = &here.atlas.plan.documents;
        let at = documents.iter().position(|known| known == slug);
        let neighbour = |at: Option<usize>| at.and_then(|at| documents.get(at)).map(|slug| link(here, slug));
        let page = find(&argument.project, slug, here.language);
        let language = page.map_or(here.language, |page| page.language.as_str());
        let body = page.map_or("", |page| argument.sources.slice(page.body));
        Self {
            summary: Words {
                text: page.map(|page| page.summary.clone()).unwrap_or_default(),
                lang: here.foreign(language),
            },
            prose: here.prose_in(language, body, DOCUMENT),
            previous: neighbour(at.and_then(|at| at.checked_sub(1))),
            next: neighbour(at.map(|at| at + 1)),
            edit: page.and_then(|page| here.atlas.edit_href(argument.sources.path(page.body))),
        }
    }
}

/// A page in a language, or in the map's first in which there is one.
pub(in super::super) fn find<'a>(project: &'a Project, slug: &str, language: &str) -> Option<&'a Page> {
    let in_language = |wanted: &str| project.pages.iter().find(|page| page.slug == slug && page.language == wanted);
    project.map.preferring(language).find_map(in_language)
}

/// A link to a documentation page, by its title.
pub(in super::super) fn link(here: &Standpoint<'_>, slug: &str) -> Link {
    let page = find(here.atlas.project(), slug, here.language);
    let words =
        page.map_or_else(Words::default, |page| Words { text: page.title.clone(), lang: here.foreign(&page.language) });
    Link { href: here.href(&format!("pages/{slug}.html")), no: None, words }
}
