//! The whole argument: as a drawing, and as an outline.

use super::super::figure;
use super::super::outline::{Outline, Row};
use super::super::standpoint::Standpoint;
use super::{Badge, Figure, Item, Pair};
use crate::model::{NodeIx, Target, Verdict, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `map.html` and `outline.html` see.
#[derive(Clone, Debug, Serialize)]
pub struct MapPage {
    /// The drawing; on the map page only.
    pub figure: Option<Figure>,
    /// What the viewer of the drawing has to know beside it; where there is a drawing.
    pub viewer: Option<Viewer>,
    /// Files beside the page with what stands in the drawing's closed sections.
    #[serde(skip)]
    pub insides: Vec<(String, String)>,
    /// The outline.
    pub parts: Vec<Part>,
    /// Statements that carry no reason.
    pub context: Vec<Item>,
}

/// What the viewer of the drawing has to know beside it.
#[derive(Clone, Debug, Serialize)]
pub struct Viewer {
    /// The verdicts in the paper's own view, where they differ from those drawn: `id:verdict`, with spaces between. A
    /// reason of one premise also stands as its line does, `target>premise`.
    pub paper: String,
    /// The view whose linchpins are marked.
    pub pins: String,
    /// The verdicts with their words.
    pub verdicts: Vec<Badge>,
}

/// A tree of the outline.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its name: none for the tree of the thesis.
    pub title: Option<String>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of the outline; the nesting is written flat: a line opens a nesting, or several end after it.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The statement.
    pub item: Item,
    /// The section that it belongs to.
    pub home: Option<String>,
    /// What it does to the line above it in the tree: `supports`, `attacks`, …; none at the top.
    pub kind: Option<&'static str>,
    /// The word for it.
    pub word: Option<String>,
    /// Whether it is a further premise of the reason of the line before it.
    pub linked: bool,
    /// In how many places it stands, where it is shown in full and there are several.
    pub places: Option<usize>,
    /// Whether it has been shown in full before.
    pub again: bool,
    /// Whether it is shown in full further below.
    pub later: bool,
    /// Whether its branch is open at first.
    pub unfolded: bool,
    /// Whether the next lines are nested in it.
    pub opens: bool,
    /// How many nestings end after it.
    pub closes: usize,
    /// The verdicts on the reason, where they differ from those of the statement.
    pub verdicts: Option<Pair>,
}

/// Branches deeper than this are folded at first.
const UNFOLDED: usize = 3;

impl MapPage {
    pub(in super::super) fn new(here: &Standpoint<'_>, with_figure: bool) -> Self {
        let outline = &here.atlas.outline;
        let whole = if with_figure { figure::whole(here) } else { None };
        let (figure, insides) = whole.map_or((None, Vec::new()), |whole| (Some(whole.figure), whole.insides));
        Self {
            viewer: figure.is_some().then(|| viewer(here)),
            figure,
            insides,
            parts: parts(here, outline),
            context: here.items(outline.context.iter().copied()),
        }
    }
}

fn viewer(here: &Standpoint<'_>) -> Viewer {
    let project = here.atlas.project();
    let (paper, all) = (here.evaluation(View::Paper), here.evaluation(View::All));
    let differs = |paper: Option<Verdict>, all: Option<Verdict>| paper.filter(|_| all.is_some() && paper != all);
    let mut entries = Vec::new();
    for ix in project.node_indices() {
        let verdict = differs(paper.node(ix), all.node(ix));
        entries.extend(verdict.map(|verdict| format!("{}:{verdict}", project.node(ix).id)));
    }
    for ix in project.reason_indices() {
        let Some(verdict) = differs(paper.reason(ix), all.reason(ix)) else { continue };
        let reason = project.reason(ix);
        entries.push(format!("{}:{verdict}", reason.id));
        let target = match reason.target {
            Target::Node(node) => &project.node(node).id,
            Target::Reason(other) | Target::Preference { weaker: other, .. } => &project.reason(other).id,
        };
        entries.push(format!("{target}>{}:{verdict}", project.node(reason.lead).id));
    }
    Viewer {
        paper: entries.join(" "),
        pins: here.linchpin_view(View::All).to_string(),
        verdicts: Verdict::ALL.iter().map(|&verdict| here.badge(verdict)).collect(),
    }
}

fn parts(here: &Standpoint<'_>, outline: &Outline) -> Vec<Part> {
    let mut places: BTreeMap<NodeIx, usize> = BTreeMap::new();
    for row in outline.parts.iter().flat_map(|(_, rows)| rows).filter(|row| !row.later) {
        *places.entry(row.node).or_default() += 1;
    }
    let part = |(title, rows): &(Option<&'static str>, Vec<Row>)| Part {
        title: title.map(|key| here.say(key)),
        lines: rows.iter().map(|row| line(here, row, places.get(&row.node).copied().unwrap_or_default())).collect(),
    };
    outline.parts.iter().map(part).collect()
}

fn line(here: &Standpoint<'_>, row: &Row, places: usize) -> Line {
    Line {
        item: here.item(row.node),
        home: here.atlas.project().node(row.node).home.clone(),
        kind: row.kind.map(|kind| kind.word()),
        word: row.kind.map(|kind| here.say(&format!("reason-{kind}"))),
        linked: row.linked,
        places: (places > 1 && !row.again && !row.later).then_some(places),
        again: row.again,
        later: row.later,
        unfolded: row.depth < UNFOLDED,
        opens: row.opens,
        closes: row.closes,
        verdicts: None,
    }
}
