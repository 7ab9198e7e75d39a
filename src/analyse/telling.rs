//! What would change a verdict, in words: one sentence for each way, in the language of a dictionary.

use super::{Lever, Outlook, Outlooks, Prop, Role};
use crate::evaluate::framework::{Item, ReasonIx, StatementIx, Target};
use crate::evaluate::witness::{Ground, StatementWitness};
use crate::evaluate::{Explain, Explanation, Named};
use crate::locale::Piece;
use crate::model::{NodeIx, Standard, Verdict};
use std::collections::BTreeSet;

/// Up to so many names stand in the sentence itself.
const INLINE: usize = 2;
/// Alternatives are listed up to this number, the nearest.
const ALTERNATIVES: usize = 3;
/// What goes together is listed up to this number.
const TOGETHER: usize = 8;

/// A sentence about what would change a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Its words; they end with a colon where a list follows.
    pub said: Explanation,
    /// What it lists.
    pub list: Vec<Named>,
    /// How many more there are that are not listed.
    pub more: usize,
}

/// Tells what would change the verdicts of one view.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The view and the language.
    pub explain: Explain<'a>,
    /// What was worked out for the view.
    pub outlooks: &'a Outlooks,
    /// Whether it stands apart from the why. Right after it, the one statement that the why names needs no second name.
    pub apart: bool,
}

