//! Findings as Markdown, for a comment under a change: counts, then a list, the gravest first.

use super::{Count, code_span, escaped, harmless, level_word};
use crate::diagnostic::{Finding, Level, Tongue};
use crate::source::SourceMap;

/// Stands first in a comment, unseen: whoever posts comments finds the earlier one by it.
const MARK: &str = "[//]: # (elenchus-check)";
/// More findings than this are counted and not listed.
const MOST: usize = 50;

/// Writes a heading with the counts, and the findings below it.
pub fn markdown(findings: &[Finding], sources: &SourceMap, tongue: Tongue, base: &str) -> String {
    let mut out = format!("{MARK}\n\n### Elenchus: {}\n\n", escaped(&Count::of(findings).in_words(tongue)));
    let levels = [Level::Error, Level::Warning, Level::Info];
    let sorted = levels.into_iter().flat_map(|level| findings.iter().filter(move |finding| finding.level == level));
    for finding in sorted.take(MOST) {
        let place = format!("{base}{}", sources.line_place(finding.primary.span));
        let (level, message) = (level_word(finding.level, tongue), with_code(finding.message.in_tongue(tongue)));
        out.push_str(&format!("- **{level} {}** {} {message}\n", finding.code.id, code_span(&place)));
        let help = finding.help.in_tongue(tongue);
        if !help.is_empty() {
            out.push_str(&format!("  - {}\n", with_code(help)));
        }
    }
    if findings.len() > MOST {
        let more = findings.len() - MOST;
        out.push_str(&match tongue {
            Tongue::En => format!("- and {more} more\n"),
            Tongue::Zh => format!("- 另有 {more} 条\n"),
        });
    }
    out
}

/// What a message has between backticks becomes code, whatever it is; the rest stays text. With an odd number of
/// backticks, which only a stranger's text can bring about, nothing is code.
fn with_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return harmless(text);
    }
    let part = |(at, part): (usize, &&str)| if at % 2 == 1 { code_span(part) } else { spaced(part) };
    parts.iter().enumerate().map(part).collect()
}

/// Text between two spans of code, with the white space at its ends.
fn spaced(text: &str) -> String {
    let space = |there: bool| if there { " " } else { "" };
    let inner = harmless(text);
    if inner.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    format!("{}{inner}{}", space(text.starts_with(char::is_whitespace)), space(text.ends_with(char::is_whitespace)))
}
