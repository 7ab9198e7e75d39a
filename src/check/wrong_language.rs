//! T006: texts that are written in another language than the one under which they stand.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Localized, Node};
use crate::say;
use rayon::prelude::*;

/// Shorter texts are names, formulas, quotations.
const SHORTEST: usize = 20;

/// Titles, texts and notes: no Han letter under `zh`, nothing but Han letters under a language that has none.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of = |node: &Node| {
        let mut found = Findings::new();
        [&node.title, &node.text, &node.note].iter().for_each(|text| check_text(&node.id, text, &mut found));
        found
    };
    let found: Vec<Findings> = context.project.nodes.par_iter().map(of).collect();
    found.into_iter().for_each(|found| findings.append(found));
}

fn check_text(id: &str, text: &Localized, findings: &mut Findings) {
    for (language, text) in text.iter().filter(|(language, text)| is_foreign(language, &text.value)) {
        let message = say!(en: "this text of `{id}` stands under `{language}` but is not written in it", zh: "`{id}` 的这段文字标为 `{language}`，却不是用它写的");
        let help = say!(en: "were two languages exchanged?", zh: "是不是两种语言写反了？");
        findings.push(Finding::new(code::WRONG_LANGUAGE, text.span, message).help(help));
    }
}

fn is_foreign(language: &str, text: &str) -> bool {
    let is_short = || text.trim().chars().nth(SHORTEST).is_none();
    let has_han = || text.chars().any(is_han);
    let has_other = || text.chars().any(|c| !is_han(c) && c.is_alphabetic());
    match language.split('-').next().unwrap_or(language) {
        "zh" => !has_han() && has_other() && !is_short(),
        // Japanese and Korean are written with Han letters too.
        "ja" | "ko" => false,
        _ => !has_other() && text.chars().any(|c| is_han(c) && c.is_alphabetic()) && !is_short(),
    }
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
