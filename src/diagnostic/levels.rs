//! The levels that a project sets for its findings: code by code, and one finding at a time (`allow`).

use super::{Code, Finding, Findings, Level, code};
use crate::say;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Which findings are raised, lowered or silenced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// The level of each code whose default the project changed, by code (`A002`).
    pub by_code: BTreeMap<String, Level>,
    /// Codes silenced for the findings whose primary place lies in a file, with the places of the `allow`.
    allowed: BTreeMap<(FileId, &'static str), Vec<Span>>,
}

impl Levels {
    /// Silences a code in a file.
    pub fn allow(&mut self, file: FileId, code: Code, span: Span) {
        self.allowed.entry((file, code.id)).or_default().push(span);
    }

    /// The level of a code in this project.
    pub fn of(&self, code: Code) -> Level {
        self.by_code.get(code.id).copied().unwrap_or(code.level)
    }

    /// Reports every `allow` that silences nothing.
    pub fn report_unused(&self, findings: &mut Findings) {
        if self.allowed.is_empty() {
            return;
        }
        let there: BTreeSet<(FileId, &str)> =
            findings.as_slice().iter().map(|finding| (finding.primary.span.file, finding.code.id)).collect();
        for (&(_, id), spans) in self.allowed.iter().filter(|(key, _)| !there.contains(*key)) {
            for &span in spans {
                let message = say!(en: "{id} is allowed here, and there is nothing to allow", zh: "这里放行了 {id}，但并没有这样的问题");
                let help = say!(en: "take it out: it would hide the next one", zh: "请删去，否则下次出现时会被掩盖");
                findings.push(Finding::new(code::ALLOW_UNUSED, span, message).help(help));
            }
        }
    }

    /// Applies the settings: findings that are off or allowed are left out.
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings
            .into_iter()
            .filter_map(|mut finding| {
                if let Some(&level) = self.by_code.get(finding.code.id) {
                    finding.level = level;
                }
                let allowed = self.allowed.contains_key(&(finding.primary.span.file, finding.code.id));
                (finding.level != Level::Off && !allowed).then_some(finding)
            })
            .collect()
    }
}
