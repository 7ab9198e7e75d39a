//! The frame of each page: title, addresses, translations, masthead, breadcrumb.

use super::Atlas;
use super::dictionaries::direction;
use super::linked_data::linked_data;
use super::plan::{Planned, Subject};
use super::social::social;
use super::standpoint::Standpoint;
use super::tours::Route;
use super::url::relative;
use super::view::document;
use super::view::frame::{Alternate, Crumb, Fallback, Frame, Masthead, Switch, WhatIf};
use super::view::node::NodePage;
use super::view::rules;
use super::view::tour;
use super::view::{Link, Words};
use crate::model::{Kind, Project, Section};

/// Nothing but the site's own style, scripts and data, none of it inline. `frame-ancestors` has no effect in a page.
pub(super) const POLICY: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'none'; form-action 'none'; base-uri 'none'";

/// Licences whose texts have a well-known address.
const LICENCES: &[(&str, &str)] = &[
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
];

/// A language's own name for itself; the tag if Elenchus does not speak it.
pub(super) fn language_name(atlas: &Atlas<'_>, language: &str) -> String {
    let dictionary = atlas.dictionaries.of(language);
    if dictionary.speaks(language) { dictionary.word("language-name").to_owned() } else { language.to_owned() }
}

/// At most so many sections stand in the menu.
const MENU: usize = 60;
/// At most so many tours.
const TOURS: usize = 6;

