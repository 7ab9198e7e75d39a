//! The verdicts on a statement, why, and what would change them: told once where both views agree.

use super::super::standpoint::Standpoint;
use super::{Badge, Piece};
use crate::model::{Kind, NodeIx, View};
use serde::Serialize;

/// The verdicts on a statement.
#[derive(Clone, Debug, Serialize)]
pub struct Ledger {
    /// One for each view in which it is; one for both where they agree and say the same. None for context.
    pub views: Vec<ViewVerdict>,
    /// Whether the two verdicts differ.
    pub differ: bool,
    /// What would change them: for each view, and once for both. Empty where nothing is said about it.
    pub turns: Vec<Turns>,
}

/// What would change the verdicts of one view, or of both.
#[derive(Clone, Debug, Serialize)]
pub struct Turns {
    /// The view's name, where it is not true in every view in which the statement is.
    pub view: Option<String>,
    /// One sentence for each way.
    pub turns: Vec<TurnView>,
}

/// A sentence about what would change a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurnView {
    /// Its words; they end with a colon where a list follows.
    pub said: Vec<Piece>,
    /// The statements that it lists.
    pub list: Vec<Piece>,
    /// That there are more, in words.
    pub more: Option<String>,
}

/// The verdict of one view, or of both.
#[derive(Clone, Debug, Serialize)]
pub struct ViewVerdict {
    /// `paper`, `all` or `both`.
    pub view: &'static str,
    /// Its name.
    pub name: String,
    /// The verdict.
    pub badge: Badge,
    /// Why.
    pub why: Vec<Piece>,
}

impl Ledger {
    pub(in super::super) fn new(here: &Standpoint<'_>, ix: NodeIx) -> Self {
        Self::with(here, ix, |view| here.turns_of(ix, view))
    }

    /// That of the thesis on the home page, where what it needs is listed in full below.
    pub(in super::super) fn of_thesis(here: &Standpoint<'_>, thesis: NodeIx) -> Self {
        Self::with(here, thesis, |view| here.raising_of(thesis, view))
    }

    fn with(here: &Standpoint<'_>, ix: NodeIx, turns: impl Fn(View) -> Vec<TurnView>) -> Self {
        let told = verdicts(here, ix).into_iter().map(|(view, name, badge)| {
            (ViewVerdict { view: view.word(), name, badge, why: here.why_node(ix, view) }, turns(view))
        });
        let told: Vec<(ViewVerdict, Vec<TurnView>)> = told.collect();
        let [(paper, mut of_paper), (all, of_all)] = match <[(ViewVerdict, Vec<TurnView>); 2]>::try_from(told) {
            Ok(both) => both,
            Err(fewer) => {
                let (views, turns): (Vec<_>, Vec<_>) = fewer.into_iter().unzip();
                return Self { views, differ: false, turns: Turns::said(turns.into_iter().map(|turns| (None, turns))) };
            }
        };
        // What is true in both views is told once.
        let (shared, of_all): (Vec<_>, Vec<_>) = of_all.into_iter().partition(|turn| of_paper.contains(turn));
        of_paper.retain(|turn| !shared.contains(turn));
        let turns = [(None, shared), (Some(&paper), of_paper), (Some(&all), of_all)];
        let turns = Turns::said(turns.into_iter().map(|(view, turns)| (view.map(|view| view.name.clone()), turns)));
        let differ = paper.badge != all.badge;
        let views = if !differ && paper.why == all.why {
            vec![ViewVerdict { view: "both", name: here.say("view-both"), ..all }]
        } else {
            vec![paper, all]
        };
        Self { views, differ, turns }
    }
}

impl Turns {
    /// Those that say something.
    fn said(turns: impl Iterator<Item = (Option<String>, Vec<TurnView>)>) -> Vec<Self> {
        turns.filter(|(_, turns)| !turns.is_empty()).map(|(view, turns)| Self { view, turns }).collect()
    }
}

/// The verdict in each view in which the statement is.
pub(super) fn verdicts(here: &Standpoint<'_>, ix: NodeIx) -> Vec<(View, String, Badge)> {
    if here.atlas.project().node(ix).kind == Kind::Context {
        return Vec::new();
    }
    let verdict = |&view: &View| {
        let verdict = here.evaluation(view).node(ix)?;
        Some((view, here.say(&format!("view-{view}")), here.badge(verdict)))
    };
    View::ALL.iter().filter_map(verdict).collect()
}
