//! The same verdicts by another road: the map as a logic program, and the well-founded model of that program by van
//! Gelder's alternating fixpoint (A. Van Gelder, "The alternating fixpoint of logic programs with negation", JCSS 47,
//! 1993). Knows nothing of labels, grounds that die or foundedness.

use elenchus::evaluate::framework::{Framework, Target};
use elenchus::model::{Standard, Verdict};
use std::collections::BTreeMap;

/// An atom of the program: statements, reasons, and for pairs "x defeats" and "x is preferred to".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Statement(usize),
    Reason(usize),
    Defeated(Pro, usize),
    Preferred(Pro, Pro),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pro {
    Reason(usize),
    Assumed,
    Sourced(usize),
}

#[derive(Default)]
struct Program {
    atoms: BTreeMap<Name, usize>,
    rules: Vec<(usize, Vec<usize>, Vec<usize>)>,
}

/// The well-founded verdicts on statements and reasons.
pub fn label(framework: &Framework) -> (Vec<Verdict>, Vec<Verdict>) {
    let mut program = Program::default();
    let statements: Vec<usize> = (0..framework.statements().len()).map(|s| program.atom(Name::Statement(s))).collect();
    let reasons: Vec<usize> = (0..framework.reasons().len()).map(|r| program.atom(Name::Reason(r))).collect();
    for r in 0..reasons.len() {
        program.reason(framework, r);
    }
    for s in 0..statements.len() {
        program.statement(framework, s);
    }
    let (certain, possible) = program.well_founded();
    let verdict = |&atom: &usize| match (certain[atom], possible[atom]) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Contested,
        (false, false) => Verdict::Falls,
    };
    (statements.iter().map(verdict).collect(), reasons.iter().map(verdict).collect())
}

impl Program {
    fn atom(&mut self, name: Name) -> usize {
        let next = self.atoms.len();
        *self.atoms.entry(name).or_insert(next)
    }

    fn rule(&mut self, head: Name, positive: &[Name], negative: &[Name]) {
        let head = self.atom(head);
        let positive = positive.iter().map(|&n| self.atom(n)).collect();
        let negative = negative.iter().map(|&n| self.atom(n)).collect();
        self.rules.push((head, positive, negative));
    }

    fn reason(&mut self, framework: &Framework, r: usize) {
        let premises: Vec<Name> = framework.reasons()[r].premises.iter().map(|p| Name::Statement(p.at())).collect();
        let undercuts = aimed(framework, |t| matches!(t, Target::Undercuts(x) if x.at() == r));
        let undercuts: Vec<Name> = undercuts.into_iter().map(Name::Reason).collect();
        self.rule(Name::Reason(r), &premises, &undercuts);
    }

    fn statement(&mut self, framework: &Framework, s: usize) {
        let statement = framework.statements()[s];
        let mut pros: Vec<Pro> = aimed(framework, |t| matches!(t, Target::Supports(x) if x.at() == s))
            .into_iter()
            .map(Pro::Reason)
            .collect();
        pros.extend(statement.assumed.then_some(Pro::Assumed));
        pros.extend(statement.sourced.then_some(Pro::Sourced(s)));
        let cons = aimed(framework, |t| matches!(t, Target::Attacks(x) if x.at() == s));
        for p in pros {
            let body: Vec<Name> = match p {
                Pro::Reason(r) => vec![Name::Reason(r)],
                Pro::Assumed | Pro::Sourced(_) => Vec::new(),
            };
            let strict = |r: usize| framework.reasons()[r].strict;
            let p_strict = matches!(p, Pro::Reason(r) if strict(r));
            let mut defeats = Vec::new();
            if statement.standard != Standard::Scintilla {
                for &k in cons.iter().filter(|&&k| !p_strict || strict(k)) {
                    // An assumption belongs to one statement, whose attackers are nobody else's.
                    let defeat = Name::Defeated(p, k);
                    defeats.push(defeat);
                    if p == Pro::Assumed || (strict(k) && !p_strict) {
                        self.rule(defeat, &[Name::Reason(k)], &[]);
                    } else {
                        self.contest(framework, s, p, k);
                    }
                }
            }
            self.rule(Name::Statement(s), &body, &defeats);
        }
    }

    /// How an objection defeats a ground of its own strictness.
    fn contest(&mut self, framework: &Framework, s: usize, p: Pro, k: usize) {
        let (defeat, objection) = (Name::Defeated(p, k), Name::Reason(k));
        let (for_k, for_p) = (Name::Preferred(Pro::Reason(k), p), Name::Preferred(p, Pro::Reason(k)));
        self.preference(framework, Pro::Reason(k), p);
        self.preference(framework, p, Pro::Reason(k));
        self.rule(defeat, &[objection, for_k], &[]);
        if framework.statements()[s].standard == Standard::Balance {
            self.rule(defeat, &[objection], &[Name::Statement(s), for_p]);
        } else {
            self.rule(defeat, &[objection], &[for_p]);
        }
    }

    fn preference(&mut self, framework: &Framework, x: Pro, y: Pro) {
        let moves = |a: Pro, b: Pro| {
            let (Pro::Reason(a), Pro::Reason(b)) = (a, b) else {
                return Vec::new();
            };
            let ranks = |t: &Target| matches!(t, Target::Prefers { stronger, weaker } if stronger.at() == a && weaker.at() == b);
            aimed(framework, ranks)
        };
        let against: Vec<Name> = moves(y, x).into_iter().map(Name::Reason).collect();
        for w in moves(x, y) {
            self.rule(Name::Preferred(x, y), &[Name::Reason(w)], &against);
        }
    }

    /// What is certainly and what is possibly true.
    fn well_founded(&self) -> (Vec<bool>, Vec<bool>) {
        let mut certain = vec![false; self.atoms.len()];
        loop {
            let possible = self.consequences(&certain);
            let more = self.consequences(&possible);
            if more == certain {
                return (certain, possible);
            }
            certain = more;
        }
    }

    /// The least model once every "not a" is read as "a is not in `assumed`".
    fn consequences(&self, assumed: &[bool]) -> Vec<bool> {
        let mut model = vec![false; self.atoms.len()];
        loop {
            let mut grew = false;
            for (head, positive, negative) in &self.rules {
                if !model[*head] && positive.iter().all(|&a| model[a]) && !negative.iter().any(|&a| assumed[a]) {
                    (model[*head], grew) = (true, true);
                }
            }
            if !grew {
                return model;
            }
        }
    }
}

fn aimed(framework: &Framework, keep: impl Fn(&Target) -> bool) -> Vec<usize> {
    let reasons = framework.reasons().iter().enumerate();
    reasons.filter(|(_, r)| keep(&r.target)).map(|(i, _)| i).collect()
}
