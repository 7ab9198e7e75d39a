//! Verdicts that are others now, put together by what they are owed to.

use super::words::Words;
use super::{Bit, Entry, Line, Part, Teller, is_about};
use crate::diff::{Cause, Item, Unit, UnitKind, VerdictChange};
use crate::evaluate::Named;
use crate::graph::Vertex;
use crate::model::{NodeIx, ReasonIx, Verdict, View};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The same change in one view or in both.
struct Told<'a> {
    item: Item,
    views: Vec<View>,
    before: Option<Verdict>,
    after: Option<Verdict>,
    cause: &'a Cause,
}

/// Changes of one item that are the same in both views are told once.
fn told(changes: &[VerdictChange]) -> Vec<Told<'_>> {
    let mut all: Vec<Told<'_>> = Vec::new();
    for change in changes {
        let same = all.last_mut().filter(|last| {
            (last.item, last.before, last.after, last.cause)
                == (change.item, change.before, change.after, &change.cause)
        });
        match same {
            Some(last) => last.views.push(change.view),
            None => all.push(Told {
                item: change.item,
                views: vec![change.view],
                before: change.before,
                after: change.after,
                cause: &change.cause,
            }),
        }
    }
    all
}

/// What becomes of the thesis.
pub(super) fn thesis(teller: &Teller<'_>) -> Vec<Line> {
    let (say, diff) = (teller.say, teller.diff);
    let Some(thesis) = say.after.argument.project.map.thesis else { return Vec::new() };
    let title = [say.title(say.after, thesis)];
    let mut lines = Vec::new();
    if diff.other_thesis {
        lines.push(say.line("diff-other-thesis", &[("title", &title)]));
    }
    for change in told(&diff.verdicts).iter().filter(|change| is_of(change.item, thesis)) {
        lines.push(changed(say, "diff-thesis-changed", title.to_vec(), change));
    }
    if lines.is_empty() {
        let verdict = |view: View| {
            let verdict = say.after.argument.evaluations.in_view(view).node(thesis);
            [Bit::Words(say.word(&verdict.map_or("diff-is-none".to_owned(), |verdict| format!("diff-is-{verdict}"))))]
        };
        let (paper, all) = (verdict(View::Paper), verdict(View::All));
        lines.push(say.line("diff-thesis-same", &[("title", &title), ("paper", &paper), ("all", &all)]));
    }
    lines
}

fn is_of(item: Item, node: NodeIx) -> bool {
    matches!(item, Item::Node(_, is) if is == node)
}

fn changed(say: &Words<'_>, key: &str, title: Line, change: &Told<'_>) -> Line {
    changed_of(say, key, &[("title", &title)], change)
}

fn changed_of(say: &Words<'_>, key: &str, of: &[(&str, &[Bit])], change: &Told<'_>) -> Line {
    let view = match change.views[..] {
        [view] => say.word(&format!("view-{view}")),
        _ => say.word("in-both-views"),
    };
    let verdicts = [
        ("now", [Bit::Words(say.now(change.after))]),
        ("was", [Bit::Words(say.was(change.before))]),
        ("view", [Bit::Words(view)]),
    ];
    let verdicts = verdicts.iter().map(|(hole, bits)| (*hole, &bits[..]));
    say.line(key, &of.iter().copied().chain(verdicts).collect::<Vec<_>>())
}

/// The changes, each under what it is owed to, in the order in which they come.
pub(super) fn part(teller: &Teller<'_>) -> Option<Part> {
    let (say, diff) = (teller.say, teller.diff);
    let changes = told(&diff.verdicts);
    let wanted = |change: &&Told<'_>| match change.item {
        Item::Node(..) => true,
        Item::Reason(_, is) if say.is_echo(say.after, is) => false,
        Item::Reason(_, is) => teller.detail.reasons || !follows(teller, is),
    };
    let mut groups: Vec<(&Cause, Vec<&Told<'_>>)> = Vec::new();
    for change in changes.iter().filter(wanted) {
        match groups.iter_mut().find(|(cause, _)| *cause == change.cause) {
            Some((_, changes)) => changes.push(change),
            None => groups.push((change.cause, vec![change])),
        }
    }
    let entry = |(cause, mut changes): (&Cause, Vec<&Told<'_>>)| {
        let steps = distances(teller, cause);
        let is_thesis =
            |change: &Told<'_>| say.after.argument.project.map.thesis.is_some_and(|ix| is_of(change.item, ix));
        changes.sort_by_key(|change| (!is_thesis(change), distance(&steps, change.item)));
        // What is the same for all of them is said once, above them.
        let shared = match &changes[..] {
            [first, others @ ..] if !others.is_empty() && others.iter().all(|other| other.views == first.views) => {
                Some(match first.views[..] {
                    [view] => format!("diff-in-{view}"),
                    _ => "diff-in-both".to_owned(),
                })
            }
            _ => None,
        };
        let lines = changes.into_iter().map(|change| line(teller, change, shared.is_some())).collect();
        let owed = owed_to(say, cause, &diff.units);
        let line = say.line(shared.as_deref().unwrap_or("diff-in-each"), &[("cause", &owed)]);
        Entry { line, below: teller.cut(lines, |line| line) }
    };
    Some(teller.part("diff-verdicts", groups.into_iter().map(entry).collect()))
}

