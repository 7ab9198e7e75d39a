//! The home page of a language.

use super::super::figure;
use super::super::index::contributions;
use super::super::standpoint::Standpoint;
use super::dispute::Dispute;
use super::hinges::Hinges;
use super::ledger::Ledger;
use super::section::{SectionLine, Tally, line};
use super::tour;
use super::{Figure, Item, Words};
use crate::model::{Kind, NodeIx, Origin, ReasonKind, Verdict, View};
use serde::Serialize;

/// At most so many objections and contributions are listed.
const LISTED: usize = 6;

/// What `home.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// A sentence or two about the map.
    pub description: Words,
    /// The paper's title.
    pub paper: Words,
    /// How to cite it.
    pub citation: Words,
    /// Where it can be read.
    pub paper_href: Option<String>,
    /// The thesis.
    pub thesis: Option<Item>,
    /// Its verdicts, why, and what would change them.
    pub ledger: Option<Ledger>,
    /// What it hangs on.
    pub hinges: Option<Hinges>,
    /// The thesis and what touches it, as a drawing.
    pub figure: Option<Figure>,
    /// The sections and what joins them, as a drawing.
    pub overview: Option<Figure>,
    /// Objections to the thesis, near and far, that have not fallen; the nearest to it first.
    pub disputes: Vec<Dispute>,
    /// How many there are.
    pub dispute_count: usize,
    /// How much of everything there is.
    pub figures: Vec<Count>,
    /// How many statements hold, are contested, fall in each view.
    pub verdicts: Vec<ViewTally>,
    /// The paper's sections.
    pub sections: Vec<SectionLine>,
    /// The newest contributions.
    pub newest: Vec<Item>,
    /// The ways in.
    pub ways: Vec<Way>,
}

/// A number with its name.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Where they are listed.
    pub href: Option<String>,
}

/// The verdicts of a view, counted.
#[derive(Clone, Debug, Serialize)]
pub struct ViewTally {
    /// The view's name.
    pub name: String,
    /// The counts.
    pub tally: Vec<Tally>,
}

/// A way into the map.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// The address.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What is to be found there.
    pub about: String,
}

impl Home {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let project = here.atlas.project();
        let map = &project.map;
        let objections = &here.atlas.objections;
        Self {
            description: here.words(&map.description),
            paper: here.words(&map.paper.title),
            citation: here.words(&map.paper.citation),
            paper_href: map.paper.url.as_ref().map(|url| url.value.clone()),
            thesis: map.thesis.map(|thesis| here.item(thesis)),
            ledger: map.thesis.map(|thesis| Ledger::of_thesis(here, thesis)),
            hinges: map.thesis.and_then(|_| Hinges::new(here)),
            figure: map.thesis.and_then(|thesis| figure::neighbourhood(here, thesis)),
            overview: figure::overview(here),
            disputes: objections.iter().take(LISTED).map(|&ix| Dispute::of(here, ix)).collect(),
            dispute_count: objections.len(),
            figures: figures(here),
            verdicts: View::ALL.iter().map(|&view| view_tally(here, view)).collect(),
            sections: map.paper.outline.iter().filter_map(|section| line(here, section)).collect(),
            newest: here.items(contributions(project).into_iter().take(LISTED)),
            ways: ways(here),
        }
    }
}

fn figures(here: &Standpoint<'_>) -> Vec<Count> {
    let project = here.atlas.project();
    let of_kind = |kind: Kind| project.nodes.iter().filter(|node| node.kind == kind).count();
    let contributions = project.nodes.iter().filter(|node| node.origin == Origin::Contributor).count();
    let reasons = project.reasons.iter().filter(|reason| reason.kind != ReasonKind::Contradicts).count();
    [
        ("claims", of_kind(Kind::Claim), Some("claims.html")),
        ("premises", of_kind(Kind::Premise), Some("premises.html")),
        ("rebuttals", of_kind(Kind::Rebuttal), Some("rebuttals.html")),
        ("reasons", reasons, Some("outline.html")),
        ("contributions", contributions, None),
        ("sources", project.bibliography.len(), Some("sources.html")),
    ]
    .into_iter()
    .map(|(name, count, file)| Count { name: here.say(name), count, href: file.map(|file| here.href(file)) })
    .collect()
}

fn view_tally(here: &Standpoint<'_>, view: View) -> ViewTally {
    let project = here.atlas.project();
    let judged: Vec<Verdict> = project
        .node_indices()
        .filter(|&ix: &NodeIx| project.node(ix).kind != Kind::Context)
        .filter_map(|ix| here.evaluation(view).node(ix))
        .collect();
    let count = |verdict: Verdict| judged.iter().filter(|&&other| other == verdict).count();
    let tally = Verdict::ALL.iter().map(|&verdict| Tally { badge: here.badge(verdict), count: count(verdict) });
    ViewTally { name: here.say(&format!("view-{view}")), tally: tally.filter(|tally| tally.count > 0).collect() }
}

fn ways(here: &Standpoint<'_>) -> Vec<Way> {
    let way = |file: &str, key: &str| Way {
        href: here.href(file),
        name: here.say(key),
        about: here.say(&format!("{key}-about")),
    };
    let tour = here.atlas.tours.first().map(|route| Way {
        href: tour::link(here, route).href,
        name: tour::title(here, route).text,
        about: tour::description(here, route).text,
    });
    let others = vec![way("map.html", "map"), way("outline.html", "outline"), way("board.html", "board")];
    tour.into_iter().chain(others).collect()
}
