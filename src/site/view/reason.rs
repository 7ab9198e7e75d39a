//! Reasons as they are shown on the page of the statement that they are about, with what is said about them nested
//! below: undercuts, preferences, and their own undercuts in turn.

use super::super::raise;
use super::super::standpoint::Standpoint;
use super::{Item, Link, Pair, Piece, Words};
use crate::model::{Kind, Localized, Origin, Reason, ReasonIx, ReasonKind, Target, View};
use serde::Serialize;
use std::collections::BTreeSet;

/// Nested deeper than this, a reason is shown at this depth.
const DEEPEST: usize = 4;

/// One reason, a row of a nested list that is written flat: templates open and close the nesting as the rows say.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonView {
    /// The reason's id; the anchor is `r-<id>`.
    pub id: String,
    /// `supports`, `attacks`, `contradicts`, `undercuts` or `prefers`.
    pub kind: &'static str,
    /// The word for readers: `Reason 1`, `Objection 2`, `Undercut`.
    pub heading: String,
    /// The scheme that it follows.
    pub scheme: Option<Link>,
    /// Whether the step is strict.
    pub strict: bool,
    /// The lead first; several are linked.
    pub premises: Vec<PremiseView>,
    /// The general rule behind the step.
    pub warrant: Option<Words>,
    /// For a preference: the reason that is to win and the one that is to lose.
    pub ranks: Option<[Link; 2]>,
    /// The verdicts on the reason.
    pub verdicts: Option<Pair>,
    /// Why, once for both views where it is the same.
    pub steps: Vec<StepView>,
    /// The questions of its scheme that somebody has pressed.
    pub pressed: Vec<QuestionView>,
    /// Those that nobody has.
    pub open: Vec<QuestionView>,
    /// What speaks against the premises of an objection or an undercut: replies to it.
    pub answers: Vec<Item>,
    /// The question that this reason presses.
    pub asks: Option<Words>,
    /// Where its step can be disputed.
    pub dispute: String,
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// Whether the next rows are nested in it.
    pub opens: bool,
    /// How many nestings end after it.
    pub closes: usize,
}

/// A premise of a reason.
#[derive(Clone, Debug, Serialize)]
pub struct PremiseView {
    /// The statement.
    pub item: Item,
    /// The role in the scheme that it plays.
    pub role: Option<Words>,
}

/// Why a reason has its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// The view's name, where the views differ.
    pub view: Option<String>,
    /// The sentence.
    pub why: Vec<Piece>,
}

/// A critical question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// The question.
    pub text: Words,
    /// What an unfavourable answer strikes, as a word.
    pub strikes: String,
    /// The reasons that press it.
    pub by: Vec<PressedBy>,
    /// Where it can be raised, if it is open.
    pub raise: Option<String>,
}

/// A reason that presses a question.
#[derive(Clone, Debug, Serialize)]
pub struct PressedBy {
    /// The reason, by its lead.
    pub link: Link,
    /// Its verdicts.
    pub verdicts: Option<Pair>,
}

/// The reasons and what is nested in them, in the order of the page. `shown` holds the reasons already on the page.
pub(in super::super) fn nested(
    here: &Standpoint<'_>,
    roots: &[ReasonIx],
    heading: &str,
    shown: &mut BTreeSet<ReasonIx>,
) -> Vec<ReasonView> {
    let mut rows = Vec::new();
    for (number, &root) in roots.iter().enumerate() {
        let numbered = here.dictionary.fill(heading, &[("number", &(number + 1).to_string())]);
        let mut open = vec![(root, 0)];
        while let Some((ix, depth)) = open.pop() {
            if !shown.insert(ix) {
                continue;
            }
            let heading = if depth == 0 { Some(numbered.clone()) } else { None };
            rows.push(view(here, ix, heading, depth.min(DEEPEST)));
            open.extend(below(here, ix).into_iter().rev().map(|child| (child, depth + 1)));
        }
    }
    close(&mut rows);
    rows
}

/// What is said about a reason, and shown where the reason is: its undercuts, then the preferences for it.
fn below(here: &Standpoint<'_>, ix: ReasonIx) -> Vec<ReasonIx> {
    let graph = &here.atlas.argument.graph;
    let project = here.atlas.project();
    let is_for = |&preference: &ReasonIx| match project.reason(preference).target {
        Target::Preference { stronger, .. } => stronger == ix,
        _ => false,
    };
    let mut children = graph.undercuts_of(ix);
    children.extend(graph.preferences_on(ix).into_iter().filter(is_for));
    let anchor = here.atlas.index.anchor_of(ix);
    children.retain(|&child| here.atlas.index.anchor_of(child) == anchor);
    children
}

/// Says of each row what templates need to open and close the nesting.
fn close(rows: &mut [ReasonView]) {
    for at in 0..rows.len() {
        let next = rows.get(at + 1).map_or(0, |row| row.depth);
        let row = &mut rows[at];
        row.opens = next > row.depth;
        row.closes = row.depth.saturating_sub(next);
    }
}

/// Reasons in the order in which they are shown: the paper's first, then the editors', then contributions.
pub(in super::super) fn in_order(here: &Standpoint<'_>, mut reasons: Vec<ReasonIx>) -> Vec<ReasonIx> {
    let project = here.atlas.project();
    let origin = |ix: ReasonIx| {
        let reason = project.reason(ix);
        reason.premises.iter().map(|premise| project.node(premise.node).origin).max().unwrap_or(Origin::Paper)
    };
    reasons.sort_by_key(|&ix| (origin(ix), ix));
    reasons
}

