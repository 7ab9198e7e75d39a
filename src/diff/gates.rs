//! Gates: what a change must not do to pass.

use super::{Diff, Item, VerdictChange};
use crate::model::{Project, Verdict};

/// Something on which a check of a change can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// The verdict on the thesis is another one, in any view; or the thesis is another statement.
    ThesisChange,
    /// The verdict on the thesis is a worse one.
    ThesisWorse,
    /// Any verdict on a statement is another one.
    VerdictChange,
    /// There is a new circle of support.
    NewlyCircular,
    /// There is a new objection to the thesis that nobody answers.
    NewlyUnanswered,
    /// A translation is missing or stale that was not.
    TranslationLoss,
    /// Less of the paper is covered than before.
    CoverageLoss,
}

impl Gate {
    /// Every gate.
    pub const ALL: [Self; 7] = [
        Self::ThesisChange,
        Self::ThesisWorse,
        Self::VerdictChange,
        Self::NewlyCircular,
        Self::NewlyUnanswered,
        Self::TranslationLoss,
        Self::CoverageLoss,
    ];

    /// Its name on the command line and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ThesisChange => "thesis-change",
            Self::ThesisWorse => "thesis-worse",
            Self::VerdictChange => "verdict-change",
            Self::NewlyCircular => "newly-circular",
            Self::NewlyUnanswered => "newly-unanswered",
            Self::TranslationLoss => "translation-loss",
            Self::CoverageLoss => "coverage-loss",
        }
    }

    /// The gate of a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.word() == word)
    }

    /// Whether a change runs into the gate.
    pub fn stops(self, diff: &Diff, after: &Project) -> bool {
        let of_thesis =
            |change: &&VerdictChange| matches!(change.item, Item::Node(_, is) if after.map.thesis == Some(is));
        match self {
            Self::ThesisChange => diff.other_thesis || diff.verdicts.iter().any(|change| of_thesis(&change)),
            Self::ThesisWorse => {
                let rank = |verdict: Option<Verdict>| verdict.map_or(Verdict::Falls, |verdict| verdict);
                diff.verdicts.iter().filter(of_thesis).any(|change| rank(change.after) > rank(change.before))
            }
            Self::VerdictChange => diff.verdicts.iter().any(|change| matches!(change.item, Item::Node(..))),
            Self::NewlyCircular => !diff.circles.is_empty(),
            Self::NewlyUnanswered => !diff.unanswered.is_empty(),
            Self::TranslationLoss => diff.translations.iter().any(super::TranslationChange::is_loss),
            Self::CoverageLoss => {
                let (was, is) = diff.coverage;
                is.paragraphs < was.paragraphs || is.footnotes < was.footnotes
            }
        }
    }
}