/// How many steps everything lies from the statements of a cause, so that a chain of consequences is told in its order.
fn distances(teller: &Teller<'_>, cause: &Cause) -> BTreeMap<Vertex, usize> {
    let (diff, graph) = (teller.diff, &teller.say.after.argument.graph);
    let (old, new) = (&teller.say.before.argument.project, &teller.say.after.argument.project);
    let units: BTreeSet<usize> = cause.sets.iter().flatten().copied().collect();
    let paths: BTreeSet<&str> = units.iter().flat_map(|&at| &diff.units[at].paths).map(String::as_str).collect();
    let now = new.node_indices().filter(|&ix| paths.contains(new.node(ix).path.as_str()));
    // What a removed statement was about is where its removal is felt.
    let about = old.reasons.iter().filter(|reason| paths.contains(old.node(reason.lead).path.as_str()));
    let felt = about.filter_map(|reason| diff.matching.node_after(is_about(reason.target)?));
    let mut distances: BTreeMap<Vertex, usize> = BTreeMap::new();
    let mut open: VecDeque<(Vertex, usize)> = now.chain(felt).map(|ix| (Vertex::Node(ix), 0)).collect();
    while let Some((vertex, steps)) = open.pop_front() {
        if let std::collections::btree_map::Entry::Vacant(place) = distances.entry(vertex) {
            place.insert(steps);
            open.extend(graph.next(vertex).map(|next| (next, steps + 1)));
        }
    }
    distances
}

fn distance(steps: &BTreeMap<Vertex, usize>, item: Item) -> usize {
    let vertex = match item {
        Item::Node(_, is) => Vertex::Node(is),
        Item::Reason(_, is) => Vertex::Reason(is),
    };
    steps.get(&vertex).copied().unwrap_or(usize::MAX)
}

/// Whether a reason's verdict merely follows from that on one of its premises.
fn follows(teller: &Teller<'_>, reason: ReasonIx) -> bool {
    let premises = &teller.say.after.argument.project.reason(reason).premises;
    let changed = |node: NodeIx| teller.diff.verdicts.iter().any(|change| is_of(change.item, node));
    premises.iter().any(|premise| changed(premise.node))
}

/// One change; `in_view` if it has been said already in which views.
fn line(teller: &Teller<'_>, change: &Told<'_>, in_view: bool) -> Line {
    let say = teller.say;
    let key = |key: &str| if in_view { format!("{key}-there") } else { key.to_owned() };
    let project = &say.after.argument.project;
    let (mut line, about, id) = match change.item {
        Item::Node(_, is) => {
            let line = changed(say, &key("diff-changed"), vec![say.title(say.after, is)], change);
            (line, Named::Node(is), &project.node(is).id)
        }
        Item::Reason(_, is) => {
            let lead = [say.title(say.after, project.reason(is).lead)];
            let does = say.does(say.after, is);
            let line = changed_of(say, &key("diff-step-changed"), &[("lead", &lead), ("does", &does)], change);
            (line, Named::Reason(is), &project.reason(is).id)
        }
    };
    if let (Some(_), Some(&view)) = (change.after, change.views.last()) {
        let why = say.why(say.after, say.after.argument.evaluations.in_view(view), about);
        line.extend(say.line("diff-why", &[("why", &why)]));
    }
    teller.with_id(line, id)
}

/// To which changes of files something is owed.
fn owed_to(say: &Words<'_>, cause: &Cause, units: &[Unit]) -> Line {
    let named = |set: &mut dyn Iterator<Item = usize>| -> Line {
        let names: Vec<Line> = set.filter_map(|at| units.get(at)).map(|unit| name(say, unit)).collect();
        let between = [Bit::Words(say.word("diff-and"))];
        names
            .into_iter()
            .enumerate()
            .flat_map(|(at, name)| {
                let before = if at > 0 { between.to_vec() } else { Vec::new() };
                before.into_iter().chain(name)
            })
            .collect()
    };
    match &cause.sets[..] {
        [] if cause.searched == 0 => vec![Bit::Words(say.word("diff-cause-unsearched"))],
        [] => say.line("diff-cause-many", &[("count", &[Bit::Words(cause.searched.to_string())])]),
        [set] if set.len() == 1 => say.line("diff-cause-one", &[("what", &named(&mut set.iter().copied()))]),
        sets if sets.iter().all(|set| set.len() == 1) => {
            say.line("diff-cause-any", &[("what", &named(&mut sets.iter().flatten().copied()))])
        }
        [set, more @ ..] => {
            let mut line = say.line("diff-cause-all", &[("what", &named(&mut set.iter().copied()))]);
            if !more.is_empty() {
                let count = [Bit::Words(more.len().to_string())];
                line.extend(say.line("diff-cause-more", &[("count", &count)]));
            }
            line
        }
    }
}

/// A change of files, by the statement that it is about.
fn name(say: &Words<'_>, unit: &Unit) -> Line {
    let key = format!("diff-unit-{}", unit.kind.word());
    let statement = match (unit.kind, unit.before, unit.after) {
        (UnitKind::Removed, Some(ix), _) | (_, Some(ix), None) => Some((say.before, ix)),
        (_, _, Some(ix)) => Some((say.after, ix)),
        _ => None,
    };
    match statement {
        Some((version, ix)) => {
            let kind = [Bit::Words(say.kind(version, ix))];
            say.line(&key, &[("kind", &kind), ("title", &[say.title(version, ix)])])
        }
        None => {
            let path = unit.paths.first().cloned().unwrap_or_default(); // a unit has a path
            say.line("diff-unit-file", &[("path", &[Bit::Code(path)])])
        }
    }
}
