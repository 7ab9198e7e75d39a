//! The whole map as JSON, for programs: `map.json`, whose form is described by `map.schema.json`.
//!
//! The form has a number. Under one number keys are added and never taken away or given another meaning.

use super::Atlas;
use super::standpoint::Standpoint;
use crate::analyse::{Lever, Prop};
use crate::evaluate::framework::Item;
use crate::model::{Localized, NodeIx, ReasonIx, Reference, Section, Target, Term, Tour, View};
use serde_json::{Map, Value, json};

/// The number of the form.
const VERSION: u32 = 1;

/// The schema of `map.json`.
pub(super) const SCHEMA: &str = include_str!("map.schema.json");

/// `map.json`: everything, with verdicts; addresses are relative to the root of the site.
pub(super) fn write(atlas: &Atlas<'_>) -> Vec<u8> {
    let project = atlas.project();
    let nodes: Map<String, Value> =
        project.node_indices().map(|ix| (project.node(ix).id.clone(), node(atlas, ix))).collect();
    let reasons: Map<String, Value> =
        project.reason_indices().map(|ix| (project.reason(ix).id.clone(), reason(atlas, ix))).collect();
    let info = &project.map;
    let sources: Map<String, Value> =
        project.bibliography.iter().map(|(key, reference)| (key.clone(), source(reference))).collect();
    let map = json!({
        "$schema": "map.schema.json",
        "format": "elenchus-map",
        "version": VERSION,
        "title": localized(&info.title),
        "description": localized(&info.description),
        "languages": info.languages,
        "licence": info.site.licence,
        "date": atlas.date,
        "paper": {
            "title": localized(&info.paper.title),
            "authors": info.paper.authors.iter().map(localized).collect::<Vec<_>>(),
            "citation": localized(&info.paper.citation),
            "url": info.paper.url.as_ref().map(|url| &url.value),
            "sections": info.paper.outline.iter().map(section).collect::<Vec<_>>(),
        },
        "thesis": info.thesis.map(|thesis| &project.node(thesis).id),
        "revision": atlas.revision,
        "nodes": nodes,
        "reasons": reasons,
        "sources": sources,
        "tours": info.tours.iter().map(|of| tour(atlas, of)).collect::<Vec<_>>(),
        "glossary": project.glossary.iter().map(|of| term(atlas, of)).collect::<Vec<_>>(),
    });
    let mut bytes = map.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn node(atlas: &Atlas<'_>, ix: NodeIx) -> Value {
    let project = atlas.project();
    let node = project.node(ix);
    let at: Vec<String> = {
        let here = Standpoint::new(atlas, project.map.primary(), "");
        node.at.iter().map(|at| here.locator(&at.value).text).collect()
    };
    let url: Map<String, Value> = project
        .map
        .languages
        .iter()
        .map(|language| (language.clone(), json!(format!("{language}/nodes/{}.html", node.id))))
        .collect();
    json!({
        "kind": node.kind,
        "title": localized(&node.title),
        "text": localized(&node.text),
        "origin": node.origin,
        "stance": node.stance,
        "basis": node.basis,
        "standard": node.standard,
        "at": at,
        "by": node.by,
        "date": node.date,
        "cites": node.cites.iter().map(|cite| json!({"key": cite.key.value, "at": cite.at})).collect::<Vec<_>>(),
        "section": node.home,
        "url": url,
        "verdicts": {
            "paper": atlas.argument.evaluations.in_view(View::Paper).node(ix),
            "all": atlas.argument.evaluations.in_view(View::All).node(ix),
        },
        "turns": {"paper": turns(atlas, ix, View::Paper), "all": turns(atlas, ix, View::All)},
    })
}

/// Of what changes a verdict alone, so many are named, the nearest; `down_count` and `up_count` say how many there are.
const TURNS: usize = 10;

/// What would change the verdict on a node: `down`, the statements each of which takes it down by falling; `up`, the
/// reasons each of which raises it when answered, and the statements that do by falling; `down_together` and
/// `up_together`, where nothing alone is enough. Null if the node is not in the view, or the view is too large to try.
fn turns(atlas: &Atlas<'_>, ix: NodeIx, view: View) -> Value {
    let evaluation = atlas.argument.evaluations.in_view(view);
    let outlook = || atlas.turning.as_ref()?.outlooks(view).of(evaluation.statement(ix)?);
    let Some(outlook) = outlook() else { return Value::Null };
    let project = atlas.project();
    let node = |s| &project.node(evaluation.member(s)).id;
    let reason = |r| &project.reason(evaluation.reason_at(r)).id;
    let prop = |prop: &Prop| json!({"falls": node(prop.statement), "to": prop.to});
    let lever = |lever: &Lever| match lever.item {
        Item::Statement(s) => json!({"falls": node(s), "to": lever.to}),
        Item::Reason(r) => json!({"answered": reason(r), "to": lever.to}),
    };
    json!({
        "down": outlook.props.iter().take(TURNS).map(prop).collect::<Vec<_>>(),
        "down_together": outlook.props_together.iter().map(|&s| node(s)).collect::<Vec<_>>(),
        "down_count": outlook.props.len(),
        "up": outlook.answers.iter().chain(&outlook.falls).take(TURNS).map(lever).collect::<Vec<_>>(),
        "up_count": outlook.answers.len() + outlook.falls.len(),
        "up_together": outlook.answers_together.iter().map(|&r| reason(r)).collect::<Vec<_>>(),
    })
}

fn reason(atlas: &Atlas<'_>, ix: ReasonIx) -> Value {
    let project = atlas.project();
    let reason = project.reason(ix);
    let id = |ix: ReasonIx| json!(project.reason(ix).id);
    let (target, stronger, weaker) = match reason.target {
        Target::Node(node) => (json!(project.node(node).id), Value::Null, Value::Null),
        Target::Reason(other) => (id(other), Value::Null, Value::Null),
        Target::Preference { stronger, weaker } => (Value::Null, id(stronger), id(weaker)),
    };
    let anchor = &project.node(atlas.index.anchor_of(ix)).id;
    let url: Map<String, Value> = project
        .map
        .languages
        .iter()
        .map(|language| (language.clone(), json!(format!("{language}/nodes/{anchor}.html#r-{}", reason.id))))
        .collect();
    let asks = reason
        .asks
        .as_ref()
        .map(|asks| json!({"question": format!("{}/{}", asks.scheme, asks.question), "of": asks.of.map(id)}));
    json!({
        "kind": reason.kind,
        "lead": project.node(reason.lead).id,
        "premises": reason.premises.iter().map(|premise| &project.node(premise.node).id).collect::<Vec<_>>(),
        "target": target,
        "stronger": stronger,
        "weaker": weaker,
        "scheme": reason.scheme,
        "asks": asks,
        "strict": reason.strict,
        "warrant": localized(&reason.warrant),
        "verdicts": {
            "paper": atlas.argument.evaluations.in_view(View::Paper).reason(ix),
            "all": atlas.argument.evaluations.in_view(View::All).reason(ix),
        },
        "url": url,
    })
}

fn localized(text: &Localized) -> Value {
    text.iter().map(|(language, text)| (language.to_owned(), json!(text.value))).collect::<Map<_, _>>().into()
}

fn section(section: &Section) -> Value {
    json!({
        "id": section.id.value,
        "title": localized(&section.title),
        "paragraphs": section.paragraphs,
        "footnotes": section.footnotes,
    })
}

fn source(reference: &Reference) -> Value {
    json!({
        "type": reference.kind,
        "title": localized(&reference.title),
        "authors": reference.authors.iter().map(localized).collect::<Vec<_>>(),
        "year": reference.year,
        "date": reference.date,
        "container": localized(&reference.container),
        "publisher": localized(&reference.publisher),
        "volume": reference.volume,
        "issue": reference.issue,
        "pages": reference.pages,
        "court": localized(&reference.court),
        "number": reference.number,
        "url": reference.url.as_ref().map(|url| &url.value),
        "accessed": reference.accessed,
        "archived": reference.archived.as_ref().map(|url| &url.value),
        "unresolved": reference.unresolved,
        "note": localized(&reference.note),
    })
}

fn tour(atlas: &Atlas<'_>, tour: &Tour) -> Value {
    let project = atlas.project();
    let stops = tour.stops.iter();
    json!({
        "id": tour.id,
        "title": localized(&tour.title),
        "description": localized(&tour.description),
        "stops": stops
            .map(|stop| json!({"node": project.node(stop.node).id, "text": localized(&stop.text)}))
            .collect::<Vec<_>>(),
    })
}

fn term(atlas: &Atlas<'_>, term: &Term) -> Value {
    let project = atlas.project();
    json!({
        "id": term.id,
        "term": localized(&term.term),
        "text": localized(&term.text),
        "see": term.see.iter().map(|&ix| &project.node(ix).id).collect::<Vec<_>>(),
    })
}
