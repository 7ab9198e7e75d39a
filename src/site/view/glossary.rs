//! The glossary: the terms of the map's matter, and the words of the map itself.

use super::super::reference::is_chinese;
use super::super::standpoint::Standpoint;
use super::{Item, Prose, Words};
use serde::Serialize;

/// The words of the map itself: the key of the word, the key of its meaning, and its sign in `sprite.html`.
const OWN: &[(&str, &str, Option<&str>)] = &[
    ("kind-thesis", "means-thesis", Some("k-thesis")),
    ("kind-claim", "means-claim", Some("k-claim")),
    ("kind-premise", "means-premise", Some("k-premise")),
    ("kind-rebuttal", "means-rebuttal", Some("k-rebuttal")),
    ("kind-context", "means-context", Some("k-context")),
    ("term-reason", "means-reason", None),
    ("reason-supports", "means-supports", Some("s-supports")),
    ("reason-attacks", "means-attacks", Some("s-attacks")),
    ("reason-undercuts", "means-undercuts", Some("s-undercuts")),
    ("reason-contradicts", "means-contradicts", Some("s-contradicts")),
    ("reason-prefers", "means-prefers", Some("s-prefers")),
    ("term-linked", "means-linked", None),
    ("term-convergent", "means-convergent", None),
    ("warrant", "means-warrant", None),
    ("term-scheme", "means-scheme", None),
    ("term-question", "means-question", None),
    ("basis-assumed", "means-assumed", None),
    ("basis-sourced", "means-sourced", None),
    ("basis-argued", "means-argued", None),
    ("verdict", "means-verdict", None),
    ("verdict-holds", "means-holds", Some("v-holds")),
    ("verdict-contested", "means-contested", Some("v-contested")),
    ("verdict-falls", "means-falls", Some("v-falls")),
    ("term-view", "means-view", None),
    ("term-linchpin", "means-linchpin", None),
    ("term-circle", "means-circle", None),
];

/// What `glossary.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryPage {
    /// The terms of the matter: in the order of `glossary.yaml` on Chinese pages, by the alphabet on others.
    pub terms: Vec<TermView>,
    /// The words of the map itself.
    pub own: Vec<OwnTerm>,
}

/// A term of the matter.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Its id; the anchor is `term-<id>`.
    pub id: String,
    /// The term.
    pub term: Words,
    /// The term in the map's other languages.
    pub others: Vec<Words>,
    /// What it means.
    pub text: Option<Prose>,
    /// The statements in which it matters.
    pub see: Vec<Item>,
}

/// A word of the map itself.
#[derive(Clone, Debug, Serialize)]
pub struct OwnTerm {
    /// The end of its anchor, `word-<id>`.
    pub id: String,
    /// The word.
    pub term: String,
    /// Its sign.
    pub sign: Option<&'static str>,
    /// What it means.
    pub text: String,
}

impl GlossaryPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let project = here.atlas.project();
        let mut terms: Vec<TermView> = project.glossary.iter().map(|term| view(here, term)).collect();
        if !is_chinese(here.language) {
            terms.sort_by_cached_key(|term| (term.term.text.to_lowercase(), term.id.clone()));
        }
        let own = |&(word, means, sign): &(&str, &'static str, Option<&'static str>)| OwnTerm {
            id: means.trim_start_matches("means-").to_owned(),
            term: here.say(word),
            sign,
            text: here.say(means),
        };
        Self { terms, own: OWN.iter().map(own).collect() }
    }
}

fn view(here: &Standpoint<'_>, term: &crate::model::Term) -> TermView {
    let shown = here.words(&term.term);
    let others = here.atlas.project().map.languages.iter().filter(|language| *language != here.language);
    let other = |language: &String| {
        let text = term.term.get(language)?.to_owned();
        Some(Words { text, lang: Some(language.clone()) })
    };
    TermView {
        id: term.id.clone(),
        others: others.filter_map(other).filter(|other| other.text != shown.text).collect(),
        term: shown,
        text: here.prose(&term.text, &format!("g-{}-", term.id)),
        see: here.items(term.see.iter().copied()),
    }
}
