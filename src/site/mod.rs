//! The site: every page of a map in every language, as files in memory.
//!
//! `plan` knows each address before anything is rendered; a `view` is what the templates of a page may see, made from a
//! `standpoint` (one address, one language); `render` turns views into HTML, in parallel; `feeds` writes what machines
//! read. A page is a function of its view. This room reads no disk and writes none.

mod assets;
mod editions;
mod feeds;
mod head;
mod index;
mod locator;
mod objections;
mod outline;
pub mod plan;
pub mod reference;
mod render;
mod scene;
mod standpoint;
pub mod url;
pub mod view;

pub use render::Templates;

use crate::diagnostic::{Finding, Findings, code};
use crate::locale::Dictionary;
use crate::model::{NodeIx, Place, Project, ReasonIx};
use crate::pipeline::Argument;
use crate::say;
use crate::source::Span;
use assets::Assets;
use index::Index;
use outline::Outline;
use plan::{Plan, Planned, Redirect, Subject};
use rayon::prelude::*;
use render::Press;
use standpoint::Standpoint;
use std::collections::BTreeMap;

/// What a site is made from.
pub struct SiteInput<'a> {
    /// The checked and evaluated map.
    pub argument: &'a Argument,
    /// What overrides the theme; its texts stand in the argument's source map.
    pub templates: &'a Templates,
    /// The revision of the map, shown on every page.
    pub revision: Option<&'a str>,
    /// The day of the build, `YYYY-MM-DD`, shown on every page.
    pub date: Option<&'a str>,
}

/// Everything that views are made from: the map and what is derived from it once for all pages.
struct Atlas<'a> {
    argument: &'a Argument,
    index: Index,
    plan: Plan,
    outline: Outline,
    objections: Vec<ReasonIx>,
    assets: Assets,
    revision: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> Atlas<'a> {
    fn new(input: &SiteInput<'a>, texts: &BTreeMap<&str, &str>) -> Self {
        let project = &input.argument.project;
        Self {
            argument: input.argument,
            index: Index::new(project),
            plan: Plan::new(project),
            outline: Outline::new(project, &input.argument.graph),
            objections: objections::against_thesis(input.argument),
            assets: Assets::new(texts),
            revision: input.revision,
            date: input.date,
        }
    }

    fn project(&self) -> &'a Project {
        &self.argument.project
    }

    fn base_url(&self) -> Option<&'a str> {
        self.project().map.site.base_url.as_ref().map(|url| url.value.as_str())
    }

    fn repository(&self, action: &str, path: &str) -> Option<String> {
        let site = &self.project().map.site;
        let repository = &site.repository.as_ref()?.value;
        let (branch, path) = (url::encode_path(&site.branch), url::encode_path(path));
        Some(format!("{repository}/{action}/{branch}/{path}"))
    }

    /// Where a file can be edited.
    fn edit_href(&self, path: &str) -> Option<String> {
        self.repository("edit", path)
    }

    /// Where a line of a file can be read.
    fn line_href(&self, path: &str, line: usize) -> Option<String> {
        self.repository("blob", path).map(|href| format!("{href}#L{line}"))
    }

    /// A node's place in the order of the paper; contributions come after it.
    fn place_of(&self, ix: NodeIx) -> (bool, usize, Option<Place>) {
        let node = self.project().node(ix);
        let outline = &self.project().map.paper.outline;
        let home = node.home.as_ref().and_then(|id| outline.iter().position(|section| section.id.value == *id));
        let place = node.at.iter().find(|at| node.home.as_deref() == Some(&at.value.section));
        (!node.is_papers(), home.unwrap_or(usize::MAX), place.map(|at| at.value.place.clone()))
    }
}

/// A file of the site: its path below the root, and its bytes.
pub type SiteFile = (String, Vec<u8>);

/// Renders the whole site. Where a template has a fault, the pages that need it are left out.
pub fn site(input: &SiteInput<'_>) -> (Vec<SiteFile>, Findings) {
    let mut findings = Findings::new();
    let sources = &input.argument.sources;
    let texts = input.templates.texts(sources);
    let atlas = Atlas::new(input, &texts);
    let map_file = Span::file_start(atlas.project().map.thesis_span.file);
    if atlas.base_url().is_none() {
        findings.push(no_base_url(map_file));
    }
    let mut files = data(&atlas);
    match presses(atlas.project(), &texts) {
        Ok(presses) => {
            for page in pages(&atlas, &presses) {
                match page {
                    Ok(file) => files.push(file),
                    Err(error) => render::report(&error, input.templates, sources, map_file, &mut findings),
                }
            }
        }
        Err(error) => render::report(&error, input.templates, sources, map_file, &mut findings),
    }
    (files, findings)
}