fn view(here: &Standpoint<'_>, ix: ReasonIx, heading: Option<String>, depth: usize) -> ReasonView {
    let project = here.atlas.project();
    let reason = project.reason(ix);
    let scheme = reason.scheme.as_ref().and_then(|id| project.schemes.get(id));
    let (pressed, open) = questions(here, ix, reason);
    ReasonView {
        id: reason.id.clone(),
        kind: reason.kind.word(),
        heading: heading.unwrap_or_else(|| here.say(&format!("heading-{}", reason.kind))),
        scheme: scheme.map(|scheme| Link {
            href: format!("{}#scheme-{}", here.href("schemes.html"), scheme.id),
            no: None,
            words: title_or(here.words(&scheme.title), &scheme.id),
        }),
        strict: reason.strict,
        premises: premises(here, reason),
        warrant: Some(here.words(&reason.warrant)).filter(|words| !words.text.is_empty()),
        ranks: match reason.target {
            Target::Preference { stronger, weaker } => Some([here.reason_link(stronger), here.reason_link(weaker)]),
            _ => None,
        },
        verdicts: here.reason_pair(ix),
        steps: steps(here, ix),
        pressed,
        open,
        answers: answers(here, reason),
        asks: asks(here, reason),
        dispute: raise::form(here, "undercuts", &reason.id),
        depth,
        opens: false,
        closes: 0,
    }
}

/// A text, or an id where there is none.
pub(in super::super) fn title_or(words: Words, id: &str) -> Words {
    if words.text.is_empty() { Words { text: id.to_owned(), lang: None } } else { words }
}

fn premises(here: &Standpoint<'_>, reason: &Reason) -> Vec<PremiseView> {
    let roles = reason.scheme.as_ref().and_then(|id| here.atlas.project().schemes.get(id)).map(|scheme| &scheme.roles);
    let name = |role: &String| {
        let known = roles.and_then(|roles| roles.iter().find(|known| known.id == *role));
        known.map_or_else(|| title_or(Words::default(), role), |known| title_or(here.words(&known.title), role))
    };
    let premise = |premise: &crate::model::Premise| PremiseView {
        item: here.item(premise.node),
        role: premise.role.as_ref().map(name),
    };
    reason.premises.iter().map(premise).collect()
}

fn steps(here: &Standpoint<'_>, ix: ReasonIx) -> Vec<StepView> {
    let (paper, all) = (here.why_reason(ix, View::Paper), here.why_reason(ix, View::All));
    if paper == all || paper.is_empty() || all.is_empty() {
        let why = if all.is_empty() { paper } else { all };
        return if why.is_empty() { Vec::new() } else { vec![StepView { view: None, why }] };
    }
    vec![
        StepView { view: Some(here.say("view-paper")), why: paper },
        StepView { view: Some(here.say("view-all")), why: all },
    ]
}

/// The questions of the reason's scheme, pressed and open.
fn questions(here: &Standpoint<'_>, ix: ReasonIx, reason: &Reason) -> (Vec<QuestionView>, Vec<QuestionView>) {
    let Some(scheme) = reason.scheme.as_ref().and_then(|id| here.atlas.project().schemes.get(id)) else {
        return (Vec::new(), Vec::new());
    };
    let pressing = here.atlas.index.pressing.get(&ix);
    let by = |id: &str| -> Vec<PressedBy> {
        let these = pressing.into_iter().flatten().filter(|(question, _)| question == id);
        these.map(|&(_, by)| PressedBy { link: here.reason_link(by), verdicts: here.reason_pair(by) }).collect()
    };
    let question = |question: &crate::model::Question| {
        let by = by(&question.id);
        let raise = by.is_empty().then(|| raise::question(here, ix, question));
        QuestionView { text: here.words(&question.text), strikes: here.say(strikes(question.answers)), by, raise }
    };
    scheme.questions.iter().map(question).partition(|question| !question.by.is_empty())
}

/// The key of the word for what an unfavourable answer strikes.
pub(in super::super) fn strikes(answers: crate::model::Answers) -> &'static str {
    match answers {
        crate::model::Answers::Premise => "strikes-premise",
        crate::model::Answers::Inference => "strikes-inference",
        crate::model::Answers::Conclusion => "strikes-conclusion",
    }
}

/// What speaks against the premises of an objection, an undercut or a preference.
fn answers(here: &Standpoint<'_>, reason: &Reason) -> Vec<Item> {
    if reason.kind == ReasonKind::Supports {
        return Vec::new();
    }
    let graph = &here.atlas.argument.graph;
    let project = here.atlas.project();
    let target = if let Target::Node(node) = reason.target { Some(node) } else { None };
    let leads: BTreeSet<_> = reason
        .premises
        .iter()
        .flat_map(|premise| graph.reasons_against(premise.node))
        .map(|against| project.reason(against).lead)
        .filter(|&lead| Some(lead) != target && project.node(lead).kind != Kind::Context)
        .collect();
    here.items(leads)
}

fn asks(here: &Standpoint<'_>, reason: &Reason) -> Option<Words> {
    let asks = reason.asks.as_ref()?;
    let text: &Localized = &here.atlas.project().schemes.get(&asks.scheme)?.question(&asks.question)?.text;
    Some(here.words(text))
}
