//! Random small maps: the same seed, the same map, on every machine. Made to contain what evaluation finds hard.

use elenchus::evaluate::framework::{Framework, Item, Reason, ReasonIx, Statement, StatementIx, Target};
use elenchus::model::{Standard, Verdict};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::ops::RangeInclusive;

/// A map of 3 to 9 statements and at most 18 reasons.
pub fn map(seed: u64) -> Framework {
    let mut maker = Maker::new(seed, 3..=9);
    maker.plant();
    let wanted = maker.rng.random_range(1..=18);
    maker.finish(wanted)
}

/// A map in which circle after circle of support falls, each only once the one before it has: x holds itself up and
/// attacks t, t attacks s, and s supports the next x. Up to 12 random reasons meddle.
pub fn nested_map(seed: u64) -> Framework {
    const RELAYS: u32 = 8;
    let mut maker = Maker::new(seed, 24..=24);
    maker.circular = true;
    for (i, statement) in maker.statements.iter_mut().enumerate() {
        *statement = Statement { assumed: i % 3 > 0, sourced: false, standard: Standard::Balance };
    }
    for x in (0..RELAYS).map(|relay| relay * 3) {
        let mut link = |premise, target| {
            maker.reasons.push(Reason { premises: vec![StatementIx(premise)], target, strict: false });
        };
        link(x, Target::Supports(StatementIx(x)));
        link(x, Target::Attacks(StatementIx(x + 1)));
        link(x + 1, Target::Attacks(StatementIx(x + 2)));
        if x + 3 < RELAYS * 3 {
            link(x + 2, Target::Supports(StatementIx(x + 3)));
        }
    }
    let meddling = maker.rng.random_range(0..=12);
    let reasons = maker.reasons.len() + meddling;
    maker.finish(reasons)
}

/// A map of 30 to 60 statements and 120 reasons: room for circles that depend on circles.
pub fn large_map(seed: u64) -> Framework {
    let mut maker = Maker::new(seed, 30..=60);
    for _ in 0..6 {
        maker.plant();
    }
    maker.finish(120)
}

/// Suppositions about a map: up to a third of its statements, and now and then a reason, each set aside or accepted.
pub fn suppositions(map: &Framework, seed: u64) -> Vec<(Item, Verdict)> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let statements = (0..).map(StatementIx).take(map.statements().len()).map(Item::Statement);
    let mut items: Vec<Item> = statements.filter(|_| rng.random_bool(0.33)).collect();
    if !map.reasons().is_empty() && rng.random_bool(0.2) {
        let last = u32::try_from(map.reasons().len()).unwrap();
        items.push(Item::Reason(ReasonIx(rng.random_range(0..last))));
    }
    let verdict = |accepted| if accepted { Verdict::Holds } else { Verdict::Falls };
    items.into_iter().map(|item| (item, verdict(rng.random_bool(0.5)))).collect()
}

struct Maker {
    rng: ChaCha8Rng,
    statements: Vec<Statement>,
    reasons: Vec<Reason>,
    circular: bool,
}

