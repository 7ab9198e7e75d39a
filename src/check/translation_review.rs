//! T003, T004 and T005: translations that were made from another text, that nobody has reviewed, or that say other things.

use super::Context;
use crate::analyse::{Mismatch, MismatchKind, State, Translation, translations_of};
use crate::diagnostic::{Code, Finding, Findings, Text, code};
use crate::model::Node;
use crate::say;
use crate::source::Span;
use rayon::prelude::*;

/// Every translation that is there, beside its original.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let told = |found: &Translation| -> Vec<Finding> {
        let node = context.project.node(found.node);
        let state = match &found.state {
            State::Stale { .. } => Some(stale(node, found)),
            State::Unreviewed => Some(unreviewed(node, &found.language)),
            State::Missing { .. } | State::Current => None,
        };
        let mismatches = found.mismatches.iter().map(|mismatch| differs(node, &found.language, mismatch));
        state.into_iter().chain(mismatches).collect()
    };
    let found: Vec<Finding> =
        translations_of(context.project, context.prose).flat_map_iter(|found| told(&found)).collect();
    findings.append(found.into());
}

fn stale(node: &Node, found: &Translation) -> Finding {
    let (id, language) = (&node.id, &found.language);
    let mark = node.translated.iter().find(|(of, _)| of == language).map(|(_, mark)| mark.span);
    let message = say!(en: "`{id}` has changed since it was translated into `{language}`", zh: "`{id}` 译成 `{language}` 之后，原文又有改动");
    Finding::new(code::TRANSLATION_STALE, mark.unwrap_or(node.title_span), message).help(say!(
        en: "bring the translation up to date, then run `elenchus translations accept {id} --lang {language}`",
        zh: "请按原文改好译文，再运行 `elenchus translations accept {id} --lang {language}`"
    ))
}

fn unreviewed(node: &Node, language: &str) -> Finding {
    let id = &node.id;
    let message = say!(en: "nobody has recorded that the `{language}` text of `{id}` says what the original says", zh: "`{id}` 的 `{language}` 译文无人校核");
    Finding::new(code::TRANSLATION_UNREVIEWED, place(node, language, "title"), message).help(say!(
        en: "compare the two, then run `elenchus translations accept {id} --lang {language}`",
        zh: "请对照原文，再运行 `elenchus translations accept {id} --lang {language}`"
    ))
}

fn differs(node: &Node, language: &str, mismatch: &Mismatch) -> Finding {
    let id = &node.id;
    let what = match mismatch.kind {
        MismatchKind::Numbers => say!(en: "numbers", zh: "数字"),
        MismatchKind::Citations => say!(en: "sources", zh: "文献"),
        MismatchKind::Mentions => say!(en: "statements", zh: "命题"),
    };
    let list = |items: &[String], none: &str| if items.is_empty() { none.to_owned() } else { items.join(", ") };
    let message = Text {
        en: format!("the original of `{id}` and its `{language}` text name different {}", what.en),
        zh: format!("`{id}` 的原文与 `{language}` 译文所写的{}不同", what.zh),
    };
    let (here, there) = (&mismatch.only_original, &mismatch.only_translation);
    let help = Text {
        en: format!("only the original: {}; only the translation: {}", list(here, "nothing"), list(there, "nothing")),
        zh: format!("只见于原文：{}；只见于译文：{}", list(here, "无"), list(there, "无")),
    };
    finding(code::TRANSLATION_DIFFERS, place(node, language, mismatch.field), message, help)
}

fn finding(code: Code, span: Span, message: Text, help: Text) -> Finding {
    Finding::new(code, span, message).help(help)
}

/// Where a text is written in a language.
fn place(node: &Node, language: &str, field: &str) -> Span {
    let text = match field {
        "text" => &node.text,
        "note" => &node.note,
        _ => &node.title,
    };
    text.spanned(language).map_or(node.title_span, |text| text.span)
}
