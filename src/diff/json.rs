//! A comparison as one JSON document, for other programs.

use super::{Cause, Changes, Diff, Gate, Item, Pair, Version};
use crate::analyse::Coverage;
use crate::model::{NodeIx, Project, ReasonIx, Verdict, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the document's shape. It grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;
/// The JSON Schema of the document.
pub const SCHEMA: &str = include_str!("diff.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    before: Side<'a>,
    after: Side<'a>,
    files: Vec<UnitRow<'a>>,
    statements: ChangeRows<NodeRow<'a>>,
    reasons: ChangeRows<ReasonRow<'a>>,
    verdicts: Vec<VerdictRow<'a>>,
    circles: Vec<Vec<&'a str>>,
    unanswered: Vec<&'a str>,
    settled: Vec<&'a str>,
    coverage: Sides<CoverageRow>,
    translations: Vec<TranslationRow<'a>>,
    gates: Vec<&'static str>,
}

#[derive(Serialize)]
struct Sides<T> {
    before: T,
    after: T,
}

/// A version: its name, its thesis, and how grave its findings are.
#[derive(Serialize)]
struct Side<'a> {
    name: &'a str,
    thesis: Option<&'a str>,
    verdicts: Option<Pairing>,
}

#[derive(Serialize)]
struct Pairing {
    paper: Option<Verdict>,
    all: Option<Verdict>,
}

#[derive(Serialize)]
struct UnitRow<'a> {
    kind: &'static str,
    paths: &'a [String],
    statement: Option<&'a str>,
}

#[derive(Serialize)]
struct ChangeRows<T> {
    added: Vec<T>,
    removed: Vec<T>,
    edited: Vec<EditRow<T>>,
}

#[derive(Serialize)]
struct EditRow<T> {
    #[serde(flatten)]
    row: T,
    renamed_from: Option<String>,
    fields: Vec<String>,
}

#[derive(Serialize)]
struct NodeRow<'a> {
    id: &'a str,
    kind: &'static str,
    origin: &'static str,
    title: BTreeMap<&'a str, &'a str>,
    file: &'a str,
}

#[derive(Serialize)]
struct ReasonRow<'a> {
    id: &'a str,
    kind: &'static str,
    lead: &'a str,
}

#[derive(Serialize)]
struct VerdictRow<'a> {
    item: &'static str,
    id: &'a str,
    is_thesis: bool,
    view: View,
    before: Option<Verdict>,
    after: Option<Verdict>,
    cause: CauseRow<'a>,
}

/// Paths of the files whose change a verdict is owed to: each set, taken back, undoes it.
#[derive(Serialize)]
struct CauseRow<'a> {
    sets: Vec<Vec<&'a str>>,
    searched: usize,
}

#[derive(Serialize)]
struct CoverageRow {
    paragraphs: usize,
    paragraphs_total: usize,
    footnotes: usize,
    footnotes_total: usize,
}

#[derive(Serialize)]
struct TranslationRow<'a> {
    id: &'a str,
    language: &'a str,
    before: Option<&'static str>,
    after: &'static str,
}

