//! What a page is about, for search engines: JSON-LD in the words of schema.org.
//!
//! It stands in the page as data, which no browser runs. `<`, `>` and `&` are written as escapes of JSON, so that no text
//! of a map can end the element or begin another one.

use super::head::map_title;
use super::plan::{Planned, Subject};
use super::standpoint::Standpoint;
use super::url::resolve;
use super::view::Words;
use super::view::frame::Crumb;
use crate::model::{Kind, Localized, Node, NodeIx, Origin};
use serde_json::{Map, Value, json};

/// The data of a page.
pub(super) fn linked_data(here: &Standpoint<'_>, page: &Planned, description: &str, crumbs: &[Crumb]) -> String {
    let mut graph = vec![about(here, page, description)];
    graph.extend(breadcrumb(here, crumbs));
    let data = json!({"@context": "https://schema.org", "@graph": graph});
    escape(&data.to_string())
}

/// JSON that may stand in an element of HTML.
fn escape(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// An object without what is empty.
fn object(kind: &str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    let fields = fields.into_iter().filter(|(_, value)| !is_empty(value));
    let all = std::iter::once(("@type", json!(kind))).chain(fields);
    all.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>().into()
}

fn about(here: &Standpoint<'_>, page: &Planned, description: &str) -> Value {
    let address = here.atlas.base_url().map(|base| format!("{base}{}", page.path));
    let common = |name: String| {
        [
            ("@id", json!(address)),
            ("url", json!(address)),
            ("name", json!(name)),
            ("description", json!(description)),
            ("inLanguage", json!(here.language)),
            ("isPartOf", site(here)),
        ]
    };
    let title = || super::head::heading(here, &page.subject).unwrap_or_default().text;
    let with = |kind: &str, more: Vec<(&'static str, Value)>| object(kind, common(title()).into_iter().chain(more));
    match &page.subject {
        Subject::Home => {
            let thesis = here.atlas.project().map.thesis.map(|thesis| claim(here, thesis));
            let more = [("about", paper(here)), ("mainEntity", json!(thesis))];
            object("WebPage", common(map_title(here).text).into_iter().chain(more))
        }
        Subject::Node(ix) => {
            let page = object("WebPage", common(title()));
            merged(page, [("mainEntity", claim(here, *ix))])
        }
        Subject::Section(at) => {
            let section = here.atlas.project().map.paper.outline.get(*at);
            let number = section.map(|section| section.id.value.clone());
            with("WebPage", vec![("about", object("Chapter", chapter(here, title(), number)))])
        }
        Subject::Statements(_)
        | Subject::Schemes
        | Subject::Sources
        | Subject::Outline
        | Subject::Map
        | Subject::Rules
        | Subject::Search => with("CollectionPage", Vec::new()),
        Subject::Glossary => with("DefinedTermSet", vec![("hasDefinedTerm", terms(here))]),
        Subject::Tour(id) => with("ItemList", vec![("itemListElement", stops(here, id))]),
        Subject::Data => with("Dataset", dataset(here)),
        Subject::Document(_) | Subject::Board | Subject::Contribute | Subject::Health | Subject::Rule(_) => {
            with("WebPage", Vec::new())
        }
    }
}

fn merged(mut object: Value, more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    object
}

/// The map as a whole.
fn site(here: &Standpoint<'_>) -> Value {
    let licence = here.atlas.project().map.site.licence.as_deref();
    let address = here.atlas.base_url().map(|base| format!("{base}{}/index.html", here.language));
    object(
        "WebSite",
        [
            ("url", json!(address)),
            ("name", json!(map_title(here).text)),
            ("license", json!(licence.map(|name| super::head::licence_href(name).unwrap_or(name)))),
            ("version", json!(here.atlas.revision)),
        ],
    )
}

/// The paper; null if nothing is known of it.
fn paper(here: &Standpoint<'_>) -> Value {
    let paper = &here.atlas.project().map.paper;
    let title = here.words(&paper.title).text;
    if title.is_empty() {
        return Value::Null;
    }
    let person = |name: &Localized| object("Person", [("name", json!(here.words(name).text))]);
    object(
        "ScholarlyArticle",
        [
            ("name", json!(title)),
            ("author", paper.authors.iter().map(person).collect()),
            ("url", json!(paper.url.as_ref().map(|url| &url.value))),
        ],
    )
}

fn chapter(here: &Standpoint<'_>, title: String, number: Option<String>) -> [(&'static str, Value); 3] {
    [("name", json!(title)), ("position", json!(number)), ("isPartOf", paper(here))]
}

/// A statement. The verdict is not among the data: it is about the map, and schema.org's ratings are about the truth.
fn claim(here: &Standpoint<'_>, ix: NodeIx) -> Value {
    let node = here.atlas.project().node(ix);
    let Words { text, lang } = here.title(ix);
    let address = here.atlas.base_url().map(|base| format!("{base}{}/nodes/{}.html", here.language, node.id));
    let by = node.by.as_ref().map(|name| object("Person", [("name", json!(name))]));
    let is_papers = node.origin == Origin::Paper;
    object(
        if node.kind == Kind::Context { "CreativeWork" } else { "Claim" },
        [
            ("@id", json!(address.map(|address| format!("{address}#statement")))),
            ("text", json!(text)),
            ("inLanguage", json!(lang.unwrap_or_else(|| here.language.to_owned()))),
            ("author", json!(by)),
            ("dateCreated", json!(node.date)),
            ("citation", citations(here, node)),
            (
                if node.kind == Kind::Context { "isBasedOn" } else { "appearance" },
                if is_papers { paper(here) } else { Value::Null },
            ),
        ],
    )
}

fn citations(here: &Standpoint<'_>, node: &Node) -> Value {
    let project = here.atlas.project();
    let text = |key: &str| {
        let runs = super::reference::format(project.bibliography.get(key)?, here.language);
        Some(runs.into_iter().map(|run| run.text).collect::<String>().trim().to_owned())
    };
    node.cites.iter().filter_map(|cite| text(&cite.key.value)).collect::<Vec<_>>().into()
}

fn terms(here: &Standpoint<'_>) -> Value {
    let term = |term: &crate::model::Term| {
        object("DefinedTerm", [("name", json!(here.words(&term.term).text)), ("termCode", json!(term.id))])
    };
    here.atlas.project().glossary.iter().map(term).collect()
}

fn stops(here: &Standpoint<'_>, id: &str) -> Value {
    let route = here.atlas.tours.iter().find(|route| route.id == id);
    let halts = route.map(|route| route.halts.as_slice()).unwrap_or_default();
    let stop = |(at, halt): (usize, &super::tours::Halt)| {
        object("ListItem", [("position", json!(at + 1)), ("item", claim(here, halt.node))])
    };
    halts.iter().enumerate().map(stop).collect()
}

fn dataset(here: &Standpoint<'_>) -> Vec<(&'static str, Value)> {
    let licence = here.atlas.project().map.site.licence.as_deref();
    let file = here.atlas.base_url().map(|base| {
        let fields = [("contentUrl", json!(format!("{base}map.json"))), ("encodingFormat", json!("application/json"))];
        object("DataDownload", fields)
    });
    vec![
        ("license", json!(licence.map(|name| super::head::licence_href(name).unwrap_or(name)))),
        ("version", json!(here.atlas.revision)),
        ("dateModified", json!(here.atlas.date)),
        ("distribution", json!(file)),
    ]
}

/// The way from the home page to this one; none without a base address.
fn breadcrumb(here: &Standpoint<'_>, crumbs: &[Crumb]) -> Option<Value> {
    let base = here.atlas.base_url().filter(|_| crumbs.len() > 1)?;
    let step = |(at, crumb): (usize, &Crumb)| {
        let address = crumb.href.as_ref().map(|href| format!("{base}{}", resolve(here.path, href)));
        let fields = [("position", json!(at + 1)), ("name", json!(crumb.words.text)), ("item", json!(address))];
        object("ListItem", fields)
    };
    let steps: Vec<Value> = crumbs.iter().enumerate().map(step).collect();
    Some(object("BreadcrumbList", [("itemListElement", steps.into())]))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_text_ends_the_element() {
        let escaped = escape("{\"a\":\"</script><!--<script>&amp;\"}");
        assert!(!escaped.contains(['<', '>', '&']));
        let value: serde_json::Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(value["a"], "</script><!--<script>&amp;");
    }
}
