//! Findings as a compiler writes them: the source line with the place underlined, then the help.

use super::{Count, visible};
use crate::diagnostic::{Finding, Label, Level, Tongue};
use crate::source::{SourceMap, Span};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Severity, Origin, Patch, Renderer, Snippet};
use std::collections::BTreeMap;

/// Writes the findings and a last line that counts them. `coloured` adds ANSI colours.
pub fn human(findings: &[Finding], sources: &SourceMap, tongue: Tongue, coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&renderer.render(&report(finding, sources, tongue)));
        out.push_str("\n\n");
    }
    out.push_str(&Count::of(findings).in_words(tongue));
    out.push('\n');
    out
}

/// One finding as plain text, for whoever shows it elsewhere than on a terminal.
pub fn human_one(finding: &Finding, sources: &SourceMap, tongue: Tongue) -> String {
    Renderer::plain().decor_style(DecorStyle::Ascii).render(&report(finding, sources, tongue))
}

fn report<'a>(finding: &'a Finding, sources: &'a SourceMap, tongue: Tongue) -> Vec<Group<'a>> {
    let message = visible(finding.message.in_tongue(tongue));
    let id = format!("{} {}", finding.code.id, finding.code.name);
    let mut main =
        severity(finding.level, tongue).primary_title(message).id(id).elements(places(finding, sources, tongue));
    let help = finding.help.in_tongue(tongue);
    let helper = Severity::HELP.with_name(word(tongue, "help", "办法"));
    match &finding.fix {
        Some(fix) if !help.is_empty() => {
            let patches = snippets_by_file(fix.edits.iter().map(|edit| (edit.span, edit)));
            let mut group = helper.secondary_title(visible(help)).elements(std::iter::empty::<Origin<'a>>());
            for (span, edits) in patches {
                let snippet = Snippet::source(sources.file(span.file).text.as_str()).path(visible(sources.path(span)));
                let patches = edits.into_iter().map(|edit| Patch::new(range(edit.span), edit.replacement.as_str()));
                group = group.element(snippet.patches(patches));
            }
            return vec![main, group];
        }
        _ if !help.is_empty() => main = main.element(helper.message(visible(help))),
        _ => {}
    }
    vec![main]
}

/// The places of a finding, one snippet a file, the primary place's file first.
fn places<'a>(finding: &'a Finding, sources: &'a SourceMap, tongue: Tongue) -> Vec<annotate_snippets::Element<'a>> {
    let primary = finding.primary.span;
    if sources.file(primary.file).text.is_empty() {
        return vec![Origin::path(visible(sources.path(primary))).line(1).char_column(1).into()];
    }
    let labels = std::iter::once((&finding.primary, AnnotationKind::Primary))
        .chain(finding.secondary.iter().map(|label| (label, AnnotationKind::Context)));
    let mut files: Vec<Vec<(&Label, AnnotationKind)>> = Vec::new();
    for (label, kind) in labels {
        match files.iter_mut().find(|group| group[0].0.span.file == label.span.file) {
            Some(group) => group.push((label, kind)),
            None => files.push(vec![(label, kind)]),
        }
    }
    files.into_iter().map(|group| snippet(&group, sources, tongue).into()).collect()
}

fn snippet<'a>(
    labels: &[(&'a Label, AnnotationKind)],
    sources: &'a SourceMap,
    tongue: Tongue,
) -> Snippet<'a, Annotation<'a>> {
    let span = labels[0].0.span; // a group has at least the label that opened it
    let annotations = labels.iter().map(|(label, kind)| {
        let text = label.text.in_tongue(tongue);
        let annotation = kind.span(first_line(label.span, sources));
        if text.is_empty() { annotation } else { annotation.label(visible(text)) }
    });
    Snippet::source(sources.file(span.file).text.as_str()).path(visible(sources.path(span))).annotations(annotations)
}

fn snippets_by_file<T>(items: impl Iterator<Item = (Span, T)>) -> Vec<(Span, Vec<T>)> {
    let mut files: BTreeMap<_, (Span, Vec<T>)> = BTreeMap::new();
    for (span, item) in items {
        files.entry(span.file).or_insert_with(|| (span, Vec::new())).1.push(item);
    }
    files.into_values().collect()
}

/// The part of a span that lies in its first line: a block of ten lines is underlined where it begins.
fn first_line(span: Span, sources: &SourceMap) -> std::ops::Range<usize> {
    let text = sources.slice(span);
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    let start = span.start as usize;
    start..start + line.len()
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

fn severity(level: Level, tongue: Tongue) -> Severity<'static> {
    match level {
        Level::Error => Severity::ERROR.with_name(word(tongue, "error", "错误")),
        Level::Warning => Severity::WARNING.with_name(word(tongue, "warning", "警告")),
        Level::Info | Level::Off => Severity::INFO.with_name(word(tongue, "info", "提示")),
    }
}

fn word(tongue: Tongue, en: &'static str, zh: &'static str) -> &'static str {
    match tongue {
        Tongue::En => en,
        Tongue::Zh => zh,
    }
}
