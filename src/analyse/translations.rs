//! The state of every translation: missing, made from a text that has changed, never reviewed, or up to date.

use super::fingerprint::{fields, fingerprint, warrants};
use super::parity::{Mismatch, mismatches};
use super::prose::{AllProse, Prose, of_node};
use crate::model::{Localized, NodeIx, Project};
use rayon::prelude::*;
use std::borrow::Cow;

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
}

/// Every translation of every statement that is written in the primary language, in order of ids and languages.
pub fn translations(project: &Project) -> Vec<Translation> {
    compare(project, |ix| Cow::Owned(of_node(project.node(ix)))).collect()
}

/// As [`translations`], where the project's Markdown has been read already.
pub fn translations_of<'a>(
    project: &'a Project,
    prose: &'a AllProse<'a>,
) -> impl ParallelIterator<Item = Translation> + 'a {
    compare(project, |ix| Cow::Borrowed(prose.of_node(ix)))
}

fn compare<'a>(
    project: &'a Project,
    prose: impl Fn(NodeIx) -> Cow<'a, [Prose<'a>]> + Send + Sync + 'a,
) -> impl ParallelIterator<Item = Translation> + 'a {
    // Only where something is recorded is there something to compare with, and hashing takes time.
    let is_recorded = project.nodes.iter().any(|node| !node.translated.is_empty());
    let warrants = if is_recorded { warrants(project) } else { Vec::new() };
    let primary = project.map.primary();
    let of = move |ix: NodeIx| -> Vec<Translation> {
        let node = project.node(ix);
        if node.title.get(primary).is_none() {
            return Vec::new(); // there is nothing to translate
        }
        let hash = || fingerprint(&fields(project, ix, primary, &warrants[ix.0 as usize])); // one for each node
        let original = if node.translated.is_empty() { None } else { hash() };
        let prose = prose(ix);
        let others = project.map.languages.iter().filter(|language| *language != primary);
        others.map(|language| translation(project, ix, &prose, language, original.as_deref())).collect()
    };
    let nodes: Vec<NodeIx> = project.node_indices().collect();
    nodes.into_par_iter().flat_map_iter(of)
}

/// The fingerprint of each original as it is now, by index; none where there is nothing to translate.
pub fn originals(project: &Project) -> Vec<Option<String>> {
    let (warrants, primary) = (warrants(project), project.map.primary());
    let nodes: Vec<NodeIx> = project.node_indices().collect();
    let of = |ix: &NodeIx| fingerprint(&fields(project, *ix, primary, &warrants[ix.0 as usize])); // one for each node
    nodes.par_iter().map(of).collect()
}

fn translation(
    project: &Project,
    node: NodeIx,
    prose: &[Prose<'_>],
    language: &str,
    original: Option<&str>,
) -> Translation {
    let state = state(project, node, language, original);
    let written = !matches!(state, State::Missing { title: true });
    let differing = || mismatches(project.node(node), prose, project.map.primary(), language);
    let mismatches = if written { differing() } else { Vec::new() };
    Translation { node, language: language.to_owned(), state, mismatches }
}

/// `original` is the fingerprint of the original, needed where one is recorded.
fn state(project: &Project, ix: NodeIx, language: &str, original: Option<&str>) -> State {
    let node = project.node(ix);
    let primary = project.map.primary();
    let missing = |text: &Localized| text.get(primary).is_some() && text.get(language).is_none();
    let recorded = node.translated.iter().find(|(of, _)| of == language).map(|(_, mark)| mark.value.as_str());
    match recorded {
        _ if missing(&node.title) => State::Missing { title: true },
        _ if missing(&node.text) => State::Missing { title: false },
        None => State::Unreviewed,
        Some(recorded) if original == Some(recorded) => State::Current,
        Some(recorded) => State::Stale { recorded: recorded.to_owned() },
    }
}
