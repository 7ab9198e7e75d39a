//! Everything there is, in plain lists: what stands in for the search where there is none.

use super::super::standpoint::Standpoint;
use super::table::in_order;
use super::{Item, Pair};
use crate::model::Kind;
use serde::Serialize;

/// What `search.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// All statements by kind; no kind without any.
    pub groups: Vec<Group>,
}

/// What `hit.html` sees: what all hits of a kind with the same verdicts have in common.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// `thesis`, `claim`, `premise`, `rebuttal` or `context`; `section`, `page`, `scheme` or `source`.
    pub kind: &'static str,
    /// The word for readers.
    pub kind_word: String,
    /// One of the first five, which have icons.
    pub is_statement: bool,
    /// None for what is not judged.
    pub verdicts: Option<Pair>,
}

/// The statements of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// `claim`, `premise`, `rebuttal` or `context`: for the id.
    pub kind: &'static str,
    /// What they are called.
    pub name: String,
    /// Each of them, in the paper's order, contributions last.
    pub items: Vec<Item>,
}

impl SearchPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let kinds = [
            (Kind::Claim, "claims"),
            (Kind::Premise, "premises"),
            (Kind::Rebuttal, "rebuttals"),
            (Kind::Context, "context"),
        ];
        let group = |(kind, name): (Kind, &str)| Group {
            kind: kind.word(),
            name: here.say(name),
            items: here.items(in_order(here, kind)),
        };
        Self { groups: kinds.map(group).into_iter().filter(|group| !group.items.is_empty()).collect() }
    }
}
