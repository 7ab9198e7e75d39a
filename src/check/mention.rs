//! R005, R006 and R007: references in Markdown that lead nowhere.

use super::Context;
use crate::diagnostic::Findings;

/// Every `[[node]]`, `[@source]` and link to a page.
pub(super) fn check(_context: &Context<'_>, _findings: &mut Findings) {}

/// The keys of all sources cited in Markdown.
pub(super) fn cited(_context: &Context<'_>) -> Vec<String> {
    Vec::new()
}
