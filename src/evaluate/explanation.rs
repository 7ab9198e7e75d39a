//! From finished verdicts to their witnesses: for every item the smallest neighbours that justify its verdict, looking
//! only at what was settled in earlier waves.

use super::foundedness::Heights;
use super::framework::{ReasonIx, StatementIx};
use super::hearing::{Hearing, Tally};
use super::labelling::{Labels, UNRANKED};
use super::network::{Duel, Network};
use super::witness::{Advantage, Answer, Ground, Loss, ReasonWitness, Rebuttal, StatementWitness};
use crate::model::{Standard, Verdict};

/// Finished verdicts, ready to be explained.
pub(super) struct Explainer<'n> {
    pub(super) net: &'n Network<'n>,
    pub(super) labels: &'n Labels,
    pub(super) heights: &'n Heights,
}

impl<'n> Explainer<'n> {
    /// Why a statement has its verdict; cycles of contested statements are not named yet.
    pub(super) fn statement(&self, statement: usize) -> StatementWitness {
        let rank = self.labels.statement_ranks[statement];
        let label = move |r: usize| self.labels.reason_before(r, rank);
        let tally = Tally::count(self.net, statement, label);
        let case = Case { hearing: Hearing { net: self.net, statement, tally, label }, labels: self.labels };
        match self.labels.statements[statement] {
            Verdict::Holds => case.why_holds(),
            Verdict::Falls => case.why_falls(rank),
            Verdict::Contested => case.why_contested(self.heights),
        }
    }

    /// Why a reason has its verdict; cycles of contested undercuts are not named yet.
    pub(super) fn reason(&self, reason: usize) -> ReasonWitness {
        let rank = self.labels.reason_ranks[reason];
        let undercuts = self.net.undercuts.row(reason);
        let premise = |verdict| {
            let found = |p: &&usize| self.labels.statement_before(**p, rank) == verdict;
            self.net.premises.row(reason).iter().find(found).map(|&p| StatementIx::of(p))
        };
        let undercut = |verdict| {
            let found = |u: &&usize| self.labels.reason_before(**u, rank) == verdict;
            undercuts.iter().find(found).map(|&u| ReasonIx::of(u))
        };
        match self.labels.reasons[reason] {
            Verdict::Holds if undercuts.is_empty() => ReasonWitness::PremisesHold,
            Verdict::Holds => ReasonWitness::UndercutsFell { undercuts: indices(undercuts) },
            Verdict::Falls => match (premise(Verdict::Falls), undercut(Verdict::Holds)) {
                (Some(premise), _) => ReasonWitness::PremiseFell { premise },
                (None, Some(by)) => ReasonWitness::Undercut { by },
                (None, None) => self.circular_reason(reason, rank),
            },
            Verdict::Contested => match (premise(Verdict::Contested), undercut(Verdict::Contested)) {
                (Some(premise), _) => ReasonWitness::PremiseContested { premise },
                // A contested reason has a contested premise or undercut, so this is its own only by mistake.
                (None, undercut) => {
                    ReasonWitness::UndercutContested { undercut: undercut.unwrap_or(ReasonIx::of(reason)) }
                }
            },
        }
    }

    /// A reason that fell in a foundedness round rests on a statement that fell in the same round.
    fn circular_reason(&self, reason: usize, rank: u32) -> ReasonWitness {
        let premises = self.net.premises.row(reason);
        let companion = premises.iter().find(|&&p| self.labels.statement_ranks[p] == rank);
        // Only a reason felled from outside has no such premise, and those are never explained.
        let through = companion.or(premises.first()).map_or(StatementIx(0), |&p| StatementIx::of(p));
        ReasonWitness::Circular { through }
    }
}

/// One statement with the verdicts that were known when it got its own.
struct Case<'n, L> {
    hearing: Hearing<'n, L>,
    labels: &'n Labels,
}

