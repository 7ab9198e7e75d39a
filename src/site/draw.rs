//! Any part of a map as a drawing that stands alone, without a page around it.

use super::cast::{Cast, Links};
use super::figure::SURROUNDINGS;
use super::standpoint::Standpoint;
use super::{Atlas, SiteInput, Templates, legend, overview};
use crate::diagram::css::Reader;
use crate::diagram::legend::{Entry, Legend, occurring};
use crate::diagram::standalone::{Surround, write};
use crate::diagram::{self, Drawing, Text};
use crate::locale::within_quotes;
use crate::model::{NodeIx, View};
use crate::pipeline::Argument;
use std::collections::BTreeMap;

/// Which part of a map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'r> {
    /// The thesis with the levels of reasons that are nearest to it.
    Thesis,
    /// A section of the paper, with what its statements touch.
    Section(&'r str),
    /// A statement and what it touches.
    Node(NodeIx),
    /// Everything.
    All,
    /// The sections as cards, and what joins them.
    Overview,
}

/// What is to be drawn, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// Which part.
    pub scope: Scope<'r>,
    /// The language of texts and words.
    pub language: &'r str,
    /// A second language for every card.
    pub second: Option<&'r str>,
    /// Whose verdicts are shown, and whose statements.
    pub view: View,
    /// Draw an outline of this width in px.
    pub width: Option<i32>,
    /// Whether there is a legend below.
    pub legend: bool,
}

/// A finished drawing with what goes around it.
#[derive(Clone, Debug)]
pub struct Picture {
    drawing: Drawing,
    surround: Surround,
}

impl Picture {
    /// The whole SVG document.
    pub fn svg(&self, reader: Reader) -> String {
        write(&self.drawing, &self.surround, reader)
    }
}

/// Draws a part of a map; none if there is nothing in it, or no thesis.
pub fn draw(argument: &Argument, request: &Request<'_>) -> Option<Picture> {
    let templates = Templates::new();
    let input =
        SiteInput { argument, templates: &templates, revision: None, date: None, cards: false, rewritten: None };
    draw_of(&Atlas::new(&input, &BTreeMap::new()), request)
}

/// As [`draw`], of a map whose derived parts are known.
pub(super) fn draw_of(atlas: &Atlas<'_>, request: &Request<'_>) -> Option<Picture> {
    // Seen from the root of the site, every address is a path below it.
    let here = Standpoint::new(atlas, request.language, "");
    let second = request.second.map(|language| Standpoint::new(atlas, language, ""));
    let mut cast = match request.scope {
        Scope::Thesis => Cast::below(&here, atlas.project().map.thesis?),
        Scope::Section(id) => Cast::section(&here, id),
        Scope::Node(ix) => Cast::around(&here, ix),
        Scope::All | Scope::Overview => Cast::whole(&here),
    };
    (cast.view, cast.second) = (request.view, second.as_ref());
    let base = atlas.base_url().map(|base| format!("{}/", base.trim_end_matches('/')));
    cast.links = base.as_deref().map_or(Links::Nowhere, Links::At);
    cast.restrict();
    match request.scope {
        _ if cast.nodes.is_empty() => None,
        Scope::Overview => sections(&cast, request),
        _ => Some(picture(&cast, request)),
    }
}

/// The overview; none if there are not two sections.
fn sections(cast: &Cast<'_, '_>, request: &Request<'_>) -> Option<Picture> {
    let mut of = overview::overview(cast)?;
    (of.title, of.prefix) = (title(cast.here, request.scope), "map".to_owned());
    let drawing = match request.width {
        Some(width) => diagram::overview_list(&of, width),
        None => diagram::overview(&of),
    };
    Some(framed(cast, request, drawing, &overview::occurring(&of)))
}

fn picture(cast: &Cast<'_, '_>, request: &Request<'_>) -> Picture {
    let here = cast.here;
    let view = here.say(&format!("view-{}", request.view));
    let desc = here.dictionary.fill("draw-verdicts", &[("counts", &cast.counts("draw-counts")), ("view", &view)]);
    let mut scene = cast.scene(&title(here, request.scope), &desc);
    scene.prefix = "map".to_owned();
    let see = here.say("figure-see");
    let drawing = match (request.width, request.scope) {
        (Some(width), _) => diagram::outline(&scene, width, &see),
        (None, Scope::Node(_)) => diagram::neighbourhood(&scene, SURROUNDINGS, &see),
        (None, _) => diagram::map(&scene),
    };
    framed(cast, request, drawing, &occurring(&scene))
}

/// A drawing with its legend.
fn framed(cast: &Cast<'_, '_>, request: &Request<'_>, drawing: Drawing, entries: &[Entry]) -> Picture {
    let text = |words: String| Text::new(words, request.language);
    let row = |&entry: &Entry| (entry, text(cast.bilingual(|here| legend::words(here, entry, request.view), " · ")));
    let legend = request.legend.then(|| {
        let rows: Vec<_> = entries.iter().map(row).collect();
        Legend::of(text(cast.both(|here| here.say("legend"))), &rows, drawing.width)
    });
    Picture { drawing, surround: Surround { lang: request.language.to_owned(), legend } }
}

/// The drawing's name: that of the map and of the part.
fn title(here: &Standpoint<'_>, scope: Scope<'_>) -> String {
    let map = here.words(&here.atlas.project().map.title).text;
    let part = match scope {
        Scope::Thesis => here.say("thesis-around"),
        Scope::All => here.say("draw-all"),
        Scope::Overview => here.say("draw-overview"),
        Scope::Node(ix) => here.dictionary.fill("draw-node", &[("title", &within_quotes(&here.title(ix).text))]),
        Scope::Section(id) => {
            let title = here.section(id).map(|section| section.words.text).unwrap_or_default();
            here.dictionary.fill("draw-section", &[("section", id), ("title", &title)])
        }
    };
    here.dictionary.fill("draw-title", &[("map", &map), ("part", &part)])
}
