//! A001: a statement that has to be argued and is not.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::evaluate::witness::StatementWitness;
use crate::model::{Basis, Kind, NodeIx};
use crate::say;

/// `basis: argued` without a supporting reason: such a statement falls.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let complete = |ix: &NodeIx| !context.project.incomplete.contains(ix);
    for ix in context.project.node_indices().filter(complete) {
        let node = context.project.node(ix);
        let groundless = matches!(context.evaluations.all.node_witness(ix), Some(StatementWitness::NoGround));
        if node.basis != Basis::Argued || node.kind == Kind::Context || !groundless {
            continue;
        }
        let id = &node.id;
        let message = say!(en: "`{id}` has to be argued, and nothing supports it: it falls", zh: "`{id}` 须经论证，却没有理由支持：不成立");
        let help = say!(en: "let a premise support it, or change its `basis` to `sourced` or `assumed`",
                        zh: "请给它一个支持的前提，或把 `basis` 改为 `sourced` 或 `assumed`");
        let span = node.basis_span.unwrap_or(node.title_span);
        findings.push(Finding::new(code::NO_REASON, span, message).help(help));
    }
}
