//! An entry of the bibliography.

use super::Localized;
use crate::source::{Span, Spanned};

/// A source that nodes can cite.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its key.
    pub key: String,
    /// Where it is defined.
    pub span: Span,
    /// `article`, `book`, `chapter`, `thesis`, `web`, `statute`, `judgment`, `report`.
    pub kind: Option<String>,
    /// Its title.
    pub title: Localized,
    /// Its authors.
    pub authors: Vec<Localized>,
    /// The year, as written.
    pub year: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The journal, book or site in which it stands.
    pub container: Localized,
    /// The publisher.
    pub publisher: Localized,
    /// The volume, as written.
    pub volume: Option<String>,
    /// The issue, as written.
    pub issue: Option<String>,
    /// The pages, as written.
    pub pages: Option<String>,
    /// The court.
    pub court: Localized,
    /// The number of a judgment, a statute or a report.
    pub number: Option<String>,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// When the address was read, `YYYY-MM-DD`.
    pub accessed: Option<String>,
    /// An archived copy.
    pub archived: Option<Spanned<String>>,
    /// Whether the source is cited by the paper but not known.
    pub unresolved: bool,
    /// A remark.
    pub note: Localized,
}
