//! T001 and T002: texts that are missing in a language of the map.

use super::Context;
use crate::diagnostic::{Finding, Findings, Text, code};
use crate::model::{Localized, Node, Project, Reason, ReasonKind, Scheme};
use crate::say;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How much depends on a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// The title of a statement: it must be written in the primary language, and should be in the others.
    Statement,
    /// Another title: it should be written in every language.
    Title,
    /// A text: where the primary language has it, the others should have it too.
    Text,
}

/// Titles of statements must be written in the primary language; all titles and texts should be written in the others.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let mut search = Search { languages: &project.map.languages, findings };
    project.nodes.iter().for_each(|node| search.node(node));
    let written_here = |reason: &&Reason| reason.kind != ReasonKind::Contradicts && !reason.warrant.is_empty();
    for reason in project.reasons.iter().filter(written_here) {
        let id = &reason.id;
        search.text(&reason.warrant, reason.span, || say!(en: "the warrant of `{id}`", zh: "`{id}` 的推理依据"));
    }
    search.map(project);
    search.guides(project);
    project.schemes.values().filter(|scheme| !scheme.built_in).for_each(|scheme| search.scheme(scheme));
    pages(project, search.findings);
}

struct Search<'a> {
    languages: &'a [String],
    findings: &'a mut Findings,
}

impl Search<'_> {
    /// A statement: where its title is missing in a language, its other texts need not be asked for.
    fn node(&mut self, node: &Node) {
        let id = &node.id;
        let lacking: Vec<&String> = self.languages.iter().filter(|language| missing(&node.title, language)).collect();
        for language in self.languages {
            self.one(
                &node.title,
                language,
                Weight::Statement,
                node.title_span,
                || say!(en: "the title of `{id}`", zh: "`{id}` 的标题"),
            );
        }
        for (text, name) in [
            (&node.text, say_text as fn(&str) -> Text),
            (&node.note, |id| say!(en: "the note on `{id}`", zh: "`{id}` 的编者按")),
        ] {
            for language in self.languages.iter().filter(|language| !lacking.contains(language)) {
                self.one(text, language, Weight::Text, written(text, node.title_span), || name(id));
            }
        }
    }

    fn map(&mut self, project: &Project) {
        let map = &project.map;
        let at = map.thesis_span;
        self.title(&map.title, at, || say!(en: "the title of the map", zh: "论证图的标题"));
        self.text(&map.description, at, || say!(en: "the description of the map", zh: "论证图的简介"));
        self.text(&map.paper.title, at, || say!(en: "the title of the paper", zh: "论文的标题"));
        for section in &map.paper.outline {
            let id = &section.id.value;
            self.title(
                &section.title,
                section.id.span,
                || say!(en: "the title of section {id}", zh: "第 {id} 节的标题"),
            );
        }
    }

    fn guides(&mut self, project: &Project) {
        for tour in &project.map.tours {
            let (id, at) = (&tour.id, project.map.thesis_span);
            self.title(&tour.title, at, || say!(en: "the title of the tour `{id}`", zh: "导览 `{id}` 的标题"));
            self.text(
                &tour.description,
                at,
                || say!(en: "the description of the tour `{id}`", zh: "导览 `{id}` 的简介"),
            );
            for stop in &tour.stops {
                let node = &project.node(stop.node).id;
                self.text(
                    &stop.text,
                    at,
                    || say!(en: "the text of the tour `{id}` on `{node}`", zh: "导览 `{id}` 在 `{node}` 处的文字"),
                );
            }
        }
        for term in &project.glossary {
            let id = &term.id;
            self.title(&term.term, term.span, || say!(en: "the term `{id}`", zh: "术语 `{id}`"));
            self.text(
                &term.text,
                term.span,
                || say!(en: "the explanation of the term `{id}`", zh: "术语 `{id}` 的解释"),
            );
        }
    }

    /// The built-in ones speak languages of their own.
    fn scheme(&mut self, scheme: &Scheme) {
        let (id, at) = (&scheme.id, scheme.span);
        self.title(&scheme.title, at, || say!(en: "the name of the scheme `{id}`", zh: "论证型式 `{id}` 的名称"));
        self.text(&scheme.summary, at, || say!(en: "the summary of the scheme `{id}`", zh: "论证型式 `{id}` 的概要"));
        for role in &scheme.roles {
            let role_id = &role.id;
            self.title(
                &role.title,
                at,
                || say!(en: "the name of the role `{role_id}` in `{id}`", zh: "`{id}` 中角色 `{role_id}` 的名称"),
            );
        }
        for question in &scheme.questions {
            let question_id = &question.id;
            self.title(
                &question.text,
                at,
                || say!(en: "the question `{id}/{question_id}`", zh: "问题 `{id}/{question_id}`"),
            );
        }
    }

    /// `otherwise` is the place where nothing of the text is written anywhere.
    fn title(&mut self, text: &Localized, otherwise: Span, name: impl Fn() -> Text) {
        let at = written(text, otherwise);
        self.languages.iter().for_each(|language| self.one(text, language, Weight::Title, at, &name));
    }

    fn text(&mut self, text: &Localized, otherwise: Span, name: impl Fn() -> Text) {
        let at = written(text, otherwise);
        self.languages.iter().for_each(|language| self.one(text, language, Weight::Text, at, &name));
    }

    fn one(&mut self, text: &Localized, language: &str, weight: Weight, at: Span, name: impl Fn() -> Text) {
        let is_primary = self.languages.first().is_some_and(|primary| primary == language);
        if !missing(text, language) || (is_primary && weight == Weight::Text) {
            return;
        }
        self.findings.push(finding(&name(), language, is_primary && weight == Weight::Statement, at));
    }
}

