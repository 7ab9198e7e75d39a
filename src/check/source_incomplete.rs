//! C002: a source without a title or without a year.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// Sources that are known to be unresolved are exempt.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for source in context.project.bibliography.values().filter(|source| !source.unresolved) {
        let key = &source.key;
        let message = match (source.title.is_empty(), source.year.is_none() && source.date.is_none()) {
            (false, false) => continue,
            (true, false) => say!(en: "the source `{key}` has no title", zh: "文献 `{key}` 没有标题"),
            (false, true) => say!(en: "the source `{key}` has no year", zh: "文献 `{key}` 没有年份"),
            (true, true) => {
                say!(en: "the source `{key}` has neither title nor year", zh: "文献 `{key}` 没有标题和年份")
            }
        };
        let help = say!(en: "add `title` and `year` (or `date`), or `status: unresolved` with a `note`",
                        zh: "请补上 `title` 和 `year`（或 `date`），或写 `status: unresolved` 并加 `note`");
        findings.push(Finding::new(code::SOURCE_INCOMPLETE, source.span, message).help(help));
    }
}
