//! A report as plain text, for a terminal.

use super::super::report::{Bit, Line, Report};
use crate::diagnostic::emit::visible;

/// Writes a report as lines of plain text.
pub fn text(report: &Report) -> String {
    let mut out = format!("{}  {}\n\n", report.title, line(&report.between));
    for sentence in &report.lead {
        out.push_str(&format!("{}\n", line(sentence)));
    }
    for part in &report.parts {
        out.push_str(&format!("\n{}\n", part.heading));
        for entry in &part.entries {
            out.push_str(&format!("- {}\n", line(&entry.line)));
            for below in &entry.below {
                out.push_str(&format!("    - {}\n", line(below)));
            }
        }
    }
    out
}

fn line(line: &Line) -> String {
    let bit = |bit: &Bit| match bit {
        Bit::Words(words) => words.clone(),
        Bit::Text(text, _) | Bit::Code(text) => visible(text).replace('\n', " "),
    };
    line.iter().map(bit).collect::<String>().trim_end().to_owned()
}
