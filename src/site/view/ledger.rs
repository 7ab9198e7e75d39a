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
    /// What would change them, where that is not told in each view's own place: once for both, or once for each.
    pub turns: Vec<Turns>,
}

/// What would change the verdicts of one view, or of both.
#[derive(Clone, Debug, Serialize)]
pub struct Turns {
    /// The view's name, where the views differ.
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
    /// What would change it.
    pub turns: Vec<TurnView>,
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
        let views = verdicts(here, ix).into_iter().map(|(view, name, badge)| ViewVerdict {
            view: view.word(),
            name,
            badge,
            why: here.why_node(ix, view),
            turns: turns(view),
        });
        let views: Vec<ViewVerdict> = views.collect();
        let [mut paper, mut all] = match <[ViewVerdict; 2]>::try_from(views) {
            Ok(both) => both,
            Err(fewer) => return Self { views: fewer, differ: false, turns: Vec::new() },
        };
        // What is true in both views is told once.
        let (shared, of_all) = std::mem::take(&mut all.turns).into_iter().partition(|turn| paper.turns.contains(turn));
        let shared: Vec<TurnView> = shared;
        all.turns = of_all;
        paper.turns.retain(|turn| !shared.contains(turn));
        if paper.badge == all.badge && paper.why == all.why {
            let turns = [&paper, &all].map(|one| Turns { view: Some(one.name.clone()), turns: one.turns.clone() });
            let turns = turns.into_iter().filter(|one| !one.turns.is_empty()).collect();
            let both = ViewVerdict { view: "both", name: here.say("view-both"), turns: shared, ..all };
            return Self { views: vec![both], differ: false, turns };
        }
        let differ = paper.badge != all.badge;
        let turns = if shared.is_empty() { Vec::new() } else { vec![Turns { view: None, turns: shared }] };
        Self { views: vec![paper, all], differ, turns }
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
