//! The rule for one statement: given the verdicts of the reasons around it, which of its grounds stand, which are dead,
//! and what follows for the statement.
//!
//! The definition compares every reason for with every reason against. Almost all those comparisons have the same
//! outcome, decided by strictness alone, so they are counted; only the pairs that a preference ranks are looked at one
//! by one.

use super::framework::ReasonIx;
use super::network::{Duel, Network};
use super::witness::Ground;
use crate::model::{Standard, Verdict};

/// How many reasons around a statement have not fallen (`open`) and how many hold (`standing`); the index is strictness.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) open_pro: [u32; 2],
    pub(super) standing_pro: [u32; 2],
    pub(super) open_con: [u32; 2],
    pub(super) standing_con: [u32; 2],
}

impl Tally {
    /// Counts from scratch.
    pub(super) fn count(net: &Network<'_>, statement: usize, label: impl Fn(usize) -> Verdict) -> Self {
        let mut tally = Self::default();
        let sides = [
            (net.pros.row(statement), &mut tally.open_pro, &mut tally.standing_pro),
            (net.cons.row(statement), &mut tally.open_con, &mut tally.standing_con),
        ];
        for (row, open, standing) in sides {
            for &r in row {
                let class = usize::from(net.strict(r));
                open[class] += u32::from(label(r) != Verdict::Falls);
                standing[class] += u32::from(label(r) == Verdict::Holds);
            }
        }
        tally
    }
}

/// The hearing of one statement under the verdicts that `label` gives to reasons.
pub(super) struct Hearing<'n, L> {
    pub(super) net: &'n Network<'n>,
    pub(super) statement: usize,
    pub(super) tally: Tally,
    pub(super) label: L,
}

