//! One finding, and a list of them in the order in which they are shown.

use super::{Code, Text};
use crate::source::Span;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// How grave a finding is. The order is that of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

impl Level {
    /// Every level as it is written in `map.yaml` and on the command line.
    pub const WORDS: &'static [&'static str] = &["off", "info", "warning", "error"];

    /// The word of the level.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Off, Self::Info, Self::Warning, Self::Error].into_iter().find(|level| level.word() == word)
    }
}

/// A place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: Text,
}

/// One replacement of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A mend of a finding, where one can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Replacements that do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it is the one right mend, so that it may be applied without asking anybody.
    pub sure: bool,
}

/// Something that is wrong, or worth knowing, in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub code: Code,
    /// How grave it is, after the project's settings.
    pub level: Level,
    /// What is wrong.
    pub message: Text,
    /// How to mend it; may be empty.
    pub help: Text,
    /// Where.
    pub primary: Label,
    /// Other places that belong to it, in reading order.
    pub secondary: Vec<Label>,
    /// A mend that can be applied as it is.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding at the default level of its code.
    pub fn new(code: Code, span: Span, message: Text) -> Self {
        Self {
            code,
            level: code.level,
            message,
            help: Text::default(),
            primary: Label { span, text: Text::default() },
            secondary: Vec::new(),
            fix: None,
        }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = help;
        self
    }

    /// Says what is to be seen at the place itself.
    #[must_use]
    pub fn label(mut self, text: Text) -> Self {
        self.primary.text = text;
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: Text) -> Self {
        self.secondary.push(Label { span, text });
        self
    }

    /// Offers a replacement of one place as the one right mend.
    #[must_use]
    pub fn mend(self, span: Span, replacement: impl Into<String>) -> Self {
        let mut finding = self.replace(span, replacement);
        finding.fix.iter_mut().for_each(|fix| fix.sure = true);
        finding
    }

    /// Offers a replacement of one place as a mend that somebody has to look at.
    #[must_use]
    pub fn replace(mut self, span: Span, replacement: impl Into<String>) -> Self {
        let edit = Edit { span, replacement: replacement.into() };
        self.fix.get_or_insert_with(|| Fix { edits: Vec::new(), sure: false }).edits.push(edit);
        self
    }
}

/// A growing list of findings.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl From<Vec<Finding>> for Findings {
    fn from(list: Vec<Finding>) -> Self {
        Self { list }
    }
}

impl Findings {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all of another list.
    pub fn append(&mut self, mut other: Self) {
        if self.list.is_empty() {
            *self = other; // there may be very many
        } else {
            self.list.append(&mut other.list);
        }
    }

    /// The findings in order of file, offset and code, each said once.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.list.par_sort_by(|a, b| key(a).cmp(&key(b)));
        self.list.dedup();
        self.list
    }

    /// The findings as they were added.
    pub fn as_slice(&self) -> &[Finding] {
        &self.list
    }
}

fn key(finding: &Finding) -> (Span, &'static str, &str) {
    (finding.primary.span, finding.code.id, &finding.message.en)
}