/// The masthead as seen from a page, or from any page of the same folder.
pub(super) fn masthead(here: &Standpoint<'_>) -> Masthead {
    let atlas = here.atlas;
    let project = atlas.project();
    let link = |subject: Subject, words: Words| Link { href: here.href(&subject.file(project)), no: None, words };
    let page = |subject: Subject, key: &str| link(subject, plain(here.say(key)));
    let argument = vec![
        page(Subject::Map, "map"),
        page(Subject::Outline, "outline"),
        page(Subject::Statements(Kind::Claim), "claims"),
        page(Subject::Statements(Kind::Premise), "premises"),
        page(Subject::Statements(Kind::Rebuttal), "rebuttals"),
    ];
    let document = |slug: &String| document::link(here, slug);
    let mut about: Vec<Link> = atlas.plan.documents.iter().map(document).collect();
    about.extend([
        page(Subject::Contribute, "contribute"),
        page(Subject::Board, "board"),
        page(Subject::Glossary, "glossary"),
        page(Subject::Schemes, "schemes"),
        page(Subject::Sources, "sources"),
        page(Subject::Data, "data"),
        page(Subject::Health, "health"),
    ]);
    let licence = project.map.site.licence.clone();
    Masthead {
        title: map_title(here),
        home: here.href("index.html"),
        style: relative(here.path, &atlas.assets.style),
        script: relative(here.path, &atlas.assets.script),
        viewer: relative(here.path, &atlas.assets.viewer),
        viewer_style: relative(here.path, &atlas.assets.viewer_style),
        search: here.href("search.html"),
        searcher: relative(here.path, &atlas.assets.search),
        whatif: WhatIf {
            module: relative(here.path, &atlas.assets.whatif),
            argument: relative(here.path, &atlas.assets.argument),
            titles: relative(here.path, atlas.assets.titles.get(here.language).map_or("", String::as_str)),
            nodes: here.href("nodes/"),
        },
        icon: relative(here.path, &atlas.assets.icon),
        argument,
        sections: menu(project).filter_map(|section| here.section(&section.id.value)).collect(),
        tours: atlas.tours.iter().take(TOURS).map(|route| tour::link(here, route)).collect(),
        about,
        revision: atlas.revision.map(str::to_owned),
        date: atlas.date.map(str::to_owned),
        licence_href: licence.as_deref().and_then(licence_href).map(str::to_owned),
        licence,
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// Where the text of a licence stands on the web.
pub(super) fn licence_href(licence: &str) -> Option<&'static str> {
    LICENCES.iter().find(|(name, _)| *name == licence).map(|(_, href)| *href)
}

/// The sections of the menu: all, those of the first level, or none, whichever is not too many.
fn menu(project: &Project) -> impl Iterator<Item = &Section> {
    let outline = &project.map.paper.outline;
    let is_top = |section: &Section| !section.id.value.contains('.');
    let all = outline.len() <= MENU;
    let some = all || outline.iter().filter(|section| is_top(section)).count() <= MENU;
    outline.iter().filter(move |section| all || (some && is_top(section)))
}

/// The map's title; its home page needs some name.
pub(super) fn map_title(here: &Standpoint<'_>) -> Words {
    let title = here.words(&here.atlas.project().map.title);
    if title.text.is_empty() { plain(here.say("argument-map")) } else { title }
}

fn plain(text: String) -> Words {
    Words { text, lang: None }
}

/// The frame of a planned page.
pub(super) fn frame(here: &Standpoint<'_>, page: &Planned) -> Frame {
    let atlas = here.atlas;
    let heading = heading(here, &page.subject);
    let title = heading.as_ref().unwrap_or(&Words::default()).text.clone();
    let map = map_title(here).text;
    let (description, crumbs) = (description(here, &page.subject), crumbs(here, page));
    Frame {
        linked: Some(linked_data(here, page, &description, &crumbs)),
        social: social(atlas, page, &map),
        feed: atlas.has_feed().then(|| here.href("feed.xml")),
        kind: kind(&page.subject),
        lang: here.spoken().to_owned(),
        dir: direction(here.spoken()),
        here: relative(here.path, here.path),
        title: if page.subject == Subject::Home || title.is_empty() { map } else { format!("{title} · {map}") },
        description,
        heading,
        policy: POLICY,
        canonical: atlas.base_url().filter(|_| page.is_translated()).map(|base| format!("{base}{}", page.path)),
        alternates: alternates(atlas, page),
        languages: switches(atlas, here.path, &page.language, &page.file),
        crumbs,
        fallback: fallback(atlas, page),
    }
}

/// Absolute addresses of a page's real translations; the chooser stands for any other language.
fn alternates(atlas: &Atlas<'_>, page: &Planned) -> Vec<Alternate> {
    let Some(base) = atlas.base_url().filter(|_| page.is_translated()) else { return Vec::new() };
    let translation = |lang: &String| Alternate { lang: lang.clone(), href: format!("{base}{lang}/{}", page.file) };
    let mut alternates: Vec<Alternate> = page.alternates.iter().map(translation).collect();
    if page.subject == Subject::Home {
        alternates.push(Alternate { lang: "x-default".to_owned(), href: format!("{base}index.html") });
    }
    alternates
}

/// The same file in every other language.
pub(super) fn switches(atlas: &Atlas<'_>, path: &str, language: &str, file: &str) -> Vec<Switch> {
    let others = atlas.project().map.languages.iter().filter(|other| *other != language);
    let switch = |other: &String| Switch {
        lang: other.clone(),
        name: language_name(atlas, other),
        href: relative(path, &format!("{other}/{file}")),
    };
    others.map(switch).collect()
}

fn fallback(atlas: &Atlas<'_>, page: &Planned) -> Option<Fallback> {
    if page.is_translated() {
        return None;
    }
    let lang = page.alternates.first().cloned().unwrap_or_else(|| atlas.project().map.primary().to_owned());
    (lang != page.language).then(|| Fallback { name: language_name(atlas, &lang), lang })
}

fn route<'a>(here: &Standpoint<'a>, id: &str) -> Option<&'a Route> {
    here.atlas.tours.iter().find(|route| route.id == id)
}

fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Home => "home",
        Subject::Map => "map",
        Subject::Outline => "outline",
        Subject::Node(_) => "node",
        Subject::Section(_) => "section",
        Subject::Statements(_) => "table",
        Subject::Schemes => "schemes",
        Subject::Sources => "sources",
        Subject::Glossary => "glossary",
        Subject::Board => "board",
        Subject::Contribute => "contribute",
        Subject::Data => "data",
        Subject::Tour(_) => "tour",
        Subject::Document(_) => "doc",
        Subject::Health => "health",
        Subject::Rules => "rules",
        Subject::Rule(_) => "rule",
        Subject::Search => "search",
    }
}

