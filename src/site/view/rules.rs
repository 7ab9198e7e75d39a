//! The rules by which a map is checked: all of them, and one by itself.

use super::super::standpoint::{DOCUMENT, Standpoint};
use super::{Link, Prose, Words};
use crate::diagnostic::{Code, Level, Tongue, code};
use serde::Serialize;
use std::fmt::Write as _;

/// What `rules.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct RulesPage {
    /// The families, in order.
    pub families: Vec<Family>,
}

/// The rules about one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Family {
    /// `R`.
    pub letter: &'static str,
    /// What they are about.
    pub word: String,
    /// The rules, in order.
    pub rules: Vec<RuleView>,
}

/// A rule in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RuleView {
    /// `R001`.
    pub code: &'static str,
    /// `dangling-node`.
    pub name: &'static str,
    /// What it is called, linked to its page.
    pub link: Link,
    /// `error`, `warning`, `info` or `off`: its level in this map.
    pub level: &'static str,
    /// The word for it.
    pub word: String,
    /// The word for its usual level, where this map has set another.
    pub usual: Option<String>,
    /// How often it fires in this map.
    pub count: usize,
}

/// What `rule.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct RulePage {
    /// The rule.
    pub rule: RuleView,
    /// What it finds, why, how to mend it; an example and its mend.
    pub prose: Prose,
    /// The rule before it.
    pub previous: Option<Link>,
    /// The rule after it.
    pub next: Option<Link>,
}

impl RulesPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let mut families: Vec<Family> = Vec::new();
        for &code in code::ALL {
            if families.last().is_none_or(|family| family.letter != code.family()) {
                let letter = code.family();
                let word = here.say(&format!("family-{}", letter.to_ascii_lowercase()));
                families.push(Family { letter, word, rules: Vec::new() });
            }
            if let Some(family) = families.last_mut() {
                family.rules.push(view(here, code));
            }
        }
        Self { families }
    }
}

impl RulePage {
    pub(in super::super) fn new(here: &Standpoint<'_>, rule: Code) -> Self {
        let at = code::ALL.iter().position(|code| *code == rule);
        let neighbour = |at: Option<usize>| at.and_then(|at| code::ALL.get(at)).map(|&code| link(here, code));
        let tongue = Tongue::of_tag(here.language);
        Self {
            rule: view(here, rule),
            prose: here.prose_in(tongue.tag(), &text(here, rule, tongue), DOCUMENT),
            previous: neighbour(at.and_then(|at| at.checked_sub(1))),
            next: neighbour(at.map(|at| at + 1)),
        }
    }
}

/// The address of a rule's page below the folder of a language.
pub(in super::super) fn file(code: Code) -> String {
    format!("rules/{}.html", code.id)
}

/// What a rule is called.
pub(in super::super) fn title(here: &Standpoint<'_>, code: Code) -> Words {
    let tongue = Tongue::of_tag(here.language);
    Words { text: code.title(tongue).to_owned(), lang: here.foreign_tongue(tongue) }
}

fn link(here: &Standpoint<'_>, code: Code) -> Link {
    Link { href: here.href(&file(code)), no: Some(code.id.to_owned()), words: title(here, code) }
}

/// A rule as it stands in lists.
pub(super) fn view(here: &Standpoint<'_>, code: Code) -> RuleView {
    let argument = here.atlas.argument;
    let level = argument.levels.of(code);
    let word = |level: Level| here.say(&format!("level-{}", level.word()));
    RuleView {
        code: code.id,
        name: code.name,
        link: Link { no: None, ..link(here, code) },
        level: level.word(),
        word: word(level),
        usual: (level != code.level).then(|| word(code.level)),
        count: argument.findings.iter().filter(|finding| finding.code == code).count(),
    }
}

/// The documentation as Markdown: the first words of each paragraph stand out, the files are blocks of code.
fn text(here: &Standpoint<'_>, code: Code, tongue: Tongue) -> String {
    let mark = match tongue {
        Tongue::En => ": ",
        Tongue::Zh => "：",
    };
    let mut text = String::new();
    for paragraph in code.body(tongue).split("\n\n") {
        // Writing to a string cannot fail.
        let _ = match paragraph.split_once(mark) {
            Some((head, rest)) => write!(text, "**{head}{}** {rest}\n\n", mark.trim_end()),
            None => write!(text, "{paragraph}\n\n"),
        };
    }
    for (key, files) in [("rule-example", code.example()), ("rule-twin", code.twin())] {
        if !files.is_empty() {
            let _ = write!(text, "# {}\n\n", here.say(key));
        }
        for (path, content) in files {
            let _ = match content.trim().is_empty() {
                true => write!(text, "`{path}`: {}\n\n", here.say("rule-no-file")),
                false => write!(text, "`{path}`\n\n~~~yaml\n{content}~~~\n\n"),
            };
        }
    }
    text
}
