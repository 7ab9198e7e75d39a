//! The site: every page of a map in every language, as files in memory.
//!
//! `plan` knows each address before anything is rendered; a `view` is what the templates of a page may see, made from a
//! `standpoint` (one address, one language); `render` turns views into HTML, in parallel; `feeds` writes what machines
//! read. A page is a function of its view. This room reads no disk and writes none.

mod agenda;
mod assets;
mod atom;
mod cards;
mod cast;
pub mod changes;
mod cite;
mod contribution;
mod dictionaries;
pub mod draw;
mod editions;
mod feeds;
mod figure;
mod head;
mod index;
mod legend;
mod linked_data;
mod locator;
mod map_json;
mod outline;
mod overview;
pub mod plan;
mod raise;
pub mod reference;
mod rename;
mod render;
mod repository;
mod scene;
mod scope;
mod script;
mod search;
mod sheet;
mod social;
mod standpoint;
mod stub;
mod terse;
mod tours;
mod turning;
pub mod url;
pub mod view;
pub mod whatif;

pub use render::Templates;

use crate::analyse::{Inquiry, Linchpins};
use crate::diagnostic::{Finding, Findings, code};
use crate::graph::{Bearings, parts_of_circles};
use crate::model::{NodeIx, Place, Project, ReasonIx, Section, View};
use crate::pipeline::Argument;
use crate::say;
use crate::source::Span;
use agenda::Agenda;
use assets::Assets;
use dictionaries::Dictionaries;
use index::Index;
use outline::Outline;
use plan::{Plan, Planned, Subject};
use rayon::prelude::*;
use render::Press;
use serde::Serialize;
use standpoint::Standpoint;
use std::collections::BTreeMap;
use tours::Route;
use turning::Turning;
use view::frame::Frame;

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
    /// Whether pictures that stand for pages will be painted: see [`Site::cards`].
    pub cards: bool,
    /// The statements whose prose is all that has changed since a site of the same map, theme and day was made: then what
    /// prose of others does not bear on is left out. None: everything is made.
    pub rewritten: Option<&'a [NodeIx]>,
}

/// Everything that views are made from: the map and what is derived from it once for all pages.
struct Atlas<'a> {
    argument: &'a Argument,
    dictionaries: Dictionaries,
    index: Index,
    plan: Plan,
    outline: Outline,
    objections: Vec<ReasonIx>,
    agenda: Agenda,
    /// How everything bears on the thesis.
    bearings: Option<Bearings>,
    tours: Vec<Route>,
    /// What the thesis hangs on, in the view of the paper and in that of everything.
    linchpins: [Linchpins; 2],
    /// What would change the verdicts; none where only drawings are wanted.
    turning: Option<Turning>,
    /// The circle of support that each node is on.
    circles: Vec<Option<usize>>,
    assets: Assets,
    revision: Option<&'a str>,
    date: Option<&'a str>,
    cards: bool,
}

impl<'a> Atlas<'a> {
    fn new(input: &SiteInput<'a>, texts: &BTreeMap<&str, &str>) -> Self {
        let project = &input.argument.project;
        let inquiry = inquiry(input.argument);
        let tours = tours::tours(input.argument, inquiry.as_ref());
        let ids: Vec<String> = tours.iter().map(|route| route.id.clone()).collect();
        let linchpins = linchpins(input.argument);
        let hanging = if linchpins[1].are_found() { View::All } else { View::Paper };
        let of_view = &linchpins[usize::from(hanging == View::All)];
        let evaluation = input.argument.evaluations.in_view(hanging);
        Self {
            argument: input.argument,
            dictionaries: Dictionaries::built_in(&project.map.languages),
            index: Index::new(project),
            plan: Plan::new(project, &ids),
            outline: Outline::new(project, &input.argument.graph),
            objections: inquiry.as_ref().map(|inquiry| inquiry.objections()).unwrap_or_default(),
            agenda: Agenda::new(input.argument, inquiry.as_ref(), (of_view, evaluation)),
            tours,
            bearings: inquiry.map(Inquiry::into_bearings),
            linchpins,
            turning: None,
            circles: parts_of_circles(&input.argument.graph),
            assets: Assets::new(texts),
            revision: input.revision,
            date: input.date,
            cards: input.cards,
        }
    }

    /// Adds the files that are fetched when a reader asks "what if" or writes a contribution.
    fn prepare_what_if(&mut self) {
        self.assets.argument = self.assets.add("argument", "json", whatif::argument(self.argument));
        for language in &self.argument.project.map.languages {
            let titles = whatif::titles(&Standpoint::new(self, language, ""));
            let path = self.assets.add(&format!("titles.{language}"), "json", titles);
            self.assets.titles.insert(language.clone(), path);
            let lists = contribution::lists(&Standpoint::new(self, language, ""));
            let path = self.assets.add(&format!("contribute.{language}"), "json", lists);
            self.assets.lists.insert(language.clone(), path);
        }
    }

