//! A place in a text: what stands there.

use super::desk::State;
use crate::model::{NodeIx, Project};
use crate::resolve::{Lookup, Occurrence, Thing};
use crate::source::{FileId, Span};
use std::ops::Range;

/// A place in the text of a file as it is in the editor.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub state: &'a State,
    /// The file's path in its project.
    pub path: &'a str,
    pub text: &'a str,
    /// The byte offset.
    pub offset: usize,
}

impl<'a> Scope<'a> {
    pub fn project(&self) -> &'a Project {
        &self.state.argument.project
    }

    /// The statement of the file itself, if it holds one.
    pub fn own_node(&self) -> Option<NodeIx> {
        crate::load::snapshot::node_id(self.path).and_then(|id| self.project().find_node(&id))
    }

    /// What is named at the place, and the bytes of the name.
    pub fn thing(&self) -> Option<(Thing, Range<usize>)> {
        let lookup = Lookup::new(self.project());
        let file = self.state.file(self.path).unwrap_or_else(|| self.any_file());
        let all = lookup.in_text(self.path, self.text, file);
        let holds = |one: &&Occurrence| (one.span.start as usize..=one.span.end as usize).contains(&self.offset);
        // What is named in a text lies within the text: the last that begins is the nearest.
        let found = all.iter().rev().find(holds).map(|one| (one.thing.clone(), bytes(one.span)));
        found.or_else(|| self.own_title()).or_else(|| self.by_spelling(&lookup))
    }

    fn any_file(&self) -> FileId {
        Span::file_start(self.state.argument.project.map.thesis_span.file).file
    }

    /// The title of a file's own statement stands for the statement, since its id is the file's name.
    fn own_title(&self) -> Option<(Thing, Range<usize>)> {
        let tree = crate::load::edit::parse(self.text)?;
        let entry = tree.entry("title")?;
        let range = entry.key_span.start as usize..entry.value.span.end as usize;
        let own = self.own_node()?;
        let first = self.text.get(range.clone())?.lines().next()?.len();
        let is_on_key = (range.start..=range.start + first).contains(&self.offset);
        (range.contains(&self.offset) || is_on_key).then(|| (Thing::Node(own), bytes(entry.key_span)))
    }

    /// In a text that is not YAML, an id is what is spelt like one.
    fn by_spelling(&self, lookup: &Lookup<'_>) -> Option<(Thing, Range<usize>)> {
        let is_readable = crate::load::edit::parse(self.text).is_some();
        if is_readable || crate::load::named::shape_of(self.path).is_none() {
            return None;
        }
        let token = crate::load::probe::token(self.text, self.offset);
        let word = self.text.get(token.range.clone())?;
        let node = || lookup.node(word).map(Thing::Node);
        let reason = || lookup.reason(word).map(Thing::Reason);
        let known = |is: bool, thing: fn(String) -> Thing| is.then(|| thing(word.to_owned()));
        let project = self.project();
        let thing = node()
            .or_else(reason)
            .or_else(|| known(project.bibliography.contains_key(word), Thing::Source))
            .or_else(|| known(project.schemes.contains_key(word), Thing::Scheme))?;
        Some((thing, token.range))
    }
}

/// The bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}
