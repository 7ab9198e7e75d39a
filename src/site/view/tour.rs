//! A guided tour: all its stops on one page, in order.

use super::super::figure;
use super::super::standpoint::Standpoint;
use super::super::tours::{Halt, Part, Route};
use super::board::weigh;
use super::reason::StepView;
use super::{Figure, Item, Link, Piece, Prose, Words};
use crate::locale::Piece as Said;
use crate::model::{Kind, NodeIx, Project, Reason, ReasonIx, ReasonKind, Target, View};
use serde::Serialize;

/// What `tour.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct TourPage {
    /// A sentence or two about it.
    pub description: Words,
    /// Its stops.
    pub stops: Vec<StopView>,
    /// The stops and what joins them, as a drawing.
    pub figure: Option<Figure>,
    /// The tour before it.
    pub previous: Option<Link>,
    /// The tour after it.
    pub next: Option<Link>,
}

/// A stop.
#[derive(Clone, Debug, Serialize)]
pub struct StopView {
    /// Its number, from 1; the anchor is `stop-<number>`.
    pub number: usize,
    /// The statement.
    pub item: Item,
    /// What the stop is, where the tour makes itself: `The objection`.
    pub part: Option<String>,
    /// What the tour's author says.
    pub text: Option<Prose>,
    /// What the statement has to do with an earlier stop, or the earlier stop with it.
    pub tie: Option<Tie>,
    /// Why it has its verdicts; none for context.
    pub steps: Vec<StepView>,
    /// What is said of it where the tour makes itself.
    pub remarks: Vec<String>,
    /// For an objection that waits for an answer: where one can be written.
    pub unanswered: Option<String>,
}

/// What joins two stops.
#[derive(Clone, Debug, Serialize)]
pub struct Tie {
    /// `supports`, `attacks`, …: for the sign.
    pub kind: &'static str,
    /// The sentence; the earlier stop is linked.
    pub words: Vec<Piece>,
}

impl TourPage {
    pub(in super::super) fn new(here: &Standpoint<'_>, id: &str) -> Option<Self> {
        let tours = &here.atlas.tours;
        let at = tours.iter().position(|route| route.id == id)?;
        let route = &tours[at];
        let nodes: Vec<NodeIx> = route.halts.iter().map(|halt| halt.node).collect();
        Some(Self {
            description: description(here, route),
            stops: route.halts.iter().enumerate().map(|(at, halt)| stop(here, &nodes, at, halt)).collect(),
            figure: figure::among(here, &nodes),
            previous: at.checked_sub(1).map(|at| link(here, &tours[at])),
            next: tours.get(at + 1).map(|next| link(here, next)),
        })
    }
}

/// A tour's title, linked.
pub(in super::super) fn link(here: &Standpoint<'_>, route: &Route) -> Link {
    Link { href: here.href(&format!("tours/{}.html", route.id)), no: None, words: title(here, route) }
}

/// A tour's title.
pub(in super::super) fn title(here: &Standpoint<'_>, route: &Route) -> Words {
    let own = route.title.as_ref().map(|title| here.words(title)).filter(|title| !title.text.is_empty());
    let named = || if route.title.is_none() { here.say("tour-strongest") } else { route.id.clone() };
    own.unwrap_or_else(|| Words { text: named(), lang: None })
}

/// A sentence or two about a tour.
pub(in super::super) fn description(here: &Standpoint<'_>, route: &Route) -> Words {
    match &route.description {
        Some(own) => here.words(own),
        None => Words { text: here.say("tour-strongest-about"), lang: None },
    }
}

fn stop(here: &Standpoint<'_>, nodes: &[NodeIx], at: usize, halt: &Halt) -> StopView {
    let part = match halt.part {
        Part::Own => None,
        Part::Thesis => Some("tour-part-thesis"),
        Part::Struck => Some("tour-part-struck"),
        Part::Objection { .. } => Some("tour-part-objection"),
        Part::Reply => Some("tour-part-reply"),
    };
    StopView {
        number: at + 1,
        item: here.item(halt.node),
        part: part.map(|key| here.say(key)),
        text: here.prose(&halt.text, &format!("s{}-", at + 1)),
        tie: tie(here, nodes, at),
        steps: steps(here, halt.node),
        remarks: remarks(here, &halt.part),
        unanswered: matches!(halt.part, Part::Objection { answered: false, .. })
            .then(|| format!("{}#unanswered", here.href("board.html"))),
    }
}

