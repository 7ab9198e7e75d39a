//! Headings and their ids, for a table of contents.

use std::collections::BTreeSet;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the page's own title is the one heading of level 1.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its words, plain.
    pub text: String,
}

/// Hands out an id for each heading of a text, each once.
pub(super) struct Ids<'a> {
    prefix: &'a str,
    taken: BTreeSet<String>,
}

impl<'a> Ids<'a> {
    pub(super) fn new(prefix: &'a str) -> Self {
        Self { prefix, taken: BTreeSet::new() }
    }

    /// The id of a heading with these words: letters and digits of any script, the rest as hyphens.
    pub(super) fn of(&mut self, text: &str) -> String {
        let mut slug = String::new();
        for c in text.chars() {
            if c.is_alphanumeric() {
                slug.extend(c.to_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = match slug.trim_end_matches('-') {
            "" => "section",
            slug => slug,
        };
        let first = format!("{}{slug}", self.prefix);
        let mut id = first.clone();
        let mut next = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{first}-{next}");
            next += 1;
        }
        id
    }
}
