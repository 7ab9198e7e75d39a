//! The map for machines and for those who cite it: downloads, drawings, the way to the sources.

use super::super::draw::{Request, Scope, draw_of};
use super::super::head::{language_name, licence_href};
use super::super::standpoint::Standpoint;
use super::super::{Atlas, SiteFile, cite};
use super::{Link, Words};
use crate::diagram::css::Reader;
use crate::model::{Kind, View};
use serde::Serialize;

/// A map of more statements is not shipped as drawings: they would weigh megabytes.
const MOST_DRAWN: usize = 600;

/// What `data.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct DataPage {
    /// The map as JSON, and its schema.
    pub json: Vec<Download>,
    /// The feeds, one a language; empty without a base address or without dated contributions.
    pub feeds: Vec<Download>,
    /// The list of all pages; none without a base address.
    pub sitemap: Option<Download>,
    /// Drawings of the map and its sections.
    pub drawings: Vec<Download>,
    /// How to cite the map.
    pub citation: String,
    /// The same as an entry of BibTeX.
    pub bibtex: String,
    /// The revision that is shown.
    pub revision: Option<String>,
    /// Where the YAML files can be read.
    pub repository: Option<String>,
    /// The map's licence.
    pub licence: Option<Link>,
    /// Whether addresses are known: without one a citation lacks it.
    pub has_address: bool,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: Words,
    /// A section's number that goes before the name.
    pub no: Option<String>,
    /// How large it is, `312 KB`; empty if that is not known beforehand.
    pub size: String,
}

impl DataPage {
    /// The page, and the drawings that it offers.
    pub(in super::super) fn new(here: &Standpoint<'_>) -> (Self, Vec<SiteFile>) {
        let atlas = here.atlas;
        let site = &atlas.project().map.site;
        let drawn = drawings(atlas, here.language);
        let drawings = drawn.iter().map(|(scope, (path, bytes))| drawing(here, *scope, path, bytes.len())).collect();
        let page = Self {
            json: vec![root_file(here, "map.json", "data-json"), root_file(here, "map.schema.json", "data-schema")],
            feeds: feeds(here),
            sitemap: atlas.base_url().map(|_| root_file(here, "sitemap.xml", "data-sitemap")),
            drawings,
            citation: cite::citation(here),
            bibtex: cite::bibtex(here),
            revision: atlas.revision.map(str::to_owned),
            repository: site.repository.as_ref().map(|url| url.value.clone()),
            licence: site.licence.as_ref().map(|licence| Link {
                href: licence_href(licence).unwrap_or_default().to_owned(),
                no: None,
                words: plain(licence.clone()),
            }),
            has_address: atlas.base_url().is_some(),
        };
        (page, drawn.into_iter().map(|(_, file)| file).collect())
    }
}

fn plain(text: String) -> Words {
    Words { text, lang: None }
}

/// A file at the root of the site.
fn root_file(here: &Standpoint<'_>, file: &str, key: &str) -> Download {
    let href = super::super::url::relative(here.path, file);
    Download { href, name: plain(here.say(key)), no: None, size: String::new() }
}

fn feeds(here: &Standpoint<'_>) -> Vec<Download> {
    let languages = here.atlas.project().map.languages.iter();
    let feed = |language: &String| Download {
        href: super::super::url::relative(here.path, &format!("{language}/feed.xml")),
        name: Words { text: language_name(here.atlas, language), lang: here.foreign(language) },
        no: None,
        size: String::new(),
    };
    if here.atlas.has_feed() { languages.map(feed).collect() } else { Vec::new() }
}

/// The drawings of a language, by scope.
fn drawings<'a>(atlas: &'a Atlas<'_>, language: &str) -> Vec<(Scope<'a>, SiteFile)> {
    let project = atlas.project();
    if project.nodes.len().max(project.reasons.len()) > MOST_DRAWN {
        return Vec::new();
    }
    let mut scopes = vec![Scope::All, Scope::Thesis, Scope::Overview];
    scopes.extend(project.map.paper.outline.iter().map(|section| Scope::Section(&section.id.value)));
    let is_judged = |ix: &crate::model::NodeIx| project.node(*ix).kind != Kind::Context;
    let has_statements = |scope: &Scope<'_>| match scope {
        Scope::Section(id) => atlas.index.by_home.get(*id).is_some_and(|nodes| nodes.iter().any(is_judged)),
        _ => true,
    };
    let draw = |scope: Scope<'a>| {
        let request = Request { scope, language, second: None, view: View::All, width: None, legend: true };
        let svg = draw_of(atlas, &request)?.svg(Reader::Browser);
        Some((scope, (format!("{language}/data/{}.svg", name(scope)), svg.into_bytes())))
    };
    scopes.into_iter().filter(has_statements).filter_map(draw).collect()
}

fn name(scope: Scope<'_>) -> String {
    match scope {
        Scope::All => "map".to_owned(),
        Scope::Overview => "overview".to_owned(),
        Scope::Section(id) => format!("section-{id}"),
        Scope::Thesis | Scope::Node(_) => "thesis".to_owned(),
    }
}

fn drawing(here: &Standpoint<'_>, scope: Scope<'_>, path: &str, bytes: usize) -> Download {
    let section = if let Scope::Section(id) = scope { here.section(id) } else { None };
    let (no, words) = match (scope, section) {
        (_, Some(section)) => (section.no, section.words),
        (Scope::All, _) => (None, plain(here.say("draw-all"))),
        (Scope::Overview, _) => (None, plain(here.say("draw-overview"))),
        _ => (None, plain(here.say("thesis-around"))),
    };
    let href = super::super::url::relative(here.path, path);
    Download { href, name: words, no, size: format!("{} KB", bytes.div_ceil(1024)) }
}