    fn project(&self) -> &'a Project {
        &self.argument.project
    }

    fn base_url(&self) -> Option<&'a str> {
        self.project().map.site.base_url.as_ref().map(|url| url.value.as_str())
    }

    /// Whether there are feeds: addresses are known, and some contribution has a date.
    fn has_feed(&self) -> bool {
        self.base_url().is_some() && atom::newest(self).is_some()
    }

    /// A section of the paper.
    fn section(&self, id: &str) -> Option<&'a Section> {
        self.project().map.paper.outline.get(*self.index.sections.get(id)?)
    }

    /// A node's place in the order of the paper; contributions come after it.
    fn place_of(&self, ix: NodeIx) -> (bool, usize, Option<Place>) {
        let node = self.project().node(ix);
        let home = node.home.as_ref().and_then(|id| self.index.sections.get(id));
        let place = node.at.iter().find(|at| node.home.as_deref() == Some(&at.value.section));
        (!node.is_papers(), home.copied().unwrap_or(usize::MAX), place.map(|at| at.value.place.clone()))
    }
}

/// What speaks against the thesis, with the contributions.
fn inquiry(argument: &Argument) -> Option<Inquiry<'_>> {
    let (project, evaluation) = (&argument.project, argument.evaluations.in_view(View::All));
    Some(Inquiry::new(project, &argument.graph, evaluation, project.map.thesis?))
}

fn linchpins(argument: &Argument) -> [Linchpins; 2] {
    let thesis = argument.project.map.thesis;
    let in_view = |view| Linchpins::of(argument.evaluations.in_view(view), thesis);
    let (paper, all) = rayon::join(|| in_view(View::Paper), || in_view(View::All));
    [paper, all]
}

/// A file of the site: its path below the root, and its bytes.
pub type SiteFile = (String, Vec<u8>);

/// A site in memory.
pub struct Site {
    /// Its files.
    pub files: Vec<SiteFile>,
    /// The pictures that stand for pages, by path, as SVG documents that are still to be painted; none unless asked for.
    pub cards: Vec<(String, String)>,
    /// Folders whose files have names made of their bytes, so that a later site has none of an earlier one's.
    pub renewed: Vec<String>,
    /// What was found.
    pub findings: Findings,
}

/// Renders the whole site. Where a template has a fault, the pages that need it are left out.
pub fn site(input: &SiteInput<'_>) -> Site {
    let mut findings = Findings::new();
    let sources = &input.argument.sources;
    let texts = input.templates.texts(sources);
    let map = &input.argument.project.map;
    let map_file = Span::file_start(map.thesis_span.file);
    let dictionaries = Dictionaries::read(&map.languages, input.templates, sources, map_file, &mut findings);
    let mut atlas = Atlas { dictionaries, turning: Some(Turning::of(input.argument)), ..Atlas::new(input, &texts) };
    atlas.prepare_what_if();
    if atlas.base_url().is_none() {
        findings.push(no_base_url(map_file));
    }
    let mut files = data(&atlas);
    match desks(&atlas, &texts) {
        Ok(desks) => {
            for page in pages(&atlas, &desks, input.rewritten) {
                match page {
                    Ok(file) => files.push(file),
                    Err(error) => render::report(&error, input.templates, sources, map_file, &mut findings),
                }
            }
        }
        Err(error) => render::report(&error, input.templates, sources, map_file, &mut findings),
    }
    let cards = if input.cards { cards::cards(&atlas) } else { Vec::new() };
    let renewed = map.languages.iter().map(|language| format!("{language}/{}/", crate::search::FOLDER)).collect();
    Site { files, cards, renewed, findings }
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
    files.push(("map.json".to_owned(), map_json::write(atlas)));
    files.push(("robots.txt".to_owned(), feeds::robots(atlas.base_url())));
    files.push(("map.schema.json".to_owned(), map_json::SCHEMA.as_bytes().to_vec()));
    files.extend(atlas.base_url().map(|base| ("sitemap.xml".to_owned(), feeds::sitemap(atlas, base))));
    let languages = atlas.project().map.languages.iter();
    files.extend(languages.filter_map(|language| Some((format!("{language}/feed.xml"), atom::feed(atlas, language)?))));
    files
}

type TemplateResult<T> = Result<T, Box<tera::Error>>;

/// What is made once for all pages of a language.
struct Desk {
    press: Press,
    /// The masthead as seen from each folder.
    mastheads: BTreeMap<&'static str, tera::Value>,
}

impl Desk {
    fn new(atlas: &Atlas<'_>, language: &str, texts: &BTreeMap<&str, &str>) -> TemplateResult<Self> {
        let press = Press::new(texts, atlas.dictionaries.of(language))?;
        let seen_from = |folder: &'static str| {
            let path = format!("{language}/{folder}x.html");
            let masthead = head::masthead(&Standpoint::new(atlas, language, &path));
            Ok((folder, tera::Value::try_from_serializable(&masthead)?))
        };
        let mastheads = ["", "nodes/", "sections/", "pages/", "rules/", "tours/"]
            .into_iter()
            .map(seen_from)
            .collect::<TemplateResult<_>>()?;
        Ok(Self { press, mastheads })
    }

    fn print(&self, page: &Planned, frame: &Frame, template: &str, view: &impl Serialize) -> TemplateResult<Vec<u8>> {
        let folder = page.file.rfind('/').map_or("", |slash| &page.file[..=slash]);
        let masthead = self.mastheads.get(folder).cloned().unwrap_or_else(tera::Value::none); // every folder is there
        self.press.print(template, view, frame, masthead)
    }
}