/// Writes a comparison as one JSON document that ends with a line feed. `gates` are those that it runs into.
pub fn json(diff: &Diff, before: &Version, after: &Version, gates: &[Gate]) -> String {
    let (old, new) = (&before.argument.project, &after.argument.project);
    let document = Document {
        version: SCHEMA_VERSION,
        before: side(before),
        after: side(after),
        files: diff
            .units
            .iter()
            .map(|unit| UnitRow {
                kind: unit.kind.word(),
                paths: &unit.paths,
                statement: unit.after.map(|ix| id(new, ix)).or_else(|| unit.before.map(|ix| id(old, ix))),
            })
            .collect(),
        statements: rows(&diff.statements, |ix| node(old, ix), |ix| node(new, ix), |pair| id(old, pair.before)),
        reasons: rows(&diff.reasons, |ix| reason(old, ix), |ix| reason(new, ix), |pair| &old.reason(pair.before).id),
        verdicts: verdicts(diff, new),
        circles: diff.circles.iter().map(|circle| circle.way.iter().map(|&ix| id(new, ix)).collect()).collect(),
        unanswered: diff.unanswered.iter().map(|&ix| new.reason(ix).id.as_str()).collect(),
        settled: diff.settled.iter().map(|&ix| old.reason(ix).id.as_str()).collect(),
        coverage: Sides { before: covered(diff.coverage.0), after: covered(diff.coverage.1) },
        translations: diff
            .translations
            .iter()
            .map(|change| TranslationRow {
                id: id(new, change.node),
                language: &change.language,
                before: change.before.as_ref().map(crate::analyse::State::word),
                after: change.after.word(),
            })
            .collect(),
        gates: gates.iter().map(|gate| gate.word()).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default(); // strings and numbers only: infallible
    text.push('\n');
    text
}

fn id(project: &Project, ix: NodeIx) -> &str {
    &project.node(ix).id
}

fn side(version: &Version) -> Side<'_> {
    let (project, evaluations) = (&version.argument.project, &version.argument.evaluations);
    let thesis = project.map.thesis;
    Side {
        name: &version.name,
        thesis: thesis.map(|ix| id(project, ix)),
        verdicts: thesis.map(|ix| Pairing { paper: evaluations.paper.node(ix), all: evaluations.all.node(ix) }),
    }
}

fn node(project: &Project, ix: NodeIx) -> NodeRow<'_> {
    let node = project.node(ix);
    NodeRow {
        id: &node.id,
        kind: node.kind.word(),
        origin: node.origin.word(),
        title: node.title.iter().map(|(language, title)| (language, title.value.as_str())).collect(),
        file: &node.path,
    }
}

fn reason(project: &Project, ix: ReasonIx) -> ReasonRow<'_> {
    let reason = project.reason(ix);
    ReasonRow { id: &reason.id, kind: reason.kind.word(), lead: id(project, reason.lead) }
}

fn rows<'a, I: Copy, T>(
    changes: &Changes<I>,
    before: impl Fn(I) -> T,
    after: impl Fn(I) -> T,
    former: impl Fn(&Pair<I>) -> &'a str,
) -> ChangeRows<T> {
    let edit = |pair: &Pair<I>| EditRow {
        row: after(pair.after),
        renamed_from: pair.renamed.then(|| former(pair).to_owned()),
        fields: pair.fields.clone(),
    };
    ChangeRows {
        added: changes.added.iter().map(|&ix| after(ix)).collect(),
        removed: changes.removed.iter().map(|&ix| before(ix)).collect(),
        edited: changes.edited.iter().map(edit).collect(),
    }
}

fn verdicts<'a>(diff: &'a Diff, new: &'a Project) -> Vec<VerdictRow<'a>> {
    let cause = |cause: &'a Cause| CauseRow {
        sets: cause
            .sets
            .iter()
            .map(|set| {
                let units = set.iter().filter_map(|&unit| diff.units.get(unit));
                units.flat_map(|unit| &unit.paths).map(String::as_str).collect()
            })
            .collect(),
        searched: cause.searched,
    };
    diff.verdicts
        .iter()
        .map(|change| {
            let (item, id, is_thesis) = match change.item {
                Item::Node(_, is) => ("statement", id(new, is), new.map.thesis == Some(is)),
                Item::Reason(_, is) => ("reason", new.reason(is).id.as_str(), false),
            };
            VerdictRow {
                item,
                id,
                is_thesis,
                view: change.view,
                before: change.before,
                after: change.after,
                cause: cause(&change.cause),
            }
        })
        .collect()
}

fn covered(coverage: Coverage) -> CoverageRow {
    let Coverage { paragraphs, paragraphs_total, footnotes, footnotes_total } = coverage;
    CoverageRow { paragraphs, paragraphs_total, footnotes, footnotes_total }
}
