//! What a change does to an argument: conclusions, not lines.
//!
//! Two versions of a project are compared as what they mean: which statements and reasons came, went or changed, which
//! verdicts are others now, and which of the changed files each of these is owed to. The causes are counterfactual: what
//! would the verdict be if this file, and only this, were as it used to be? `report` puts the result into a reader's
//! words, `tell` writes these as text, Markdown and HTML, `json` writes the result for machines. Everything is pure: the
//! versions come as snapshots of files, from a disk or from git.

mod causes;
mod contents;
mod fields;
mod gates;
mod json;
mod matching;
mod report;
pub mod tell;
mod units;

pub use causes::{Budget, Cause};
pub use contents::{Changes, Pair};
pub use gates::Gate;
pub use json::{SCHEMA, SCHEMA_VERSION, json};
pub use matching::Matching;
pub use report::{Bit, Detail, Entry, Part, Report, report};
pub use units::{Unit, UnitKind};

use crate::analyse::{Coverage, State, coverage, translations, unanswered};
use crate::graph::circles_of_support;
use crate::load::Snapshot;
use crate::model::{Kind, NodeIx, ReasonIx, Verdict, View};
use crate::pipeline::{Argument, argue};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// A version of a project: its files, and the argument that they make.
pub struct Version {
    /// What it is called: a revision, a folder.
    pub name: String,
    /// Its files.
    pub files: Snapshot,
    /// Its argument.
    pub argument: Argument,
}

impl Version {
    /// Works a version out.
    ///
    /// # Errors
    /// Never, but by way of the trait for files: a snapshot is in memory.
    pub fn of(name: impl Into<String>, files: Snapshot) -> io::Result<Self> {
        let argument = argue(&files)?;
        Ok(Self { name: name.into(), files, argument })
    }
}

/// A statement or a reason that is in both versions, with its index in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A statement.
    Node(NodeIx, NodeIx),
    /// A reason.
    Reason(ReasonIx, ReasonIx),
}

/// A verdict that is another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// Of what.
    pub item: Item,
    /// In which view.
    pub view: View,
    /// The verdict before; none if it was not in the view.
    pub before: Option<Verdict>,
    /// The verdict after; none if it is not in the view.
    pub after: Option<Verdict>,
    /// To which changed files it is owed.
    pub cause: Cause,
}

/// A circle of support that is new, by the statements of the later version that it runs through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCircle {
    /// One shortest way around, from the smallest id.
    pub way: Vec<NodeIx>,
}

/// A translation that stands otherwise to its original now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationChange {
    /// The statement, in the later version.
    pub node: NodeIx,
    /// The language.
    pub language: String,
    /// How it stood; none if the statement is new or had no original.
    pub before: Option<State>,
    /// How it stands.
    pub after: State,
}

/// What lies between two versions.
#[derive(Debug)]
pub struct Diff {
    /// What in one version is what in the other.
    pub matching: Matching,
    /// The changed files, those together that can only be taken back together.
    pub units: Vec<Unit>,
    /// Statements.
    pub statements: Changes<NodeIx>,
    /// Reasons; directions of contradictions among them.
    pub reasons: Changes<ReasonIx>,
    /// Verdicts: the thesis first, then statements, then reasons, in order of ids; the paper's view before that of all.
    pub verdicts: Vec<VerdictChange>,
    /// Circles of support that were not there before.
    pub circles: Vec<NewCircle>,
    /// Objections to the thesis that nobody answers, and that were not there or were answered before.
    pub unanswered: Vec<ReasonIx>,
    /// Objections, of the earlier version, that nobody answered and that now are answered, fallen or gone.
    pub settled: Vec<ReasonIx>,
    /// How much of the paper was covered, and is.
    pub coverage: (Coverage, Coverage),
    /// Translations.
    pub translations: Vec<TranslationChange>,
    /// Whether the thesis is another statement.
    pub other_thesis: bool,
}

impl Diff {
    /// Whether the two versions mean the same: no statement, reason, verdict or translation differs.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
            && self.reasons.is_empty()
            && self.verdicts.is_empty()
            && self.translations.is_empty()
            && self.coverage.0 == self.coverage.1
            && !self.other_thesis
    }
}

/// Compares two versions.
///
/// # Errors
/// Never, but by way of the trait for files: snapshots are in memory.
pub fn compare(before: &Version, after: &Version, budget: Budget) -> io::Result<Diff> {
    let (old, new) = (&before.argument.project, &after.argument.project);
    let matching = Matching::of(old, new);
    let units = units::units(before, after, &matching);
    let mut verdicts = changed_verdicts(before, after, &matching);
    causes::attribute(&mut verdicts, &units, (before, after, &matching), budget)?;
    let other_thesis = old.map.thesis.and_then(|ix| matching.node_after(ix)) != new.map.thesis
        && !(old.map.thesis.is_none() && new.map.thesis.is_none());
    let (unanswered, settled) = objections(before, after, &matching);
    Ok(Diff {
        statements: contents::statements(old, new, &matching),
        reasons: contents::reasons(old, new, &matching),
        circles: new_circles(before, after, &matching),
        coverage: (coverage(old), coverage(new)),
        translations: changed_translations(before, after, &matching),
        units,
        verdicts,
        unanswered,
        settled,
        other_thesis,
        matching,
    })
}

