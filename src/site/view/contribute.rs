//! The page on which a contribution is written: a form, and without scripts a file to fill in.

use super::super::dictionaries::direction;
use super::super::head::language_name;
use super::super::standpoint::Standpoint;
use super::super::stub;
use super::super::url::relative;
use super::Link;
use super::StubView;
use super::document;
use crate::load::SOURCE_KINDS;
use serde::Serialize;

/// What `contribute.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct ContributePage {
    /// The form's script, a module.
    pub module: String,
    /// The page's own style.
    pub style: String,
    /// What it fetches beside what "what if" does.
    pub lists: String,
    /// The languages in which a statement can be written, the page's first.
    pub languages: Vec<Tongue>,
    /// The same as tags with spaces between.
    pub tags: String,
    /// The kinds of source.
    pub source_kinds: &'static [&'static str],
    /// The folder for contributions.
    pub folder: &'static str,
    /// Where a new file can be made in the repository: the address up to the file's path.
    pub address: Option<String>,
    /// The name by which that address takes the file's text along.
    pub takes: Option<&'static str>,
    /// The repository.
    pub repository: Option<String>,
    /// A file with remarks, to fill in.
    pub stub: StubView,
    /// The map's own page for contributors.
    pub guide: Option<Link>,
}

/// A language in which one can write.
#[derive(Clone, Debug, Serialize)]
pub struct Tongue {
    /// Its tag.
    pub lang: String,
    /// Which way it is written.
    pub dir: &'static str,
    /// Its own name for itself.
    pub name: String,
}

impl ContributePage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let atlas = here.atlas;
        let languages = &atlas.project().map.languages;
        let tongue =
            |lang: &String| Tongue { lang: lang.clone(), dir: direction(lang), name: language_name(atlas, lang) };
        let (own, others): (Vec<_>, Vec<_>) = languages.iter().partition(|lang| *lang == here.language);
        let (address, takes) = atlas.new_file().unzip();
        let guide = atlas.plan.documents.iter().find(|slug| *slug == "contribute");
        Self {
            module: relative(here.path, &atlas.assets.contribute),
            style: relative(here.path, &atlas.assets.form_style),
            lists: relative(here.path, atlas.assets.lists.get(here.language).map_or("", String::as_str)),
            languages: own.into_iter().chain(others).map(tongue).collect(),
            tags: languages.join(" "),
            source_kinds: SOURCE_KINDS,
            folder: stub::FOLDER,
            address,
            takes: takes.flatten(),
            repository: atlas.project().map.site.repository.as_ref().map(|address| address.value.clone()),
            stub: stub::template(here),
            guide: guide.map(|slug| document::link(here, slug)),
        }
    }
}
