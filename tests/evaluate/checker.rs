//! What a witness claims, verified: a checker that knows the definition and the finished verdicts, and no more of the
//! evaluator than the meaning of its witnesses.

use elenchus::evaluate::Labelling;
use elenchus::evaluate::framework::{Framework, Item, ReasonIx, StatementIx, Target};
use elenchus::evaluate::witness::{Advantage, Answer, Ground, Loss, ReasonWitness, Rebuttal, StatementWitness};
use elenchus::model::Standard;
use elenchus::model::Verdict::{self, Contested, Falls, Holds};

/// One map with what the evaluator found.
pub struct Checker<'a> {
    pub map: &'a Framework,
    pub found: &'a Labelling,
}

/// The verdicts settled before a rank; before none means all of them.
#[derive(Clone, Copy)]
struct Before(Option<u32>);

impl Checker<'_> {
    fn reason_was(&self, at: Before, r: usize) -> Verdict {
        self.known(at, self.found.reason_ranks[r], self.found.reasons[r])
    }

    fn statement_was(&self, at: Before, s: usize) -> Verdict {
        self.known(at, self.found.statement_ranks[s], self.found.statements[s])
    }

    fn known(&self, Before(limit): Before, rank: Option<u32>, verdict: Verdict) -> Verdict {
        assert_eq!(rank.is_none(), verdict == Contested);
        if limit.is_none_or(|limit| rank.is_some_and(|rank| rank < limit)) { verdict } else { Contested }
    }

    fn targets(&self, keep: impl Fn(Target) -> bool) -> Vec<usize> {
        (0..self.map.reasons().len()).filter(|&r| keep(self.map.reasons()[r].target)).collect()
    }

    fn cons(&self, s: usize) -> Vec<usize> {
        self.targets(|t| t == Target::Attacks(statement_ix(s)))
    }

    /// Reasons ascending, then the source, then the assumption.
    fn grounds(&self, s: usize) -> Vec<Ground> {
        let pros = self.targets(|t| t == Target::Supports(statement_ix(s)));
        let mut grounds: Vec<Ground> = pros.into_iter().map(|r| Ground::Reason(ix(r))).collect();
        grounds.extend(self.map.statements()[s].sourced.then_some(Ground::Sourced));
        grounds.extend(self.map.statements()[s].assumed.then_some(Ground::Assumed));
        grounds
    }

    fn ground_was(&self, at: Before, ground: Ground) -> Verdict {
        match ground {
            Ground::Reason(r) => self.reason_was(at, r.at()),
            Ground::Sourced | Ground::Assumed => Holds,
        }
    }

    fn strict(&self, ground: Ground) -> bool {
        matches!(ground, Ground::Reason(r) if self.map.reasons()[r.at()].strict)
    }

    /// Outweighs, as the definition has it.
    fn omega(&self, at: Before, x: Ground, y: Ground) -> Verdict {
        match (x, y) {
            (_, Ground::Assumed) => return Holds,
            (Ground::Assumed, _) => return Falls,
            _ if self.strict(x) && !self.strict(y) => return Holds,
            _ if self.strict(y) && !self.strict(x) => return Falls,
            _ => {}
        }
        let best = |x, y| {
            let ranking = self.rankings(x, y).into_iter().map(|w| self.reason_was(at, w));
            ranking.min().unwrap_or(Falls)
        };
        match (best(x, y), best(y, x)) {
            (Holds, Falls) => Holds,
            (Falls, _) | (_, Holds) => Falls,
            _ => Contested,
        }
    }

    fn rankings(&self, x: Ground, y: Ground) -> Vec<usize> {
        let (Ground::Reason(stronger), Ground::Reason(weaker)) = (x, y) else {
            return Vec::new();
        };
        self.targets(|t| t == Target::Prefers { stronger, weaker })
    }

    fn stands(&self, at: Before, s: usize, p: Ground) -> bool {
        let answered = |&k: &usize| self.reason_was(at, k) == Falls || self.omega(at, p, con(k)) == Holds;
        let scintilla = self.map.statements()[s].standard == Standard::Scintilla;
        self.ground_was(at, p) == Holds && (scintilla || self.cons(s).iter().all(answered))
    }

    fn beats(&self, at: Before, s: usize, k: usize, p: Ground) -> bool {
        self.reason_was(at, k) == Holds
            && match self.map.statements()[s].standard {
                Standard::Balance => self.omega(at, con(k), p) == Holds,
                Standard::Unrebutted => self.omega(at, p, con(k)) == Falls,
                Standard::Scintilla => false,
            }
    }

    fn dead(&self, at: Before, s: usize, p: Ground) -> bool {
        self.ground_was(at, p) == Falls || self.cons(s).iter().any(|&k| self.beats(at, s, k, p))
    }

    /// Whether the witness of a statement justifies its verdict.
    pub fn statement(&self, s: usize) -> bool {
        let at = Before(self.found.statement_ranks[s]);
        let verdict = self.found.statements[s];
        let scintilla = self.map.statements()[s].standard == Standard::Scintilla;
        match &self.found.statement_witnesses[s] {
            StatementWitness::Unopposed { by } => {
                verdict == Holds && self.cons(s).is_empty() && self.first_standing(at, s) == Some(*by)
            }
            StatementWitness::Suffices { by } => {
                verdict == Holds && scintilla && !self.cons(s).is_empty() && self.first_standing(at, s) == Some(*by)
            }
            StatementWitness::Prevails { by, answers } => {
                let each = self.cons(s).len() == answers.len()
                    && self.cons(s).iter().zip(answers).all(|(&k, answer)| self.answered(at, *by, k, answer));
                verdict == Holds && !scintilla && !answers.is_empty() && self.first_standing(at, s) == Some(*by) && each
            }
            StatementWitness::NoGround => verdict == Falls && self.grounds(s).is_empty(),
            StatementWitness::AllReasonsFell { reasons } => {
                let grounds: Vec<Ground> = reasons.iter().map(|&r| Ground::Reason(r)).collect();
                let fell = reasons.iter().all(|r| self.reason_was(at, r.at()) == Falls);
                verdict == Falls && !reasons.is_empty() && grounds == self.grounds(s) && fell
            }
            StatementWitness::Rebutted { main, others } => verdict == Falls && self.rebutted(at, s, main, others),
            StatementWitness::Circular { through } => verdict == Falls && self.circular_statement(at, s, *through),
            contested => {
                verdict == Contested && self.contested(s, contested) && self.wait_ends(Item::Statement(statement_ix(s)))
            }
        }
    }

    fn first_standing(&self, at: Before, s: usize) -> Option<Ground> {
        self.grounds(s).into_iter().find(|&p| self.stands(at, s, p))
    }

    fn answered(&self, at: Before, by: Ground, k: usize, answer: &Answer) -> bool {
        match *answer {
            Answer::Fallen(objection) => objection.at() == k && self.reason_was(at, k) == Falls,
            Answer::Outweighed { objection, by: advantage } => {
                objection.at() == k
                    && self.omega(at, by, con(k)) == Holds
                    && matches!(advantage, Advantage::Strict | Advantage::Preference(_))
                    && self.advantage(at, advantage, by, con(k))
            }
        }
    }

    fn advantage(&self, at: Before, advantage: Advantage, winner: Ground, loser: Ground) -> bool {
        match advantage {
            Advantage::Strict => self.strict(winner) && !self.strict(loser),
            Advantage::OverAssumption => loser == Ground::Assumed,
            Advantage::Preference(w) => {
                let holds = |w: &usize| self.reason_was(at, *w) == Holds;
                self.rankings(winner, loser).into_iter().find(holds) == Some(w.at())
                    && self.omega(at, winner, loser) == Holds
            }
            Advantage::TieLoses => self.omega(at, winner, loser) != Holds && self.omega(at, loser, winner) == Falls,
        }
    }

    fn rebutted(&self, at: Before, s: usize, main: &Rebuttal, others: &[Loss]) -> bool {
        let ground = |loss: &Loss| match *loss {
            Loss::Fallen(r) => Ground::Reason(r),
            Loss::Rebutted(rebuttal) => rebuttal.ground,
        };
        let mut grounds: Vec<Ground> = others.iter().map(ground).chain([main.ground]).collect();
        grounds.sort();
        let lost = |loss: &Loss| match loss {
            Loss::Fallen(r) => self.reason_was(at, r.at()) == Falls,
            Loss::Rebutted(rebuttal) => self.rebuttal(at, s, rebuttal) && main <= rebuttal,
        };
        grounds == self.grounds(s) && self.rebuttal(at, s, main) && others.iter().all(lost)
    }

    /// The smallest objection that defeats the ground, with a true account of why.
    fn rebuttal(&self, at: Before, s: usize, rebuttal: &Rebuttal) -> bool {
        let Rebuttal { objection, ground, by } = *rebuttal;
        let smallest = self.cons(s).into_iter().find(|&k| self.beats(at, s, k, ground));
        let allowed = by != Advantage::TieLoses || self.map.statements()[s].standard == Standard::Unrebutted;
        smallest == Some(objection.at()) && allowed && self.advantage(at, by, Ground::Reason(objection), ground)
    }

    /// Every ground is dead, or fell in the same round for the same kind of cause: an unfounded set.
    fn circular_statement(&self, at: Before, s: usize, through: ReasonIx) -> bool {
        let companion = |r: ReasonIx| {
            Before(self.found.reason_ranks[r.at()]).0 == at.0
                && matches!(self.found.reason_witnesses[r.at()], ReasonWitness::Circular { .. })
        };
        let lost = |&p: &Ground| self.dead(at, s, p) || matches!(p, Ground::Reason(r) if companion(r));
        let on_the_way = |p: &Ground| !self.dead(at, s, *p);
        self.grounds(s).iter().all(lost)
            && companion(through)
            && self.grounds(s).into_iter().find(on_the_way) == Some(Ground::Reason(through))
    }

    fn contested(&self, s: usize, witness: &StatementWitness) -> bool {
        let at = Before(None);
        let carried =
            |p: Ground| self.ground_was(at, p) == Holds && !self.dead(at, s, p) && self.grounds(s).contains(&p);
        let none_carried = || !self.grounds(s).into_iter().any(carried);
        match *witness {
            StatementWitness::Tie { pro, con: k } => {
                let level =
                    self.omega(at, pro, Ground::Reason(k)) == Falls && self.omega(at, Ground::Reason(k), pro) == Falls;
                carried(pro) && self.reason_was(at, k.at()) == Holds && self.cons(s).contains(&k.at()) && level
            }
            StatementWitness::WaitsOnSupport { support } => {
                let p = Ground::Reason(support);
                none_carried()
                    && self.grounds(s).contains(&p)
                    && self.ground_was(at, p) == Contested
                    && !self.dead(at, s, p)
            }
            StatementWitness::WaitsOnObjection { pro, objection } => {
                carried(pro)
                    && self.cons(s).contains(&objection.at())
                    && self.reason_was(at, objection.at()) == Contested
                    && self.omega(at, pro, Ground::Reason(objection)) != Holds
            }
            StatementWitness::WaitsOnPreference { pro, con: k, preference } => {
                let (p, k) = (Ground::Reason(pro), Ground::Reason(k));
                let ranked =
                    self.rankings(p, k).contains(&preference.at()) || self.rankings(k, p).contains(&preference.at());
                let open = self.omega(at, p, k) == Contested || self.omega(at, k, p) == Contested;
                carried(p)
                    && self.ground_was(at, k) == Holds
                    && ranked
                    && self.reason_was(at, preference.at()) == Contested
                    && open
            }
            StatementWitness::AttackCycle { through } => {
                let concerns = |r: ReasonIx| matches!(self.map.reasons()[r.at()].target, Target::Supports(x) | Target::Attacks(x) if x.at() == s);
                let near = match self.map.reasons()[through.at()].target {
                    Target::Prefers { stronger, weaker } => concerns(stronger) && concerns(weaker),
                    _ => concerns(through),
                };
                near && self.reason_was(at, through.at()) == Contested
                    && self.comes_back(Item::Statement(statement_ix(s)))
            }
            _ => false,
        }
    }

    /// Whether the witness of a reason justifies its verdict.
    pub fn reason(&self, r: usize) -> bool {
        let at = Before(self.found.reason_ranks[r]);
        let verdict = self.found.reasons[r];
        let mut premises: Vec<usize> = self.map.reasons()[r].premises.iter().map(|p| p.at()).collect();
        premises.sort_unstable();
        let undercuts = self.targets(|t| t == Target::Undercuts(ix(r)));
        let all_hold = || premises.iter().all(|&p| self.statement_was(at, p) == Holds);
        let first_premise = |v| premises.iter().copied().find(|&p| self.statement_was(at, p) == v);
        let first_undercut = |v| undercuts.iter().copied().find(|&u| self.reason_was(at, u) == v);
        match &self.found.reason_witnesses[r] {
            ReasonWitness::PremisesHold => verdict == Holds && undercuts.is_empty() && all_hold(),
            ReasonWitness::UndercutsFell { undercuts: named } => {
                let same = named.iter().map(|u| u.at()).eq(undercuts.iter().copied());
                let fell = undercuts.iter().all(|&u| self.reason_was(at, u) == Falls);
                verdict == Holds && !named.is_empty() && same && fell && all_hold()
            }
            ReasonWitness::PremiseFell { premise } => verdict == Falls && first_premise(Falls) == Some(premise.at()),
            ReasonWitness::Undercut { by } => verdict == Falls && first_undercut(Holds) == Some(by.at()),
            ReasonWitness::Circular { through } => {
                let companion = |p: &usize| {
                    self.found.statement_ranks[*p] == at.0
                        && matches!(self.found.statement_witnesses[*p], StatementWitness::Circular { .. })
                };
                verdict == Falls && premises.iter().copied().find(companion) == Some(through.at())
            }
            ReasonWitness::PremiseContested { premise } => {
                verdict == Contested
                    && first_premise(Contested) == Some(premise.at())
                    && self.wait_ends(Item::Reason(ix(r)))
            }
            ReasonWitness::UndercutContested { undercut } => {
                let first = all_hold() && first_undercut(Contested) == Some(undercut.at());
                verdict == Contested && first && self.wait_ends(Item::Reason(ix(r)))
            }
            ReasonWitness::UndercutCycle { through } => {
                let first = all_hold() && first_undercut(Contested) == Some(through.at());
                verdict == Contested && first && self.comes_back(Item::Reason(ix(r)))
            }
        }
    }
}

fn ix(r: usize) -> ReasonIx {
    ReasonIx(u32::try_from(r).unwrap())
}

fn con(k: usize) -> Ground {
    Ground::Reason(ix(k))
}

fn statement_ix(s: usize) -> StatementIx {
    StatementIx(u32::try_from(s).unwrap())
}
