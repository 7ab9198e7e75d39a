//! A term of the glossary.

use super::{Localized, NodeIx};
use crate::source::Span;

/// A term.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// Where it is written.
    pub span: Span,
    /// The term itself.
    pub term: Localized,
    /// What it means, Markdown.
    pub text: Localized,
    /// The statements in which it matters.
    pub see: Vec<NodeIx>,
}
