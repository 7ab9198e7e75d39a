//! Where Markdown texts name a statement, `[[id]]`, as bytes of their files.

use super::calling::Calling;
use crate::analyse::AllProse;
use crate::load::edit::Replacement;
use crate::markdown::{Mention, MentionKind};
use crate::pipeline::Argument;
use crate::source::Span;
use std::collections::BTreeMap;

/// What is rewritten in each file, and what could not be found in it.
#[derive(Default)]
pub(super) struct Mentioned {
    pub edits: BTreeMap<String, Vec<Replacement>>,
    pub left: Vec<String>,
}

/// Every mention of the statement, or of a reason called by it.
pub(super) fn edits(argument: &Argument, calling: &Calling<'_>) -> Mentioned {
    let mut found = Mentioned::default();
    let sources = &argument.sources;
    for prose in AllProse::of(&argument.project, sources).iter() {
        for mention in prose.mentions.iter().filter(|mention| mention.kind == MentionKind::Node) {
            let Some(now) = calling.now(&mention.target) else { continue };
            let place = prose.place(sources, &mention.range);
            match edit(sources.slice(place), place, mention, now) {
                Some(edit) => found.edits.entry(sources.path(prose.span).to_owned()).or_default().push(edit),
                None => found.left.push(sources.line_place(prose.span)),
            }
        }
    }
    found
}

/// The bytes of the id between the brackets.
fn edit(raw: &str, place: Span, mention: &Mention, now: String) -> Option<Replacement> {
    let inside = raw.strip_prefix("[[")?;
    let at = raw.len() - inside.trim_start().len();
    let end = at + mention.target.len();
    (raw.get(at..end)? == mention.target).then(|| (place.start as usize + at..place.start as usize + end, now))
}
