//! Findings as the protocol's diagnostics, file by file.

use super::desk::{Desk, State};
use super::scope::bytes;
use super::text::Lines;
use crate::diagnostic::{Finding, Level, Tongue};
use crate::load::ARGUMENT;
use crate::source::{SourceMap, Span};
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Uri,
};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The name under which editors show findings.
const SOURCE: &str = "elenchus";

/// Turns findings into diagnostics in the language of the editor.
pub(super) struct Reporter<'a> {
    pub desk: &'a Desk,
    pub state: &'a State,
    pub tongue: Tongue,
}

impl<'a> Reporter<'a> {
    /// Every finding of the project, by the path of its file.
    pub fn all(&self) -> BTreeMap<String, Vec<Diagnostic>> {
        let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        let mut indices = Indices::default();
        for (finding, sources) in self.findings() {
            let path = sources.path(finding.primary.span);
            let diagnostic = self.diagnostic(finding, sources, &mut indices);
            by_file.entry(path.to_owned()).or_default().push(diagnostic);
        }
        by_file
    }

    /// The findings about one file, with their diagnostics.
    pub fn of_file(&self, path: &str) -> Vec<(&'a Finding, Diagnostic)> {
        let of_it = self.findings().filter(|(finding, sources)| sources.path(finding.primary.span) == path);
        let mut indices = Indices::default();
        of_it.map(|(finding, sources)| (finding, self.diagnostic(finding, sources, &mut indices))).collect()
    }

    /// What was found, each with the texts into which its places point. A text that cannot be read has what is wrong with
    /// it, and nothing that was found in the text that stood in.
    pub fn findings(&self) -> impl Iterator<Item = (&'a Finding, &'a SourceMap)> + use<'a> {
        let State { argument, lost, .. } = self.state;
        let of_project = argument.findings.iter().map(|finding| (finding, &argument.sources));
        let shown = of_project.filter(|(finding, sources)| {
            let path = sources.path(finding.primary.span);
            path.starts_with(ARGUMENT) && !lost.contains_key(path)
        });
        let of_lost = lost.values().flat_map(|(sources, found)| found.iter().map(move |finding| (finding, sources)));
        shown.chain(of_lost)
    }

    fn diagnostic(&self, finding: &Finding, sources: &'a SourceMap, indices: &mut Indices<'a>) -> Diagnostic {
        let said = |text: &crate::diagnostic::Text| text.in_tongue(self.tongue).to_owned();
        let parts = [said(&finding.message), said(&finding.help)];
        let message: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let range = indices.of(sources, finding.primary.span).visible(bytes(finding.primary.span));
        let related = finding.secondary.iter().filter_map(|label| {
            let uri = self.desk.uri(sources.path(label.span))?;
            let range = indices.of(sources, label.span).visible(bytes(label.span));
            Some(DiagnosticRelatedInformation { location: Location { uri, range }, message: said(&label.text) })
        });
        let related: Vec<DiagnosticRelatedInformation> = related.collect();
        Diagnostic {
            range,
            severity: Some(match finding.level {
                Level::Error => DiagnosticSeverity::ERROR,
                Level::Warning => DiagnosticSeverity::WARNING,
                Level::Info | Level::Off => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.code.id.to_owned())),
            code_description: self.page(finding.code.id).map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: message.join("\n"),
            related_information: (!related.is_empty()).then_some(related),
            ..Diagnostic::default()
        }
    }

    /// The page of a rule on the published site, where the map says under which address that is.
    fn page(&self, code: &str) -> Option<Uri> {
        let map = &self.state.argument.project.map;
        let base = map.site.base_url.as_ref()?.value.trim_end_matches('/');
        let spoken = map.languages.iter().find(|language| Tongue::of_tag(language) == self.tongue);
        let language = spoken.map_or(map.primary(), String::as_str);
        Uri::from_str(&format!("{base}/{language}/rules/{code}.html")).ok()
    }
}

/// Line indices of texts, each made once.
#[derive(Default)]
struct Indices<'t> {
    of_file: BTreeMap<String, Lines<'t>>,
}

impl<'t> Indices<'t> {
    fn of(&mut self, sources: &'t SourceMap, span: Span) -> &Lines<'t> {
        let file = sources.file(span.file);
        self.of_file.entry(file.path.clone()).or_insert_with(|| Lines::new(&file.text))
    }
}
