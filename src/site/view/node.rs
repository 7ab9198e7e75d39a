//! The page of one statement.

use super::super::standpoint::Standpoint;
use super::super::{figure, raise};
use super::ledger::{Ledger, verdicts};
use super::reason::{ReasonView, in_order, nested};
use super::source::{SourceView, source};
use super::{Figure, Item, Pair, Place, Prose};
use crate::model::{Kind, NodeIx, Origin, ReasonIx, ReasonKind, Standard, Target};
use serde::Serialize;
use std::collections::BTreeSet;

/// What `node.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct NodePage {
    /// The statement, as in lists.
    pub item: Item,
    /// What the paper's author holds of it, in words; none for contributions.
    pub stance: Option<String>,
    /// Who put it here, in words.
    pub origin: String,
    /// Whether a contributor did.
    pub contributed: bool,
    /// The verdicts, why, and what would change them.
    pub ledger: Ledger,
    /// The exposition.
    pub text: Option<Prose>,
    /// A short verbatim quotation from the paper.
    pub quote: Option<String>,
    /// The mapper's remark.
    pub note: Option<Prose>,
    /// Reasons for it.
    pub pro: Vec<ReasonView>,
    /// How many, without what is nested in them.
    pub pro_count: usize,
    /// Reasons against it.
    pub con: Vec<ReasonView>,
    /// How many, without what is nested in them.
    pub con_count: usize,
    /// Reasons that are aimed at each other in a ring and have no other place.
    pub ring: Vec<ReasonView>,
    /// What it is used for.
    pub uses: Vec<Use>,
    /// The same statement under other ids.
    pub same: Vec<Item>,
    /// Statements that cannot hold together with it.
    pub contradicts: Vec<Item>,
    /// Its surroundings as a drawing; none if there are none.
    pub figure: Option<Figure>,
    /// Its places in the paper.
    pub places: Vec<Place>,
    /// Its section.
    pub home: Option<super::Link>,
    /// What it rests on, a word.
    pub basis: String,
    /// What that word means.
    pub basis_meaning: String,
    /// Its standard of proof, where that is not the usual one.
    pub standard: Option<String>,
    /// Its sources.
    pub sources: Vec<SourceView>,
    /// Former ids.
    pub former: Vec<String>,
    /// Where its file can be edited.
    pub edit: Option<String>,
    /// Where it can be disputed; none for context.
    pub dispute: Option<String>,
    /// Where it can be given one more reason; none for context.
    pub support: Option<String>,
    /// The file that holds it.
    pub file: String,
    /// Where the reasons of context would stand: context has none.
    pub is_context: bool,
}

/// One thing that the statement is used for.
#[derive(Clone, Debug, Serialize)]
pub struct Use {
    /// `supports`, `attacks`, `undercuts`, `prefers` or `contradicts`.
    pub kind: &'static str,
    /// What it does, a word.
    pub word: String,
    /// The statement that it is about; for an undercut the lead of the reason whose step is denied.
    pub item: Item,
    /// Where the reason is shown.
    pub href: String,
    /// For an undercut: what the denied step leads to.
    pub onto: Option<Item>,
    /// Which other premises it needs.
    pub with: Vec<Item>,
    /// The verdicts on the reason.
    pub verdicts: Option<Pair>,
}

impl NodePage {
    pub(in super::super) fn new(here: &Standpoint<'_>, ix: NodeIx) -> Self {
        let project = here.atlas.project();
        let graph = &here.atlas.argument.graph;
        let node = project.node(ix);
        let is_judged = node.kind != Kind::Context;
        let mut shown = BTreeSet::new();
        let pro = in_order(here, graph.reasons_for(ix));
        let con = in_order(here, graph.reasons_against(ix));
        let ringed = here.atlas.index.ringed.get(&ix).cloned().unwrap_or_default();
        Self {
            item: here.item(ix),
            stance: node.is_papers().then(|| here.say(&format!("stance-{}", node.stance))),
            origin: here.say(&format!("origin-{}", node.origin)),
            contributed: node.origin == Origin::Contributor,
            ledger: Ledger::new(here, ix),
            text: here.prose(&node.text, "t-"),
            quote: node.quote.as_ref().map(|quote| quote.value.clone()),
            note: here.prose(&node.note, "n-"),
            pro_count: pro.len(),
            con_count: con.len(),
            pro: nested(here, &pro, "heading-for", &mut shown),
            con: nested(here, &con, "heading-against", &mut shown),
            ring: nested(here, &ringed, "heading-ring", &mut shown),
            uses: graph.uses_of(ix).into_iter().map(|reason| used(here, ix, reason)).collect(),
            same: here.items(here.atlas.index.same.get(&ix).into_iter().flatten().copied()),
            contradicts: contradicted(here, ix),
            figure: figure::neighbourhood(here, ix),
            places: node.at.iter().map(|at| here.locator(&at.value)).collect(),
            home: node.home.as_ref().and_then(|id| here.section(id)),
            basis: here.say(&format!("basis-{}", node.basis)),
            basis_meaning: here.say(&format!("basis-{}-meaning", node.basis)),
            standard: (node.standard != Standard::Balance).then(|| here.say(&format!("standard-{}", node.standard))),
            sources: node.cites.iter().filter_map(|cite| source(here, &cite.key.value, cite.at.clone())).collect(),
            former: node.aliases.iter().map(|alias| alias.value.clone()).collect(),
            edit: here.atlas.edit_href(&node.path),
            dispute: is_judged.then(|| raise::form(here, "attacks", &node.id)),
            support: is_judged.then(|| raise::form(here, "supports", &node.id)),
            file: node.path.clone(),
            is_context: !is_judged,
        }
    }

    /// One sentence about the statement: its verdicts in both views.
    pub(in super::super) fn summary(here: &Standpoint<'_>, ix: NodeIx) -> String {
        let (_, kind) = here.kind(ix);
        let verdicts: Vec<String> = ledger_words(here, ix);
        let colon = here.dictionary.word("colon");
        if verdicts.is_empty() {
            kind
        } else {
            format!("{kind}{colon}{}", verdicts.join(here.dictionary.word("semicolon")))
        }
    }
}

fn ledger_words(here: &Standpoint<'_>, ix: NodeIx) -> Vec<String> {
    let colon = here.dictionary.word("colon");
    verdicts(here, ix).into_iter().map(|(_, name, badge)| format!("{name}{colon}{}", badge.word)).collect()
}

fn used(here: &Standpoint<'_>, user: NodeIx, ix: ReasonIx) -> Use {
    let project = here.atlas.project();
    let reason = project.reason(ix);
    let (about, onto) = match reason.target {
        Target::Node(node) => (node, None),
        Target::Reason(other) | Target::Preference { stronger: other, .. } => {
            (project.reason(other).lead, Some(here.atlas.index.anchor_of(other)))
        }
    };
    let others = reason.premises.iter().map(|premise| premise.node).filter(|&node| node != user);
    Use {
        kind: reason.kind.word(),
        word: here.say(&format!("reason-{}", reason.kind)),
        item: here.item(about),
        href: here.reason_href(ix),
        onto: onto.map(|node| here.item(node)),
        with: here.items(others),
        verdicts: here.reason_pair(ix),
    }
}

/// Both sides of every declared contradiction.
fn contradicted(here: &Standpoint<'_>, ix: NodeIx) -> Vec<Item> {
    let project = here.atlas.project();
    let leads = here.atlas.argument.graph.reasons_to(ix, ReasonKind::Contradicts);
    let others: BTreeSet<NodeIx> = leads.into_iter().map(|reason| project.reason(reason).lead).collect();
    here.items(others)
}
