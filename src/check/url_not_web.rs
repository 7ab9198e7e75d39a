//! C003: the address of a source that is not one of the web.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;

/// Only `http://` and `https://` addresses become links.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for url in context.project.bibliography.values().flat_map(|source| source.url.iter().chain(&source.archived)) {
        if !is_web(&url.value) {
            let message = say!(en: "this is no web address, and will not be a link", zh: "这不是网址，不会成为链接");
            let help = say!(en: "it begins with `https://`", zh: "网址以 `https://` 开头");
            findings.push(Finding::new(code::URL_NOT_WEB, url.span, message).help(help));
        }
    }
}

fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.chars().next().is_some_and(char::is_alphanumeric)
            && !url.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}
