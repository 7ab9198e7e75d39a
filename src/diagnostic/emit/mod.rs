//! Findings written out: one file a form. All of them are pure: findings and sources in, text out.
//!
//! Forms that other programs read name files by paths from where the program runs: `base` is what stands before a path of
//! the project, empty or with a slash at its end.

mod github;
mod harmless;
mod human;
mod json;
mod junit;
mod markdown;
mod safe;
mod sarif;
mod short;

pub use github::github;
pub use harmless::{code_span, escaped, harmless};
pub use human::{human, human_one};
pub use json::{SCHEMA, SCHEMA_VERSION, json};
pub use junit::junit;
pub use markdown::markdown;
pub use safe::visible;
pub use sarif::sarif;
pub use short::short;

use super::{Finding, Level, Tongue};

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
}

impl Count {
    /// Counts a list.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        Self { errors: count(Level::Error), warnings: count(Level::Warning), infos: count(Level::Info) }
    }

    /// The counts in a sentence.
    pub fn in_words(self, tongue: Tongue) -> String {
        let Self { errors, warnings, infos } = self;
        match tongue {
            Tongue::En => {
                let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
                format!("{}, {}, {}", plural(errors, "error"), plural(warnings, "warning"), plural(infos, "info"))
            }
            Tongue::Zh => format!("错误 {errors} 个，警告 {warnings} 个，提示 {infos} 条"),
        }
    }
}

/// The word for a level, for people.
pub fn level_word(level: Level, tongue: Tongue) -> &'static str {
    match (level, tongue) {
        (_, Tongue::En) => level.word(),
        (Level::Error, Tongue::Zh) => "错误",
        (Level::Warning, Tongue::Zh) => "警告",
        (Level::Info | Level::Off, Tongue::Zh) => "提示",
    }
}
