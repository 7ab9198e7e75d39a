//! What `map.yaml` says: the map as a whole, the paper, the site, the expectations.

use super::{Localized, NodeIx, Verdict, View};
use crate::source::{FileId, Span, Spanned};

/// The map as a whole.
#[derive(Clone, Debug)]
pub struct MapInfo {
    /// The map's title.
    pub title: Localized,
    /// A sentence or two about it.
    pub description: Localized,
    /// Language tags; the first is the primary language. Never empty.
    pub languages: Vec<String>,
    /// The claim that the whole map is about.
    pub thesis: Option<NodeIx>,
    /// Where the thesis is named; the beginning of `map.yaml` if nowhere.
    pub thesis_span: Span,
    /// The mapped paper.
    pub paper: Paper,
    /// Where and how the site is published.
    pub site: Site,
    /// Verdicts that must come out.
    pub expectations: Vec<Expectation>,
    /// Guided routes.
    pub tours: Vec<Tour>,
}

impl MapInfo {
    /// The language in which everything is written first.
    pub fn primary(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// `language` first, then its primary subtag (`zh` of `zh-CN`), then the map's languages in their order.
    pub fn preferring<'a>(&'a self, language: &'a str) -> impl Iterator<Item = &'a str> {
        let head = language.split('-').next().unwrap_or(language);
        [language, head].into_iter().chain(self.languages.iter().map(String::as_str))
    }
}

/// The mapped paper.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Its title.
    pub title: Localized,
    /// Its authors.
    pub authors: Vec<Localized>,
    /// How to cite it.
    pub citation: Localized,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// A file with its text, relative to `map.yaml`.
    pub text: Option<Spanned<String>>,
    /// That text, if the file is there.
    pub copy: Option<FileId>,
    /// Its sections, in order.
    pub outline: Vec<Section>,
}

/// A section of the paper.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its number or name, `2.1`.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Localized,
    /// How many sentences each paragraph has; empty for a section that is only a title.
    pub paragraphs: Vec<u32>,
    /// The numbers of the footnotes in it.
    pub footnotes: Vec<u32>,
}

/// Where and how the site is published.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The address under which the site stands, with a slash at its end.
    pub base_url: Option<Spanned<String>>,
    /// The repository's address.
    pub repository: Option<Spanned<String>>,
    /// The branch that the edit links name.
    pub branch: String,
    /// The licence of the map.
    pub licence: Option<String>,
}

/// A verdict that must come out: a test of the map, written by its maintainers.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// In which view.
    pub view: View,
    /// Of which node.
    pub node: NodeIx,
    /// The verdict.
    pub verdict: Verdict,
    /// Where it is written.
    pub span: Span,
}

/// A guided route through the map.
#[derive(Clone, Debug)]
pub struct Tour {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Localized,
    /// A sentence or two about it.
    pub description: Localized,
    /// Its stops, in order; one at least.
    pub stops: Vec<Stop>,
}

/// A stop of a tour.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The statement.
    pub node: NodeIx,
    /// What the tour's author says there, Markdown.
    pub text: Localized,
}
