//! A documentation page in one language.

use crate::source::Span;

/// A Markdown page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its name in addresses.
    pub slug: String,
    /// Its language.
    pub language: String,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Its place among the pages; smaller first.
    pub order: u32,
    /// Where the Markdown stands.
    pub body: Span,
}
