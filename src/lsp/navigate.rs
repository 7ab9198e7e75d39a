//! Where a thing is made, and all the places that speak of it.

use super::desk::{Desk, State};
use super::scope::bytes;
use super::text::Lines;
use crate::resolve::{Lookup, Thing};
use crate::source::Span;
use lsp_types::Location;

/// Where a thing is made: the title of a statement, the entry of a reason or a source, the file of a scheme, the section in
/// `map.yaml`. What is built in is made nowhere.
pub(super) fn definition(state: &State, thing: &Thing) -> Option<Span> {
    let project = &state.argument.project;
    Some(match thing {
        Thing::Node(ix) => project.node(*ix).title_span,
        Thing::Reason(ix) => project.reason(*ix).span,
        Thing::Scheme(id) | Thing::Question(id, _) => {
            project.schemes.get(id).filter(|scheme| !scheme.built_in).map(|scheme| scheme.span)?
        }
        Thing::Source(key) => project.bibliography.get(key)?.span,
        Thing::Section(id) => project.map.paper.outline.iter().find(|section| section.id.value == *id)?.id.span,
        Thing::Role(_) | Thing::Rule(_) => return None,
    })
}

/// Every place that speaks of a thing, in order of files; where it is made as well, if that is asked for.
pub(super) fn references(state: &State, thing: &Thing, with_definition: bool) -> Vec<Span> {
    let lookup = Lookup::new(&state.argument.project);
    let all = lookup.everywhere(&state.argument.sources);
    let is_about = |found: &Thing| match (thing, found) {
        (Thing::Scheme(id), Thing::Question(scheme, _)) => id == scheme,
        _ => found == thing,
    };
    let spoken = all.iter().filter(|one| is_about(&one.thing) && !one.is_definition).map(|one| one.span);
    let made = definition(state, thing).filter(|_| with_definition);
    made.into_iter().chain(spoken).collect()
}

/// A span of the argued texts as a place for the editor; none in what is no file of the project, or cannot be read now.
pub(super) fn location(desk: &Desk, state: &State, span: Span) -> Option<Location> {
    let file = state.argument.sources.file(span.file);
    if !file.path.starts_with(crate::load::ARGUMENT) {
        return None;
    }
    Some(Location { uri: desk.uri(&file.path)?, range: Lines::new(&file.text).range(bytes(span)) })
}
