//! Why a verdict is what it is, as data: one variant for each sentence that an explanation can begin with.
//!
//! A witness names its neighbours by index and nothing else. Where several would do it names the smallest index among
//! those that were settled before. Following the witnesses of a verdict that holds or falls therefore always comes to an
//! end, except inside a circle of support, which the `Circular` variants walk round; following those of a contested
//! verdict ends at a `Tie`, an `AttackCycle` or an `UndercutCycle`.

use super::framework::{ReasonIx, StatementIx};
use serde::Serialize;

/// What a statement can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A supporting reason.
    Reason(ReasonIx),
    /// Its own source.
    Sourced,
    /// Nothing but that it is taken for granted.
    Assumed,
}

/// Why one of two opposing sides prevails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Advantage {
    /// The winner is strict and the loser is not.
    Strict,
    /// This preference holds, and every contrary one has fallen.
    Preference(ReasonIx),
    /// The loser is a mere assumption.
    OverAssumption,
    /// Neither outweighs the other, but the statement's standard makes a tie lose.
    TieLoses,
}

/// What became of a reason against a statement that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It fell.
    Fallen(ReasonIx),
    /// It may stand, but the ground outweighs it.
    Outweighed {
        /// The reason against.
        objection: ReasonIx,
        /// Why the ground wins.
        by: Advantage,
    },
}

/// What became of a ground of a statement that falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// The reason fell.
    Fallen(ReasonIx),
    /// A standing objection defeats the ground.
    Rebutted(Rebuttal),
}

/// A standing objection that defeats a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Rebuttal {
    /// The reason against, which holds.
    pub objection: ReasonIx,
    /// The ground that it defeats.
    pub ground: Ground,
    /// Why it wins.
    pub by: Advantage,
}

/// Why a statement has its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementWitness {
    /// Holds: this ground stands and there is no reason against.
    Unopposed {
        /// The ground.
        by: Ground,
    },
    /// Holds: this ground stands and every reason against is answered.
    Prevails {
        /// The ground.
        by: Ground,
        /// One answer for each reason against, ascending.
        answers: Vec<Answer>,
    },
    /// Holds: this ground stands, which is enough for the standard `scintilla`.
    Suffices {
        /// The ground.
        by: Ground,
    },
    /// Falls: nothing speaks for it.
    NoGround,
    /// Falls: every reason for it fell.
    AllReasonsFell {
        /// Those reasons, ascending.
        reasons: Vec<ReasonIx>,
    },
    /// Falls: a standing objection defeats a ground, and the other grounds are lost too.
    Rebutted {
        /// The defeat with the smallest objection.
        main: Rebuttal,
        /// What became of the other grounds.
        others: Vec<Loss>,
    },
    /// Falls: whatever speaks for it rests on a circle of support.
    Circular {
        /// The next reason on the way round.
        through: ReasonIx,
    },
    /// Contested: both stand, and neither outweighs the other.
    Tie {
        /// A ground that stands.
        pro: Ground,
        /// A reason against that stands.
        con: ReasonIx,
    },
    /// Contested: no ground stands, but this reason for it is itself contested.
    WaitsOnSupport {
        /// The contested reason for it.
        support: ReasonIx,
    },
    /// Contested: this ground stands, but this reason against is itself contested.
    WaitsOnObjection {
        /// The ground.
        pro: Ground,
        /// The contested reason against it.
        objection: ReasonIx,
    },
    /// Contested: both stand, and the preference between them is itself contested.
    WaitsOnPreference {
        /// The reason for.
        pro: ReasonIx,
        /// The reason against.
        con: ReasonIx,
        /// The contested preference.
        preference: ReasonIx,
    },
    /// Contested: the question comes back to itself by way of an objection, an undercut or a preference.
    AttackCycle {
        /// The next reason on the way round.
        through: ReasonIx,
    },
}

/// Why a reason has its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonWitness {
    /// Holds: every premise holds, and nothing undercuts the step.
    PremisesHold,
    /// Holds: every premise holds, and every undercut fell.
    UndercutsFell {
        /// Those undercuts, ascending.
        undercuts: Vec<ReasonIx>,
    },
    /// Falls: a premise fell.
    PremiseFell {
        /// The premise.
        premise: StatementIx,
    },
    /// Falls: its step is undercut.
    Undercut {
        /// The undercut, which holds.
        by: ReasonIx,
    },
    /// Falls: a premise rests on a circle of support.
    Circular {
        /// The next statement on the way round.
        through: StatementIx,
    },
    /// Contested: a premise is contested.
    PremiseContested {
        /// The premise.
        premise: StatementIx,
    },
    /// Contested: an undercut is contested.
    UndercutContested {
        /// The undercut.
        undercut: ReasonIx,
    },
    /// Contested: undercuts deny each other in a circle.
    UndercutCycle {
        /// The next undercut on the way round.
        through: ReasonIx,
    },
}
