//! A new file of a map as text: what a contributor has said, and remarks that guide through the rest.
//!
//! Everything is written in the order of the format and quoted so that it is read as it was meant. Remarks are in the
//! contributor's language, titles in those of the map.

use crate::load::edit::name;
use crate::locale::Dictionary;
use crate::model::{Basis, Kind, Origin};

/// What a file is to say. Ids are those of the map.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The kind of the statement.
    pub kind: Kind,
    /// Each language of the map, and the statement in it, if it is written.
    pub titles: Vec<(String, Option<String>)>,
    /// Who puts it into the map, if not a contributor.
    pub origin: Option<Origin>,
    /// The contributor's name.
    pub by: Option<String>,
    /// The day, `2026-11-23`.
    pub date: Option<String>,
    /// What it rests on.
    pub basis: Basis,
    /// Keys of sources.
    pub cites: Vec<String>,
    /// What it does in the argument; none for a statement by itself.
    pub step: Option<Step>,
}

/// The one reason that a new file begins with.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it does.
    pub aim: Aim,
    /// The target's words, for a remark.
    pub about: String,
    /// Other statements that it needs, each with a role.
    pub with: Vec<(String, Option<String>)>,
    /// The scheme.
    pub scheme: Option<Pattern>,
    /// The role that the statement itself plays.
    pub role: Option<String>,
    /// The critical question that it presses, and of which reason.
    pub asks: Option<(String, Option<String>)>,
}

/// What a reason is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// For a statement.
    Supports(String),
    /// Against a statement.
    Attacks(String),
    /// Against the step of a reason.
    Undercuts(String),
    /// One reason weighs more than another.
    Prefers {
        /// The reason that weighs more.
        stronger: String,
        /// The reason that weighs less.
        weaker: String,
    },
}

/// A scheme, and the words about it that help.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its roles with their titles.
    pub roles: Vec<(String, String)>,
    /// The questions with which it will be tested.
    pub questions: Vec<String>,
}

impl Draft {
    /// The file, with remarks in the language of a dictionary.
    pub fn written(&self, dictionary: &Dictionary) -> String {
        let mut out = Lines { dictionary, text: String::new() };
        out.remark(0, "draft-name");
        out.put(&format!("kind: {}", self.kind));
        self.titles(&mut out);
        out.remark(0, "draft-text");
        if let Some(origin) = self.origin {
            out.put(&format!("origin: {origin}"));
        }
        match &self.by {
            Some(by) => out.put(&format!("by: {}", quoted(by))),
            None => out.remark(0, "draft-by"),
        }
        if let Some(date) = &self.date {
            out.put(&format!("date: {date}"));
        }
        out.remark(0, "draft-basis");
        out.put(&format!("basis: {}", self.basis));
        match self.cites.is_empty() {
            true => out.remark(0, "draft-cites"),
            false => {
                let keys: Vec<String> = self.cites.iter().map(|key| name(key)).collect();
                out.put(&format!("cites: [{}]", keys.join(", ")));
            }
        }
        if let Some(step) = &self.step {
            step.write(&mut out);
        }
        out.text
    }

    fn titles(&self, out: &mut Lines<'_>) {
        out.remark(0, "draft-title");
        out.put("title:");
        let nothing = self.titles.iter().all(|(_, title)| title.is_none());
        for (at, (language, title)) in self.titles.iter().enumerate() {
            match title {
                Some(title) => out.put(&format!("  {language}: {}", quoted(title))),
                // A file needs one title at least; the rest can follow.
                None if nothing && at == 0 => {
                    out.put(&format!("  {language}: {}", quoted(Dictionary::of(language).word("stub-title"))));
                }
                None => out.put(&format!("  # {language}: {}", quoted(Dictionary::of(language).word("stub-title")))),
            }
        }
    }
}

impl Step {
    fn write(&self, out: &mut Lines<'_>) {
        let about = one_line(&self.about);
        let (key, first, second) = match &self.aim {
            Aim::Supports(to) => ("supports", format!("to: {}", name(to)), None),
            Aim::Attacks(to) => ("attacks", format!("to: {}", name(to)), None),
            Aim::Undercuts(to) => ("undercuts", format!("to: {}", name(to)), None),
            Aim::Prefers { stronger, weaker } => {
                ("prefers", format!("stronger: {}", name(stronger)), Some(format!("weaker: {}", name(weaker))))
            }
        };
        out.put(&format!("{key}:"));
        out.put(&format!("  # {about}"));
        out.put(&format!("  - {first}"));
        if let Some(second) = second {
            out.put(&format!("    {second}"));
        }
        self.write_premises(out);
        match &self.scheme {
            Some(pattern) => self.write_scheme(pattern, out),
            None => out.remark(4, "draft-scheme"),
        }
        if let Some((question, of)) = &self.asks {
            match of {
                Some(of) => out.put(&format!("    asks: {{question: {question}, of: {}}}", name(of))),
                None => out.put(&format!("    asks: {question}")),
            }
        }
    }

    fn write_premises(&self, out: &mut Lines<'_>) {
        if self.with.is_empty() {
            return out.remark(4, "draft-with");
        }
        out.put("    with:");
        for (id, role) in &self.with {
            match role {
                Some(role) => out.put(&format!("      - {{node: {}, role: {}}}", name(id), name(role))),
                None => out.put(&format!("      - {}", name(id))),
            }
        }
    }

    fn write_scheme(&self, pattern: &Pattern, out: &mut Lines<'_>) {
        let told = |(id, title): &(String, String)| format!("{id} ({})", one_line(title));
        let roles: Vec<String> = pattern.roles.iter().map(told).collect();
        out.put(&format!("    scheme: {} # {}", name(&pattern.id), one_line(&pattern.title)));
        if let Some(role) = &self.role {
            out.put(&format!("    role: {}", name(role)));
        }
        if !roles.is_empty() {
            let roles = out.dictionary.fill("draft-roles", &[("roles", &roles.join(out.dictionary.word("semicolon")))]);
            out.put(&format!("    # {}", one_line(&roles)));
        }
        if !pattern.questions.is_empty() {
            out.remark(4, "draft-questions");
            for question in &pattern.questions {
                out.put(&format!("    # - {}", one_line(question)));
            }
        }
    }
}

/// The text so far.
struct Lines<'d> {
    dictionary: &'d Dictionary,
    text: String,
}

impl Lines<'_> {
    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A remark of the dictionary.
    fn remark(&mut self, indent: usize, key: &str) {
        let words = one_line(self.dictionary.word(key));
        self.put(&format!("{:indent$}# {words}", ""));
    }
}

/// A text without line ends, for a comment.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in double quotes; JSON's are YAML's.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
