//! The feed of a language: the map's contributions as Atom (RFC 4287), newest first.
//!
//! Dates are those of the contributions, never those of a clock, so that a build without news writes the same bytes.

use super::Atlas;
use super::feeds::escape;
use super::head::map_title;
use super::index::contributions;
use super::standpoint::Standpoint;
use super::view::node::NodePage;
use crate::locale::within_quotes;
use crate::model::NodeIx;

/// At most so many contributions are in a feed.
const LISTED: usize = 50;

/// The newest day on which something was contributed.
pub(super) fn newest<'a>(atlas: &Atlas<'a>) -> Option<&'a str> {
    let dates = atlas.project().nodes.iter().filter(|node| !node.is_papers()).filter_map(|node| node.date.as_deref());
    dates.max()
}

/// The feed; none without a base address, or where no contribution has a date.
pub(super) fn feed(atlas: &Atlas<'_>, language: &str) -> Option<Vec<u8>> {
    let (base, updated) = (atlas.base_url()?, newest(atlas)?);
    let path = format!("{language}/feed.xml");
    let here = &Standpoint::new(atlas, language, &path);
    let (title, description) = (map_title(here), here.words(&atlas.project().map.description));
    let own = format!("{base}{path}");
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escape(language)
    );
    let mut line = |text: String| xml.push_str(&format!("{text}\n"));
    let named = here.dictionary.fill("feed-title", &[("map", &title.text)]);
    line(format!("<title>{}</title>", escape(&named)));
    if !description.text.is_empty() {
        line(format!("<subtitle>{}</subtitle>", escape(&description.text)));
    }
    line(format!("<id>{}</id>", escape(&own)));
    line(format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escape(&own)));
    let home = format!("{base}{language}/index.html");
    line(format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escape(&home)));
    line(format!("<updated>{}</updated>", time(updated)));
    line(format!("<author><name>{}</name></author>", escape(&title.text)));
    line(format!("<generator version=\"{}\">Elenchus</generator>", env!("CARGO_PKG_VERSION")));
    if let Some(licence) = &atlas.project().map.site.licence {
        line(format!("<rights>{}</rights>", escape(licence)));
    }
    let dated = contributions(atlas.project()).into_iter().filter(|&ix| atlas.project().node(ix).date.is_some());
    dated.take(LISTED).for_each(|ix| line(entry(here, base, ix)));
    line("</feed>".to_owned());
    Some(xml.into_bytes())
}

fn entry(here: &Standpoint<'_>, base: &str, ix: NodeIx) -> String {
    let node = here.atlas.project().node(ix);
    let title = here.title(ix);
    let address = escape(&format!("{base}{}/nodes/{}.html", here.language, node.id));
    let lang = title.lang.map(|lang| format!(" xml:lang=\"{}\"", escape(&lang))).unwrap_or_default();
    let date = time(node.date.as_deref().unwrap_or_default());
    let author = node.by.as_ref().map(|by| format!("<author><name>{}</name></author>\n", escape(by)));
    format!(
        "<entry>\n<title{lang}>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n<published>{date}</published>\n<updated>{date}</updated>\n{}<summary>{}</summary>\n</entry>",
        escape(title.text.trim()),
        author.unwrap_or_default(),
        escape(&summary(here, ix)),
    )
}

/// What the contribution does, and how it stands.
fn summary(here: &Standpoint<'_>, ix: NodeIx) -> String {
    let project = here.atlas.project();
    let does = |reason| {
        let about = within_quotes(&here.title(here.atlas.index.anchor_of(reason)).text);
        let word = here.say(&format!("reason-{}", project.reason(reason).kind));
        here.dictionary.fill("figure-does", &[("does", &word), ("title", &about)])
    };
    let uses = here.atlas.argument.graph.uses_of(ix);
    let led = uses.into_iter().filter(|&reason| project.reason(reason).lead == ix);
    let mut parts: Vec<String> = led.map(does).collect();
    parts.push(NodePage::summary(here, ix));
    parts.join(here.dictionary.word("semicolon"))
}

/// Midnight of a day, in UTC.
fn time(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
