//! Where an address in a page leads.

use crate::output::OutputTree;
use percent_encoding::percent_decode_str;

/// The site, as a browser that follows a link knows it.
pub(super) struct Site<'a> {
    pub tree: &'a OutputTree,
    pub base_url: Option<&'a str>,
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site.
    Outside,
    /// A file of this one, and the place in it.
    File { path: String, fragment: Option<String> },
    /// Nothing.
    Nothing,
}

impl Site<'_> {
    /// Follows an address from a page.
    pub fn target(&self, page: &str, address: &str) -> Target {
        let inside = self.base_url.and_then(|base| address.strip_prefix(base));
        let (address, from_root) = match inside {
            Some(rest) => (rest, true),
            None if is_of_the_web(address) => return Target::Outside,
            None if has_scheme(address) || address.starts_with("//") => return Target::Nothing,
            None => match self.below_base_path(address) {
                Some(rest) => (rest, true),
                None if address.starts_with('/') => return Target::Nothing,
                None => (address, false),
            },
        };
        let (rest, fragment) =
            address.split_once('#').map_or((address, None), |(rest, fragment)| (rest, Some(fragment)));
        let rest = rest.split('?').next().unwrap_or(rest);
        let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(decoded);
        let path = if rest.is_empty() && !from_root {
            Some(page.to_owned())
        } else {
            join(if from_root { "" } else { page }, &decoded(rest))
        };
        let Some(path) = path else { return Target::Nothing };
        let candidates =
            [path.clone(), format!("{}/index.html", path.trim_end_matches('/')).trim_start_matches('/').to_owned()];
        match candidates.into_iter().find(|path| self.tree.get(path).is_some()) {
            Some(path) => Target::File { path, fragment },
            None => Target::Nothing,
        }
    }

    /// What follows the path of the base address, `/repo/` of `https://host/repo/`; nothing without a base address, since
    /// then nobody knows where the root will be.
    fn below_base_path<'b>(&self, address: &'b str) -> Option<&'b str> {
        let after_scheme = self.base_url.and_then(|base| base.split_once("://")).map(|(_, rest)| rest);
        let base_path = after_scheme.and_then(|rest| rest.find('/').map(|at| &rest[at..]))?;
        address.strip_prefix(base_path)
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Whether an address leads to the web or to a mailbox.
fn is_of_the_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    has_scheme(address) && ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// Whether an address begins with a scheme, `mailto:`.
fn has_scheme(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    head.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// The path of a relative address; none if it leads out of the site.
fn join(page: &str, relative: &str) -> Option<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::source::{SourceMap, Span};

    #[test]
    fn addresses_are_followed_as_a_browser_does() {
        let mut sources = SourceMap::new();
        let place = Span::file_start(sources.add("map.yaml", ""));
        let files = ["index.html", "zh/index.html", "zh/nodes/a.html", "assets/s.css"];
        let files = files.map(|path| (path.to_owned(), Vec::new()));
        let tree = OutputTree::gather(files, place, &mut Findings::new());
        let site = Site { tree: &tree, base_url: Some("https://example.org/map/") };
        let file = |path: &str, fragment: Option<&str>| Target::File {
            path: path.into(),
            fragment: fragment.map(str::to_owned),
        };
        for (from, address, to) in [
            ("zh/nodes/a.html", "../index.html", file("zh/index.html", None)),
            ("zh/nodes/a.html", "#r-x~y", file("zh/nodes/a.html", Some("r-x~y"))),
            ("zh/nodes/a.html", "../../assets/s.css?v=1", file("assets/s.css", None)),
            ("zh/nodes/a.html", "a.html#%E5%BC%A0", file("zh/nodes/a.html", Some("张"))),
            ("zh/nodes/a.html", "../", file("zh/index.html", None)),
            ("zh/nodes/a.html", "../../", file("index.html", None)),
            ("zh/nodes/a.html", "../../../x", Target::Nothing),
            ("zh/nodes/a.html", "b.html", Target::Nothing),
            ("404.html", "/map/zh/index.html", file("zh/index.html", None)),
            ("404.html", "/zh/index.html", Target::Nothing),
            ("index.html", "https://example.org/map/zh/nodes/a.html", file("zh/nodes/a.html", None)),
            ("index.html", "https://example.org/other", Target::Outside),
            ("index.html", "mailto:a@b.c", Target::Outside),
            ("index.html", "javascript:alert(1)", Target::Nothing),
            ("index.html", "//example.org/", Target::Nothing),
            ("index.html", "", file("index.html", None)),
        ] {
            assert_eq!(site.target(from, address), to, "{address} from {from}");
        }
    }
}
