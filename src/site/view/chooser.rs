//! The pages that belong to no language: the chooser at the root, redirects, and the page for what is not found.

use super::{Link, Words};
use serde::Serialize;

/// What `chooser.html` and `missing.html` see.
#[derive(Clone, Debug, Serialize)]
pub struct ChooserPage {
    /// One entry a language.
    pub editions: Vec<Edition>,
    /// Whether there is one language only, to which the page leads by itself.
    pub single: Option<String>,
}

/// The site in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    /// The language.
    pub lang: String,
    /// The language of the words of the interface: another one where it has no dictionary.
    pub spoken: String,
    /// Its own name for itself.
    pub name: String,
    /// The map's title in it.
    pub title: Words,
    /// The map's description in it.
    pub description: Words,
    /// Its home page.
    pub href: String,
    /// The pages to begin with.
    pub ways: Vec<Link>,
    /// "There is no such page."
    pub missing: String,
    /// What to do then.
    pub missing_help: String,
}

/// What `redirect.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectPage {
    /// Where the page leads.
    pub href: String,
    /// The title of the page to which it leads.
    pub title: Words,
}