impl Telling<'_> {
    /// What would change the verdict on a node, and what its own fall would change; none if it is not in the view.
    pub fn node(&self, ix: NodeIx) -> Vec<Turn> {
        let evaluation = self.explain.evaluation;
        let (Some(statement), Some(verdict)) = (evaluation.statement(ix), evaluation.node(ix)) else {
            return Vec::new();
        };
        let Some(outlook) = self.outlooks.of(statement) else { return vec![self.plain("turn-too-large")] };
        let mut told = match verdict {
            Verdict::Holds => self.holding(ix, statement, outlook),
            Verdict::Contested | Verdict::Falls => self.raised(ix, verdict, outlook),
        };
        told.push(self.shaken(outlook));
        told.retain(|turn| !turn.said.is_empty());
        told
    }

    /// What would raise the verdict on a node; not what it needs, for pages that tell that in full.
    pub fn raising(&self, ix: NodeIx) -> Vec<Turn> {
        let evaluation = self.explain.evaluation;
        let (Some(statement), Some(verdict)) = (evaluation.statement(ix), evaluation.node(ix)) else {
            return Vec::new();
        };
        let outlook = self.outlooks.of(statement).filter(|_| verdict != Verdict::Holds);
        let mut told = outlook.map(|outlook| self.levers(ix, verdict, outlook)).unwrap_or_default();
        told.retain(|turn| !turn.said.is_empty());
        told
    }

    fn holding(&self, ix: NodeIx, statement: StatementIx, outlook: &Outlook) -> Vec<Turn> {
        if !outlook.props_together.is_empty() {
            return vec![self.all("turn-props-together", outlook.props_together.iter().map(|&prop| self.named(prop)))];
        }
        if !outlook.props.is_empty() {
            return self.props(ix, &outlook.props);
        }
        vec![self.on_its_own(statement)]
    }

    /// One sentence for the supports without which it falls, one for those without which it is contested, one for what
    /// holds objections off.
    fn props(&self, ix: NodeIx, props: &[Prop]) -> Vec<Turn> {
        let of = |role: Role, to: Option<Verdict>| {
            let these = props.iter().filter(move |prop| prop.role == role && to.is_none_or(|to| prop.to == to));
            these.map(|prop| self.named(prop.statement))
        };
        let support = self.support(ix);
        vec![
            self.any("turn-props-falls", of(Role::Support, Some(Verdict::Falls)), support),
            self.any("turn-props-contested", of(Role::Support, Some(Verdict::Contested)), support),
            self.sentence("turn-defences", self.distinct(of(Role::Defence, None)), "list-and", ALTERNATIVES),
        ]
    }

    /// A statement that holds and that no other one takes down.
    fn on_its_own(&self, statement: StatementIx) -> Turn {
        let framework = self.explain.evaluation.framework();
        let speaks = |target| matches!(target, Target::Supports(s) | Target::Attacks(s) if s == statement);
        let is_spoken_of = framework.reasons().iter().any(|reason| speaks(reason.target));
        let own = framework.statements()[statement.at()];
        self.plain(match own.standard {
            Standard::Balance if !is_spoken_of && own.sourced => "turn-leaf-sourced",
            Standard::Balance if !is_spoken_of && own.assumed => "turn-leaf-assumed",
            _ => "turn-robust",
        })
    }

    fn raised(&self, ix: NodeIx, verdict: Verdict, outlook: &Outlook) -> Vec<Turn> {
        let mut told = self.levers(ix, verdict, outlook);
        if verdict == Verdict::Contested {
            told.extend(self.props(ix, &outlook.props));
        }
        told
    }

    fn levers(&self, ix: NodeIx, verdict: Verdict, outlook: &Outlook) -> Vec<Turn> {
        let to = |to: Verdict, levers: &[Lever]| -> Vec<Named> {
            levers.iter().filter(|lever| lever.to == to).map(|lever| self.lever(lever.item)).collect()
        };
        let opponent = self.opponent(ix);
        let mut told = vec![
            self.any("turn-answer-holds", to(Verdict::Holds, &outlook.answers).into_iter(), opponent),
            self.any("turn-fall-holds", to(Verdict::Holds, &outlook.falls).into_iter(), None),
            self.all("turn-together", outlook.answers_together.iter().map(|&reason| self.answered(reason))),
        ];
        if verdict == Verdict::Falls {
            let answers = to(Verdict::Contested, &outlook.answers);
            told.push(self.any("turn-answer-contested", answers.into_iter(), opponent));
        }
        if outlook.beyond_answers {
            told.push(self.beyond(ix, verdict));
        }
        told
    }

    /// No answer to an objection would help.
    fn beyond(&self, ix: NodeIx, verdict: Verdict) -> Turn {
        self.plain(match self.explain.evaluation.node_witness(ix) {
            Some(StatementWitness::NoGround) => "turn-needs-reason",
            Some(StatementWitness::Circular { .. }) => "turn-needs-ground",
            _ if verdict == Verdict::Falls => "turn-beyond-falls",
            _ => "turn-beyond-contested",
        })
    }

    /// Whose verdicts would change with its fall: the thesis first, then the nearest.
    fn shaken(&self, outlook: &Outlook) -> Turn {
        let mut shaken: Vec<Named> = outlook.shaken.iter().map(|&statement| self.named(statement)).collect();
        shaken.sort_by_key(|&named| named != Named::Node(self.explain.project.map.thesis.unwrap_or(NodeIx(u32::MAX))));
        self.sentence("turn-shaken", self.distinct(shaken.into_iter()), "list-and", ALTERNATIVES)
    }

    fn lever(&self, item: Item) -> Named {
        match item {
            Item::Reason(reason) => self.answered(reason),
            Item::Statement(statement) => self.named(statement),
        }
    }

    fn named(&self, statement: StatementIx) -> Named {
        Named::Node(self.explain.evaluation.member(statement))
    }

    fn answered(&self, reason: ReasonIx) -> Named {
        Named::Reason(self.explain.evaluation.reason_at(reason))
    }

    /// The objection that the why of a verdict ends with: there it needs no second name.
    fn opponent(&self, ix: NodeIx) -> Option<NodeIx> {
        match self.explain.evaluation.node_witness(ix)? {
            StatementWitness::Rebutted { main, .. } => Some(self.title(self.answered(main.objection))),
            StatementWitness::Tie { con, .. } => Some(self.title(self.answered(*con))),
            StatementWitness::WaitsOnObjection { objection, .. } => Some(self.title(self.answered(*objection))),
            _ => None,
        }
    }

    /// The support that the why of a verdict names alone.
    fn support(&self, ix: NodeIx) -> Option<NodeIx> {
        match self.explain.evaluation.node_witness(ix)? {
            StatementWitness::Unopposed { by: Ground::Reason(reason) } => Some(self.title(self.answered(*reason))),
            _ => None,
        }
    }

    /// The statement by whose title a reader knows something.
    fn title(&self, named: Named) -> NodeIx {
        match named {
            Named::Node(node) => node,
            Named::Reason(reason) => self.explain.project.reason(reason).lead,
        }
    }

    fn plain(&self, key: &str) -> Turn {
        Turn { said: self.explain.say(key, &[]), ..Turn::default() }
    }

    /// Each of these alone.
    fn any(&self, key: &str, names: impl Iterator<Item = Named>, known: Option<NodeIx>) -> Turn {
        let names = self.distinct(names);
        match names.as_slice() {
            [only] if !self.apart && known == Some(self.title(*only)) => self.plain(&format!("{key}-that")),
            _ => self.sentence(key, names, "list-or", ALTERNATIVES),
        }
    }

    /// All of these together.
    fn all(&self, key: &str, names: impl Iterator<Item = Named>) -> Turn {
        self.sentence(key, self.distinct(names), "list-and", TOGETHER)
    }

    /// A sentence with its names in it or listed below it; none if there is nothing to name.
    fn sentence(&self, key: &str, mut names: Vec<Named>, joint: &str, most: usize) -> Turn {
        if names.is_empty() {
            return Turn::default();
        }
        if names.len() > INLINE {
            // One name more takes no more room than a count of one.
            let shown = if names.len() <= most + 1 { names.len() } else { most };
            let more = names.split_off(shown).len();
            return Turn { list: names, more, ..self.plain(&format!("{key}-list")) };
        }
        let dictionary = self.explain.dictionary;
        let mut said = Vec::new();
        for piece in dictionary.pieces(key, |hole| (hole == "list").then_some(())) {
            match piece {
                Piece::Words(words) => said.push(Piece::Words(words)),
                Piece::Filling(()) => {
                    for (at, &name) in names.iter().enumerate() {
                        said.extend((at > 0).then(|| Piece::Words(dictionary.word(joint).to_owned())));
                        said.push(Piece::Filling(name));
                    }
                }
            }
        }
        Turn { said, ..Turn::default() }
    }

    /// Names that a reader can tell apart: two reasons of one lead have one name.
    fn distinct(&self, names: impl Iterator<Item = Named>) -> Vec<Named> {
        let mut seen = BTreeSet::new();
        names.filter(|&name| seen.insert(self.title(name))).collect()
    }
}
