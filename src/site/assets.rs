//! Style and scripts: each under a name that carries a hash of its content, so that it can be cached for ever.

use std::collections::BTreeMap;

/// The theme's own assets.
const STYLE: &[(&str, &str)] = &[
    ("assets/style.css", include_str!("../../templates/assets/style.css")),
    ("assets/diagram.css", include_str!("../../templates/assets/diagram.css")),
    ("assets/map.css", include_str!("../../templates/assets/map.css")),
];
const ICON: (&str, &str) = ("assets/icon.svg", include_str!("../../templates/assets/icon.svg"));
/// The search, a module by itself, which a page loads when somebody searches.
const SEARCH: (&str, &str) = ("assets/search.js", include_str!("../../templates/assets/search.js"));
const SCRIPT: (&str, &str) = ("assets/app.js", include_str!("../../templates/assets/app.js"));

/// The modules of the map's viewer. A module stands after those that it imports; the last is the one that a page loads.
const VIEWER: &[(&str, &str)] = &[
    ("assets/map/room.js", include_str!("../../templates/assets/map/room.js")),
    ("assets/map/graph.js", include_str!("../../templates/assets/map/graph.js")),
    ("assets/map/link.js", include_str!("../../templates/assets/map/link.js")),
    ("assets/map/camera.js", include_str!("../../templates/assets/map/camera.js")),
    ("assets/map/find.js", include_str!("../../templates/assets/map/find.js")),
    ("assets/map/drawing.js", include_str!("../../templates/assets/map/drawing.js")),
    ("assets/map/look.js", include_str!("../../templates/assets/map/look.js")),
    ("assets/map.js", include_str!("../../templates/assets/map.js")),
];

/// The assets of a site.
#[derive(Clone, Debug)]
pub(super) struct Assets {
    /// The stylesheet's path below the root of the site.
    pub style: String,
    /// The script's path.
    pub script: String,
    /// The path of the map's viewer.
    pub viewer: String,
    /// The path of the search.
    pub search: String,
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
        let search = without_comments(&text(&SEARCH));
        let mut assets = Self {
            style: hashed("style", "css", &style),
            script: hashed("app", "js", &script),
            viewer: String::new(),
            search: hashed("search", "js", &search),
            icon: hashed("icon", "svg", &icon),
            files: BTreeMap::new(),
        };
        assets.files.insert(assets.style.clone(), style.into_bytes());
        assets.files.insert(assets.script.clone(), script.into_bytes());
        assets.files.insert(assets.icon.clone(), icon.into_bytes());
        assets.files.insert(assets.search.clone(), search.into_bytes());
        assets.add_modules(VIEWER.iter().map(|module| (module.0, without_comments(&text(module)))));
        let own = texts.iter().filter(|(name, _)| name.starts_with("assets/") && !Self::is_known(name));
        assets.files.extend(own.map(|(name, text)| ((*name).to_owned(), (*text).as_bytes().to_vec())));
        assets
    }

    /// Modules under hashed names. Each names what it imports by that name's end, `./room.js`, which becomes the hashed
    /// one: so a module's own hash changes with whatever it stands on.
    fn add_modules(&mut self, modules: impl Iterator<Item = (&'static str, String)>) {
        let mut names: Vec<(&str, String)> = Vec::new();
        for (name, mut text) in modules {
            for (import, path) in &names {
                let end = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
                text = text.replace(&format!("/{}\"", end(import)), &format!("/{}\"", end(path)));
            }
            let stem = name.trim_start_matches("assets/").trim_end_matches(".js");
            let path = hashed(stem, "js", &text);
            self.files.insert(path.clone(), text.into_bytes());
            self.viewer.clone_from(&path);
            names.push((name, path));
        }
    }

    /// Whether a file of a project's templates replaces one of the theme's assets.
    pub(super) fn is_known(name: &str) -> bool {
        STYLE.iter().chain(VIEWER).chain([&SCRIPT, &SEARCH, &ICON]).any(|(known, _)| *known == name)
    }
}

/// A module without its comments, as far as they have lines for themselves: a sixth of its weight.
fn without_comments(module: &str) -> String {
    let is_comment = |line: &&str| ["//", "/**", "*"].iter().any(|start| line.trim_start().starts_with(start));
    module.lines().filter(|line| !is_comment(line)).fold(String::new(), |text, line| text + line + "\n")
}

fn hashed(stem: &str, ending: &str, text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("assets/{stem}.{}.{ending}", &hash.as_str()[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_imports_others_by_the_names_that_they_are_shipped_under() {
        let assets = Assets::new(&BTreeMap::new());
        let mut imports = 0;
        for (path, bytes) in assets.files.iter().filter(|(path, _)| path.starts_with("assets/map")) {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            for line in String::from_utf8_lossy(bytes).lines().filter(|line| line.starts_with("import ")) {
                let name = line.split('"').nth(1).and_then(|name| name.strip_prefix("./")).unwrap_or_default();
                assert!(assets.files.contains_key(&format!("{folder}/{name}")), "{path}: {line}");
                imports += 1;
            }
        }
        assert!(imports > 5 && assets.files.contains_key(&assets.viewer), "{imports} imports, {}", assets.viewer);
    }

    #[test]
    fn a_change_deep_below_changes_the_name_of_the_viewer() {
        let own = BTreeMap::from([("assets/map/room.js", "export const nothing = 0;")]);
        assert_ne!(Assets::new(&own).viewer, Assets::new(&BTreeMap::new()).viewer);
    }
}
