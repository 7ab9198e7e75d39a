//! Markdown that strangers wrote, as HTML that is safe to publish; and what such a text refers to.
//!
//! Nothing of the text reaches the page as markup but what Markdown itself makes: raw HTML is shown as text, addresses
//! pass an allow-list ([`address`]), images become links. References to the map (`[[node]]`, `[@source, p. 3]`, links to
//! other pages) are answered by whoever calls, through [`Links`]. This room knows no project and no site.

pub mod address;
mod chinese;
mod headings;
mod mentions;
mod plain;
mod render;
mod slips;
#[cfg(test)]
mod tests;

pub use headings::Heading;
pub use mentions::{Mention, MentionKind, mentions};
pub use plain::{markup, plain};
pub use render::render;
pub use slips::{Slip, slips};

use pulldown_cmark::Options;

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// A sequence of block elements.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
}

/// Answers for what a text refers to. What is not known is shown without a link.
pub trait Links {
    /// The node (or reason) of `[[id]]`.
    fn node(&self, id: &str) -> Option<NodeLink>;
    /// The source of `[@key]`.
    fn source(&self, key: &str) -> Option<SourceLink>;
    /// The address of another page, or of a heading (by the words of its id, without prefix) on it. The target is a slug,
    /// or `../` and the name of one of the site's own pages; see [`address::page_target`].
    fn page(&self, target: &str, fragment: Option<&str>) -> Option<String>;
}

/// Where a mention of a node leads. All texts are plain; they are escaped when they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeLink {
    /// The address.
    pub href: String,
    /// The words shown unless the text gives its own.
    pub title: String,
    /// The language of the title, where it is not that of the text.
    pub lang: Option<String>,
    /// The verdict as a word for the class (`holds`) and for readers (`成立`).
    pub verdict: Option<(String, String)>,
}

/// Where a citation leads. All texts are plain; they are escaped when they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLink {
    /// The address.
    pub href: String,
    /// A short label: `Wang 2023`.
    pub label: String,
}

/// What is understood beyond plain Markdown. Heading attributes stay off: they would let any attribute through.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_WIKILINKS
}

/// The key and the place of a citation, written `@key` or `@key, place` between brackets.
fn citation(reference: &str) -> Option<(&str, Option<&str>)> {
    let inner = reference.trim().strip_prefix('@')?;
    let (key, place) = match inner.split_once([',', '，']) {
        Some((key, place)) => (key.trim(), Some(place.trim()).filter(|place| !place.is_empty())),
        None => (inner.trim(), None),
    };
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!key.is_empty() && key.chars().all(is_key)).then_some((key, place))
}
