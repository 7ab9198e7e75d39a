//! The tours of the site: those that the map's maintainers wrote, and one that makes itself: the thesis, the weightiest
//! objections to it, and what answers each.

use crate::analyse::{Inquiry, Weight, replies};
use crate::model::{Localized, NodeIx, Project, ReasonIx, Target, Verdict, View};
use crate::pipeline::Argument;
use std::collections::BTreeSet;

/// The id of the tour that makes itself. A tour of the map's own takes its place under this id.
const STRONGEST: &str = "strongest-objections";
/// At most so many objections are on it.
const ROUNDS: usize = 4;
/// At most so many replies to each.
const REPLIES: usize = 3;

/// A tour, ready to be shown in any language.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// The name of its page.
    pub id: String,
    /// None for the one that makes itself: the dictionaries name it.
    pub title: Option<Localized>,
    /// A sentence or two about it.
    pub description: Option<Localized>,
    /// Its stops, in order.
    pub halts: Vec<Halt>,
}

/// A stop of a tour.
#[derive(Clone, Debug)]
pub(super) struct Halt {
    pub node: NodeIx,
    /// What the tour's author says.
    pub text: Localized,
    /// What the stop is on the tour that makes itself.
    pub part: Part,
}

/// What a stop is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What its author wanted.
    Own,
    /// The thesis at the beginning.
    Thesis,
    /// What the next objection strikes.
    Struck,
    /// An objection, and what hangs on it.
    Objection { weight: Weight, answered: bool },
    /// What answers it.
    Reply,
}

/// Every tour: the maintainers' first.
pub(super) fn tours(argument: &Argument, inquiry: Option<&Inquiry<'_>>) -> Vec<Route> {
    let own = argument.project.map.tours.iter().map(|tour| Route {
        id: tour.id.clone(),
        title: Some(tour.title.clone()),
        description: Some(tour.description.clone()),
        halts: tour.stops.iter().map(|stop| halt(stop.node, stop.text.clone(), Part::Own)).collect(),
    });
    let mut routes: Vec<Route> = own.collect();
    if !routes.iter().any(|route| route.id.eq_ignore_ascii_case(STRONGEST)) {
        routes.extend(inquiry.and_then(|inquiry| strongest(argument, inquiry)));
    }
    routes
}

fn halt(node: NodeIx, text: Localized, part: Part) -> Halt {
    Halt { node, text, part }
}

/// The tour that makes itself; none where nothing speaks against the thesis.
fn strongest(argument: &Argument, inquiry: &Inquiry<'_>) -> Option<Route> {
    let project = &argument.project;
    let thesis = project.map.thesis?;
    let weights = inquiry.weigh(&inquiry.objections());
    // One objection to each statement: a second one to the same would say little that is new.
    let mut struck = BTreeSet::new();
    let mut chosen: Vec<&Weight> = weights.iter().filter(|w| struck.insert(struck_by(project, w.reason))).collect();
    chosen.truncate(ROUNDS);
    let answered = |weight: &&Weight| !answers(argument, weight.reason).is_empty();
    if !chosen.iter().any(answered) {
        chosen.extend(weights.iter().find(answered)); // how one is answered should be seen too
    }
    let mut walk = Walk { argument, halts: vec![halt(thesis, Localized::new(), Part::Thesis)], seen: [thesis].into() };
    chosen.into_iter().for_each(|weight| walk.round(weight));
    (walk.halts.len() > 1).then(|| Route {
        id: STRONGEST.to_owned(),
        title: None,
        description: None,
        halts: walk.halts,
    })
}

/// A tour in the making.
struct Walk<'a> {
    argument: &'a Argument,
    halts: Vec<Halt>,
    seen: BTreeSet<NodeIx>,
}

impl Walk<'_> {
    /// What an objection strikes, the objection, and what answers it.
    fn round(&mut self, weight: &Weight) {
        let project = &self.argument.project;
        let (lead, target) = (project.reason(weight.reason).lead, struck_by(project, weight.reason));
        if self.seen.contains(&lead) {
            return;
        }
        self.halt(target, Part::Struck);
        let answers = answers(self.argument, weight.reason);
        self.halt(lead, Part::Objection { weight: weight.clone(), answered: !answers.is_empty() });
        answers.into_iter().take(REPLIES).for_each(|reply| self.halt(reply, Part::Reply));
    }

    fn halt(&mut self, node: NodeIx, part: Part) {
        if self.seen.insert(node) {
            self.halts.push(halt(node, Localized::new(), part));
        }
    }
}

/// The statement that an objection strikes: for an undercut, the lead of the reason whose step is denied.
fn struck_by(project: &Project, objection: ReasonIx) -> NodeIx {
    match project.reason(objection).target {
        Target::Node(node) => node,
        Target::Reason(other) | Target::Preference { stronger: other, .. } => project.reason(other).lead,
    }
}

/// The leads of the replies to an objection, those that hold first.
fn answers(argument: &Argument, objection: ReasonIx) -> Vec<NodeIx> {
    let (project, evaluation) = (&argument.project, argument.evaluations.in_view(View::All));
    let target = struck_by(project, objection);
    let mut replies = replies(project, &argument.graph, objection);
    replies.sort_by_key(|&reply| (evaluation.reason(reply).unwrap_or(Verdict::Falls), reply));
    let mut seen = BTreeSet::new();
    let leads = replies.into_iter().map(|reply| project.reason(reply).lead);
    leads.filter(|&lead| lead != target && seen.insert(lead)).collect()
}
