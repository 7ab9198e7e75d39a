//! T006: texts that are written in another language than the one under which they stand.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::Localized;
use crate::say;

/// Shorter texts are names, formulas, quotations.
const SHORTEST: usize = 20;

/// Titles, texts and notes: no Han letter under `zh`, nothing but Han letters under a language that has none.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for node in &context.project.nodes {
        for text in [&node.title, &node.text, &node.note] {
            check_text(&node.id, text, findings);
        }
    }
}

fn check_text(id: &str, text: &Localized, findings: &mut Findings) {
    for (language, text) in text.iter().filter(|(language, text)| is_foreign(language, &text.value)) {
        let message = say!(en: "this text of `{id}` stands under `{language}` but is not written in it", zh: "`{id}` 的这段文字标为 `{language}`，却不是用它写的");
        let help = say!(en: "were two languages exchanged?", zh: "是不是两种语言写反了？");
        findings.push(Finding::new(code::WRONG_LANGUAGE, text.span, message).help(help));
    }
}

fn is_foreign(language: &str, text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (han, other): (Vec<char>, Vec<char>) = letters.partition(|&c| is_han(c));
    if text.trim().chars().count() <= SHORTEST {
        return false;
    }
    match language.split('-').next().unwrap_or(language) {
        "zh" => han.is_empty() && !other.is_empty(),
        // Japanese and Korean are written with Han letters too.
        "ja" | "ko" => false,
        _ => other.is_empty() && !han.is_empty(),
    }
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
