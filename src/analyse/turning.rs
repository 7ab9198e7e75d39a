//! What would change each verdict of a view: which statement, fallen, takes it down; which objection, answered, raises it.
//!
//! Everything is found by trying. Each statement, and each reason that does not support, is felled once, the whole view
//! is labelled again, and every verdict that changed is noted: one labelling for each, not one for each pair, and the
//! answers take replies, preferences and circles into account. To *answer* an objection is to fell its reason alone;
//! its premises may stand. What turned is listed from near to far.
//!
//! Where nothing alone is enough, several together are tried: the objections that have not fallen and only bear against
//! the statement; or, for a statement that holds, the premises of the reasons for it. Such a set is minimal: each part
//! of it is needed. Unless it is a pair, all pairs of these objections are tried too, up to a bound.

use super::bearing::{Bearings, Ways};
use super::linchpins::{LARGEST, Role};
use super::needed::Needed;
use super::part::Part;
use super::together::enough;
use crate::evaluate::framework::{Framework, Item, ReasonIx, StatementIx, Target};
use crate::evaluate::{Evaluator, Verdicts};
use crate::model::Verdict;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The most objections of which all pairs are tried.
pub const MOST_PAIRED: usize = 32;

/// A statement that, fallen, takes another one down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prop {
    /// The statement that falls.
    pub statement: StatementIx,
    /// The verdict that the other one then has.
    pub to: Verdict,
    /// Whether every proof needs it, or it is needed against objections. A contested statement has no proofs: whatever
    /// takes it down counts as support.
    pub role: Role,
}

/// Something that, felled, raises a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lever {
    /// A reason that is answered, or a statement that falls.
    pub item: Item,
    /// The verdict that then results.
    pub to: Verdict,
}

/// What would change the verdict on one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The statements each of which takes it down alone, the nearest first.
    pub props: Vec<Prop>,
    /// For a statement that holds and has no such prop: statements that take it down together.
    pub props_together: Vec<StatementIx>,
    /// The reasons, each of which raises it when it is answered alone, the nearest first.
    pub answers: Vec<Lever>,
    /// Where no answer alone makes it hold: statements, each of which makes it hold by falling, the nearest first.
    pub falls: Vec<Lever>,
    /// Where nothing alone makes it hold: reasons that make it hold when all of them are answered.
    pub answers_together: Vec<ReasonIx>,
    /// It does not hold, and would not if all objections that only bear against it were answered.
    pub beyond_answers: bool,
    /// The statements whose verdicts change when this one falls, the nearest first.
    pub shaken: Vec<StatementIx>,
}

/// What would change the verdicts of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlooks {
    /// The view has more than [`LARGEST`] statements: nothing was tried.
    TooLarge,
    /// One for each statement.
    Found(Vec<Outlook>),
}

impl Outlooks {
    /// What would change the verdict on a statement; none if it was not tried.
    pub fn of(&self, statement: StatementIx) -> Option<&Outlook> {
        match self {
            Self::TooLarge => None,
            Self::Found(outlooks) => outlooks.get(statement.at()),
        }
    }
}

/// Tries what would change every verdict of a framework.
pub fn outlooks(framework: &Framework) -> Outlooks {
    if framework.statements().len() > LARGEST {
        return Outlooks::TooLarge;
    }
    let evaluator = Evaluator::new(framework);
    let verdicts = evaluator.verdicts(&[]);
    let trial = Trial {
        framework,
        needed: Needed::new(framework, &evaluator.carrying(&verdicts)),
        bearings: Bearings::new(framework),
        evaluator,
        verdicts,
    };
    let turned = trial.knock_out();
    let seen = turned.into_par_iter().enumerate().map(|(s, turned)| trial.outlook(at(s), turned));
    let mut seen: Vec<Seen> = seen.collect();
    trial.pair(&mut seen);
    note_shaken(&mut seen);
    Outlooks::Found(seen.into_iter().map(|seen| seen.outlook).collect())
}

/// What was seen of one statement.
#[derive(Default)]
struct Seen {
    outlook: Outlook,
    /// The objections that were tried together.
    tried: Vec<Item>,
    /// The statements that turn it, with their distances.
    turners: Vec<(Option<u32>, StatementIx)>,
}

