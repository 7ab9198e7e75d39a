//! S006, S007 and S008: quotations from the paper.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::Node;
use crate::say;
use unicode_normalization::UnicodeNormalization;

/// The most characters of a quotation.
const LONGEST: usize = 40;

/// A quotation must stand in the paper word by word, as far as the paper's text is there, and be short.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let paper = &context.project.map.paper;
    let text = paper.copy.map(|file| fold(&context.sources.file(file).text));
    for node in context.project.nodes.iter().filter(|node| node.is_papers()) {
        let Some(quote) = &node.quote else { continue };
        let length = quote.value.trim().chars().count();
        if length > LONGEST {
            let message = say!(en: "the quotation has {length} characters", zh: "引文有 {length} 个字符");
            let help = say!(en: "keep to the {LONGEST} that matter: the locator says where the rest is", zh: "请只留要紧的 {LONGEST} 个字符以内；其余看定位即可");
            findings.push(Finding::new(code::QUOTE_TOO_LONG, quote.span, message).help(help));
        }
        match &text {
            Some(text) if !text.contains(&fold(&quote.value)) => findings.push(not_verbatim(node, quote.span)),
            Some(_) => {}
            None => {
                let message = say!(en: "the quotation cannot be compared with the paper", zh: "引文无从与论文核对");
                let help = say!(en: "`paper.text` in map.yaml names a file with the text of the paper; it need not be published",
                                zh: "map.yaml 的 `paper.text` 可写明论文文本的文件；该文件不必公开");
                findings.push(Finding::new(code::QUOTE_UNCHECKED, quote.span, message).help(help));
            }
        }
    }
}

fn not_verbatim(node: &Node, span: crate::source::Span) -> Finding {
    let id = &node.id;
    let message =
        say!(en: "the quotation of `{id}` does not stand in the paper like this", zh: "`{id}` 的引文与论文原文不符");
    let help = say!(en: "copy the words; what you add or leave out does not belong into a `quote`", zh: "请照抄原文；增删的字不应放进 `quote`");
    Finding::new(code::QUOTE_NOT_VERBATIM, span, message).help(help)
}

/// Compatibility forms are one, and white space does not count: lines break anywhere in a copied text.
fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}