pub(super) fn heading(here: &Standpoint<'_>, subject: &Subject) -> Option<Words> {
    let project = here.atlas.project();
    Some(match subject {
        Subject::Home => return None,
        Subject::Node(ix) => here.title(*ix),
        Subject::Section(at) => {
            let section = project.map.paper.outline.get(*at)?;
            let title = here.words(&section.title);
            if title.text.is_empty() { plain(format!("§{}", section.id.value)) } else { title }
        }
        Subject::Document(slug) => document::link(here, slug).words,
        Subject::Map => plain(here.say("map")),
        Subject::Outline => plain(here.say("outline")),
        Subject::Statements(Kind::Premise) => plain(here.say("premises")),
        Subject::Statements(Kind::Rebuttal) => plain(here.say("rebuttals")),
        Subject::Statements(_) => plain(here.say("claims")),
        Subject::Schemes => plain(here.say("schemes")),
        Subject::Sources => plain(here.say("sources")),
        Subject::Glossary => plain(here.say("glossary")),
        Subject::Board => plain(here.say("board")),
        Subject::Contribute => plain(here.say("contribute")),
        Subject::Data => plain(here.say("data")),
        Subject::Tour(id) => tour::title(here, route(here, id)?),
        Subject::Health => plain(here.say("health")),
        Subject::Rules => plain(here.say("rules")),
        Subject::Rule(code) => rules::title(here, *code),
        Subject::Search => plain(here.say("search")),
    })
}

fn description(here: &Standpoint<'_>, subject: &Subject) -> String {
    let project = here.atlas.project();
    match subject {
        Subject::Home => here.words(&project.map.description).text,
        Subject::Node(ix) => NodePage::summary(here, *ix),
        Subject::Document(slug) => {
            document::find(project, slug, here.language).map(|page| page.summary.clone()).unwrap_or_default()
        }
        Subject::Section(_) => here.say("section-about"),
        Subject::Map => here.say("map-about"),
        Subject::Outline => here.say("outline-about"),
        Subject::Statements(Kind::Premise) => here.say("premises-about"),
        Subject::Statements(Kind::Rebuttal) => here.say("rebuttals-about"),
        Subject::Statements(_) => here.say("claims-about"),
        Subject::Schemes => here.say("schemes-about"),
        Subject::Sources => here.say("sources-about"),
        Subject::Glossary => here.say("glossary-about"),
        Subject::Board => here.say("board-about"),
        Subject::Contribute => here.say("contribute-about"),
        Subject::Data => here.say("data-about"),
        Subject::Tour(id) => route(here, id).map(|route| tour::description(here, route).text).unwrap_or_default(),
        Subject::Health => here.say("health-about"),
        Subject::Rules => here.say("rules-about"),
        Subject::Rule(_) => here.say("rule-about"),
        Subject::Search => here.say("search-about"),
    }
}

fn crumbs(here: &Standpoint<'_>, page: &Planned) -> Vec<Crumb> {
    let project = here.atlas.project();
    if page.subject == Subject::Home {
        return Vec::new();
    }
    let step = |link: Link| Crumb { href: Some(link.href), no: link.no, words: link.words };
    let last = |no: Option<String>, words: Words| Crumb { href: None, no, words };
    let home = Crumb { href: Some(here.href("index.html")), no: None, words: plain(here.say("home")) };
    let mut crumbs = vec![home];
    match &page.subject {
        Subject::Node(ix) => {
            crumbs.extend(project.node(*ix).home.as_ref().and_then(|id| here.section(id)).map(step));
            crumbs.push(last(None, plain(here.kind(*ix).1)));
        }
        Subject::Section(at) => {
            let id = project.map.paper.outline.get(*at).map_or("", |section| section.id.value.as_str());
            let above = id.rsplit_once('.').and_then(|(above, _)| here.section(above));
            crumbs.extend(above.map(step));
            crumbs.extend(here.section(id).map(|link| last(link.no, link.words)));
        }
        Subject::Rules | Subject::Rule(_) => {
            crumbs.push(step(Link { href: here.href("health.html"), no: None, words: plain(here.say("health")) }));
            let rules = plain(here.say("rules"));
            match page.subject {
                Subject::Rule(code) => {
                    crumbs.push(step(Link { href: here.href("rules.html"), no: None, words: rules }));
                    crumbs.push(last(None, plain(code.id.to_owned())));
                }
                _ => crumbs.push(last(None, rules)),
            }
        }
        subject => crumbs.extend(heading(here, subject).map(|words| last(None, words))),
    }
    crumbs
}