/// Notes with each statement which others it turns.
fn note_shaken(seen: &mut [Seen]) {
    let mut shaken: Vec<Vec<(Option<u32>, StatementIx)>> = vec![Vec::new(); seen.len()];
    for (s, one) in seen.iter().enumerate() {
        for &(distance, turner) in &one.turners {
            shaken[turner.at()].push((distance, at(s)));
        }
    }
    for (one, mut shaken) in seen.iter_mut().zip(shaken) {
        shaken.sort_unstable();
        one.outlook.shaken = shaken.into_iter().map(|(_, statement)| statement).collect();
    }
}

/// What turned one verdict, and to what.
type Turned = Vec<(Item, Verdict)>;

struct Trial<'f> {
    framework: &'f Framework,
    needed: Needed,
    bearings: Bearings<'f>,
    evaluator: Evaluator<'f>,
    verdicts: Verdicts,
}

impl Trial<'_> {
    fn verdict(&self, item: Item) -> Verdict {
        match item {
            Item::Statement(s) => self.verdicts.statements[s.at()],
            Item::Reason(r) => self.verdicts.reasons[r.at()],
        }
    }

    fn objects(&self, reason: ReasonIx) -> bool {
        !matches!(self.framework.reasons()[reason.at()].target, Target::Supports(_))
    }

    /// Reasons other than supporting ones that have not fallen.
    fn standing_objections(&self) -> impl Iterator<Item = Item> + '_ {
        let reasons = (0..).map(ReasonIx).take(self.framework.reasons().len()).filter(|&r| self.objects(r));
        reasons.map(Item::Reason).filter(|&item| self.verdict(item) != Verdict::Falls)
    }

    /// Fells one thing after another, and notes for each statement what turned its verdict.
    fn knock_out(&self) -> Vec<Turned> {
        let statements = (0..self.framework.statements().len()).map(|s| Item::Statement(at(s)));
        let standing = statements.filter(|&item| self.verdict(item) != Verdict::Falls);
        let standing: Vec<Item> = standing.chain(self.standing_objections()).collect();
        let changes = |&item: &Item| -> Vec<(usize, Verdict)> {
            let without = self.evaluator.verdicts(&[item]).statements;
            let both = without.into_iter().zip(&self.verdicts.statements).enumerate();
            let changed = both.filter(|&(s, (now, &before))| now != before && item != Item::Statement(at(s)));
            changed.map(|(s, (now, _))| (s, now)).collect()
        };
        let changes: Vec<Vec<(usize, Verdict)>> = standing.par_iter().map(changes).collect();
        let mut turned = vec![Turned::new(); self.verdicts.statements.len()];
        for (item, changes) in standing.into_iter().zip(changes) {
            for (s, now) in changes {
                turned[s].push((item, now));
            }
        }
        turned
    }

    fn outlook(&self, s: StatementIx, mut turned: Turned) -> Seen {
        let (verdict, ways) = (self.verdict(Item::Statement(s)), self.bearings.ways_to(s));
        turned.sort_by_key(|&(item, _)| (ways.distance(item), item_key(item)));
        // Verdicts are ordered from holds to falls.
        let lowered = turned.iter().filter(|&&(_, to)| to > verdict);
        let raised: Vec<Lever> =
            turned.iter().filter(|&&(_, to)| to < verdict).map(|&(item, to)| Lever { item, to }).collect();
        let props: Vec<Prop> = lowered.filter_map(|&(item, to)| self.prop(s, verdict, item, to)).collect();
        let (answers, falls): (Vec<Lever>, Vec<Lever>) =
            raised.into_iter().partition(|lever| matches!(lever.item, Item::Reason(_)));
        let statement = |&(item, _): &(Item, Verdict)| {
            if let Item::Statement(x) = item { Some((ways.distance(item), x)) } else { None }
        };
        let turners = turned.iter().filter_map(statement).collect();
        let outlook = Outlook { props, answers, ..Outlook::default() };
        let mut seen = Seen { outlook, turners, tried: Vec::new() };
        let outlook = &mut seen.outlook;
        if verdict == Verdict::Holds {
            if outlook.props.is_empty() {
                outlook.props_together = self.props_together(s, &ways);
            }
            return seen;
        }
        let to_holds = |lever: &Lever| lever.to == Verdict::Holds;
        if outlook.answers.iter().any(to_holds) {
            return seen;
        }
        outlook.falls = falls.into_iter().filter(to_holds).collect();
        if !outlook.falls.is_empty() {
            return seen;
        }
        seen.tried = self.objections(&ways);
        let objections = &seen.tried;
        let part = Part::new(self.framework, &ways);
        let together = enough(&part, s, objections, |verdict| verdict == Verdict::Holds);
        outlook.beyond_answers = together.is_none() && !self.holds_without(s, objections);
        outlook.answers_together = reasons_of(together.unwrap_or_default());
        seen
    }

    fn holds_without(&self, s: StatementIx, felled: &[Item]) -> bool {
        self.evaluator.verdicts(felled).statements[s.at()] == Verdict::Holds
    }

    fn prop(&self, of: StatementIx, verdict: Verdict, item: Item, to: Verdict) -> Option<Prop> {
        let Item::Statement(statement) = item else { return None };
        let supports = verdict != Verdict::Holds || self.needed.needs(of, statement);
        Some(Prop { statement, to, role: if supports { Role::Support } else { Role::Defence } })
    }

    /// Premises of the reasons for a statement which, fallen together, take it down.
    fn props_together(&self, s: StatementIx, ways: &Ways) -> Vec<StatementIx> {
        let supports = |r: &&ReasonIx| !self.objects(**r) && self.verdict(Item::Reason(**r)) != Verdict::Falls;
        let reasons = self.bearings.at(s).iter().filter(supports);
        let premises = reasons.flat_map(|r| &self.framework.reasons()[r.at()].premises);
        let mut seen = BTreeSet::from([s]);
        let candidates: Vec<Item> = premises.filter(|&&p| seen.insert(p)).map(|&p| Item::Statement(p)).collect();
        let part = Part::new(self.framework, ways);
        let together = enough(&part, s, &candidates, |verdict| verdict != Verdict::Holds);
        let statement = |item| if let Item::Statement(s) = item { Some(s) } else { None };
        together.unwrap_or_default().into_iter().filter_map(statement).collect()
    }

    /// The objections that have not fallen and only bear against a statement, the nearest first.
    fn objections(&self, ways: &Ways) -> Vec<Item> {
        let mut standing: Vec<Item> = self.standing_objections().filter(|&item| ways.only_against(item)).collect();
        standing.sort_by_key(|&item| (ways.distance(item), item_key(item)));
        standing
    }

    /// Puts a pair in the place of a larger set or none, if there is one and not too many would have to be tried.
    fn pair(&self, seen: &mut [Seen]) {
        let waits = |one: &Seen| one.tried.len() > 1 && one.outlook.answers_together.len() != 2;
        let all: BTreeSet<ReasonIx> =
            seen.iter().filter(|one| waits(one)).flat_map(|one| reasons_of(one.tried.clone())).collect();
        if all.len() > MOST_PAIRED {
            return;
        }
        let all: Vec<ReasonIx> = all.into_iter().collect();
        let pairs: Vec<[ReasonIx; 2]> =
            all.iter().enumerate().flat_map(|(at, &a)| all[at + 1..].iter().map(move |&b| [a, b])).collect();
        let label = |&[a, b]: &[ReasonIx; 2]| self.evaluator.verdicts(&[Item::Reason(a), Item::Reason(b)]).statements;
        let labels: Vec<Vec<Verdict>> = pairs.par_iter().map(label).collect();
        for (s, Seen { outlook, tried, .. }) in seen.iter_mut().enumerate().filter(|(_, one)| waits(one)) {
            let rank = |r: ReasonIx| tried.iter().position(|&item| item == Item::Reason(r));
            let found = pairs.iter().zip(&labels).filter(|(_, labels)| labels[s] == Verdict::Holds);
            let ranked = found.filter_map(|(&[a, b], _)| {
                let (a, b) = ((rank(a)?, a), (rank(b)?, b));
                Some((a.max(b).0, [a.min(b).1, a.max(b).1]))
            });
            if let Some((_, pair)) = ranked.min() {
                outlook.answers_together = pair.to_vec();
                outlook.beyond_answers = false;
            }
        }
    }
}

/// The statement at a place; a framework is far smaller than the range of its indices.
const fn at(place: usize) -> StatementIx {
    StatementIx(place as u32)
}

fn reasons_of(items: Vec<Item>) -> Vec<ReasonIx> {
    items.into_iter().filter_map(|item| if let Item::Reason(r) = item { Some(r) } else { None }).collect()
}

/// An order for things that are equally far: reasons first, each by id.
fn item_key(item: Item) -> (bool, u32) {
    match item {
        Item::Reason(r) => (false, r.0),
        Item::Statement(s) => (true, s.0),
    }
}
