//! A013: a premise that was supplied for the paper, without a word on why.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::Stance;
use crate::say;

/// Statements with `stance: implicit` and no note.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for node in context.project.nodes.iter().filter(|node| node.stance == Stance::Implicit && node.note.is_empty()) {
        let id = &node.id;
        let message = say!(en: "`{id}` was supplied for the paper, and no note says why", zh: "`{id}` 是替论文补出的，却没有说明为何要补");
        let help = say!(en: "add a `note`: which step needs it, and why the paper may be taken to hold it",
                        zh: "请加 `note`：哪一步需要它，凭什么认为论文默认了它");
        findings.push(Finding::new(code::IMPLICIT_WITHOUT_NOTE, node.title_span, message).help(help));
    }
}
