//! Findings as one line each, for editors that jump to `path:line:column`.

use super::{level_word, visible};
use crate::diagnostic::{Finding, Tongue};
use crate::source::SourceMap;

/// Writes `path:line:column: level[CODE] message`, line by line.
pub fn short(findings: &[Finding], sources: &SourceMap, tongue: Tongue, base: &str) -> String {
    let line = |finding: &Finding| {
        let place = format!("{base}{}", sources.place(finding.primary.span));
        let (level, message) = (level_word(finding.level, tongue), finding.message.in_tongue(tongue));
        format!("{}: {level}[{}] {}\n", one_line(&place), finding.code.id, one_line(message))
    };
    findings.iter().map(line).collect()
}

fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}
