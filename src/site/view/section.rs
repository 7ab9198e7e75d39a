//! A section of the paper: its statements, paragraph by paragraph.

use super::super::figure;
use super::super::locator::paragraph;
use super::super::standpoint::Standpoint;
use super::{Badge, Figure, Item, Link, Words};
use crate::model::{Kind, Locator, NodeIx, Origin, Place, Section, Verdict, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `section.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct SectionPage {
    /// Its number.
    pub no: String,
    /// Its title.
    pub title: Words,
    /// How many of its statements hold, are contested, fall, with contributions.
    pub tally: Vec<Tally>,
    /// Its paragraphs, title and footnotes, as far as they have statements.
    pub groups: Vec<Group>,
    /// Contributions that belong here.
    pub contributed: Vec<Item>,
    /// Sections below it.
    pub subsections: Vec<SectionLine>,
    /// Its statements as a drawing.
    pub figure: Option<Figure>,
    /// The section before it.
    pub previous: Option<Link>,
    /// The section after it.
    pub next: Option<Link>,
}

/// Statements at one place of a section.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The anchor: `p-1`, `title`, `fn-5`, `whole`.
    pub id: String,
    /// `¶1`, `Title`, `Footnote 5`.
    pub label: String,
    /// Whether it is a paragraph.
    pub is_paragraph: bool,
    /// The statements, with the sentences that each covers.
    pub lines: Vec<GroupLine>,
}

/// A statement at its place.
#[derive(Clone, Debug, Serialize)]
pub struct GroupLine {
    /// The statement.
    pub item: Item,
    /// The sentences: `s3–5`; empty if none are named.
    pub sentences: String,
}

/// A section in a list, with its verdicts.
#[derive(Clone, Debug, Serialize)]
pub struct SectionLine {
    /// Number and title.
    pub link: Link,
    /// 1 for a section of the first level.
    pub depth: usize,
    /// How many statements hold, are contested, fall, with contributions.
    pub tally: Vec<Tally>,
}

/// A verdict and how many have it.
#[derive(Clone, Debug, Serialize)]
pub struct Tally {
    /// The verdict.
    pub badge: Badge,
    /// How many; never 0.
    pub count: usize,
}

impl SectionPage {
    pub(in super::super) fn new(here: &Standpoint<'_>, at: usize) -> Option<Self> {
        let outline = &here.atlas.project().map.paper.outline;
        let section = outline.get(at)?;
        let id = section.id.value.as_str();
        let neighbour = |at: Option<usize>| here.section(&outline.get(at?)?.id.value);
        let below = |other: &&Section| other.id.value.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'));
        Some(Self {
            no: id.to_owned(),
            title: here.words(&section.title),
            tally: tally(here, id),
            groups: groups(here, id),
            contributed: contributed(here, id),
            subsections: outline.iter().filter(below).filter_map(|section| line(here, section)).collect(),
            figure: figure::section(here, id),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
        })
    }
}

/// A section with its verdicts, for a list.
pub(in super::super) fn line(here: &Standpoint<'_>, section: &Section) -> Option<SectionLine> {
    let id = &section.id.value;
    Some(SectionLine { link: here.section(id)?, depth: id.split('.').count(), tally: tally(here, id) })
}

/// The verdicts of the statements whose home a section is.
pub(in super::super) fn tally(here: &Standpoint<'_>, section: &str) -> Vec<Tally> {
    let tally = |(verdict, count)| Tally { badge: here.badge(verdict), count };
    tally_of(here, section).into_iter().map(tally).collect()
}

/// How many of the statements whose home a section is have each verdict, with contributions; none of them 0.
pub(in super::super) fn tally_of(here: &Standpoint<'_>, section: &str) -> Vec<(Verdict, usize)> {
    let project = here.atlas.project();
    let homes = here.atlas.index.by_home.get(section).into_iter().flatten();
    let judged: Vec<Verdict> = homes
        .filter(|&&ix| project.node(ix).kind != Kind::Context)
        .filter_map(|&ix| here.evaluation(View::All).node(ix))
        .collect();
    let count = |verdict: Verdict| judged.iter().filter(|&&other| other == verdict).count();
    Verdict::ALL.iter().map(|&verdict| (verdict, count(verdict))).filter(|(_, count)| *count > 0).collect()
}

/// Statements at a place, by first sentences and id, with the words for their sentences.
type Lines = BTreeMap<(Option<(u32, u32)>, NodeIx), String>;

/// A place within a section; the order is that of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Title,
    Whole,
    Paragraph(u32),
    Footnote(u32),
}

fn groups(here: &Standpoint<'_>, id: &str) -> Vec<Group> {
    let project = here.atlas.project();
    let mut spots: BTreeMap<Spot, Lines> = BTreeMap::new();
    for &ix in here.atlas.index.by_section.get(id).into_iter().flatten() {
        let node = project.node(ix);
        if node.origin == Origin::Contributor {
            continue;
        }
        for locator in node.at.iter().map(|at| &at.value).filter(|locator| locator.is_in(id)) {
            let (first, sentences) = sentences(here, locator);
            spots.entry(spot(here, locator)).or_default().insert((first, ix), sentences);
        }
    }
    spots.into_iter().map(|(spot, lines)| group(here, spot, lines)).collect()
}

fn spot(here: &Standpoint<'_>, locator: &Locator) -> Spot {
    match (paragraph(here, locator), &locator.place) {
        (Some(number), _) => Spot::Paragraph(number),
        (None, Place::Title) => Spot::Title,
        (None, Place::Footnote(number)) => Spot::Footnote(*number),
        (None, Place::Sentences { .. }) => Spot::Whole,
    }
}

fn sentences(here: &Standpoint<'_>, locator: &Locator) -> (Option<(u32, u32)>, String) {
    match &locator.place {
        Place::Sentences { ranges, .. } if !ranges.is_empty() => (ranges.first().copied(), here.sentences(ranges)),
        _ => (None, String::new()),
    }
}

fn group(here: &Standpoint<'_>, spot: Spot, lines: Lines) -> Group {
    let (id, label) = match spot {
        Spot::Title => ("title".to_owned(), here.say("place-title")),
        Spot::Whole => ("whole".to_owned(), here.say("place-whole")),
        Spot::Paragraph(number) => (format!("p-{number}"), format!("¶{number}")),
        Spot::Footnote(number) => {
            let label = here.dictionary.fill("place-footnote", &[("number", &number.to_string())]);
            (format!("note-{number}"), label)
        }
    };
    let line =
        |((_, ix), sentences): ((Option<(u32, u32)>, NodeIx), String)| GroupLine { item: here.item(ix), sentences };
    let is_paragraph = matches!(spot, Spot::Paragraph(_));
    Group { id, label, is_paragraph, lines: lines.into_iter().map(line).collect() }
}

/// What contributors added here, and what editors added without a place in the paper.
fn contributed(here: &Standpoint<'_>, id: &str) -> Vec<Item> {
    let project = here.atlas.project();
    let placed = |ix: NodeIx| project.node(ix).is_papers() && project.node(ix).at.iter().any(|at| at.value.is_in(id));
    let homes = here.atlas.index.by_home.get(id).into_iter().flatten().copied();
    here.items(homes.filter(|&ix| !placed(ix)))
}
