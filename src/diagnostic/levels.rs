//! The levels that a project sets for its findings: code by code, and one finding at a time (`allow`).

use super::{Finding, Level};
use crate::source::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// Which findings are raised, lowered or silenced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// The level of each code whose default the project changed, by code (`A002`).
    pub by_code: BTreeMap<String, Level>,
    /// Codes silenced for the findings whose primary place lies in a file.
    pub allowed: BTreeSet<(FileId, String)>,
}

impl Levels {
    /// Applies the settings: findings that are off or allowed are left out.
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings
            .into_iter()
            .filter_map(|mut finding| {
                if let Some(&level) = self.by_code.get(finding.code.id) {
                    finding.level = level;
                }
                let allowed = self.allowed.contains(&(finding.primary.span.file, finding.code.id.to_owned()));
                (finding.level != Level::Off && !allowed).then_some(finding)
            })
            .collect()
    }
}
