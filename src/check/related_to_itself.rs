//! G013: a statement that contradicts, or is the same as, itself.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// Such a declaration says nothing and is left out.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for ix in context.project.node_indices() {
        let node = context.project.node(ix);
        for other in node.contradicts.iter().chain(&node.same_as).filter(|other| other.value == ix) {
            let id = &node.id;
            let message = say!(en: "`{id}` names itself", zh: "`{id}` 写的是它自己");
            let help = say!(en: "name another statement, or remove the entry", zh: "请改写为别的命题，或删去这一项");
            findings.push(Finding::new(code::RELATED_TO_ITSELF, other.span, message).help(help));
        }
    }
}
