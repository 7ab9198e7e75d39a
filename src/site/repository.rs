//! Addresses at the host of the map's repository, where files are read, edited and made.

use super::{Atlas, url};

impl Atlas<'_> {
    fn repository(&self, action: &str, path: &str) -> Option<String> {
        let site = &self.project().map.site;
        let repository = &site.repository.as_ref()?.value;
        let (branch, path) = (url::encode_path(&site.branch), url::encode_path(path));
        Some(format!("{repository}/{action}/{branch}/{path}"))
    }

    /// Where a file can be edited.
    pub(super) fn edit_href(&self, path: &str) -> Option<String> {
        self.repository("edit", path)
    }

    /// Where a line of a file can be read.
    pub(super) fn line_href(&self, path: &str, line: usize) -> Option<String> {
        self.repository("blob", path).map(|href| format!("{href}#L{line}"))
    }

    /// Where a file can be made: the address up to the file's path, and the name by which it takes a text along. GitHub takes
    /// the text; GitLab takes the path alone.
    pub(super) fn new_file(&self) -> Option<(String, Option<&'static str>)> {
        let site = &self.project().map.site;
        let (repository, branch) = (&site.repository.as_ref()?.value, url::encode_path(&site.branch));
        let host = repository.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
        Some(if host.contains("gitlab") {
            (format!("{repository}/-/new/{branch}?file_name="), None)
        } else {
            (format!("{repository}/new/{branch}?filename="), Some("value"))
        })
    }

    /// Where a file with a text can be made.
    pub(super) fn new_href(&self, path: &str, text: &str) -> Option<String> {
        let (address, takes) = self.new_file()?;
        let text = takes.map(|name| format!("&{name}={}", url::encode_query(text))).unwrap_or_default();
        Some(format!("{address}{}{text}", url::encode_query(path)))
    }
}
