//! Style and scripts: each under a name that carries a hash of its content, so that it can be cached for ever.

use super::rename::shorten;
use super::script::{bundle, squeeze};
use super::sheet;
use super::terse::terse;
use std::collections::BTreeMap;

/// The theme's own assets.
const STYLE: &[(&str, &str)] = &[
    ("assets/style.css", include_str!("../../templates/assets/style.css")),
    ("assets/diagram.css", include_str!("../../templates/assets/diagram.css")),
    ("assets/whatif.css", include_str!("../../templates/assets/whatif.css")),
];
/// The style of the page with the form for a contribution.
const VIEWER_STYLE: (&str, &str) = ("assets/map.css", include_str!("../../templates/assets/map.css"));
const FORM_STYLE: (&str, &str) = ("assets/contribute.css", include_str!("../../templates/assets/contribute.css"));
const ICON: (&str, &str) = ("assets/icon.svg", include_str!("../../templates/assets/icon.svg"));
/// The search, which a page loads when somebody searches.
const SEARCH: &[(&str, &str)] = &[
    ("assets/search/searching.js", include_str!("../../templates/assets/search/searching.js")),
    ("assets/search.js", include_str!("../../templates/assets/search.js")),
];
const SCRIPT: (&str, &str) = ("assets/app.js", include_str!("../../templates/assets/app.js"));