/// Where a text begins in the first language in which it is written.
fn written(text: &Localized, otherwise: Span) -> Span {
    text.iter().next().map_or(otherwise, |(_, text)| Span { end: text.span.start, ..text.span })
}

fn say_text(id: &str) -> Text {
    say!(en: "the text of `{id}`", zh: "`{id}` 的正文")
}

/// Written in some language but not in this one.
fn missing(text: &Localized, language: &str) -> bool {
    text.get(language).is_none() && !text.is_empty()
}

/// Documentation pages that are written in one language of the map and not in another.
fn pages(project: &Project, findings: &mut Findings) {
    let mut languages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for page in &project.pages {
        languages.entry(&page.slug).or_default().insert(&page.language);
    }
    for page in &project.pages {
        let written = &languages[page.slug.as_str()]; // every page is in it
        if written.first() != Some(&page.language.as_str()) {
            continue; // said once, at the first
        }
        for language in project.map.languages.iter().filter(|language| !written.contains(language.as_str())) {
            let slug = &page.slug;
            let name = say!(en: "the page `{slug}`", zh: "文档页 `{slug}`");
            let message = lacks(&name, language);
            let help = say!(en: "add `pages/{slug}.{language}.md`; until then readers of that language see another one",
                            zh: "请补上 `pages/{slug}.{language}.md`；在此之前，该语言的读者看到的是另一种语言");
            findings
                .push(Finding::new(code::TRANSLATION_MISSING, Span::file_start(page.body.file), message).help(help));
        }
    }
}

fn lacks(name: &Text, language: &str) -> Text {
    let (en, zh) = (&name.en, &name.zh);
    say!(en: "{en} is missing in `{language}`", zh: "{zh}缺少 `{language}` 文本")
}

fn finding(name: &Text, language: &str, is_needed: bool, span: Span) -> Finding {
    let message = lacks(name, language);
    if is_needed {
        let help = say!(en: "add `{language}: …`: it is the first language of the map, from which the others are translated",
             zh: "请补上 `{language}: …`：它是本图的主要语言，其他语言都由它译出");
        return Finding::new(code::PRIMARY_LANGUAGE_MISSING, span, message).help(help);
    }
    let help = say!(en: "add `{language}: …`; until then readers of that language see another one",
                    zh: "请补上 `{language}: …`；在此之前，该语言的读者看到的是另一种语言");
    Finding::new(code::TRANSLATION_MISSING, span, message).help(help)
}
