//! G011: a contradiction or an equality that is declared twice.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Node, NodeIx};
use crate::say;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// Both relations are symmetric: one side declares them, once.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for of in [|node: &Node| node.contradicts.clone(), |node: &Node| node.same_as.clone()] {
        declared(context, of, findings);
    }
}

fn declared(context: &Context<'_>, of: fn(&Node) -> Vec<Spanned<NodeIx>>, findings: &mut Findings) {
    let mut seen: BTreeMap<(NodeIx, NodeIx), Span> = BTreeMap::new();
    for ix in context.project.node_indices() {
        for other in of(context.project.node(ix)) {
            let pair = (ix.min(other.value), ix.max(other.value));
            if let Some(&first) = seen.get(&pair) {
                let id = &context.project.node(other.value).id;
                let message =
                    say!(en: "the relation to `{id}` is declared already", zh: "与 `{id}` 的这一关系已经声明过");
                let finding = Finding::new(code::DECLARED_TWICE, other.span, message)
                    .also(first, say!(en: "here", zh: "在这里"))
                    .help(say!(en: "it holds both ways: one side declares it", zh: "这种关系是相互的，一方声明即可"));
                findings.push(finding);
            } else {
                seen.insert(pair, other.span);
            }
        }
    }
}
