//! A comparison of two versions as one page that needs nothing beside it: the report in words, a drawing of what has
//! changed with the verdicts before and after, and one of what was removed.

use super::cast::{Cast, Links};
use super::render::Press;
use super::standpoint::Standpoint;
use super::view::{Figure, LegendRow};
use super::{Atlas, SiteInput, Templates, legend};
use crate::diagram::legend::{Entry, occurring, symbol};
use crate::diagram::{self, Scene, svg};
use crate::diff::{Diff, Item, Report, Version, tell};
use crate::locale::Dictionary;
use crate::model::{NodeIx, Project, ReasonIx, Target, View};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The stylesheets of the page. The site's own, and a little besides: the page looks like the site.
const STYLE: [&str; 3] = [
    include_str!("../../templates/assets/style.css"),
    include_str!("../../templates/assets/diagram.css"),
    include_str!("../../templates/assets/changes.css"),
];
/// Width of the narrow drawings in px.
const NARROW: i32 = 340;
/// What has more statements than this is not drawn.
const MOST_CARDS: usize = 120;

/// What `changes.html` sees. Texts that are HTML were escaped by whoever wrote them.
#[derive(Debug, Serialize)]
struct ChangesPage {
    lang: String,
    title: String,
    between: String,
    lead: String,
    parts: String,
    figures: Vec<Figure>,
    foot: String,
    style: String,
}

/// The whole page.
pub fn page(diff: &Diff, before: &Version, after: &Version, report: &Report) -> String {
    let (lead, parts) = tell::html(report);
    let figures = [changed(diff, before, after, report), removed(diff, before, report)];
    let view = ChangesPage {
        lang: report.language.clone(),
        title: report.title.clone(),
        between: tell::html_line(&report.between),
        lead,
        parts,
        figures: figures.into_iter().flatten().collect(),
        foot: report.foot.clone(),
        style: STYLE.join("\n"),
    };
    let printed = Press::new(&BTreeMap::new(), Dictionary::of(&report.language))
        .and_then(|press| press.print("changes.html", &view, &(), tera::Value::none()));
    // The theme's own templates are tested; a fault of one is told where the page would be.
    printed.map_or_else(|error| error.to_string(), |page| String::from_utf8_lossy(&page).into_owned())
}

/// What is new or has another verdict, with the reasons that connect it.
fn changed(diff: &Diff, before: &Version, after: &Version, report: &Report) -> Option<Figure> {
    let project = &after.argument.project;
    let mut marked: BTreeSet<NodeIx> = diff.statements.added.iter().copied().collect();
    let mut steps: BTreeSet<ReasonIx> = diff.reasons.added.iter().copied().collect();
    steps.extend(diff.reasons.edited.iter().filter(|pair| !pair.fields.is_empty()).map(|pair| pair.after));
    for change in &diff.verdicts {
        match change.item {
            Item::Node(_, is) => drop(marked.insert(is)),
            Item::Reason(_, is) => drop(steps.insert(is)),
        }
    }
    marked.extend(diff.statements.edited.iter().map(|pair| pair.after));
    let mut nodes = marked.clone();
    steps.iter().for_each(|&ix| add_ends(project, ix, &mut nodes));
    if nodes.len() > MOST_CARDS {
        nodes = marked.clone();
    }
    let added: BTreeSet<NodeIx> = diff.statements.added.iter().copied().collect();
    draw(after, report, nodes, "diff-figure", |scene, here| {
        for card in &mut scene.cards {
            let Some(ix) = project.find_node(&card.id).filter(|ix| marked.contains(ix)) else { continue };
            card.focus = true;
            let mark =
                if added.contains(&ix) { Some("diff-new") } else { is_edited(diff, ix).then_some("diff-edited-mark") };
            if let Some(mark) = mark {
                card.word = format!("{} · {}", here.say(mark), card.word);
            }
            let earlier = diff.matching.node_before(ix).and_then(|was| before.argument.evaluations.all.node(was));
            if let (Some(badge), Some(was)) = (&mut card.badge, earlier)
                && badge.verdict != was
            {
                let was = here.say(&format!("verdict-{was}"));
                badge.word = here.dictionary.fill("diff-badge", &[("before", &was), ("after", &badge.word)]);
            }
        }
    })
}

/// What is gone, as it was.
fn removed(diff: &Diff, before: &Version, report: &Report) -> Option<Figure> {
    let project = &before.argument.project;
    let gone: BTreeSet<NodeIx> = diff.statements.removed.iter().copied().collect();
    let mut nodes = gone.clone();
    diff.reasons.removed.iter().for_each(|&ix| add_ends(project, ix, &mut nodes));
    if nodes.len() > MOST_CARDS {
        nodes = gone.clone();
    }
    draw(before, report, nodes, "diff-figure-gone", |scene, here| {
        for card in &mut scene.cards {
            if project.find_node(&card.id).is_some_and(|ix| gone.contains(&ix)) {
                card.focus = true;
                card.word = format!("{} · {}", here.say("diff-gone"), card.word);
            }
        }
    })
}

fn is_edited(diff: &Diff, ix: NodeIx) -> bool {
    diff.statements.edited.iter().any(|pair| pair.after == ix)
}

/// Everything that a reason is made of and speaks about, along a chain of undercuts too.
fn add_ends(project: &Project, ix: ReasonIx, nodes: &mut BTreeSet<NodeIx>) {
    let mut open = vec![ix];
    let mut seen = BTreeSet::new();
    while let Some(ix) = open.pop() {
        if !seen.insert(ix) {
            continue;
        }
        let reason = project.reason(ix);
        nodes.extend(reason.premises.iter().map(|premise| premise.node));
        match reason.target {
            Target::Node(node) => drop(nodes.insert(node)),
            Target::Reason(other) => open.push(other),
            Target::Preference { stronger, weaker } => open.extend([stronger, weaker]),
        }
    }
}

/// Some statements of a version, for wide screens and for narrow ones; none if there are none, or too many.
fn draw(
    version: &Version,
    report: &Report,
    nodes: BTreeSet<NodeIx>,
    key: &str,
    mark: impl Fn(&mut Scene, &Standpoint<'_>),
) -> Option<Figure> {
    if nodes.is_empty() || nodes.len() > MOST_CARDS {
        return None;
    }
    let templates = Templates::new();
    let input = SiteInput {
        argument: &version.argument,
        templates: &templates,
        revision: None,
        date: None,
        cards: false,
        rewritten: None,
    };
    let atlas = Atlas::new(&input, &BTreeMap::new());
    let here = Standpoint::new(&atlas, &report.language, "");
    let mut cast = Cast::whole(&here).inside(nodes);
    cast.links = Links::Nowhere;
    cast.restrict();
    let mut scene = cast.scene(&here.say(key), &cast.counts("draw-counts"));
    mark(&mut scene, &here);
    scene.framing = diagram::Framing::Never;
    let see = here.say("figure-see");
    scene.prefix = format!("{key}-w");
    let wide = svg::write(&diagram::map(&scene));
    scene.prefix = format!("{key}-n");
    let narrow = svg::write(&diagram::outline(&scene, NARROW, &see));
    let words = |entry| match entry {
        Entry::Focus => here.say("diff-legend-focus"),
        _ => legend::words(&here, entry, View::All),
    };
    let row = |entry| LegendRow { symbol: symbol(entry), words: words(entry) };
    let legend = occurring(&scene).into_iter().map(row).collect();
    Some(Figure { scope: "map", label: here.say(key), wide, narrow, legend })
}