impl Maker {
    fn new(seed: u64, size: RangeInclusive<usize>) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let count = rng.random_range(size);
        let statements = (0..count).map(|_| statement(&mut rng)).collect();
        let circular = rng.random_bool(0.5);
        Self { rng, statements, reasons: Vec::new(), circular }
    }

    /// Puts in what chance alone brings too rarely.
    fn plant(&mut self) {
        // Half of the maps get a circle of support and may get more; in the others support leads upward only.
        if self.circular {
            self.circle(Target::Supports);
        }
        if self.rng.random_bool(0.33) {
            self.circle(Target::Attacks);
        }
        if self.rng.random_bool(0.4) {
            self.quarrel();
        }
    }

    fn finish(mut self, reasons: usize) -> Framework {
        while self.reasons.len() < reasons {
            self.reason();
        }
        Framework::new(self.statements, self.reasons).unwrap()
    }

    fn any_statement(&mut self) -> StatementIx {
        StatementIx(self.rng.random_range(0..u32::try_from(self.statements.len()).unwrap()))
    }

    fn any_reason(&mut self) -> ReasonIx {
        ReasonIx(self.rng.random_range(0..u32::try_from(self.reasons.len()).unwrap()))
    }

    /// One to four reasons that lead from a statement back to it.
    fn circle(&mut self, target: fn(StatementIx) -> Target) {
        let length = self.rng.random_range(1..=4);
        let stops: Vec<StatementIx> = (0..length).map(|_| self.any_statement()).collect();
        for (i, &stop) in stops.iter().enumerate() {
            let strict = self.rng.random_bool(0.1);
            self.reasons.push(Reason { premises: vec![stop], target: target(stops[(i + 1) % length]), strict });
        }
    }

    /// Two reasons on either side of a statement, one preferred to the other, and something against the preference.
    fn quarrel(&mut self) {
        // Never the first statement: nothing is below it.
        let count = u32::try_from(self.statements.len()).unwrap();
        let (issue, first) = (StatementIx(self.rng.random_range(1..count)), self.next_reason());
        let strict = self.rng.random_bool(0.2);
        let pro = self.supporter(issue);
        let con = self.any_statement();
        self.reasons.push(Reason { premises: vec![pro], target: Target::Supports(issue), strict });
        self.reasons.push(Reason { premises: vec![con], target: Target::Attacks(issue), strict });
        let (pro, con) = (first, ReasonIx(first.0 + 1));
        let (stronger, weaker) = if self.rng.random_bool(0.5) { (pro, con) } else { (con, pro) };
        let judge = self.any_statement();
        self.reasons.push(Reason {
            premises: vec![judge],
            target: Target::Prefers { stronger, weaker },
            strict: false,
        });
        let critic = self.any_statement();
        let doubt = match self.rng.random_range(0..4) {
            0 => Target::Attacks(judge),
            1 | 2 => Target::Undercuts(ReasonIx(first.0 + 2)),
            _ => Target::Prefers { stronger: weaker, weaker: stronger },
        };
        self.reasons.push(Reason { premises: vec![critic], target: doubt, strict: false });
    }

    /// Somebody to speak for a statement: from below it, if there may be no circles.
    fn supporter(&mut self, target: StatementIx) -> StatementIx {
        if self.circular {
            return self.any_statement();
        }
        StatementIx(self.rng.random_range(0..target.0))
    }

    fn next_reason(&self) -> ReasonIx {
        ReasonIx(u32::try_from(self.reasons.len()).unwrap())
    }

    fn reason(&mut self) {
        let mut premises = vec![self.any_statement()];
        while premises.len() < 4 && self.rng.random_bool(0.3) {
            premises.push(self.any_statement());
        }
        let mut target = self.target();
        if let Target::Supports(s) = target
            && !self.circular
            && premises.iter().any(|&p| p >= s)
        {
            target = self.above(&premises).map_or(Target::Attacks(s), Target::Supports);
        }
        let strict = self.rng.random_bool(0.2);
        self.reasons.push(Reason { premises, target, strict });
    }

    /// Some statement beyond all premises, if there is one.
    fn above(&mut self, premises: &[StatementIx]) -> Option<StatementIx> {
        let highest = premises.iter().max()?.0;
        let count = u32::try_from(self.statements.len()).unwrap();
        (highest + 1 < count).then(|| StatementIx(self.rng.random_range(highest + 1..count)))
    }

    fn target(&mut self) -> Target {
        let dice = self.rng.random_range(0..100);
        match dice {
            0..36 => Target::Supports(self.any_statement()),
            36..66 => Target::Attacks(self.any_statement()),
            _ if self.reasons.is_empty() => Target::Supports(self.any_statement()),
            // Now and then a reason undercuts itself: it will have the next index.
            66 => Target::Undercuts(self.next_reason()),
            67..82 => Target::Undercuts(self.any_reason()),
            82..97 => self.fair_preference(),
            _ => Target::Prefers { stronger: self.any_reason(), weaker: self.any_reason() },
        }
    }

    /// A preference between reasons that oppose each other, if there are any.
    fn fair_preference(&mut self) -> Target {
        let mut pairs = Vec::new();
        for (i, x) in (0..).zip(&self.reasons) {
            for (j, y) in (0..).zip(&self.reasons) {
                match (x.target, y.target) {
                    (Target::Supports(s), Target::Attacks(t)) if s == t => pairs.push((ReasonIx(i), ReasonIx(j))),
                    _ => {}
                }
            }
        }
        if pairs.is_empty() {
            return Target::Attacks(self.any_statement());
        }
        let (pro, con) = pairs[self.rng.random_range(0..pairs.len())];
        let (stronger, weaker) = if self.rng.random_bool(0.5) { (pro, con) } else { (con, pro) };
        Target::Prefers { stronger, weaker }
    }
}

fn statement(rng: &mut ChaCha8Rng) -> Statement {
    let (assumed, sourced) = match rng.random_range(0..20) {
        0..7 => (true, false),
        7..11 => (false, true),
        11 => (true, true),
        _ => (false, false),
    };
    let standard = match rng.random_range(0..20) {
        0..15 => Standard::Balance,
        15..18 => Standard::Unrebutted,
        _ => Standard::Scintilla,
    };
    Statement { assumed, sourced, standard }
}
