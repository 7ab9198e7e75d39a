//! The drawings on pages: each for wide screens and for narrow ones, with its legend.

use super::cast::{Cast, Links};
use super::standpoint::Standpoint;
use super::view::Figure;
use super::{legend, overview};
use crate::diagram::{self, Framing, Scene, svg};
use crate::model::{NodeIx, View};

/// Widths of drawings in px: of surroundings on wide screens, and of everything on narrow ones.
pub(super) const SURROUNDINGS: i32 = 680;
const NARROW: i32 = 340;
/// What has more statements than this is not drawn on a page: nobody could read it, and it would weigh megabytes.
const MOST_CARDS: usize = 600;
/// The whole map opens with its sections closed if it has more statements or reasons than this.
const OPEN: usize = 300;

/// The drawing of the whole map; what stands in each section is kept apart if the map is large.
pub(super) struct Whole {
    /// With every section open, or, above [`OPEN`] statements, closed.
    pub figure: Figure,
    /// What is loaded when a closed section is opened: file names beside the page, and texts.
    pub insides: Vec<(String, String)>,
}

/// The whole map; none if it is empty, or large and without sections.
pub(super) fn whole(here: &Standpoint<'_>) -> Option<Whole> {
    let cast = Cast::whole(here);
    let label = here.say("figure-map");
    if cast.nodes.len().max(cast.reasons.len()) > OPEN {
        return closed(cast, &label);
    }
    let figure = |cast| figure(cast, "map", &label, |scene| svg::write(&diagram::map(scene)));
    fits(&cast).then(|| Whole { figure: figure(cast), insides: Vec::new() })
}

/// A large map: its sections closed; on narrow screens the list of them.
fn closed(mut cast: Cast<'_, '_>, label: &str) -> Option<Whole> {
    cast.restrict();
    let here = cast.here;
    let mut scene = cast.scene(label, &cast.counts("figure-counts"));
    (scene.prefix, scene.framing) = ("dw-".to_owned(), Framing::Always);
    let drawing = diagram::map(&scene);
    if drawing.frames.is_empty() {
        return None;
    }
    let file = |frame: usize| format!("map/{}.svg", drawing.frames[frame].group.id); // asked for by the frames' numbers
    let insides = diagram::write_insides(&drawing).into_iter().enumerate().map(|(at, text)| (file(at), text));
    let narrow = overview(here).map(|figure| figure.narrow).unwrap_or_default();
    let legend = legend::rows(here, &scene, cast.view);
    let wide = diagram::write_closed(&drawing, &file);
    let figure = Figure { scope: "map", label: label.to_owned(), wide, narrow, legend };
    Some(Whole { figure, insides: insides.collect() })
}

/// The statements of a section and what they touch; none if there are none.
pub(super) fn section(here: &Standpoint<'_>, id: &str) -> Option<Figure> {
    let cast = Cast::section(here, id);
    let label = here.dictionary.fill("figure-section", &[("section", id)]);
    fits(&cast).then(|| figure(cast, "section", &label, |scene| svg::write(&diagram::map(scene))))
}

/// A statement and what it touches; none if it touches nothing.
pub(super) fn neighbourhood(here: &Standpoint<'_>, ix: NodeIx) -> Option<Figure> {
    let cast = Cast::around(here, ix);
    let alone = cast.nodes.len() < 2 && cast.reasons.is_empty();
    let see = here.say("figure-see");
    let wide = |scene: &Scene| svg::write(&diagram::neighbourhood(scene, SURROUNDINGS, &see));
    (fits(&cast) && !alone).then(|| figure(cast, "node", &here.say("figure-node"), wide))
}

/// Some statements and the reasons that join them, with whatever else those need; none if nothing joins them.
pub(super) fn among(here: &Standpoint<'_>, nodes: &[NodeIx]) -> Option<Figure> {
    let cast = Cast::among(here, nodes);
    let label = here.say("figure-tour");
    let drawn = fits(&cast) && !cast.reasons.is_empty();
    drawn.then(|| figure(cast, "section", &label, |scene| svg::write(&diagram::map(scene))))
}

/// The sections of the map and what joins them; none if there are not two of them.
pub(super) fn overview(here: &Standpoint<'_>) -> Option<Figure> {
    let cast = overview::cast(here, View::All, Links::Beside);
    let mut of = overview::overview(&cast)?;
    of.prefix = "ow-".to_owned();
    let wide = svg::write(&diagram::overview(&of));
    of.prefix = "on-".to_owned();
    let narrow = svg::write(&diagram::overview_list(&of, NARROW));
    let legend = legend::list(here, overview::occurring(&of), cast.view);
    Some(Figure { scope: "overview", label: of.title, wide, narrow, legend })
}

fn fits(cast: &Cast<'_, '_>) -> bool {
    !cast.nodes.is_empty() && cast.nodes.len().max(cast.reasons.len()) <= MOST_CARDS
}

/// A scene drawn twice: as the caller says, and as a narrow outline.
fn figure(mut cast: Cast<'_, '_>, scope: &'static str, label: &str, wide: impl Fn(&Scene) -> String) -> Figure {
    cast.restrict();
    let here = cast.here;
    let mut scene = cast.scene(label, &cast.counts("figure-counts"));
    scene.prefix = "dw-".to_owned();
    let wide = wide(&scene);
    scene.prefix = "dn-".to_owned();
    let see = here.say("figure-see");
    let narrow = svg::write(&diagram::outline(&scene, NARROW, &see));
    let legend = legend::rows(here, &scene, cast.view);
    Figure { scope, label: label.to_owned(), wide, narrow, legend }
}
