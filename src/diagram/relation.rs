//! What joins two cards, or a card and a reason: the kinds of line and sign that a drawing has.
//!
//! Nearly the kinds of reason that a map has. A ranking is two lines, one to each of the reasons that it ranks, and
//! statements that are the same are joined though no reason says so.

use crate::model::ReasonKind;

/// A kind of line with its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Speaks for a card.
    Supports,
    /// Speaks against a card.
    Attacks,
    /// Cannot hold together with a card; speaks both ways.
    Contradicts,
    /// Denies the step of a reason.
    Undercuts,
    /// Ranks a reason above another one.
    Raises,
    /// Ranks a reason below another one.
    Lowers,
    /// Is the same statement; has no direction.
    Same,
}

impl Relation {
    /// Every relation, in the order in which lines leave a card and rows of a legend stand.
    pub const ALL: [Self; 7] =
        [Self::Supports, Self::Attacks, Self::Contradicts, Self::Undercuts, Self::Raises, Self::Lowers, Self::Same];

    /// The word in class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Attacks => "attacks",
            Self::Contradicts => "contradicts",
            Self::Undercuts => "undercuts",
            Self::Raises | Self::Lowers => "prefers",
            Self::Same => "same",
        }
    }

    /// The word in keys of dictionaries: each relation has its own.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Raises => "raises",
            Self::Lowers => "lowers",
            _ => self.class(),
        }
    }

    /// Whether a line has no direction: both of its ends carry the sign.
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::Contradicts | Self::Same)
    }
}

impl From<ReasonKind> for Relation {
    /// A preference is seen from the weaker of the two reasons.
    fn from(kind: ReasonKind) -> Self {
        match kind {
            ReasonKind::Supports => Self::Supports,
            ReasonKind::Attacks => Self::Attacks,
            ReasonKind::Contradicts => Self::Contradicts,
            ReasonKind::Undercuts => Self::Undercuts,
            ReasonKind::Prefers => Self::Lowers,
        }
    }
}
