//! The pictures that stand for the home page and the sections where somebody links to them, as SVG documents that are
//! still to be painted: painting takes the fonts of a machine, and what a machine's fonts do is no part of a site.

use super::Atlas;
use super::head::map_title;
use super::plan::Subject;
use super::standpoint::Standpoint;
use super::view::Words;
use super::view::section::tally_of;
use crate::diagram::{Poster, Text, poster};
use crate::model::View;

/// The path of the picture that stands for a page, below the root of the site: that of its section, else of the home page.
pub(super) fn path(atlas: &Atlas<'_>, language: &str, subject: &Subject) -> String {
    let project = atlas.project();
    let section = match subject {
        Subject::Section(at) => project.map.paper.outline.get(*at).map(|section| section.id.value.as_str()),
        Subject::Node(ix) => project.node(*ix).home.as_deref(),
        _ => None,
    };
    match section.filter(|id| atlas.section(id).is_some()) {
        Some(id) => format!("{language}/cards/section-{id}.png"),
        None => format!("{language}/cards/home.png"),
    }
}

/// Every picture of every language, by the path at which it is to stand, as SVG.
pub(super) fn cards(atlas: &Atlas<'_>) -> Vec<(String, String)> {
    let project = atlas.project();
    let mut cards = Vec::new();
    for language in &project.map.languages {
        let here = &Standpoint::new(atlas, language, "");
        cards.push((path(atlas, language, &Subject::Home), poster(&home(here))));
        for at in 0..project.map.paper.outline.len() {
            let card = section(here, at).map(|card| (path(atlas, language, &Subject::Section(at)), poster(&card)));
            cards.extend(card);
        }
    }
    cards
}

fn text(here: &Standpoint<'_>, words: Words) -> Text {
    Text::new(words.text, words.lang.unwrap_or_else(|| here.language.to_owned()))
}

fn plain(here: &Standpoint<'_>, words: String) -> Text {
    Text::new(words, here.language)
}

/// The map's title, the thesis, and its verdict in both views.
fn home(here: &Standpoint<'_>) -> Poster {
    let thesis = here.atlas.project().map.thesis;
    let mark = |&view: &View| {
        let verdict = here.evaluation(view).node(thesis?)?;
        let colon = here.dictionary.word("colon");
        let words = format!("{}{colon}{}", here.say(&format!("view-{view}")), here.badge(verdict).word);
        Some((verdict, plain(here, words)))
    };
    Poster {
        top: plain(here, here.say("argument-map")),
        head: text(here, map_title(here)),
        body: thesis.map(|thesis| text(here, here.title(thesis))),
        marks: View::ALL.iter().filter_map(mark).collect(),
    }
}

/// The section's number and title, and how many of its statements hold, are contested, fall.
fn section(here: &Standpoint<'_>, at: usize) -> Option<Poster> {
    let section = here.atlas.project().map.paper.outline.get(at)?;
    let id = &section.id.value;
    let mut title = here.words(&section.title);
    title.text = format!("{id} {}", title.text);
    let colon = here.dictionary.word("colon");
    let mark =
        |(verdict, count): (_, usize)| (verdict, plain(here, format!("{}{colon}{count}", here.badge(verdict).word)));
    Some(Poster {
        top: text(here, map_title(here)),
        head: text(here, title),
        body: None,
        marks: tally_of(here, id).into_iter().map(mark).collect(),
    })
}
