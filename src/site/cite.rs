//! How to cite the map: a line of text, and an entry of BibTeX.

use super::head::map_title;
use super::standpoint::Standpoint;

/// The map as a line of a list of references: close to GB/T 7714 in Chinese, to APA elsewhere. Whatever a build does not
/// know (address, revision, day) is left out, and no author is made up: a map is the work of all who contribute to it.
pub(super) fn citation(here: &Standpoint<'_>) -> String {
    let atlas = here.atlas;
    let title = map_title(here).text;
    let day = atlas.date.unwrap_or_default();
    let revision = atlas.revision.map(|revision| here.dictionary.fill("cite-revision", &[("revision", revision)]));
    let address = address(here).unwrap_or_default();
    if super::reference::is_chinese(here.language) {
        let kind = if address.is_empty() { "[DB]" } else { "[DB/OL]" };
        let parts = [revision.unwrap_or_default(), day.to_owned(), address];
        let rest = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
        return format!("{title}{kind}. {}", ended(&rest));
    }
    let year = day.split('-').next().filter(|year| !year.is_empty()).map(|year| format!(" ({year})"));
    let kind = here.say("argument-map");
    let kind = revision.map_or(kind.clone(), |revision| format!("{kind}, {revision}"));
    let stop = if title.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{title}{stop}{} [{kind}]. {}", year.unwrap_or_default(), address).trim_end().to_owned()
}

fn ended(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text}.") }
}

/// The map as an entry of BibTeX.
pub(super) fn bibtex(here: &Standpoint<'_>) -> String {
    let atlas = here.atlas;
    let mut fields = vec![("title", format!("{{{}}}", escape(&map_title(here).text)))];
    fields.push(("howpublished", escape(&here.say("argument-map"))));
    let day = atlas.date.and_then(|day| Some((day.split('-').next()?, day)));
    fields.extend(day.map(|(year, _)| ("year", year.to_owned())));
    fields.extend(day.map(|(_, day)| ("date", day.to_owned())));
    fields.extend(atlas.revision.map(|revision| ("version", escape(revision))));
    fields.extend(address(here).map(|url| ("url", url)));
    fields.extend(atlas.project().map.site.licence.as_ref().map(|licence| ("note", escape(licence))));
    let lines: String = fields.iter().map(|(key, value)| format!("  {key} = {{{value}}},\n")).collect();
    let key = atlas.project().map.thesis.map_or("map", |thesis| atlas.project().node(thesis).id.as_str());
    format!("@misc{{{key},\n{lines}}}\n")
}

fn address(here: &Standpoint<'_>) -> Option<String> {
    here.atlas.base_url().map(|base| format!("{base}{}/index.html", here.language))
}

/// A text in which nothing means anything to TeX.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_title_means_anything_to_tex() {
        assert_eq!(escape("A_{b} & 50% \\x"), "A\\_\\{b\\} \\& 50\\% \\textbackslash{}x");
    }
}
