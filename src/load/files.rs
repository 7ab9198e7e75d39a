//! The typed files of a project as they stand in YAML.
//!
//! These types mirror the files and nothing more: short and long forms side by side, every reference still a word.
//! Turning words into nodes is the work of `resolve`.

use crate::model::{Basis, Kind, Origin, Stance, Standard};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A text, or one text a language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum RawText {
    Plain(String),
    /// By language, in the order of the file.
    Localised(Vec<(String, String)>),
}

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = RawText;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text, or one text a language")
            }

            fn visit_str<E>(self, text: &str) -> Result<RawText, E> {
                Ok(RawText::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawText, A::Error> {
                let mut texts = Vec::with_capacity(2);
                while let Some(text) = map.next_entry()? {
                    texts.push(text);
                }
                Ok(RawText::Localised(texts))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A text or a number.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
pub(crate) enum TextOrNumber {
    Text(String),
    Number(serde_yaml::Number),
}

impl std::fmt::Display for TextOrNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

/// A node: a file of its own, or written inline under `with`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawNode {
    /// Only inline nodes have one; a file's id is its stem.
    pub id: Option<String>,
    pub role: Option<String>,
    pub kind: Option<Kind>,
    pub title: Option<RawText>,
    pub text: Option<RawText>,
    pub origin: Option<Origin>,
    pub by: Option<String>,
    pub date: Option<String>,
    pub stance: Option<Stance>,
    pub at: Vec<String>,
    pub quote: Option<String>,
    pub note: Option<RawText>,
    pub basis: Option<Basis>,
    pub standard: Option<Standard>,
    pub translated: BTreeMap<String, String>,
    pub aliases: Vec<String>,
    pub cites: Vec<RawCite>,
    pub allow: BTreeMap<String, String>,
    pub supports: Vec<RawEntry>,
    pub attacks: Vec<RawEntry>,
    pub undercuts: Vec<RawEntry>,
    pub prefers: Vec<RawReason>,
    pub contradicts: Vec<String>,
    pub same_as: Vec<String>,
}

/// A citation: a key, or a key with a place in the source and, if need be, the source itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawCite {
    Short(String),
    Long { key: String, at: Option<String>, source: Option<Box<RawSource>> },
}

/// A reason: a target's id, or the long form.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawEntry {
    Short(String),
    Long(Box<RawReason>),
}

/// The long form of a reason. `to` for all kinds but preferences, which have `stronger` and `weaker`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawReason {
    pub to: Option<String>,
    pub stronger: Option<String>,
    pub weaker: Option<String>,
    pub id: Option<String>,
    pub with: Vec<RawPremise>,
    pub scheme: Option<String>,
    pub role: Option<String>,
    pub asks: Option<RawAsks>,
    pub strict: bool,
    pub warrant: Option<RawText>,
}

/// A linked co-premise: an id, an id with a role, or a whole node.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawPremise {
    Short(String),
    Long { node: String, role: Option<String> },
    Inline(Box<RawNode>),
}

/// A critical question: `scheme/question`, or that and the reason of which it is asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawAsks {
    Short(String),
    Long { question: String, of: Option<String> },
}

/// `map.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawMap {
    pub format: Option<u32>,
    pub title: Option<RawText>,
    pub description: Option<RawText>,
    pub languages: Vec<String>,
    pub thesis: Option<String>,
    pub paper: RawPaper,
    pub site: RawSite,
    pub checks: RawChecks,
    pub expect: BTreeMap<String, BTreeMap<String, String>>,
    pub tours: Vec<RawTour>,
}

/// The mapped paper.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawPaper {
    pub title: Option<RawText>,
    pub authors: Vec<RawText>,
    pub citation: Option<RawText>,
    pub url: Option<String>,
    pub text: Option<String>,
    pub outline: Vec<RawSection>,
}

/// A section of the paper.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawSection {
    pub id: String,
    pub title: Option<RawText>,
    pub paragraphs: Vec<u32>,
    pub footnotes: Vec<u32>,
}

/// Where and how the site is published.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawSite {
    pub base_url: Option<String>,
    pub repository: Option<String>,
    pub branch: Option<String>,
    pub licence: Option<String>,
}

/// Settings of the checks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawChecks {
    pub levels: BTreeMap<String, RawLevel>,
}

/// A level of a finding. `off` is a word, and a plain `false` to readers of YAML 1.1; here it is always text.
pub(crate) type RawLevel = String;

/// A guided route.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawTour {
    pub id: String,
    pub title: Option<RawText>,
    pub description: Option<RawText>,
    pub stops: Vec<RawStop>,
}

/// A stop of a tour: a node's id, or that and the words of the tour's author.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawStop {
    Short(String),
    Long { node: String, text: Option<RawText> },
}

/// An entry of the glossary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawTerm {
    pub term: Option<RawText>,
    pub text: Option<RawText>,
    pub see: Vec<String>,
}

/// An entry of the bibliography.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawSource {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub title: Option<RawText>,
    pub authors: Vec<RawText>,
    pub year: Option<TextOrNumber>,
    pub date: Option<String>,
    pub container: Option<RawText>,
    pub publisher: Option<RawText>,
    pub volume: Option<TextOrNumber>,
    pub issue: Option<TextOrNumber>,
    pub pages: Option<TextOrNumber>,
    pub court: Option<RawText>,
    pub number: Option<TextOrNumber>,
    pub url: Option<String>,
    pub accessed: Option<String>,
    pub archived: Option<String>,
    pub status: Option<String>,
    pub note: Option<RawText>,
}

/// An argument scheme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawScheme {
    pub title: Option<RawText>,
    pub summary: Option<RawText>,
    pub roles: Vec<RawRole>,
    pub questions: Vec<RawQuestion>,
}

/// A role that a premise can play in a scheme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawRole {
    pub id: String,
    pub title: Option<RawText>,
}

/// A critical question.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawQuestion {
    pub id: String,
    pub answers: Option<String>,
    pub text: Option<RawText>,
}

/// The front matter of a documentation page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RawFrontMatter {
    pub title: Option<String>,
    pub order: Option<u32>,
    pub summary: Option<String>,
}
