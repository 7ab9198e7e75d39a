//! The state of the map: findings, coverage of the paper, translations.

use super::super::standpoint::Standpoint;
use super::Item;
use super::coverage::{Coverage, coverage};
use super::rules::{self, RuleView};
use crate::diagnostic::{Code, Finding, Level, Tongue, code};
use serde::Serialize;

/// Up to this many findings of a rule are in sight at first.
const FEW: usize = 3;

/// What `health.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct HealthPage {
    /// The page of all rules.
    pub rules: String,
    /// How many findings there are of each level.
    pub counts: Vec<LevelCount>,
    /// The findings, the gravest first, those of a rule together.
    pub findings: Vec<Fired>,
    /// The paper's sections.
    pub coverage: Vec<Coverage>,
    /// The languages beside the primary one.
    pub translations: Vec<Translation>,
}

/// How many findings of a level there are.
#[derive(Clone, Debug, Serialize)]
pub struct LevelCount {
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// The word for it.
    pub word: String,
    /// How many.
    pub count: usize,
}

/// The findings of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct Fired {
    /// The rule.
    pub rule: RuleView,
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// The word for it.
    pub word: String,
    /// Whether they are in sight at first: errors, and what is soon read.
    pub open: bool,
    /// What it found, in the order of the files.
    pub findings: Vec<FindingView>,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// The word for it.
    pub word: String,
    /// `A002`.
    pub code: &'static str,
    /// `unanswered-objection`.
    pub name: &'static str,
    /// The page of the rule.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it; may be empty.
    pub help: String,
    /// The language of message and help, where it is not the page's.
    pub lang: Option<String>,
    /// `file:line:column`.
    pub place: String,
    /// That line in the repository.
    pub href: Option<String>,
}

/// How much is written in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Translation {
    /// The language.
    pub lang: String,
    /// Its own name for itself.
    pub name: String,
    /// How many statements there are.
    pub total: usize,
    /// How many have their title in it.
    pub titles: usize,
    /// How many have a text at all.
    pub texts_total: usize,
    /// How many have their text in it.
    pub texts: usize,
    /// The statements that lack one or the other.
    pub missing: Vec<Item>,
}

impl HealthPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let findings = &here.atlas.argument.findings;
        let levels = [Level::Error, Level::Warning, Level::Info];
        let of_level = |level: Level| findings.iter().filter(move |finding| finding.level == level);
        let count = |&level: &Level| LevelCount {
            level: level.word(),
            word: here.say(&format!("level-{}", level.word())),
            count: of_level(level).count(),
        };
        let of_rule = |level: Level, code: Code| {
            let findings: Vec<_> = of_level(level).filter(|found| found.code == code).collect();
            (!findings.is_empty()).then(|| Fired {
                rule: rules::view(here, code),
                level: level.word(),
                word: here.say(&format!("level-{}", level.word())),
                open: level == Level::Error || findings.len() <= FEW,
                findings: findings.into_iter().map(|found| finding(here, found)).collect(),
            })
        };
        let rules = |level| code::ALL.iter().filter_map(move |&code| of_rule(level, code));
        let languages = here.atlas.project().map.languages.iter();
        Self {
            rules: here.href("rules.html"),
            counts: levels.iter().map(count).collect(),
            findings: levels.into_iter().flat_map(rules).collect(),
            coverage: here
                .atlas
                .project()
                .map
                .paper
                .outline
                .iter()
                .filter_map(|section| coverage(here, section))
                .collect(),
            translations: languages.map(|language| translation(here, language)).collect(),
        }
    }
}

/// A finding, in the page's language where it is written in it.
pub(in super::super) fn finding(here: &Standpoint<'_>, finding: &Finding) -> FindingView {
    let sources = &here.atlas.argument.sources;
    let tongue = Tongue::of_tag(here.language);
    let span = finding.primary.span;
    FindingView {
        level: finding.level.word(),
        word: here.say(&format!("level-{}", finding.level.word())),
        code: finding.code.id,
        name: finding.code.name,
        message: finding.message.in_tongue(tongue).to_owned(),
        help: finding.help.in_tongue(tongue).to_owned(),
        lang: here.foreign_tongue(tongue),
        rule: here.href(&super::rules::file(finding.code)),
        place: sources.place(span),
        href: here.atlas.line_href(sources.path(span), sources.start(span).line),
    }
}

fn translation(here: &Standpoint<'_>, language: &str) -> Translation {
    let project = here.atlas.project();
    let nodes = &project.nodes;
    let lacks = |at: &u32| {
        let node = &nodes[*at as usize];
        node.title.get(language).is_none() || (!node.text.is_empty() && node.text.get(language).is_none())
    };
    let missing = project.node_indices().filter(|ix| lacks(&ix.0));
    Translation {
        lang: language.to_owned(),
        name: super::super::head::language_name(here.atlas, language),
        total: nodes.len(),
        titles: nodes.iter().filter(|node| node.title.get(language).is_some()).count(),
        texts_total: nodes.iter().filter(|node| !node.text.is_empty()).count(),
        texts: nodes.iter().filter(|node| node.text.get(language).is_some()).count(),
        missing: here.items(missing),
    }
}
