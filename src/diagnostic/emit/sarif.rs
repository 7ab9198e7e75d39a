//! Findings as a SARIF log (OASIS, version 2.1.0), which code-scanning services read.

use crate::diagnostic::{Code, Edit, Finding, Level, Tongue, code};
use crate::source::{SourceMap, Span};
use serde_json::{Value, json};

/// The schema that a log names.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run with every rule of the catalogue. `rules_at` is the address of the folder in which the site of the map
/// has the pages of the rules, with a slash at its end.
pub fn sarif(findings: &[Finding], sources: &SourceMap, tongue: Tongue, base: &str, rules_at: Option<&str>) -> String {
    let place = Place { sources, base };
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &place, tongue)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Elenchus",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": code::ALL.iter().map(|code| rule(*code, tongue, rules_at)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "language": match tongue { Tongue::En => "en", Tongue::Zh => "zh" },
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default(); // strings and numbers only: infallible
    text.push('\n');
    text
}

fn rule(code: Code, tongue: Tongue, rules_at: Option<&str>) -> Value {
    let (title, body) = (code.title(tongue), code.body(tongue));
    let mut rule = json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": body.split("\n\n").next().unwrap_or(body)},
        "help": {"text": body, "markdown": body},
        "defaultConfiguration": {"level": level(code.level)},
    });
    if let Some(folder) = rules_at {
        rule["helpUri"] = json!(format!("{folder}{}.html", code.id));
    }
    rule
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}

fn result(finding: &Finding, place: &Place<'_>, tongue: Tongue) -> Value {
    let (message, help) = (finding.message.in_tongue(tongue), finding.help.in_tongue(tongue));
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    let related = |(at, label): (usize, &crate::diagnostic::Label)| {
        let mut location = place.location(label.span);
        location["id"] = json!(at);
        let words = label.text.in_tongue(tongue);
        if !words.is_empty() {
            location["message"] = json!({"text": literal(words)});
        }
        location
    };
    let mut result = json!({
        "ruleId": finding.code.id,
        "ruleIndex": code::ALL.iter().position(|code| *code == finding.code),
        "level": level(finding.level),
        "message": {"text": literal(&text)},
        "locations": [place.location(finding.primary.span)],
        "relatedLocations": finding.secondary.iter().enumerate().map(related).collect::<Vec<_>>(),
        "partialFingerprints": {"elenchus/v1": fingerprint(finding, place)},
    });
    if let Some(fix) = &finding.fix {
        let change = |edit: &Edit| {
            json!({
                "artifactLocation": place.artifact(edit.span),
                "replacements": [{"deletedRegion": place.region(edit.span), "insertedContent": {"text": edit.replacement}}],
            })
        };
        let words = if help.is_empty() { message } else { help };
        result["fixes"] = json!([{
            "description": {"text": literal(words)},
            "artifactChanges": fix.edits.iter().map(change).collect::<Vec<_>>(),
        }]);
    }
    result
}

/// The same finding in the same file has the same fingerprint wherever in it the place has moved.
fn fingerprint(finding: &Finding, place: &Place<'_>) -> String {
    let what = format!("{}\0{}\0{}", finding.code.id, place.sources.path(finding.primary.span), finding.message.en);
    blake3::hash(what.as_bytes()).to_hex().chars().take(32).collect()
}

/// In messages of SARIF, brackets make links and braces make holes: a text that has none of it in mind says so.
fn literal(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '[' | ']' | '\\' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ => out.push(c),
        }
    }
    out
}

/// How places are written.
struct Place<'a> {
    sources: &'a SourceMap,
    base: &'a str,
}

impl Place<'_> {
    fn location(&self, span: Span) -> Value {
        json!({"physicalLocation": {"artifactLocation": self.artifact(span), "region": self.region(span)}})
    }

    fn artifact(&self, span: Span) -> Value {
        let path = format!("{}{}", self.base, self.sources.path(span));
        json!({"uri": uri(&path), "uriBaseId": "%SRCROOT%"})
    }

    fn region(&self, span: Span) -> Value {
        let (start, end) = (self.sources.start(span), self.sources.end(span));
        json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
    }
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(path, &KEPT).to_string()
}
