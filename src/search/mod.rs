//! The search index of one language: everything that can be found, as files that a page loads as it needs them.
//!
//! Entries come in the order in which hits are to be shown. For each gram (`grams`) of the folded texts (`fold`) the
//! index has two lists of entries: those whose title has it, and those whose text has it. Lists lie in shards, by a hash
//! of the gram; the entries themselves, with all that is shown of them, lie in shards of some kilobytes, in their order.
//!
//! A query of one gram is answered by its list. For a longer one `assets/search/searching.js` intersects the lists of its grams and
//! compares what is left with the texts themselves, title hits first, until there are enough to show. So however large a
//! map is, a query loads a few shards of lists and those of the entries that it shows.
//!
//! Nothing is known here of projects and pages.

mod fold;
mod grams;
mod index;

pub use fold::fold;
pub use index::{FOLDER, index};

use serde::Serialize;

/// Something that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its address below the folder of the language.
    pub href: String,
    /// The HTML of a hit without its texts, the same for many entries: what it is, and its verdicts.
    pub mark: String,
    /// Where it stands or who brought it, in short.
    pub place: String,
    /// The language of its texts, where it is not the index's.
    pub lang: Option<String>,
    /// Its title.
    pub title: String,
    /// Its text, plain.
    pub text: String,
    /// By what it can also be found, though it is not shown.
    pub beside: String,
}

/// What a page must know before it can search: the file `search.json`.
#[derive(Debug, Serialize)]
struct Head<'a> {
    /// The folder of the shards; its name is a hash of what is in them.
    folder: String,
    /// How many entries there are.
    count: usize,
    /// How many shards of lists, a power of two.
    lists: usize,
    /// The first entry of each shard of entries.
    starts: String,
    /// The marks, each once, in order.
    marks: &'a [&'a str],
}
