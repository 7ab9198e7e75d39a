//! G005: a premise that is named twice in one reason.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// A co-premise that is the lead or an earlier co-premise.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in &context.project.reasons {
        for (at, premise) in reason.premises.iter().enumerate() {
            let Some(first) = reason.premises[..at].iter().find(|earlier| earlier.node == premise.node) else {
                continue;
            };
            let id = &context.project.node(premise.node).id;
            let message = say!(en: "`{id}` is a premise of this reason already", zh: "`{id}` 已是这个理由的前提");
            let mut finding = Finding::new(code::REPEATED_PREMISE, premise.span, message);
            if first.node != reason.lead {
                finding = finding.also(first.span, say!(en: "first here", zh: "第一次在这里"));
            }
            let help = say!(en: "the lead, in whose file the reason stands, need not be named; say each premise once",
                            zh: "理由所在文件的节点本身就是前提，不必再写；每个前提只写一次");
            findings.push(finding.help(help));
        }
    }
}
