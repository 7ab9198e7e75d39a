//! The pages that belong to no one language: the chooser, redirects from former addresses, and what is not found.

use super::dictionaries::direction;
use super::head::{POLICY, language_name, map_title, masthead, switches};
use super::plan::{Redirect, Subject};
use super::render::Press;
use super::social::social;
use super::standpoint::Standpoint;
use super::url::{base_path, relative};
use super::view::chooser::{ChooserPage, Edition, RedirectPage};
use super::view::frame::{Alternate, Frame, Masthead};
use super::view::{Link, Words};
use super::{Atlas, SiteFile};
use serde::Serialize;

/// A page with everything round it.
pub(super) struct Framed<T> {
    pub view: T,
    pub frame: Frame,
    pub masthead: Masthead,
}

impl<T: Serialize> Framed<T> {
    /// Prints the page.
    ///
    /// # Errors
    /// A fault of the template.
    pub(super) fn print(&self, press: &Press, template: &str, path: &str) -> Result<SiteFile, Box<tera::Error>> {
        let masthead = tera::Value::try_from_serializable(&self.masthead)?;
        Ok((path.to_owned(), press.print(template, &self.view, &self.frame, masthead)?))
    }
}

/// The chooser at the root; with one language only, a page that leads there by itself.
pub(super) fn chooser(atlas: &Atlas<'_>) -> Framed<ChooserPage> {
    let path = "index.html";
    let mut framed = for_all(atlas, path, "chooser", |file| relative(path, file));
    let languages = &atlas.project().map.languages;
    if let [only] = languages.as_slice() {
        framed.view.single = Some(format!("{only}/index.html"));
    }
    let home = atlas.plan.pages.iter().find(|page| page.subject == Subject::Home);
    framed.frame.social = home.and_then(|home| social(atlas, home, &framed.frame.title));
    if let Some(base) = atlas.base_url() {
        framed.frame.canonical = Some(format!("{base}index.html"));
        let home = |lang: &String| Alternate { lang: lang.clone(), href: format!("{base}{lang}/index.html") };
        framed.frame.alternates = languages.iter().map(home).collect();
        framed.frame.alternates.push(Alternate { lang: "x-default".to_owned(), href: format!("{base}index.html") });
    }
    framed
}

/// The page for what is not found. It is shown at any depth, so its addresses begin at the root where that is known.
pub(super) fn missing(atlas: &Atlas<'_>) -> Framed<ChooserPage> {
    let root = atlas.base_url().map(|base| base_path(base).to_owned());
    let from_root = |file: &str| format!("{}{file}", root.as_deref().unwrap_or_default());
    let mut framed = for_all(atlas, "404.html", "missing", from_root);
    framed.masthead.style = from_root(&atlas.assets.style);
    framed.masthead.script = from_root(&atlas.assets.script);
    framed.masthead.icon = from_root(&atlas.assets.icon);
    framed
}

fn for_all(atlas: &Atlas<'_>, path: &str, kind: &'static str, href: impl Fn(&str) -> String) -> Framed<ChooserPage> {
    let project = atlas.project();
    let primary = Standpoint::new(atlas, project.map.primary(), path);
    let edition = |language: &String| {
        let here = Standpoint::new(atlas, language, path);
        let way = |file: &str, key: &str| Link {
            href: href(&format!("{language}/{file}")),
            no: None,
            words: Words { text: here.say(key), lang: None },
        };
        Edition {
            lang: language.clone(),
            spoken: here.spoken().to_owned(),
            name: language_name(atlas, language),
            title: map_title(&here),
            description: here.words(&project.map.description),
            href: href(&format!("{language}/index.html")),
            ways: vec![way("index.html", "home"), way("map.html", "map"), way("outline.html", "outline")],
            missing: here.say("missing"),
            missing_help: here.say("missing-help"),
        }
    };
    let view = ChooserPage { editions: project.map.languages.iter().map(edition).collect(), single: None };
    let titles: Vec<String> = view.editions.iter().map(|edition| edition.title.text.clone()).collect();
    let title = if kind == "missing" { format!("404 · {}", titles.join(" · ")) } else { titles.join(" · ") };
    let frame = Frame { title, ..bare(&primary, kind) };
    Framed { view, frame, masthead: masthead(&primary) }
}

/// A page that leads from a former address to the present one.
pub(super) fn redirect(atlas: &Atlas<'_>, redirect: &Redirect) -> Framed<RedirectPage> {
    let here = Standpoint::new(atlas, &redirect.language, &redirect.path);
    let file = redirect.path.split_once('/').map_or("", |(_, file)| file);
    let node = redirect.to.rsplit_once('/').map(|(_, name)| name.trim_end_matches(".html"));
    let node = node.and_then(|id| atlas.project().find_node(id));
    let title = node.map(|ix| here.title(ix)).unwrap_or_default();
    let mut frame = Frame { title: title.text.clone(), ..bare(&here, "missing") };
    frame.languages = switches(atlas, &redirect.path, &redirect.language, file);
    frame.canonical = atlas.base_url().map(|base| format!("{base}{}", redirect.to));
    Framed {
        view: RedirectPage { href: relative(&redirect.path, &redirect.to), title },
        frame,
        masthead: masthead(&here),
    }
}

fn bare(here: &Standpoint<'_>, kind: &'static str) -> Frame {
    Frame {
        kind,
        lang: here.spoken().to_owned(),
        dir: direction(here.spoken()),
        here: relative(here.path, here.path),
        title: String::new(),
        heading: None,
        description: here.words(&here.atlas.project().map.description).text,
        policy: POLICY,
        canonical: None,
        alternates: Vec::new(),
        languages: Vec::new(),
        crumbs: Vec::new(),
        fallback: None,
        linked: None,
        social: None,
        feed: None,
    }
}
