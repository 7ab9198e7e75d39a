//! A report as the body of a page: headings, paragraphs and lists, everything escaped.

use super::super::report::{Bit, Line, Report};
use crate::diagnostic::emit::visible;
use crate::locale::attributes;

/// Writes the parts of a report as HTML, the headings from `<h2>` on. The title and the lead are the page's.
pub fn html(report: &Report) -> (String, String) {
    let lead = report.lead.iter().map(|sentence| format!("<p>{}</p>\n", line(sentence))).collect();
    let mut out = String::new();
    for (at, part) in report.parts.iter().enumerate() {
        out.push_str(&format!(
            "<section aria-labelledby=\"part-{at}\">\n<h2 id=\"part-{at}\">{}</h2>\n<ul>\n",
            escaped(&part.heading)
        ));
        for entry in &part.entries {
            out.push_str(&format!("<li>{}", line(&entry.line)));
            if !entry.below.is_empty() {
                let items: String = entry.below.iter().map(|below| format!("<li>{}</li>\n", line(below))).collect();
                out.push_str(&format!("\n<ul>\n{items}</ul>\n"));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n</section>\n");
    }
    (lead, out)
}

/// A line with its markup.
pub fn line(line: &Line) -> String {
    let bit = |bit: &Bit| match bit {
        Bit::Words(words) => escaped(words),
        Bit::Text(text, None) => format!("<cite>{}</cite>", escaped(text)),
        Bit::Text(text, Some(language)) => format!("<cite{}>{}</cite>", attributes(&escaped(language)), escaped(text)),
        Bit::Code(text) => format!("<code>{}</code>", escaped(text)),
    };
    line.iter().map(bit).collect()
}

/// Text and attribute values alike.
pub fn escaped(text: &str) -> String {
    let text = visible(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
