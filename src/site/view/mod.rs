//! What templates may see: plain values, ready to be shown.
//!
//! A template gets `page` ([`frame::Frame`]), `site` ([`frame::Masthead`]) and the fields of its own view: `home.html`
//! those of [`home::Home`], `node.html` of [`node::NodePage`], and so on. Every address is relative to the page and every
//! word is in the page's language; a text that had to be taken from another language carries it in `lang`. Texts are
//! plain and are escaped by the template engine; only [`Prose::html`] and the drawings are markup, made safe where they
//! are made, and are to be written with `| safe`.

pub mod board;
pub mod chooser;
pub mod contribute;
pub mod coverage;
pub mod data;
pub mod dispute;
pub mod document;
pub mod frame;
pub mod glossary;
pub mod health;
pub mod hinges;
pub mod home;
pub mod ledger;
pub mod map;
pub mod node;
pub mod reason;
pub mod rules;
pub mod scheme;
pub mod search;
pub mod section;
pub mod source;
pub mod table;
pub mod tour;

use crate::markdown::Heading;
use serde::Serialize;

/// A plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The text; empty if there is none.
    pub text: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

/// A link with words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address.
    pub href: String,
    /// A section's number that goes before the words.
    pub no: Option<String>,
    /// The words.
    pub words: Words,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its words: a statement without its full stop where `href` is set.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

/// A Markdown text, rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// Safe HTML.
    pub html: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
    /// Its headings.
    pub headings: Contents,
}

/// A table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contents(pub Vec<Entry>);

/// A line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// 2 to 6.
    pub level: u8,
    /// The heading's id.
    pub id: String,
    /// Its words.
    pub text: String,
}

impl From<Vec<Heading>> for Contents {
    fn from(headings: Vec<Heading>) -> Self {
        let entry = |Heading { level, id, text }| Entry { level, id, text };
        Self(headings.into_iter().map(entry).collect())
    }
}

/// A verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// `holds`, `contested` or `falls`: for the class.
    pub verdict: &'static str,
    /// The word for readers.
    pub word: String,
}

/// The verdicts in both views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// `both` (the same in both), `differ`, or `paper` or `all` where there is one in that view only.
    pub scope: &'static str,
    /// The only one; or that of the paper's own view.
    pub first: Badge,
    /// With contributions, where it differs.
    pub second: Option<Badge>,
}

/// A place in the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// `§2.1 ¶2 s3`.
    pub text: String,
    /// The section's page, if the paper has it.
    pub href: Option<String>,
}

/// A statement as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The node's id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// The statement.
    pub title: Words,
    /// `thesis`, `claim`, `premise`, `rebuttal` or `context`: for the class and the icon.
    pub kind: &'static str,
    /// The word for readers.
    pub kind_word: String,
    /// None for context, which is not judged.
    pub verdicts: Option<Pair>,
    /// The contributor, for contributions.
    pub by: Option<String>,
    /// When it was added.
    pub date: Option<String>,
    /// Whether the mapper supplied it.
    pub implicit: bool,
    /// Its main place in the paper.
    pub place: Option<Place>,
}

/// A file that a contributor is to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StubView {
    /// Its path in the project.
    pub path: String,
    /// YAML.
    pub text: String,
    /// Where it can be made or edited in the repository.
    pub href: Option<String>,
    /// The form that makes it.
    pub form: Option<String>,
}

/// A drawing in two forms, of which the stylesheet shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// `map`, `section` or `node`: for the class.
    pub scope: &'static str,
    /// What it shows, for those who listen.
    pub label: String,
    /// Inline SVG for wide screens.
    pub wide: String,
    /// Inline SVG for narrow screens.
    pub narrow: String,
    /// What the signs in it mean; only those that occur.
    pub legend: Vec<LegendRow>,
}

/// A row of a legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegendRow {
    /// A small inline SVG.
    pub symbol: String,
    /// What it means.
    pub words: String,
}
