//! The definition, word for word and as slow as it likes: every equation over every pair until nothing changes, then the
//! least founded set, then again. Shares no code with the evaluator.

use elenchus::evaluate::framework::{Framework, Item, Target};
use elenchus::model::{Standard, Verdict};

/// A ground of a statement: a reason, or one of the two that hold by themselves.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Reason(usize),
    Assumed,
    Sourced,
}

/// A labelling in the making.
pub struct Naive<'a> {
    framework: &'a Framework,
    /// 1 holds, 0 contested, -1 falls: so Kleene's "and" is `min`, "or" is `max` and "not" is the minus sign.
    statements: Vec<i8>,
    reasons: Vec<i8>,
}

/// The grounded verdicts on statements and reasons, and how many foundedness rounds felled something.
pub fn label(framework: &Framework) -> (Vec<Verdict>, Vec<Verdict>, usize) {
    suppose(framework, &[])
}

/// The same with a constant in place of the equation of some statements and reasons.
pub fn suppose(framework: &Framework, supposed: &[(Item, Verdict)]) -> (Vec<Verdict>, Vec<Verdict>, usize) {
    let (naive, rounds) = solve(framework, supposed);
    let verdicts = |labels: &[i8]| labels.iter().map(|&l| verdict(l)).collect();
    (verdicts(&naive.statements), verdicts(&naive.reasons), rounds)
}

/// For each statement the premises of every ground that carries it: that holds and outweighs whatever objection has not
/// fallen. Its source and its being assumed have no premises.
pub fn proofs(framework: &Framework) -> Vec<Vec<Vec<usize>>> {
    let (naive, _) = solve(framework, &[]);
    let premises = |&p: &Side| match p {
        Side::Reason(r) => framework.reasons()[r].premises.iter().map(|p| p.at()).collect(),
        Side::Assumed | Side::Sourced => Vec::new(),
    };
    let of = |s: usize| naive.pro(s).iter().filter(|&&p| naive.carries(s, p)).map(premises).collect();
    (0..framework.statements().len()).map(of).collect()
}

fn solve<'a>(framework: &'a Framework, supposed: &[(Item, Verdict)]) -> (Naive<'a>, usize) {
    let statements = vec![0; framework.statements().len()];
    let mut naive = Naive { framework, statements, reasons: vec![0; framework.reasons().len()] };
    for &(item, verdict) in supposed {
        // What is decided stays so: `pin` keeps it through every round.
        let label = match item {
            Item::Statement(s) => &mut naive.statements[s.at()],
            Item::Reason(r) => &mut naive.reasons[r.at()],
        };
        *label = if verdict == Verdict::Holds { 1 } else { -1 };
    }
    let mut rounds = 0;
    loop {
        naive.fixpoint();
        if !naive.fell_unfounded() {
            break;
        }
        rounds += 1;
    }
    (naive, rounds)
}

fn verdict(label: i8) -> Verdict {
    match label {
        1 => Verdict::Holds,
        0 => Verdict::Contested,
        _ => Verdict::Falls,
    }
}

