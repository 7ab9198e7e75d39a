//! Style and script: each under a name that carries a hash of its content, so that it can be cached for ever.

use std::collections::BTreeMap;

/// The theme's own assets.
const STYLE: &[(&str, &str)] = &[
    ("assets/style.css", include_str!("../../templates/assets/style.css")),
    ("assets/diagram.css", include_str!("../../templates/assets/diagram.css")),
];
const ICON: (&str, &str) = ("assets/icon.svg", include_str!("../../templates/assets/icon.svg"));
const SCRIPT: (&str, &str) = ("assets/app.js", include_str!("../../templates/assets/app.js"));

/// The assets of a site.
#[derive(Clone, Debug)]
pub(super) struct Assets {
    /// The stylesheet's path below the root of the site.
    pub style: String,
    /// The script's path.
    pub script: String,
    /// The icon's path.
    pub icon: String,
    /// Every file, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// The theme's assets, each replaced by the project's own where it has one, and whatever else the project has.
    pub(super) fn new(texts: &BTreeMap<&str, &str>) -> Self {
        let text = |&(name, theme): &(&str, &'static str)| texts.get(name).copied().unwrap_or(theme).to_owned();
        let style = STYLE.iter().map(text).collect::<Vec<_>>().join("\n");
        let script = text(&SCRIPT);
        let icon = text(&ICON);
        let mut assets = Self {
            style: hashed("style", "css", &style),
            script: hashed("app", "js", &script),
            icon: hashed("icon", "svg", &icon),
            files: BTreeMap::new(),
        };
        assets.files.insert(assets.style.clone(), style.into_bytes());
        assets.files.insert(assets.script.clone(), script.into_bytes());
        assets.files.insert(assets.icon.clone(), icon.into_bytes());
        let own = texts.iter().filter(|(name, _)| name.starts_with("assets/") && !Self::is_known(name));
        assets.files.extend(own.map(|(name, text)| ((*name).to_owned(), (*text).as_bytes().to_vec())));
        assets
    }

    /// Whether a file of a project's templates replaces one of the theme's assets.
    pub(super) fn is_known(name: &str) -> bool {
        STYLE.iter().chain([&SCRIPT, &ICON]).any(|(known, _)| *known == name)
    }
}

fn hashed(stem: &str, ending: &str, text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("assets/{stem}.{}.{ending}", &hash.as_str()[..10])
}
