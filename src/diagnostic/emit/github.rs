//! Findings as workflow commands of GitHub Actions: each becomes an annotation at its line of the pull request.
//!
//! A command is one line, `::error file=…,line=…::message`. The runner undoes `%25`, `%0D`, `%0A` in the message, and
//! `%3A`, `%2C` in properties besides; without them a text could end its command and begin another one.

use crate::diagnostic::{Finding, Level, Tongue};
use crate::source::SourceMap;

/// Writes one command a finding.
pub fn github(findings: &[Finding], sources: &SourceMap, tongue: Tongue, base: &str) -> String {
    findings.iter().map(|finding| command(finding, sources, tongue, base)).collect()
}

fn command(finding: &Finding, sources: &SourceMap, tongue: Tongue, base: &str) -> String {
    let span = finding.primary.span;
    let (start, end) = (sources.start(span), sources.end(span));
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Off => "notice",
    };
    let file = property(&format!("{base}{}", sources.path(span)));
    let mut place = format!("file={file},line={},endLine={}", start.line, end.line);
    // Columns are understood within one line only.
    if start.line == end.line {
        place.push_str(&format!(",col={},endColumn={}", start.column, end.column));
    }
    let title = property(&format!("{} {}", finding.code.id, finding.code.name));
    let help = finding.help.in_tongue(tongue);
    let message = finding.message.in_tongue(tongue);
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    format!("::{name} {place},title={title}::{}\n", data(&text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