impl<L: Fn(usize) -> Verdict> Case<'_, L> {
    fn cons(&self) -> &[usize] {
        self.hearing.net.cons.row(self.hearing.statement)
    }

    fn verdict(&self, reason: usize) -> Verdict {
        (self.hearing.label)(reason)
    }

    fn why_holds(&self) -> StatementWitness {
        // A statement holds because some ground stands; the fallback is never reached.
        let by = self.hearing.grounds().find(|&p| self.hearing.stands(p)).unwrap_or(Ground::Assumed);
        if self.cons().is_empty() {
            return StatementWitness::Unopposed { by };
        }
        if self.hearing.standard() == Standard::Scintilla {
            return StatementWitness::Suffices { by };
        }
        StatementWitness::Prevails { by, answers: self.cons().iter().map(|&k| self.answer(by, k)).collect() }
    }

    fn answer(&self, by: Ground, con: usize) -> Answer {
        if self.verdict(con) == Verdict::Falls {
            return Answer::Fallen(ReasonIx::of(con));
        }
        let preference = self.duel(by, con).and_then(|duel| self.smallest(&duel.for_pro, Verdict::Holds));
        Answer::Outweighed {
            objection: ReasonIx::of(con),
            by: preference.map_or(Advantage::Strict, Advantage::Preference),
        }
    }

    fn why_falls(&self, rank: u32) -> StatementWitness {
        if self.hearing.judge() != Verdict::Falls {
            return self.circular_statement(rank);
        }
        let mut losses: Vec<Loss> = Vec::new();
        let first_standing = self.first_standing();
        for ground in self.hearing.grounds() {
            losses.push(match ground {
                Ground::Reason(r) if self.verdict(r.at()) == Verdict::Falls => Loss::Fallen(r),
                // A ground that did not fall was defeated by something, so none is left out.
                _ => match self.defeat(ground, &first_standing) {
                    Some(rebuttal) => Loss::Rebutted(rebuttal),
                    None => continue,
                },
            });
        }
        name_losses(losses)
    }

    /// A statement that fell in a foundedness round has a live reason that fell in the same round.
    fn circular_statement(&self, rank: u32) -> StatementWitness {
        let pros = self.hearing.net.pros.row(self.hearing.statement);
        let on_the_way =
            |&&r: &&usize| self.labels.reason_ranks[r] == rank && !self.hearing.dead(Ground::Reason(ReasonIx::of(r)));
        // Only a statement felled from outside has no such reason, and those are never explained.
        let through = pros.iter().find(on_the_way).or(pros.first()).map_or(ReasonIx(0), |&r| ReasonIx::of(r));
        StatementWitness::Circular { through }
    }

    /// The smallest standing objection of each strictness: enough to try on a ground that no preference concerns.
    fn first_standing(&self) -> Vec<usize> {
        let of_class = |strict| {
            let found = |&&k: &&usize| self.verdict(k) == Verdict::Holds && self.hearing.net.strict(k) == strict;
            self.cons().iter().find(found).copied()
        };
        let mut firsts: Vec<usize> = [of_class(false), of_class(true)].into_iter().flatten().collect();
        firsts.sort_unstable();
        firsts
    }

    /// The smallest objection that defeats a ground.
    fn defeat(&self, ground: Ground, first_standing: &[usize]) -> Option<Rebuttal> {
        let candidates = if self.hearing.duels(ground).is_empty() { first_standing } else { self.cons() };
        candidates.iter().find_map(|&k| {
            let by = self.defeats(k, ground)?;
            Some(Rebuttal { objection: ReasonIx::of(k), ground, by })
        })
    }

    /// Why an objection defeats a ground, if it does.
    fn defeats(&self, con: usize, ground: Ground) -> Option<Advantage> {
        if self.verdict(con) != Verdict::Holds {
            return None;
        }
        let tie_loses = self.hearing.standard() == Standard::Unrebutted;
        match (self.hearing.net.strict(con), self.hearing.class(ground)) {
            (_, None) => return Some(Advantage::OverAssumption),
            (true, Some(false)) => return Some(Advantage::Strict),
            (false, Some(true)) => return None,
            _ => {}
        }
        let Some(duel) = self.duel(ground, con) else {
            return tie_loses.then_some(Advantage::TieLoses);
        };
        if self.hearing.con_wins(duel) == Verdict::Holds {
            return self.smallest(&duel.for_con, Verdict::Holds).map(Advantage::Preference);
        }
        (tie_loses && self.hearing.pro_wins(duel) == Verdict::Falls).then_some(Advantage::TieLoses)
    }

    fn why_contested(&self, heights: &Heights) -> StatementWitness {
        let alive = |p: &Ground| self.hearing.ground(*p) == Verdict::Holds && !self.hearing.dead(*p);
        let Some(pro) = self.hearing.grounds().find(alive) else {
            return self.waits_on_support(heights);
        };
        let obstacles = || self.cons().iter().filter_map(|&k| self.obstacle(pro, k));
        let tie = obstacles().find(|obstacle| matches!(obstacle, StatementWitness::Tie { .. }));
        // A ground that holds and does not carry the statement meets an obstacle.
        tie.or_else(|| obstacles().next()).unwrap_or(StatementWitness::NoGround)
    }

    /// What keeps an objection from being answered by a ground that holds, if anything does.
    fn obstacle(&self, pro: Ground, con: usize) -> Option<StatementWitness> {
        let verdict = self.verdict(con);
        let won = self.hearing.class(pro) == Some(true) && !self.hearing.net.strict(con);
        if verdict == Verdict::Falls || won {
            return None;
        }
        let duel = self.duel(pro, con);
        if duel.is_some_and(|duel| self.hearing.pro_wins(duel) == Verdict::Holds) {
            return None;
        }
        let con_index = ReasonIx::of(con);
        if verdict == Verdict::Contested {
            return Some(StatementWitness::WaitsOnObjection { pro, objection: con_index });
        }
        let undecided = duel.and_then(|duel| self.undecided_preference(duel));
        Some(match (pro, undecided) {
            (Ground::Reason(pro), Some(preference)) => {
                StatementWitness::WaitsOnPreference { pro, con: con_index, preference }
            }
            _ => StatementWitness::Tie { pro, con: con_index },
        })
    }

    /// The contested preference that keeps a duel open, if it is open.
    fn undecided_preference(&self, duel: &Duel) -> Option<ReasonIx> {
        let open = |won| won == Verdict::Contested;
        if !open(self.hearing.pro_wins(duel)) && !open(self.hearing.con_wins(duel)) {
            return None;
        }
        let sides = [&duel.for_pro, &duel.for_con];
        sides.into_iter().filter_map(|side| self.smallest(side, Verdict::Contested)).min()
    }

    /// The smallest live contested reason that is nearer to the ground than the statement.
    fn waits_on_support(&self, heights: &Heights) -> StatementWitness {
        let height = heights.statements[self.hearing.statement];
        let nearer = |&&r: &&usize| heights.reasons[r] < height && !self.hearing.dead(Ground::Reason(ReasonIx::of(r)));
        let pros = self.hearing.net.pros.row(self.hearing.statement);
        // A contested statement is founded, here through such a reason; the fallback is never reached.
        pros.iter()
            .find(nearer)
            .map_or(StatementWitness::NoGround, |&r| StatementWitness::WaitsOnSupport { support: ReasonIx::of(r) })
    }

    fn duel(&self, ground: Ground, con: usize) -> Option<&Duel> {
        let duels = self.hearing.duels(ground);
        duels.binary_search_by_key(&con, |duel| duel.con).ok().map(|at| &duels[at])
    }

    fn smallest(&self, reasons: &[usize], verdict: Verdict) -> Option<ReasonIx> {
        reasons.iter().find(|&&w| self.verdict(w) == verdict).map(|&w| ReasonIx::of(w))
    }
}

/// Puts the losses of a statement that falls into a sentence.
fn name_losses(losses: Vec<Loss>) -> StatementWitness {
    let rebuttal = |loss: &Loss| match *loss {
        Loss::Rebutted(rebuttal) => Some(rebuttal),
        Loss::Fallen(_) => None,
    };
    if let Some(main) = losses.iter().filter_map(rebuttal).min() {
        let others = losses.into_iter().filter(|loss| rebuttal(loss) != Some(main)).collect();
        return StatementWitness::Rebutted { main, others };
    }
    let fallen = |loss: &Loss| match *loss {
        Loss::Fallen(reason) => Some(reason),
        Loss::Rebutted(_) => None,
    };
    let reasons: Vec<ReasonIx> = losses.iter().filter_map(fallen).collect();
    if reasons.is_empty() { StatementWitness::NoGround } else { StatementWitness::AllReasonsFell { reasons } }
}

fn indices(reasons: &[usize]) -> Vec<ReasonIx> {
    reasons.iter().map(|&r| ReasonIx::of(r)).collect()
}

/// The rank, unless it is that of an item without a definite verdict.
pub(super) fn definite(rank: u32) -> Option<u32> {
    (rank != UNRANKED).then_some(rank)
}
