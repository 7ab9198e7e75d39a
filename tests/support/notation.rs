//! A whole map in one line, for tests.
//!
//! Clauses are separated by `;`. `r1=p,q→c` supports, `r1=p⇒c` supports strictly, `k⊣c` attacks, `k⫤c` attacks strictly,
//! `e⊸r1` undercuts, `w: r1>a1` prefers, `a><b` contradicts, `c is unrebutted` sets a standard. `p°` is assumed, `p*`
//! sourced, `p°*` both (as `same_as` can make it); a mark at any occurrence counts everywhere. A reason without a name
//! has none to be referred to by. Contradictions are written out as in the definition: `a~b` is a's attack on b, and a
//! bare assumption does not attack back unless the other side is one too.

use elenchus::evaluate::framework::{Framework, Reason, ReasonIx, Statement, StatementIx, Target};
use elenchus::model::{Standard, Verdict};
use std::collections::BTreeMap;

/// A map with the names of its parts, sorted by name.
pub struct Named {
    pub framework: Framework,
    pub statements: Vec<String>,
    pub reasons: Vec<String>,
}

impl Named {
    pub fn statement(&self, name: &str) -> StatementIx {
        StatementIx(place(&self.statements, name))
    }

    pub fn reason(&self, name: &str) -> ReasonIx {
        ReasonIx(place(&self.reasons, name))
    }

    /// Every verdict as `name` and one of `+`, `?`, `-`, sorted by name.
    pub fn spell(&self, statements: &[Verdict], reasons: &[Verdict]) -> Vec<String> {
        let names = self.statements.iter().chain(&self.reasons);
        let mut all: Vec<String> =
            names.zip(statements.iter().chain(reasons)).map(|(n, v)| format!("{n}{}", sign(*v))).collect();
        all.sort();
        all
    }
}

fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Holds => '+',
        Verdict::Contested => '?',
        Verdict::Falls => '-',
    }
}

fn place(names: &[String], name: &str) -> u32 {
    let at = names.iter().position(|n| n == name);
    u32::try_from(at.unwrap_or_else(|| panic!("no {name}"))).unwrap()
}

enum Aim {
    Statement(bool, String),
    Undercut(String),
    Prefer(String, String),
}

struct Draft {
    premises: Vec<String>,
    aim: Aim,
    strict: bool,
}

#[derive(Default)]
struct Reader {
    statements: BTreeMap<String, (bool, bool, Option<Standard>)>,
    reasons: BTreeMap<String, Draft>,
    contradictions: Vec<(String, String)>,
}

/// Reads a map; panics on anything it does not understand, as it is only for tests.
pub fn read(text: &str) -> Named {
    let mut reader = Reader::default();
    for clause in text.split(';').map(str::trim).filter(|c| !c.is_empty()) {
        reader.clause(clause);
    }
    reader.expand();
    reader.finish()
}

impl Reader {
    fn clause(&mut self, clause: &str) {
        if let Some((statement, standard)) = clause.split_once(" is ") {
            let name = self.mention(statement);
            self.statements.get_mut(&name).unwrap().2 = Some(Standard::from_word(standard.trim()).expect("a standard"));
        } else if let Some((a, b)) = clause.split_once("><") {
            let pair = (self.mention(a), self.mention(b));
            self.contradictions.push(pair);
        } else {
            let (name, body) = clause.split_once('=').map_or((None, clause), |(n, b)| (Some(n.trim()), b));
            let name = name.map_or_else(|| format!("_{}", self.reasons.len()), str::to_owned);
            let draft = self.body(body);
            assert!(self.reasons.insert(name, draft).is_none(), "a name twice: {clause}");
        }
    }

    fn body(&mut self, body: &str) -> Draft {
        let arrows = [("→", true, false), ("⇒", true, true), ("⊣", false, false), ("⫤", false, true)];
        for (arrow, supports, strict) in arrows {
            if let Some((premises, target)) = body.split_once(arrow) {
                let premises = self.mentions(premises);
                return Draft { premises, aim: Aim::Statement(supports, self.mention(target)), strict };
            }
        }
        if let Some((premises, reason)) = body.split_once('⊸') {
            let aim = Aim::Undercut(reason.trim().to_owned());
            return Draft { premises: self.mentions(premises), aim, strict: false };
        }
        let (premises, ranking) = body.split_once(':').unwrap_or_else(|| panic!("not a reason: {body}"));
        let (stronger, weaker) = ranking.split_once('>').expect("a ranking");
        let aim = Aim::Prefer(stronger.trim().to_owned(), weaker.trim().to_owned());
        Draft { premises: self.mentions(premises), aim, strict: false }
    }

    fn mentions(&mut self, list: &str) -> Vec<String> {
        list.split(',').map(|p| self.mention(p)).collect()
    }

    fn mention(&mut self, marked: &str) -> String {
        let name = marked.trim().trim_end_matches(['°', '*']);
        let entry = self.statements.entry(name.to_owned()).or_default();
        entry.0 |= marked.contains('°');
        entry.1 |= marked.contains('*');
        name.to_owned()
    }

    fn expand(&mut self) {
        let supported: Vec<String> = self
            .reasons
            .values()
            .filter_map(|draft| match &draft.aim {
                Aim::Statement(true, s) => Some(s.clone()),
                _ => None,
            })
            .collect();
        let bare = |name: &String| {
            let (assumed, sourced, _) = self.statements[name];
            assumed && !sourced && !supported.contains(name)
        };
        for (a, b) in std::mem::take(&mut self.contradictions) {
            for (from, to) in [(&a, &b), (&b, &a)] {
                if !bare(from) || bare(to) {
                    let draft =
                        Draft { premises: vec![from.clone()], aim: Aim::Statement(false, to.clone()), strict: false };
                    self.reasons.insert(format!("{from}~{to}"), draft);
                }
            }
        }
    }

    fn finish(self) -> Named {
        let statements: Vec<String> = self.statements.keys().cloned().collect();
        let reasons: Vec<String> = self.reasons.keys().cloned().collect();
        let statement = |name: &String| StatementIx(place(&statements, name));
        let reason = |name: &String| ReasonIx(place(&reasons, name));
        let target = |aim: &Aim| match aim {
            Aim::Statement(true, s) => Target::Supports(statement(s)),
            Aim::Statement(false, s) => Target::Attacks(statement(s)),
            Aim::Undercut(r) => Target::Undercuts(reason(r)),
            Aim::Prefer(x, y) => Target::Prefers { stronger: reason(x), weaker: reason(y) },
        };
        let parts = self.reasons.values().map(|draft| Reason {
            premises: draft.premises.iter().map(&statement).collect(),
            target: target(&draft.aim),
            strict: draft.strict,
        });
        let parts: Vec<Reason> = parts.collect();
        let bases = self.statements.values().map(|&(assumed, sourced, standard)| Statement {
            assumed,
            sourced,
            standard: standard.unwrap_or(Standard::Balance),
        });
        let framework = Framework::new(bases.collect(), parts).unwrap();
        Named { framework, statements, reasons }
    }
}
