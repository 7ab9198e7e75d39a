//! A report as Markdown, for a comment under a change: short, and harmless whatever the map says.

use super::super::report::{Bit, Line, Report};
use crate::diagnostic::emit::{code_span, escaped, harmless};

/// Stands first in a comment, unseen: whoever posts comments finds the earlier one by it. A Markdown comment without HTML.
pub const MARK: &str = "[//]: # (elenchus-diff)";

/// Writes a report as Markdown (CommonMark; no HTML).
pub fn markdown(report: &Report) -> String {
    let mut out = format!("{MARK}\n\n### {}\n", words(&report.title));
    for sentence in &report.lead {
        out.push_str(&format!("\n{}\n", line(sentence)));
    }
    for part in &report.parts {
        out.push_str(&format!("\n#### {}\n\n", words(&part.heading)));
        for entry in &part.entries {
            out.push_str(&format!("- {}\n", line(&entry.line)));
            for below in &entry.below {
                out.push_str(&format!("  - {}\n", line(below)));
            }
        }
    }
    out.push_str(&format!("\n*{}* {}\n", words(&report.foot), line(&report.between)));
    out
}

fn line(line: &Line) -> String {
    let bit = |bit: &Bit| match bit {
        Bit::Words(text) => words(text),
        Bit::Text(text, _) => harmless(text),
        Bit::Code(text) => code_span(text),
    };
    line.iter().map(bit).collect::<String>().trim_end().to_owned()
}

/// Words of the dictionary: they have nothing to hide, but may have a sign of Markdown in them.
fn words(text: &str) -> String {
    escaped(text)
}
