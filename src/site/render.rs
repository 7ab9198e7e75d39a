//! From views to HTML, by the theme's templates and those with which a project overrides them.
//!
//! The theme is compiled in. A project's `templates/node.html` takes the place of the theme's, and may say
//! `{% extends "default/node.html" %}` to replace single blocks. A fault of a template is a finding at its place.

use super::dictionaries::direction;
use crate::diagnostic::{Finding, Findings, code};
use crate::locale::{Dictionary, within_quotes};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

/// The theme, by name.
const THEME: &[(&str, &str)] = &[
    ("base.html", include_str!("../../templates/base.html")),
    ("sprite.html", include_str!("../../templates/sprite.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("reasons.html", include_str!("../../templates/reasons.html")),
    ("tree.html", include_str!("../../templates/tree.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("map.html", include_str!("../../templates/map.html")),
    ("outline.html", include_str!("../../templates/outline.html")),
    ("node.html", include_str!("../../templates/node.html")),
    ("section.html", include_str!("../../templates/section.html")),
    ("table.html", include_str!("../../templates/table.html")),
    ("schemes.html", include_str!("../../templates/schemes.html")),
    ("sources.html", include_str!("../../templates/sources.html")),
    ("glossary.html", include_str!("../../templates/glossary.html")),
    ("board.html", include_str!("../../templates/board.html")),
    ("contribute.html", include_str!("../../templates/contribute.html")),
    ("tour.html", include_str!("../../templates/tour.html")),
    ("data.html", include_str!("../../templates/data.html")),
    ("document.html", include_str!("../../templates/document.html")),
    ("health.html", include_str!("../../templates/health.html")),
    ("rules.html", include_str!("../../templates/rules.html")),
    ("rule.html", include_str!("../../templates/rule.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("hit.html", include_str!("../../templates/hit.html")),
    ("chooser.html", include_str!("../../templates/chooser.html")),
    ("redirect.html", include_str!("../../templates/redirect.html")),
    ("changes.html", include_str!("../../templates/changes.html")),
    ("missing.html", include_str!("../../templates/missing.html")),
];

/// Under this folder the theme's own templates can be named, whatever overrides them.
const DEFAULT: &str = "default/";

/// The templates and assets with which a project overrides the theme's.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    files: BTreeMap<String, FileId>,
}

impl Templates {
    /// The theme as it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file of the project's templates. `name` is its path below that folder (`node.html`,
    /// `assets/style.css`), `path` the one shown in findings. Only names ending in `.html` are templates.
    pub fn add(&mut self, sources: &mut SourceMap, name: &str, path: &str, text: &str) {
        let file = sources.add(path, text);
        self.files.insert(name.to_owned(), file);
    }

    /// The project's dictionaries by language: `locale/<language>.yaml`.
    pub(super) fn dictionaries(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.files.iter().filter_map(|(name, &file)| Some((dictionary_of(name)?, file)))
    }

    /// Every file with its text.
    pub(super) fn texts<'s>(&'s self, sources: &'s SourceMap) -> BTreeMap<&'s str, &'s str> {
        self.files.iter().map(|(name, &file)| (name.as_str(), sources.file(file).text.as_str())).collect()
    }
}

/// The language of a dictionary, by its path.
fn dictionary_of(name: &str) -> Option<&str> {
    name.strip_prefix("locale/")?.strip_suffix(".yaml")
}

/// The templates, compiled, with the words of one language.
pub(super) struct Press {
    tera: Tera,
}

impl Press {
    /// Compiles all templates for a language.
    ///
    /// # Errors
    /// The first fault.
    pub(super) fn new(texts: &BTreeMap<&str, &str>, dictionary: &Dictionary) -> Result<Self, Box<tera::Error>> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([DEFAULT])?;
        let words = dictionary.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| translate(&words, &kwargs));
        let words = dictionary.clone();
        tera.register_filter("day", move |day: &str, _: Kwargs, _: &State<'_>| words.date(day));
        let words = dictionary.clone();
        tera.register_filter("number", move |count: &Value, _: Kwargs, _: &State<'_>| {
            words.number(&count.to_string()).into_owned()
        });
        tera.register_filter("inner", |text: &str, _: Kwargs, _: &State<'_>| within_quotes(text));
        tera.register_filter("dir", |language: &str, _: Kwargs, _: &State<'_>| direction(language).to_owned());
        let theme = THEME.iter().map(|(name, text)| (format!("{DEFAULT}{name}"), *text));
        let own = texts.iter().filter(|(name, _)| name.ends_with(".html"));
        let own = own.map(|(name, text)| ((*name).to_owned(), *text));
        tera.add_raw_templates(theme.chain(own).collect::<Vec<_>>())?;
        Ok(Self { tera })
    }

    /// Renders a template with the fields of a view.
    ///
    /// # Errors
    /// A fault of the template.
    pub(super) fn print(
        &self,
        template: &str,
        view: &impl Serialize,
        frame: &impl Serialize,
        masthead: Value,
    ) -> Result<Vec<u8>, Box<tera::Error>> {
        let mut context = Context::from_serialize(view)?;
        context.insert("page", frame);
        context.insert_value("site", masthead);
        let mut page = Vec::new();
        self.tera.render_to(template, &context, &mut page)?;
        Ok(page)
    }
}

/// `t(key="…", hole=…)`: a text of the dictionary with its holes filled.
fn translate(dictionary: &Dictionary, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    if !dictionary.has(key) {
        return Err(tera::Error::message(format!("there is no word for `{key}`")));
    }
    let fillings: Vec<(String, String)> =
        kwargs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let fillings: Vec<(&str, &str)> = fillings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(dictionary.fill(key, &fillings))
}

/// Reports a fault of a template at its place; at `otherwise` if it is of the theme's own.
pub(super) fn report(
    error: &tera::Error,
    templates: &Templates,
    sources: &SourceMap,
    otherwise: Span,
    findings: &mut Findings,
) {
    let (reason, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), place(report, templates, sources))
        }
        _ => (error.to_string().lines().next().unwrap_or_default().to_owned(), None),
    };
    let reason = reason.as_str();
    let span = span.or_else(|| named(error, templates)).unwrap_or(otherwise);
    let message = say!(en: "the template cannot be used: {reason}", zh: "模板无法使用：{reason}");
    findings.push(Finding::new(code::TEMPLATE_FAULT, span, message));
}

/// The place of a fault in one of the project's own templates.
fn place(report: &ReportError, templates: &Templates, sources: &SourceMap) -> Option<Span> {
    let &file = templates.files.get(report.filename())?;
    let text = &sources.file(file).text;
    let at = report.span();
    let start = offset(text, at.start_line, at.start_col);
    let end = offset(text, at.end_line, at.end_col).max(start);
    Some(Span::new(file, start, end))
}

/// The byte of a line (from 1) and a column in characters (from 0); the end of the line if that is shorter.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default().lines().next().unwrap_or_default();
    before + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

/// The beginning of the first of the project's templates that an error names.
fn named(error: &tera::Error, templates: &Templates) -> Option<Span> {
    let text = error.to_string();
    let named = templates.files.iter().find(|(name, _)| text.contains(name.as_str()));
    named
        .or_else(|| templates.files.iter().find(|(name, _)| name.ends_with(".html")))
        .map(|(_, &file)| Span::file_start(file))
}
