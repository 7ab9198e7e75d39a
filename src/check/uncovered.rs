//! S004 and S005: paragraphs and footnotes of the paper in which no node stands.

use super::Context;
use crate::analyse::{Gap, gaps};
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// Contributors' locators mean "about" and cover nothing.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for Gap { section, paragraphs, footnotes } in gaps(context.project) {
        let (id, span) = (&section.id.value, section.id.span);
        for number in paragraphs {
            let message = say!(en: "no node stands in paragraph {number} of section {id}", zh: "第 {id} 节第 {number} 段没有节点");
            findings.push(Finding::new(code::PARAGRAPH_UNCOVERED, span, message));
        }
        for number in footnotes {
            let message =
                say!(en: "no node stands in footnote {number} of section {id}", zh: "第 {id} 节脚注 {number} 没有节点");
            findings.push(Finding::new(code::FOOTNOTE_UNCOVERED, span, message));
        }
    }
}
