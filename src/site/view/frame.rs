//! What stands round every page: head, masthead, breadcrumb, footer.

use super::{Link, Words};
use serde::Serialize;

/// What is the same on all pages of a language in one folder.
#[derive(Clone, Debug, Serialize)]
pub struct Masthead {
    /// The map's title.
    pub title: Words,
    /// The home page.
    pub home: String,
    /// The stylesheet.
    pub style: String,
    /// The script, comfort only.
    pub script: String,
    /// The viewer of the map page, a module.
    pub viewer: String,
    /// Its style.
    pub viewer_style: String,
    /// The page that lists everything and can be searched.
    pub search: String,
    /// The search itself, a module.
    pub searcher: String,
    /// What "what if" is made of.
    pub whatif: WhatIf,
    /// The icon.
    pub icon: String,
    /// The pages of the argument: map, outline, claims, premises, rebuttals.
    pub argument: Vec<Link>,
    /// The paper's sections; those of the first level only, or none, where there are too many for a menu.
    pub sections: Vec<Link>,
    /// The tours.
    pub tours: Vec<Link>,
    /// Documentation pages, the form for a contribution, board, glossary, schemes, sources, data, health.
    pub about: Vec<Link>,
    /// The revision of the map that is shown.
    pub revision: Option<String>,
    /// The day of the build, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The map's licence, a name.
    pub licence: Option<String>,
    /// Its text on the web.
    pub licence_href: Option<String>,
    /// The version of Elenchus.
    pub version: &'static str,
}

/// What "what if" loads when it is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIf {
    /// Its module.
    pub module: String,
    /// The map as numbers.
    pub argument: String,
    /// The titles in the page's language.
    pub titles: String,
    /// The folder of the pages of statements.
    pub nodes: String,
}

/// One page's own frame.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// For the class of the body: `home`, `map`, `outline`, `node`, `section`, `table`, `tour`, `schemes`, `sources`, `glossary`,
    /// `board`, `data`, `doc`, `health`, `search`, `chooser`, `missing`.
    pub kind: &'static str,
    /// The page's language; that of the interface where it has no dictionary.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The page's own address as seen from itself: where the masthead has it, the page is the current one.
    pub here: String,
    /// For `<title>`: the page, then the map.
    pub title: String,
    /// The page's heading, or none where the page makes it itself.
    pub heading: Option<Words>,
    /// One sentence for search engines.
    pub description: String,
    /// The Content-Security-Policy.
    pub policy: &'static str,
    /// The page's own absolute address; none without a base address.
    pub canonical: Option<String>,
    /// The absolute addresses of its translations, itself included; empty without a base address.
    pub alternates: Vec<Alternate>,
    /// The same page in the other languages.
    pub languages: Vec<Switch>,
    /// From the home page down to this one, which is the last and has no address.
    pub crumbs: Vec<Crumb>,
    /// What is missing in the page's language is shown in this one.
    pub fallback: Option<Fallback>,
    /// What the page is about, as JSON-LD that may stand in HTML as it is; to be written with `| safe`.
    pub linked: Option<String>,
    /// What the page says of itself where it is linked to; none without a base address.
    pub social: Option<Social>,
    /// The feed of the page's language.
    pub feed: Option<String>,
}

/// What a page says of itself where it is linked to.
#[derive(Clone, Debug, Serialize)]
pub struct Social {
    /// The map's title.
    pub site: String,
    /// The page's language, `zh_CN`.
    pub locale: String,
    /// Those of its translations.
    pub others: Vec<String>,
    /// A picture.
    pub picture: Option<Picture>,
}

/// A picture that stands for a page.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its absolute address.
    pub href: String,
    /// Its width in px.
    pub width: i32,
    /// Its height in px.
    pub height: i32,
}

/// A translation of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Its language, or `x-default`.
    pub lang: String,
    /// Its absolute address.
    pub href: String,
}

/// A link to the same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    /// The language.
    pub lang: String,
    /// Its own name for itself.
    pub name: String,
    /// The address.
    pub href: String,
}

/// A step of a breadcrumb.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// The address; none for the page itself.
    pub href: Option<String>,
    /// A section's number.
    pub no: Option<String>,
    /// The words.
    pub words: Words,
}

/// The language that stands in for the page's.
#[derive(Clone, Debug, Serialize)]
pub struct Fallback {
    /// Its tag.
    pub lang: String,
    /// Its name for itself.
    pub name: String,
}
