//! G012: statements that are the same but are to be proved by different standards.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// `same_as` between nodes of different standards; `balance` is used for both then.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for node in &context.project.nodes {
        for same in &node.same_as {
            let other = context.project.node(same.value);
            if node.standard != other.standard {
                let (a, b, id) = (node.standard, other.standard, &other.id);
                let message = say!(en: "the standard here is {a}, that of `{id}` is {b}", zh: "这里的证明标准是 {a}，`{id}` 的是 {b}");
                let finding = Finding::new(code::UNEQUAL_STANDARDS, same.span, message)
                    .also(other.title_span, say!(en: "the same statement", zh: "同一命题"))
                    .help(say!(en: "one statement has one standard; `balance` is used until they agree", zh: "同一命题只有一个标准；在一致之前按 `balance` 计"));
                findings.push(finding);
            }
        }
    }
}
