//! What machines read: the whole map as JSON, the sitemap, the rules for robots.

use super::Atlas;
use super::standpoint::Standpoint;
use crate::analyse::{Lever, Prop};
use crate::evaluate::framework::Item;
use crate::model::{Localized, NodeIx, ReasonIx, Target, View};
use serde_json::{Map, Value, json};

/// `map.json`: everything, with verdicts; addresses are relative to the root of the site.
pub(super) fn map_json(atlas: &Atlas<'_>) -> Vec<u8> {
    let project = atlas.project();
    let nodes: Map<String, Value> =
        project.node_indices().map(|ix| (project.node(ix).id.clone(), node(atlas, ix))).collect();
    let reasons: Map<String, Value> =
        project.reason_indices().map(|ix| (project.reason(ix).id.clone(), reason(atlas, ix))).collect();
    let map = json!({
        "version": 1,
        "title": localized(&project.map.title),
        "languages": project.map.languages,
        "thesis": project.map.thesis.map(|thesis| &project.node(thesis).id),
        "revision": atlas.revision,
        "nodes": nodes,
        "reasons": reasons,
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

/// `sitemap.xml`: every page that is really written in its language, with its translations.
pub(super) fn sitemap(atlas: &Atlas<'_>, base: &str) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in atlas.plan.pages.iter().filter(|page| page.is_translated()) {
        xml.push_str(&format!("<url><loc>{}</loc>", escape(&format!("{base}{}", page.path))));
        for language in &page.alternates {
            let href = escape(&format!("{base}{language}/{}", page.file));
            xml.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", escape(language)));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// `robots.txt`: everything is open.
pub(super) fn robots(base: Option<&str>) -> Vec<u8> {
    let sitemap = base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