type Desks<'a> = BTreeMap<&'a str, Desk>;

fn desks<'a>(atlas: &Atlas<'a>, texts: &BTreeMap<&str, &str>) -> TemplateResult<Desks<'a>> {
    let languages = atlas.project().map.languages.iter();
    languages.map(|language| Ok((language.as_str(), Desk::new(atlas, language, texts)?))).collect()
}

fn pages(atlas: &Atlas<'_>, desks: &Desks<'_>, rewritten: Option<&[NodeIx]>) -> Vec<TemplateResult<SiteFile>> {
    let plan = &atlas.plan;
    let printed = |page: &Planned| {
        let stays = rewritten.is_some_and(|nodes| !page.subject.tells_prose(nodes));
        if stays { None } else { Some(print(atlas, page, desks.get(page.language.as_str())?)) }
    };
    let each = |files: TemplateResult<Vec<SiteFile>>| match files {
        Ok(files) => files.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    };
    let mut pages: Vec<TemplateResult<SiteFile>> =
        plan.pages.par_iter().filter_map(printed).flat_map_iter(each).collect();
    for redirect in &plan.redirects {
        let framed = || editions::redirect(atlas, redirect);
        let desk = desks.get(redirect.language.as_str());
        pages.extend(desk.map(|desk| framed().print(&desk.press, "redirect.html", &redirect.path)));
    }
    if let Some(desk) = desks.get(atlas.project().map.primary()) {
        pages.push(editions::chooser(atlas).print(&desk.press, "chooser.html", "index.html"));
        pages.push(editions::missing(atlas).print(&desk.press, "missing.html", "404.html"));
    }
    pages
}

/// A page, and the files that it loads.
fn print(atlas: &Atlas<'_>, page: &Planned, desk: &Desk) -> TemplateResult<Vec<SiteFile>> {
    let here = &Standpoint::new(atlas, &page.language, &page.path);
    let frame = &head::frame(here, page);
    let mut files = Vec::new();
    let bytes = match &page.subject {
        Subject::Home => desk.print(page, frame, "home.html", &view::home::Home::new(here)),
        Subject::Map => {
            let map = view::map::MapPage::new(here, true);
            let beside =
                |(file, text): &(String, String)| (format!("{}/{file}", page.language), text.clone().into_bytes());
            files.extend(map.insides.iter().map(beside));
            desk.print(page, frame, "map.html", &map)
        }
        Subject::Outline => desk.print(page, frame, "outline.html", &view::map::MapPage::new(here, false)),
        Subject::Node(ix) => desk.print(page, frame, "node.html", &view::node::NodePage::new(here, *ix)),
        Subject::Section(at) => desk.print(page, frame, "section.html", &view::section::SectionPage::new(here, *at)),
        Subject::Statements(kind) => desk.print(page, frame, "table.html", &view::table::TablePage::new(here, *kind)),
        Subject::Schemes => desk.print(page, frame, "schemes.html", &view::scheme::SchemesPage::new(here)),
        Subject::Sources => desk.print(page, frame, "sources.html", &view::source::SourcesPage::new(here)),
        Subject::Glossary => desk.print(page, frame, "glossary.html", &view::glossary::GlossaryPage::new(here)),
        Subject::Board => desk.print(page, frame, "board.html", &view::board::BoardPage::new(here)),
        Subject::Tour(id) => desk.print(page, frame, "tour.html", &view::tour::TourPage::new(here, id)),
        Subject::Contribute => desk.print(page, frame, "contribute.html", &view::contribute::ContributePage::new(here)),
        Subject::Data => {
            let (view, drawings) = view::data::DataPage::new(here);
            files.extend(drawings);
            desk.print(page, frame, "data.html", &view)
        }
        Subject::Document(slug) => {
            desk.print(page, frame, "document.html", &view::document::DocumentPage::new(here, slug))
        }
        Subject::Health => desk.print(page, frame, "health.html", &view::health::HealthPage::new(here)),
        Subject::Rules => desk.print(page, frame, "rules.html", &view::rules::RulesPage::new(here)),
        Subject::Rule(code) => desk.print(page, frame, "rule.html", &view::rules::RulePage::new(here, *code)),
        Subject::Search => {
            let beside = |(file, bytes): SiteFile| (format!("{}/{file}", page.language), bytes);
            files.extend(search::index_of(here, desk, frame)?.into_iter().map(beside));
            desk.print(page, frame, "search.html", &view::search::SearchPage::new(here))
        }
    }?;
    files.push((page.path.clone(), bytes));
    Ok(files)
}