/// Every verdict of what is in both versions that is another one, without its cause. Context is not judged.
fn changed_verdicts(before: &Version, after: &Version, matching: &Matching) -> Vec<VerdictChange> {
    let (old, new) = (&before.argument.project, &after.argument.project);
    let judged =
        |&(was, is): &(NodeIx, NodeIx)| old.node(was).kind != Kind::Context || new.node(is).kind != Kind::Context;
    let mut nodes: Vec<(NodeIx, NodeIx)> = matching.nodes().filter(judged).collect();
    nodes.sort_by_key(|&(_, is)| (new.map.thesis != Some(is), is));
    let items = nodes.into_iter().map(|(was, is)| Item::Node(was, is));
    let items = items.chain(matching.reasons().map(|(was, is)| Item::Reason(was, is)));
    let mut changes = Vec::new();
    for item in items {
        for view in [View::Paper, View::All] {
            let (was, is) = (before.argument.evaluations.in_view(view), after.argument.evaluations.in_view(view));
            let (before, after) = match item {
                Item::Node(old, new) => (was.node(old), is.node(new)),
                Item::Reason(old, new) => (was.reason(old), is.reason(new)),
            };
            if before != after {
                changes.push(VerdictChange { item, view, before, after, cause: Cause::default() });
            }
        }
    }
    changes
}

/// The circles of support in parts of the map that were no part of a circle before, or of a smaller one.
fn new_circles(before: &Version, after: &Version, matching: &Matching) -> Vec<NewCircle> {
    let parts = |argument: &Argument| {
        let mut parts: BTreeMap<usize, BTreeSet<NodeIx>> = BTreeMap::new();
        for (part, ix) in
            crate::graph::parts_of_circles(&argument.graph).into_iter().zip(argument.project.node_indices())
        {
            parts.entry(part.unwrap_or(usize::MAX)).or_default().insert(ix);
        }
        parts.remove(&usize::MAX);
        parts.into_values().collect::<Vec<_>>()
    };
    let known: Vec<BTreeSet<NodeIx>> = parts(&before.argument)
        .into_iter()
        .map(|part| part.into_iter().filter_map(|ix| matching.node_after(ix)).collect())
        .collect();
    let now = parts(&after.argument);
    let is_new = |ix: &NodeIx| {
        let part = now.iter().find(|part| part.contains(ix));
        part.is_some_and(|part| !known.iter().any(|known| part.is_subset(known)))
    };
    circles_of_support(&after.argument.graph)
        .into_iter()
        .map(|circle| NewCircle { way: circle.hops.iter().map(|&(node, _)| node).collect() })
        .filter(|circle| circle.way.first().is_some_and(is_new))
        .collect()
}

/// Objections that nobody answers now and did not count as such before; and the other way round.
fn objections(before: &Version, after: &Version, matching: &Matching) -> (Vec<ReasonIx>, Vec<ReasonIx>) {
    let open = |argument: &Argument| -> BTreeSet<ReasonIx> {
        let bearings = argument.project.map.thesis.map(|thesis| argument.graph.bearings_on(&[thesis]));
        unanswered(&argument.project, &argument.graph, &argument.evaluations.all, bearings.as_ref())
            .into_iter()
            .collect()
    };
    let (was, is) = (open(&before.argument), open(&after.argument));
    let kept = |ix: &ReasonIx| matching.reason_after(*ix).is_some_and(|ix| is.contains(&ix));
    let known: BTreeSet<ReasonIx> = was.iter().filter_map(|&ix| matching.reason_after(ix)).collect();
    let settled = was.iter().copied().filter(|ix| !kept(ix)).collect();
    (is.into_iter().filter(|ix| !known.contains(ix)).collect(), settled)
}

/// Translations of statements in both versions whose state differs, and of new statements where something is missing.
fn changed_translations(before: &Version, after: &Version, matching: &Matching) -> Vec<TranslationChange> {
    let states = |argument: &Argument| -> BTreeMap<(NodeIx, String), State> {
        translations(&argument.project).into_iter().map(|found| ((found.node, found.language), found.state)).collect()
    };
    let (was, is) = (states(&before.argument), states(&after.argument));
    let change = |((node, language), state): ((NodeIx, String), State)| {
        let earlier = matching.node_before(node).and_then(|ix| was.get(&(ix, language.clone()))).cloned();
        let differs = match (&earlier, &state) {
            (Some(earlier), state) => std::mem::discriminant(earlier) != std::mem::discriminant(state),
            (None, state) => matches!(state, State::Missing { .. } | State::Stale { .. }),
        };
        differs.then_some(TranslationChange { node, language, before: earlier, after: state })
    };
    is.into_iter().filter_map(change).collect()
}

impl TranslationChange {
    /// Whether readers of the language are worse off: something is missing, or made from an older text.
    pub const fn is_loss(&self) -> bool {
        matches!(self.after, State::Missing { .. } | State::Stale { .. })
    }
}
