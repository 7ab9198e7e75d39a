//! What the thesis hangs on: its linchpins, and the pairs of leaves that bring it down together.

use super::super::standpoint::Standpoint;
use super::Item;
use crate::analyse::{CutSets, Linchpins, Role};
use crate::evaluate::framework::StatementIx;
use crate::model::View;
use serde::Serialize;

/// At most so many pairs are listed.
const PAIRS: usize = 8;

/// What the thesis hangs on, in one view.
#[derive(Clone, Debug, Serialize)]
pub struct Hinges {
    /// What this is about, in a sentence or two.
    pub about: String,
    /// The statements that every proof of it needs, in the order of the paper.
    pub support: Vec<Item>,
    /// Those that keep objections in check.
    pub defence: Vec<Item>,
    /// Statements of which one may fall, but not both.
    pub pairs: Vec<[Item; 2]>,
    /// How many pairs are not listed.
    pub more: usize,
    /// What was left out because there was too much of it.
    pub left_out: Option<String>,
}

impl Hinges {
    /// None if the thesis holds in neither view.
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Option<Self> {
        let view = here.linchpin_view(View::All);
        let name = here.say(&format!("view-{view}"));
        let roles = match here.linchpins(view) {
            Linchpins::Found(roles) => roles,
            Linchpins::TooLarge => return Some(Self::left_out(here.say("hinges-too-large"))),
            Linchpins::Unsettled => return None,
        };
        let of = |role: Role| {
            let mut nodes: Vec<_> = roles.iter().filter(|(_, other)| **other == role).map(|(&s, _)| s).collect();
            nodes.sort_by_key(|&s| here.atlas.place_of(here.evaluation(view).member(s)));
            nodes.into_iter().map(|s| here.item(here.evaluation(view).member(s))).collect::<Vec<Item>>()
        };
        let item = |s: StatementIx| here.item(here.evaluation(view).member(s));
        let (pairs, left_out) = match here.atlas.turning.as_ref().map(|turning| turning.cut_sets(view)) {
            Some(CutSets::Found { pairs: Some(pairs), .. }) => (pairs.as_slice(), None),
            Some(CutSets::Found { pairs: None, .. }) => (&[][..], Some(here.say("hinges-too-many-leaves"))),
            _ => (&[][..], None),
        };
        Some(Self {
            about: here.dictionary.fill("hinges-about", &[("view", &name)]),
            support: of(Role::Support),
            defence: of(Role::Defence),
            pairs: pairs.iter().take(PAIRS).map(|pair| pair.map(item)).collect(),
            more: pairs.len().saturating_sub(PAIRS),
            left_out,
        })
    }

    fn left_out(words: String) -> Self {
        Self {
            about: String::new(),
            support: Vec::new(),
            defence: Vec::new(),
            pairs: Vec::new(),
            more: 0,
            left_out: Some(words),
        }
    }
}
