//! All statements of a kind, as a complete table.

use super::super::standpoint::Standpoint;
use super::{Badge, Item, Link};
use crate::model::{Kind, NodeIx, View};
use serde::Serialize;

/// What `table.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct TablePage {
    /// `claim`, `premise` or `rebuttal`.
    pub kind: &'static str,
    /// Every statement of the kind, in the paper's order, contributions last.
    pub rows: Vec<Row>,
    /// Background, on the page of claims only.
    pub context: Vec<Item>,
}

/// One statement.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The statement.
    pub item: Item,
    /// The verdict as the paper argues; none if it is not part of that view.
    pub paper: Option<Badge>,
    /// The verdict with contributions.
    pub all: Option<Badge>,
    /// What it rests on.
    pub basis: String,
    /// Its section.
    pub section: Option<Link>,
    /// Who put it there.
    pub origin: String,
}

impl TablePage {
    pub(in super::super) fn new(here: &Standpoint<'_>, kind: Kind) -> Self {
        let rows = in_order(here, kind).into_iter().map(|ix| row(here, ix)).collect();
        let context = if kind == Kind::Claim { here.items(in_order(here, Kind::Context)) } else { Vec::new() };
        Self { kind: kind.word(), rows, context }
    }
}

/// All statements of a kind, in the paper's order, contributions last.
pub(super) fn in_order(here: &Standpoint<'_>, kind: Kind) -> Vec<NodeIx> {
    let project = here.atlas.project();
    let mut nodes: Vec<NodeIx> = project.node_indices().filter(|&ix| project.node(ix).kind == kind).collect();
    nodes.sort_by_cached_key(|&ix| (here.atlas.place_of(ix), ix));
    nodes
}

fn row(here: &Standpoint<'_>, ix: NodeIx) -> Row {
    let node = here.atlas.project().node(ix);
    let badge = |view: View| here.evaluation(view).node(ix).map(|verdict| here.badge(verdict));
    Row {
        item: here.item(ix),
        paper: badge(View::Paper),
        all: badge(View::All),
        basis: here.say(&format!("basis-{}", node.basis)),
        section: node.home.as_ref().and_then(|id| here.section(id)),
        origin: node.by.clone().unwrap_or_else(|| here.say(&format!("origin-{}", node.origin))),
    }
}
