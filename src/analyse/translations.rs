//! The state of every translation: missing, made from a text that has changed, never reviewed, or up to date.

use super::fingerprint::{fields, fingerprint, warrants};
use super::parity::{Mismatch, mismatches};
use crate::model::{Localized, NodeIx, Project};
use rayon::prelude::*;

/// How a translation stands to its original.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The title, or a text that the original has, is not written in the language.
    Missing {
        /// Whether it is the title.
        title: bool,
    },
    /// Made from a text that reads otherwise now.
    Stale {
        /// The fingerprint of the text from which it was made.
        recorded: String,
    },
    /// Nobody has recorded from which text it was made.
    Unreviewed,
    /// Made from the text that is there.
    Current,
}

impl State {
    /// The word for it, as it stands in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Stale { .. } => "stale",
            Self::Unreviewed => "unreviewed",
            Self::Current => "current",
        }
    }
}

/// A statement in a language that is not the primary one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The statement.
    pub node: NodeIx,
    /// The language.
    pub language: String,
    /// How it stands to its original.
    pub state: State,
    /// Where it says something else than its original.
    pub mismatches: Vec<Mismatch>,
    /// The fingerprint of the original as it is now.
    pub fingerprint: String,
}

/// Every translation of every statement that is written in the primary language, in order of ids and languages.
pub fn translations(project: &Project) -> Vec<Translation> {
    let warrants = warrants(project);
    let primary = project.map.primary();
    let others = || project.map.languages.iter().filter(|language| *language != primary);
    let of = |ix: &NodeIx| -> Vec<Translation> {
        let original = fingerprint(&fields(project, *ix, primary, &warrants[ix.0 as usize])); // one for each node
        let Some(fingerprint) = original else { return Vec::new() };
        others().map(|language| translation(project, *ix, language, fingerprint.clone())).collect()
    };
    let nodes: Vec<NodeIx> = project.node_indices().collect();
    let found: Vec<Vec<Translation>> = nodes.par_iter().map(of).collect();
    found.into_iter().flatten().collect()
}

fn translation(project: &Project, node: NodeIx, language: &str, fingerprint: String) -> Translation {
    let state = state(project, node, language, &fingerprint);
    let written = !matches!(state, State::Missing { title: true });
    let mismatches = if written { mismatches(project.node(node), project.map.primary(), language) } else { Vec::new() };
    Translation { node, language: language.to_owned(), state, mismatches, fingerprint }
}

fn state(project: &Project, ix: NodeIx, language: &str, fingerprint: &str) -> State {
    let node = project.node(ix);
    let primary = project.map.primary();
    let missing = |text: &Localized| text.get(primary).is_some() && text.get(language).is_none();
    let recorded = node.translated.iter().find(|(of, _)| of == language).map(|(_, mark)| mark.value.as_str());
    match recorded {
        _ if missing(&node.title) => State::Missing { title: true },
        _ if missing(&node.text) => State::Missing { title: false },
        None => State::Unreviewed,
        Some(recorded) if recorded == fingerprint => State::Current,
        Some(recorded) => State::Stale { recorded: recorded.to_owned() },
    }
}