/// Why the statement has its verdicts: once where both views agree.
fn steps(here: &Standpoint<'_>, node: NodeIx) -> Vec<StepView> {
    if here.atlas.project().node(node).kind == Kind::Context {
        return Vec::new();
    }
    let step = |&view: &View| {
        let why = here.why_node(node, view);
        (!why.is_empty()).then(|| StepView { view: Some(here.say(&format!("view-{view}"))), why })
    };
    let mut steps: Vec<StepView> = View::ALL.iter().filter_map(step).collect();
    if steps.len() == 2 && steps[0].why == steps[1].why {
        steps.truncate(1);
    }
    if let [only] = steps.as_mut_slice() {
        only.view = None;
    }
    steps
}

/// What hangs on an objection, and whether anybody has answered it.
fn remarks(here: &Standpoint<'_>, part: &Part) -> Vec<String> {
    let Part::Objection { weight, answered } = part else { return Vec::new() };
    let mut remarks: Vec<String> = weigh(here, weight).into_iter().collect();
    if !answered {
        remarks.push(here.say("tour-unanswered"));
    }
    remarks
}

/// What joins a stop with an earlier one: the nearest before it with which it has to do.
fn tie(here: &Standpoint<'_>, nodes: &[NodeIx], at: usize) -> Option<Tie> {
    (0..at).rev().find_map(|earlier| {
        let (kind, key) = relation(here, nodes[at], nodes[earlier])?;
        let words = here.title(nodes[earlier]);
        let text = words.text.trim_end().trim_end_matches(['。', '.']).to_owned();
        let stop = Piece { text, href: Some(format!("#stop-{}", earlier + 1)), lang: words.lang };
        let pieces = here.dictionary.pieces(&key, |hole| (hole == "stop").then(|| stop.clone()));
        let piece = |piece| match piece {
            Said::Words(text) => Piece { text, href: None, lang: None },
            Said::Filling(stop) => stop,
        };
        Some(Tie { kind: kind.word(), words: pieces.into_iter().map(piece).collect() })
    })
}

/// What `node` does to `other`, else what `other` does to it: the kind of reason, and the key of the sentence.
fn relation(here: &Standpoint<'_>, node: NodeIx, other: NodeIx) -> Option<(ReasonKind, String)> {
    let project = here.atlas.project();
    let graph = &here.atlas.argument.graph;
    let does = |from: NodeIx, to: NodeIx| {
        graph.uses_of(from).into_iter().find_map(|ix| Some((project.reason(ix).kind, done(project, ix, to)?)))
    };
    if let Some((kind, way)) = does(node, other) {
        let answers = way != Way::Step && is_objection(here, other);
        let key = match (kind, way) {
            (ReasonKind::Attacks, _) if answers => "tour-answers".to_owned(),
            (ReasonKind::Undercuts, Way::Lead) if is_objection(here, other) => "tour-answers-step".to_owned(),
            (kind, Way::Statement) => format!("tour-{kind}"),
            (kind, Way::Lead) => format!("tour-{kind}-lead"),
            (kind, Way::Step) => format!("tour-{kind}-step"),
        };
        return Some((kind, key));
    }
    if let Some((kind, way)) = does(other, node) {
        let suffix = if way == Way::Statement { "" } else { "-step" };
        return Some((kind, format!("tour-back-{kind}{suffix}")));
    }
    let shared = graph.uses_of(node).into_iter().find(|&ix| is_premise(project.reason(ix), other));
    shared.map(|ix| (project.reason(ix).kind, "tour-linked".to_owned()))
}

/// How a reason is aimed at a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// At the statement itself.
    Statement,
    /// At the step that it leads.
    Lead,
    /// At a step to it.
    Step,
}

/// How a reason is aimed at a statement, if it is.
fn done(project: &Project, ix: ReasonIx, to: NodeIx) -> Option<Way> {
    let other = match project.reason(ix).target {
        Target::Node(node) => return (node == to).then_some(Way::Statement),
        Target::Reason(other) | Target::Preference { stronger: other, .. } => project.reason(other),
    };
    if is_premise(other, to) {
        return Some(Way::Lead);
    }
    (other.target == Target::Node(to)).then_some(Way::Step)
}

fn is_premise(reason: &Reason, node: NodeIx) -> bool {
    reason.premises.iter().any(|premise| premise.node == node)
}

/// Whether a statement speaks against the thesis: what is aimed at it answers it.
fn is_objection(here: &Standpoint<'_>, node: NodeIx) -> bool {
    let bearing = here.atlas.bearings.as_ref().map(|bearings| bearings.node(node)).unwrap_or_default();
    bearing.con && !bearing.pro
}
