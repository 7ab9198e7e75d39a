//! Findings as one JSON document, for other programs. Every text stands in each language.

use super::Count;
use crate::diagnostic::{Code, Finding, Level, Text};
use crate::source::{SourceMap, Span};
use serde::Serialize;

/// The version of the document's shape. It grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;
/// The JSON Schema of the document.
pub const SCHEMA: &str = include_str!("check.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    summary: Count,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    code: Code,
    name: &'a str,
    level: Level,
    message: &'a Text,
    help: &'a Text,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    label: &'a Text,
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Vec<Replacement<'a>>>,
}

/// Lines and columns count from 1, columns in characters; offsets are bytes of the file without a byte order mark.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a Text,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    replacement: &'a str,
}

/// Writes the findings as one JSON document that ends with a line feed.
pub fn json(findings: &[Finding], sources: &SourceMap) -> String {
    let rows = findings.iter().map(|finding| row(finding, sources)).collect();
    let document = Document { version: SCHEMA_VERSION, summary: Count::of(findings), findings: rows };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default(); // strings and numbers only: infallible
    text.push('\n');
    text
}

fn row<'a>(finding: &'a Finding, sources: &'a SourceMap) -> Row<'a> {
    Row {
        code: finding.code,
        name: finding.code.name,
        level: finding.level,
        message: &finding.message,
        help: &finding.help,
        place: place(finding.primary.span, sources),
        label: &finding.primary.text,
        related: finding
            .secondary
            .iter()
            .map(|label| Related { place: place(label.span, sources), label: &label.text })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| {
            let replacement = |edit: &'a crate::diagnostic::Edit| Replacement {
                place: place(edit.span, sources),
                replacement: &edit.replacement,
            };
            fix.edits.iter().map(replacement).collect()
        }),
    }
}

fn place(span: Span, sources: &SourceMap) -> Place<'_> {
    let (start, end) = (sources.start(span), sources.end(span));
    Place {
        file: sources.path(span),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start: span.start,
        end: span.end,
    }
}
