//! Addresses of files (`file:` URIs) to paths and back, and the place of a file in a project.

use crate::load::ARGUMENT;
use lsp_types::Uri;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What stands for itself in the path of a URI is not in here.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of a file on this machine; none of anything else.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = percent_decode_str(rest.split(['?', '#']).next()?).decode_utf8().ok()?;
    if !decoded.starts_with('/') {
        return None;
    }
    // `/c:/x` is `c:/x` where drives have letters.
    let has_drive = cfg!(windows) && decoded.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if has_drive { &decoded[1..] } else { &decoded[..] }))
}

/// The address of a path; none where it is no text.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let text = path.to_str()?.replace('\\', if cfg!(windows) { "/" } else { "\\" });
    let slash = if text.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(&text, ENCODED))).ok()
}

/// The project folder in which a file lies below `argument/`, and its path from there with `/`; none for files of no
/// project, and for what the loader passes over.
pub(super) fn place(file: &Path) -> Option<(PathBuf, String)> {
    let is_plain = |path: &Path| path.components().all(|part| !matches!(part, std::path::Component::ParentDir));
    if !file.is_absolute() || !is_plain(file) {
        return None;
    }
    let argument = file.ancestors().skip(1).find(|folder| folder.file_name().is_some_and(|name| name == ARGUMENT))?;
    let root = argument.parent()?;
    let below = file.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let parts = parts?;
    let hidden = parts.iter().skip(1).any(|part| part.starts_with('.'));
    (!hidden && root.join(ARGUMENT).is_dir()).then(|| (root.to_owned(), parts.join("/")))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_lead_to_one_another() {
        for text in ["/p/argument/甲 b#.yaml", "/a%20b/c", "/x?y/[z]"] {
            let uri = of(Path::new(text)).expect("an address");
            assert_eq!(path(&uri).as_deref(), Some(Path::new(text)), "{}", uri.as_str());
        }
        for foreign in ["https://a.example/x", "untitled:Untitled-1", "file://host/share"] {
            assert_eq!(path(&Uri::from_str(foreign).expect("an address")), None, "{foreign}");
        }
        assert_eq!(place(Path::new("/nowhere/at/all.yaml")), None);
        assert_eq!(place(Path::new("/p/argument/../x.yaml")), None);
    }
}
