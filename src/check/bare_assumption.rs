//! A011: a contribution that takes for granted what it says, and says no more.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Basis, Kind, Origin};
use crate::say;

/// Contributed premises and rebuttals in files of their own, without a source, a reason, an exposition or a note.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for ix in context.project.node_indices().filter(|ix| !context.project.incomplete.contains(ix)) {
        let node = context.project.node(ix);
        let contributed = node.origin == Origin::Contributor && node.basis == Basis::Assumed && !node.inline;
        let silent = node.cites.is_empty() && node.text.is_empty() && node.note.is_empty();
        if contributed && silent && node.kind != Kind::Context && context.graph.reasons_for(ix).is_empty() {
            let id = &node.id;
            let message = say!(en: "`{id}` is contributed as a bare assumption", zh: "`{id}` 只是一句没有根据的假定");
            let help = say!(
                en: "cite a source (`cites`), give a reason for it, or explain in `text` why it may be taken for granted",
                zh: "请注明出处（`cites`）、给出理由，或在 `text` 里说明为何可以这样假定"
            );
            findings.push(
                Finding::new(code::BARE_ASSUMPTION, node.basis_span.unwrap_or(node.title_span), message).help(help),
            );
        }
    }
}
