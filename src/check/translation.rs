//! T001 and T002: texts that are missing in a language of the map.

use super::Context;
use crate::diagnostic::{Code, Finding, Findings, code};
use crate::model::{Localized, Node};
use crate::say;
use crate::source::Span;

/// Titles must be written in the primary language; titles and texts should be written in the others too.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let map = &context.project.map;
    for node in &context.project.nodes {
        for language in &map.languages {
            let is_primary = language == map.primary();
            if missing(&node.title, language) {
                let code = if is_primary { code::PRIMARY_LANGUAGE_MISSING } else { code::TRANSLATION_MISSING };
                findings.push(finding(code, node, language, node.title_span, true));
            } else if missing(&node.text, language) && !is_primary {
                findings.push(finding(code::TRANSLATION_MISSING, node, language, text_span(node), false));
            }
        }
    }
}

/// Written in some language but not in this one.
fn missing(text: &Localized, language: &str) -> bool {
    !text.is_empty() && text.get(language).is_none()
}

fn text_span(node: &Node) -> Span {
    let first_line = node.text.iter().next().map(|(_, text)| Span { end: text.span.start, ..text.span });
    first_line.unwrap_or(node.title_span)
}

fn finding(code: Code, node: &Node, language: &str, span: Span, is_title: bool) -> Finding {
    let id = &node.id;
    let message = if is_title {
        say!(en: "the title of `{id}` is missing in `{language}`", zh: "`{id}` 缺少 `{language}` 的标题")
    } else {
        say!(en: "the text of `{id}` is missing in `{language}`", zh: "`{id}` 缺少 `{language}` 的正文")
    };
    let help = if code == code::PRIMARY_LANGUAGE_MISSING {
        say!(en: "add `{language}: …`: it is the first language of the map, from which the others are translated",
             zh: "请补上 `{language}: …`：它是本图的主要语言，其他语言都由它译出")
    } else {
        say!(en: "add `{language}: …`; until then readers of that language see the primary one",
                    zh: "请补上 `{language}: …`；在此之前，该语言的读者看到的是主要语言")
    };
    Finding::new(code, span, message).help(help)
}
