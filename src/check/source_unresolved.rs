//! C004: a source that the paper cites and that is not known.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// Worth knowing, no fault.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for source in context.project.bibliography.values().filter(|source| source.unresolved) {
        let key = &source.key;
        let message = say!(en: "the source `{key}` is not resolved", zh: "文献 `{key}` 尚未查明");
        let help = say!(en: "if you know it, fill the entry in and drop `status`", zh: "若知道出处，请补全条目并去掉 `status`");
        findings.push(Finding::new(code::SOURCE_UNRESOLVED, source.span, message).help(help));
    }
}