impl Naive<'_> {
    fn fixpoint(&mut self) {
        loop {
            let statements: Vec<i8> =
                (0..self.statements.len()).map(|s| pin(self.statements[s], self.statement(s))).collect();
            let reasons: Vec<i8> = (0..self.reasons.len()).map(|r| pin(self.reasons[r], self.reason(r))).collect();
            if statements == self.statements && reasons == self.reasons {
                return;
            }
            (self.statements, self.reasons) = (statements, reasons);
        }
    }

    fn reason(&self, r: usize) -> i8 {
        let premises = self.framework.reasons()[r].premises.iter().map(|p| self.statements[p.at()]);
        let undercuts = self.reasons_with(|target| matches!(target, Target::Undercuts(x) if x.at() == r));
        premises.chain(undercuts.into_iter().map(|u| -self.reasons[u])).min().unwrap_or(1)
    }

    fn statement(&self, s: usize) -> i8 {
        let pro = self.pro(s);
        if self.framework.statements()[s].standard == Standard::Scintilla {
            return pro.iter().map(|&p| self.side(p)).max().unwrap_or(-1);
        }
        if pro.iter().any(|&p| self.carries(s, p)) {
            1
        } else if pro.iter().all(|&p| self.dead(s, p)) {
            -1
        } else {
            0
        }
    }

    /// The clause of the definition by which a ground carries its statement.
    fn carries(&self, s: usize, p: Side) -> bool {
        let heeds_objections = self.framework.statements()[s].standard != Standard::Scintilla;
        let beats = |&k: &Side| self.side(k) == -1 || self.outweighs(p, k) == 1;
        self.side(p) == 1 && (!heeds_objections || self.con(s).iter().all(beats))
    }

    /// The clause of the definition by which a ground is lost.
    fn dead(&self, s: usize, p: Side) -> bool {
        let defeats = |&k: &Side| match self.framework.statements()[s].standard {
            Standard::Balance => self.side(k) == 1 && self.outweighs(k, p) == 1,
            Standard::Unrebutted => self.side(k) == 1 && self.outweighs(p, k) == -1,
            Standard::Scintilla => false,
        };
        self.side(p) == -1 || self.con(s).iter().any(defeats)
    }

    fn outweighs(&self, x: Side, y: Side) -> i8 {
        if y == Side::Assumed {
            return 1;
        }
        if x == Side::Assumed {
            return -1;
        }
        match (self.strict(x), self.strict(y)) {
            (true, false) => 1,
            (false, true) => -1,
            _ => self.preferred(x, y).min(-self.preferred(y, x)),
        }
    }

    fn preferred(&self, x: Side, y: Side) -> i8 {
        let (Side::Reason(x), Side::Reason(y)) = (x, y) else {
            return -1;
        };
        let ranks =
            |t: &Target| matches!(t, Target::Prefers { stronger, weaker } if stronger.at() == x && weaker.at() == y);
        self.reasons_with(ranks).into_iter().map(|w| self.reasons[w]).max().unwrap_or(-1)
    }

    fn strict(&self, side: Side) -> bool {
        matches!(side, Side::Reason(r) if self.framework.reasons()[r].strict)
    }

    fn side(&self, side: Side) -> i8 {
        match side {
            Side::Reason(r) => self.reasons[r],
            Side::Assumed | Side::Sourced => 1,
        }
    }

    fn pro(&self, s: usize) -> Vec<Side> {
        let reasons = self.reasons_with(|target| matches!(target, Target::Supports(x) if x.at() == s));
        let mut pro: Vec<Side> = reasons.into_iter().map(Side::Reason).collect();
        let statement = self.framework.statements()[s];
        pro.extend(statement.assumed.then_some(Side::Assumed));
        pro.extend(statement.sourced.then_some(Side::Sourced));
        pro
    }

    fn con(&self, s: usize) -> Vec<Side> {
        let reasons = self.reasons_with(|target| matches!(target, Target::Attacks(x) if x.at() == s));
        reasons.into_iter().map(Side::Reason).collect()
    }

    fn reasons_with(&self, keep: impl Fn(&Target) -> bool) -> Vec<usize> {
        let reasons = self.framework.reasons().iter().enumerate();
        reasons.filter(|(_, r)| keep(&r.target)).map(|(i, _)| i).collect()
    }

    /// Fells every contested item outside the least founded set; whether there was any.
    fn fell_unfounded(&mut self) -> bool {
        let mut statements = vec![false; self.statements.len()];
        let mut reasons = vec![false; self.reasons.len()];
        loop {
            let s: Vec<bool> = (0..statements.len()).map(|s| self.statement_founded(s, &reasons)).collect();
            let r: Vec<bool> = (0..reasons.len()).map(|r| self.reason_founded(r, &statements)).collect();
            if s == statements && r == reasons {
                break;
            }
            (statements, reasons) = (s, r);
        }
        let mut any = false;
        let labels = self.statements.iter_mut().chain(&mut self.reasons);
        for (label, founded) in labels.zip(statements.iter().chain(&reasons)) {
            if *label == 0 && !founded {
                (*label, any) = (-1, true);
            }
        }
        any
    }

    fn statement_founded(&self, s: usize, reasons: &[bool]) -> bool {
        let carried = |&p: &Side| {
            !self.dead(s, p)
                && match p {
                    Side::Reason(r) => reasons[r],
                    Side::Assumed | Side::Sourced => true,
                }
        };
        self.statements[s] == 1 || self.pro(s).iter().any(carried)
    }

    fn reason_founded(&self, r: usize, statements: &[bool]) -> bool {
        let premises = &self.framework.reasons()[r].premises;
        self.reasons[r] == 1 || (self.reasons[r] != -1 && premises.iter().all(|p| statements[p.at()]))
    }
}

/// What is decided stays so; the equations only ever add.
fn pin(before: i8, now: i8) -> i8 {
    if before == 0 { now } else { before }
}
