//! Findings as JUnit XML, which every CI system shows: a test case a finding, failed where the finding is denied.

use super::level_word;
use crate::diagnostic::{Finding, Level, Tongue};
use crate::source::SourceMap;

/// Writes one suite. Findings at or above `deny` fail; others are told in the output of a case that passes. Without
/// findings there is one case, which passes.
pub fn junit(findings: &[Finding], sources: &SourceMap, tongue: Tongue, base: &str, deny: Level) -> String {
    let failures = findings.iter().filter(|finding| finding.level >= deny).count();
    let tests = findings.len().max(1);
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"elenchus\" {counts}>\n<testsuite name=\"elenchus check\" {counts} skipped=\"0\">\n"
    );
    if findings.is_empty() {
        out.push_str("<testcase classname=\"elenchus\" name=\"check\"/>\n");
    }
    findings.iter().for_each(|finding| out.push_str(&case(finding, sources, tongue, base, deny)));
    out.push_str("</testsuite>\n</testsuites>\n");
    out
}

fn case(finding: &Finding, sources: &SourceMap, tongue: Tongue, base: &str, deny: Level) -> String {
    let span = finding.primary.span;
    let at = sources.start(span);
    let path = format!("{base}{}", sources.path(span));
    let code = finding.code;
    let (message, help) = (finding.message.in_tongue(tongue), finding.help.in_tongue(tongue));
    let text = format!(
        "{path}:{}:{}: {}[{}] {message}\n{help}",
        at.line,
        at.column,
        level_word(finding.level, tongue),
        code.id
    );
    let text = xml(text.trim_end());
    let body = if finding.level >= deny {
        format!("<failure type=\"{}\" message=\"{}\">{text}</failure>", code.id, xml(message))
    } else {
        format!("<system-out>{text}</system-out>")
    };
    let (class, name) = (xml(&path), format!("{} {} {}:{}", code.id, code.name, at.line, at.column));
    format!("<testcase classname=\"{class}\" name=\"{name}\" file=\"{class}\" line=\"{}\">{body}</testcase>\n", at.line)
}

/// Text and values of attributes alike. What XML cannot hold even when escaped is replaced.
fn xml(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