impl<L: Fn(usize) -> Verdict> Hearing<'_, L> {
    /// The verdict on the statement; `Contested` also while it is not known yet.
    pub(super) fn judge(&self) -> Verdict {
        if self.standard() == Standard::Scintilla {
            return self.judge_by_scintilla();
        }
        let (some_stands, all_dead) = if self.net.duels(self.statement).is_empty() {
            self.by_counting()
        } else {
            (self.grounds().any(|p| self.stands(p)), self.grounds().all(|p| self.dead(p)))
        };
        match (some_stands, all_dead) {
            (true, _) => Verdict::Holds,
            (false, true) => Verdict::Falls,
            (false, false) => Verdict::Contested,
        }
    }

    /// Every ground of the statement: its reasons ascending, then what it rests on by itself.
    pub(super) fn grounds(&self) -> impl Iterator<Item = Ground> + '_ {
        let statement = self.net.framework.statements()[self.statement];
        let own = [(statement.sourced, Ground::Sourced), (statement.assumed, Ground::Assumed)];
        let reasons = self.net.pros.row(self.statement).iter().map(|&r| Ground::Reason(ReasonIx::of(r)));
        reasons.chain(own.into_iter().filter(|(present, _)| *present).map(|(_, ground)| ground))
    }

    /// The verdict on a ground by itself, before any objection is heard.
    pub(super) fn ground(&self, ground: Ground) -> Verdict {
        match ground {
            Ground::Reason(r) => (self.label)(r.at()),
            Ground::Assumed | Ground::Sourced => Verdict::Holds,
        }
    }

    /// Whether a ground holds and every objection has fallen or is outweighed by it.
    pub(super) fn stands(&self, ground: Ground) -> bool {
        if self.ground(ground) != Verdict::Holds {
            return false;
        }
        if self.standard() == Standard::Scintilla {
            return true;
        }
        let open = self.tally.open_con;
        let unanswered = if self.class(ground) == Some(true) { open[1] } else { open[0] + open[1] };
        let won = |duel: &&Duel| (self.label)(duel.con) != Verdict::Falls && self.pro_wins(duel) == Verdict::Holds;
        unanswered == self.count_duels(ground, won)
    }

    /// Whether a ground is lost for good: it fell, or a standing objection defeats it.
    pub(super) fn dead(&self, ground: Ground) -> bool {
        if self.ground(ground) == Verdict::Falls {
            return true;
        }
        let [defeasible, strict] = self.tally.standing_con;
        let standing = |duel: &Duel| (self.label)(duel.con) == Verdict::Holds;
        match self.standard() {
            Standard::Scintilla => false,
            Standard::Balance => {
                let beaten = match self.class(ground) {
                    None => defeasible + strict > 0,
                    Some(false) => strict > 0,
                    Some(true) => false,
                };
                beaten || self.count_duels(ground, |duel| standing(duel) && self.con_wins(duel) == Verdict::Holds) > 0
            }
            Standard::Unrebutted => {
                let facing = if self.class(ground) == Some(true) { strict } else { defeasible + strict };
                facing > self.count_duels(ground, |duel| standing(duel) && self.pro_wins(duel) != Verdict::Falls)
            }
        }
    }

    /// Whether the supporting reason of a duel outweighs the attacking one.
    pub(super) fn pro_wins(&self, duel: &Duel) -> Verdict {
        self.outweighs(&duel.for_pro, &duel.for_con)
    }

    /// Whether the attacking reason of a duel outweighs the supporting one.
    pub(super) fn con_wins(&self, duel: &Duel) -> Verdict {
        self.outweighs(&duel.for_con, &duel.for_pro)
    }

    pub(super) fn standard(&self) -> Standard {
        self.net.framework.statements()[self.statement].standard
    }

    /// Whether a ground is strict; an assumption has no class, everything beats it.
    pub(super) fn class(&self, ground: Ground) -> Option<bool> {
        match ground {
            Ground::Reason(r) => Some(self.net.strict(r.at())),
            Ground::Sourced => Some(false),
            Ground::Assumed => None,
        }
    }

    /// The duels of a ground, which none but reasons have.
    pub(super) fn duels(&self, ground: Ground) -> &[Duel] {
        match ground {
            Ground::Reason(r) => self.net.duels_of(self.statement, r.at()),
            Ground::Assumed | Ground::Sourced => &[],
        }
    }

    fn outweighs(&self, moves: &[usize], countermoves: &[usize]) -> Verdict {
        let best = |side: &[usize]| side.iter().map(|&w| (self.label)(w)).min().unwrap_or(Verdict::Falls);
        // Verdicts are ordered from `Holds` down, so Kleene's "and" is the maximum.
        best(moves).max(negate(best(countermoves)))
    }

    fn count_duels(&self, ground: Ground, keep: impl Fn(&&Duel) -> bool) -> u32 {
        // A statement has fewer duels than the framework has reasons, and those are counted in 32 bits.
        u32::try_from(self.duels(ground).iter().filter(keep).count()).unwrap_or(u32::MAX)
    }

    fn judge_by_scintilla(&self) -> Verdict {
        let statement = self.net.framework.statements()[self.statement];
        let Tally { open_pro, standing_pro, .. } = self.tally;
        match (standing_pro, open_pro) {
            _ if statement.assumed || statement.sourced => Verdict::Holds,
            ([0, 0], [0, 0]) => Verdict::Falls,
            ([0, 0], _) => Verdict::Contested,
            _ => Verdict::Holds,
        }
    }

    /// (some ground stands, all grounds are dead), where no preference has a say.
    fn by_counting(&self) -> (bool, bool) {
        let statement = self.net.framework.statements()[self.statement];
        let Tally { open_pro, standing_pro, open_con, standing_con } = self.tally;
        let strict_objection = standing_con[1] > 0;
        let objection = strict_objection || standing_con[0] > 0;
        let tie_loses = statement.standard == Standard::Unrebutted;
        let unopposed = open_con[0] + open_con[1] == 0;
        let own = statement.assumed || statement.sourced;
        let stands = (standing_pro[1] > 0 && open_con[1] == 0) || ((standing_pro[0] > 0 || own) && unopposed);
        let strict_dead = open_pro[1] == 0 || (tie_loses && strict_objection);
        let defeasible_lost = strict_objection || (tie_loses && objection);
        let defeasible_dead = defeasible_lost || (open_pro[0] == 0 && !statement.sourced);
        let assumption_dead = !statement.assumed || objection;
        (stands, strict_dead && defeasible_dead && assumption_dead)
    }
}

/// Kleene's "not".
pub(super) fn negate(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Holds => Verdict::Falls,
        Verdict::Contested => Verdict::Contested,
        Verdict::Falls => Verdict::Holds,
    }
}