/// The modules of "what if", and of the map's viewer, which has them too. A module stands after those that it imports.
const WHATIF: &[(&str, &str)] = &[
    ("assets/map/link.js", include_str!("../../templates/assets/map/link.js")),
    ("assets/whatif/engine.js", include_str!("../../templates/assets/whatif/engine.js")),
    ("assets/whatif/argument.js", include_str!("../../templates/assets/whatif/argument.js")),
    ("assets/whatif/elements.js", include_str!("../../templates/assets/whatif/elements.js")),
    ("assets/whatif/outcome.js", include_str!("../../templates/assets/whatif/outcome.js")),
    ("assets/whatif/marks.js", include_str!("../../templates/assets/whatif/marks.js")),
    ("assets/whatif/suppose.js", include_str!("../../templates/assets/whatif/suppose.js")),
];
/// What begins it where there is no viewer.
const ALONE: (&str, &str) = ("assets/whatif.js", include_str!("../../templates/assets/whatif.js"));
const VIEWER: &[(&str, &str)] = &[
    ("assets/map/room.js", include_str!("../../templates/assets/map/room.js")),
    ("assets/map/graph.js", include_str!("../../templates/assets/map/graph.js")),
    ("assets/map/camera.js", include_str!("../../templates/assets/map/camera.js")),
    ("assets/map/hits.js", include_str!("../../templates/assets/map/hits.js")),
    ("assets/map/find.js", include_str!("../../templates/assets/map/find.js")),
    ("assets/map/drawing.js", include_str!("../../templates/assets/map/drawing.js")),
    ("assets/map/look.js", include_str!("../../templates/assets/map/look.js")),
    ("assets/map.js", include_str!("../../templates/assets/map.js")),
];
/// The form that makes a contribution.
const CONTRIBUTE: &[(&str, &str)] = &[
    ("assets/map/hits.js", include_str!("../../templates/assets/map/hits.js")),
    ("assets/whatif/engine.js", include_str!("../../templates/assets/whatif/engine.js")),
    ("assets/whatif/argument.js", include_str!("../../templates/assets/whatif/argument.js")),
    ("assets/whatif/addition.js", include_str!("../../templates/assets/whatif/addition.js")),
    ("assets/whatif/elements.js", include_str!("../../templates/assets/whatif/elements.js")),
    ("assets/whatif/outcome.js", include_str!("../../templates/assets/whatif/outcome.js")),
    ("assets/contribute/contribution.js", include_str!("../../templates/assets/contribute/contribution.js")),
    ("assets/contribute/yaml.js", include_str!("../../templates/assets/contribute/yaml.js")),
    ("assets/contribute/chart.js", include_str!("../../templates/assets/contribute/chart.js")),
    ("assets/contribute/check.js", include_str!("../../templates/assets/contribute/check.js")),
    ("assets/contribute/picker.js", include_str!("../../templates/assets/contribute/picker.js")),
    ("assets/contribute/preview.js", include_str!("../../templates/assets/contribute/preview.js")),
    ("assets/contribute.js", include_str!("../../templates/assets/contribute.js")),
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
    /// The path of "what if" for pages without the viewer.
    pub whatif: String,
    /// The path of the form that makes a contribution.
    pub contribute: String,
    /// The path of its style.
    pub form_style: String,
    /// The path of the viewer's style.
    pub viewer_style: String,
    /// The paths of what that form fetches, by language.
    pub lists: BTreeMap<String, String>,
    /// The path of the map as numbers, which "what if" fetches.
    pub argument: String,
    /// The paths of all titles, by language.
    pub titles: BTreeMap<String, String>,
    /// The icon's path.
    pub icon: String,
    /// Every file, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// The theme's assets, each replaced by the project's own where it has one, and whatever else the project has.
    pub(super) fn new(texts: &BTreeMap<&str, &str>) -> Self {
        let text = |&(name, theme): &(&str, &'static str)| texts.get(name).copied().unwrap_or(theme).to_owned();
        let sheet = |&(name, theme): &(&str, &'static str)| match texts.get(name) {
            Some(own) if **own != *theme => (*own).to_owned(),
            _ => sheet::squeeze(theme),
        };
        let style = STYLE.iter().map(sheet).collect::<Vec<_>>().join("\n");
        let icon = text(&ICON);
        let joined = |modules: &[&[Module]]| join(&modules.concat(), texts);
        let mut assets = Self {
            style: hashed("style", "css", &style),
            script: String::new(),
            viewer: String::new(),
            search: String::new(),
            whatif: String::new(),
            contribute: String::new(),
            form_style: String::new(),
            viewer_style: String::new(),
            lists: BTreeMap::new(),
            argument: String::new(),
            titles: BTreeMap::new(),
            icon: hashed("icon", "svg", &icon),
            files: BTreeMap::new(),
        };
        assets.files.insert(assets.style.clone(), style.into_bytes());
        assets.files.insert(assets.icon.clone(), icon.into_bytes());
        assets.script = assets.add("app", "js", joined(&[&[SCRIPT]]));
        assets.viewer = assets.add("map", "js", joined(&[WHATIF, VIEWER]));
        assets.whatif = assets.add("whatif", "js", joined(&[WHATIF, &[ALONE]]));
        assets.search = assets.add("search", "js", joined(&[SEARCH]));
        assets.viewer_style = assets.add("map", "css", sheet(&VIEWER_STYLE));
        assets.form_style = assets.add("contribute", "css", sheet(&FORM_STYLE));
        assets.contribute = assets.add("contribute", "js", joined(&[CONTRIBUTE]));
        let own = texts.iter().filter(|(name, _)| name.starts_with("assets/") && !Self::is_known(name));
        assets.files.extend(own.map(|(name, text)| ((*name).to_owned(), (*text).as_bytes().to_vec())));
        assets
    }

    /// Adds a file under a name that carries its hash, and returns its path.
    pub(super) fn add(&mut self, stem: &str, ending: &str, text: String) -> String {
        let path = hashed(stem, ending, &text);
        self.files.insert(path.clone(), text.into_bytes());
        path
    }

    /// Whether a file of a project's templates replaces one of the theme's assets.
    pub(super) fn is_known(name: &str) -> bool {
        // The sheet of `elenchus diff` is no part of a site.
        name == "assets/changes.css"
            || STYLE
                .iter()
                .chain(WHATIF)
                .chain(VIEWER)
                .chain(SEARCH)
                .chain(CONTRIBUTE)
                .chain([&ALONE, &SCRIPT, &ICON, &FORM_STYLE, &VIEWER_STYLE])
                .any(|(known, _)| *known == name)
    }
}

type Module = (&'static str, &'static str);

/// Modules as one script. What is the project's own stays as it is written: nobody has tested whether it can be squeezed.
/// Then the names stay too, for it knows the theme's modules by them.
fn join(modules: &[Module], texts: &BTreeMap<&str, &str>) -> String {
    let own = |(name, theme): &Module| texts.get(name).copied().filter(|own| own != theme);
    let one = |module: &Module| match own(module) {
        Some(own) => bundle([own]) + "\n",
        None => terse(&squeeze(&bundle([module.1]))),
    };
    let script: String = modules.iter().map(one).collect();
    if modules.iter().any(|module| own(module).is_some()) { script } else { shorten(&script) }
}

fn hashed(stem: &str, ending: &str, text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("assets/{stem}.{}.{ending}", &hash.as_str()[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that a module declares at its top level: there nothing is indented.
    fn declared(module: &str) -> Vec<&str> {
        let mut names = Vec::new();
        for line in module.lines() {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let line = line.strip_prefix("async ").unwrap_or(line);
            let Some((keyword, rest)) = line.split_once(' ') else { continue };
            if !["const", "let", "class", "function"].contains(&keyword) {
                continue;
            }
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
            names.push(&rest[..end]);
        }
        names
    }

    #[test]
    fn modules_of_one_script_share_no_name_and_import_what_stands_before_them() {
        for modules in [[WHATIF, VIEWER].concat(), CONTRIBUTE.to_vec()] {
            share_no_name(&modules);
        }
    }

    fn share_no_name(modules: &[Module]) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (at, (name, text)) in modules.iter().enumerate() {
            for declared in declared(text) {
                assert_ne!(declared, "", "{name}: a declaration that this test cannot read");
                if let Some(other) = seen.insert(declared, name) {
                    panic!("`{declared}` is declared in {other} and in {name}");
                }
            }
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let import = line.rsplit('/').next().and_then(|end| end.strip_suffix("\";")).unwrap_or_default();
                let before = modules[..at].iter().any(|(other, _)| other.ends_with(&format!("/{import}")));
                assert!(before && line.contains(" from \"./") || line.contains(" from \"../"), "{name}: {line}");
            }
        }
        assert!(seen.len() > 30, "{seen:?}");
    }

    /// Or it could be given a shorter name where another module has a variable of that name.
    #[test]
    fn what_scripts_take_from_the_browser_is_known() {
        for modules in
            [[WHATIF, VIEWER].concat(), [WHATIF, &[ALONE]].concat(), vec![SCRIPT], SEARCH.to_vec(), CONTRIBUTE.to_vec()]
        {
            let script: String = modules.iter().map(|module| bundle([module.1]) + "\n").collect();
            let taken = crate::site::rename::undeclared(&script);
            assert!(taken.contains("document"), "{taken:?}");
            let unknown: Vec<_> = taken.iter().filter(|name| !crate::site::rename::is_outside(name)).collect();
            assert!(unknown.is_empty(), "not declared and not known to come from the browser: {unknown:?}");
        }
    }

    #[test]
    fn a_change_deep_below_changes_the_name_of_the_viewer() {
        let own = BTreeMap::from([("assets/map/room.js", "export const nothing = 0;")]);
        assert_ne!(Assets::new(&own).viewer, Assets::new(&BTreeMap::new()).viewer);
    }
}