fn no_base_url(span: Span) -> Finding {
    let message = say!(
        en: "without `site.base_url` the site has no sitemap and no canonical addresses",
        zh: "没有 `site.base_url`，站点就没有站点地图和规范网址"
    );
    let help = say!(
        en: "write the address at which the site will stand, such as `https://example.org/map/`",
        zh: "请写上站点将来的网址，例如 `https://example.org/map/`"
    );
    Finding::new(code::NO_BASE_URL, span, message).help(help)
}

/// The files that need no template.
fn data(atlas: &Atlas<'_>) -> Vec<SiteFile> {
    let mut files: Vec<SiteFile> =
        atlas.assets.files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    files.push(("map.json".to_owned(), feeds::map_json(atlas)));
    files.push(("robots.txt".to_owned(), feeds::robots(atlas.base_url())));
    files.extend(atlas.base_url().map(|base| ("sitemap.xml".to_owned(), feeds::sitemap(atlas, base))));
    files
}

type Presses<'a> = BTreeMap<&'a str, Press>;

/// The templates, compiled once for each language.
fn presses<'a>(project: &'a Project, texts: &BTreeMap<&str, &str>) -> Result<Presses<'a>, Box<tera::Error>> {
    let press = |language: &'a String| Ok((language.as_str(), Press::new(texts, Dictionary::of(language))?));
    project.map.languages.iter().map(press).collect()
}

type Printed = Result<SiteFile, Box<tera::Error>>;

fn pages(atlas: &Atlas<'_>, presses: &Presses<'_>) -> Vec<Printed> {
    let primary = presses.get(atlas.project().map.primary());
    let mut pages: Vec<Printed> = atlas
        .plan
        .pages
        .par_iter()
        .filter_map(|page| Some(print(atlas, page, presses.get(page.language.as_str())?)))
        .collect();
    pages.extend(
        atlas
            .plan
            .redirects
            .iter()
            .filter_map(|redirect| Some(print_redirect(atlas, redirect, presses.get(redirect.language.as_str())?))),
    );
    if let Some(press) = primary {
        for (path, template, framed) in [
            ("index.html", "chooser.html", editions::chooser(atlas)),
            ("404.html", "missing.html", editions::missing(atlas)),
        ] {
            let page = press.print(template, &framed.view, &framed.frame, &framed.masthead);
            pages.push(page.map(|bytes| (path.to_owned(), bytes)));
        }
    }
    pages
}

fn print_redirect(atlas: &Atlas<'_>, redirect: &Redirect, press: &Press) -> Printed {
    let framed = editions::redirect(atlas, redirect);
    let page = press.print("redirect.html", &framed.view, &framed.frame, &framed.masthead)?;
    Ok((redirect.path.clone(), page))
}

fn print(atlas: &Atlas<'_>, page: &Planned, press: &Press) -> Printed {
    let here = Standpoint::new(atlas, &page.language, &page.path);
    let (frame, masthead) = (head::frame(&here, page), head::masthead(&here, Some(&page.subject)));
    let bytes = match &page.subject {
        Subject::Home => press.print("home.html", &view::home::Home::new(&here), &frame, &masthead),
        Subject::Map => press.print("map.html", &view::map::MapPage::new(&here, true), &frame, &masthead),
        Subject::Outline => press.print("outline.html", &view::map::MapPage::new(&here, false), &frame, &masthead),
        Subject::Node(ix) => press.print("node.html", &view::node::NodePage::new(&here, *ix), &frame, &masthead),
        Subject::Section(at) => {
            press.print("section.html", &view::section::SectionPage::new(&here, *at), &frame, &masthead)
        }
        Subject::Statements(kind) => {
            press.print("table.html", &view::table::TablePage::new(&here, *kind), &frame, &masthead)
        }
        Subject::Schemes => press.print("schemes.html", &view::scheme::SchemesPage::new(&here), &frame, &masthead),
        Subject::Sources => press.print("sources.html", &view::source::SourcesPage::new(&here), &frame, &masthead),
        Subject::Document(slug) => {
            press.print("document.html", &view::document::DocumentPage::new(&here, slug), &frame, &masthead)
        }
        Subject::Health => press.print("health.html", &view::health::HealthPage::new(&here), &frame, &masthead),
    }?;
    Ok((page.path.clone(), bytes))
}
