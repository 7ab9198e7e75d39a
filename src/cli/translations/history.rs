//! What an original said when a translation was made from it, found in git by its fingerprint.

use super::super::git::{Commit, Git};
use crate::analyse::fingerprint::{Field, fields, fingerprint, warrants};
use crate::analyse::{State, Stretch, Translation, rewording};
use crate::model::Project;
use crate::pipeline::judge;
use std::collections::BTreeMap;
use std::path::Path;

/// How many versions of a file are looked at.
const MOST: usize = 60;

/// The history of a project, as far as it was looked at.
pub(super) struct History {
    git: Git,
    /// Projects at commits; none where a commit could not be read.
    seen: BTreeMap<String, Option<Project>>,
}

/// What an original has become since a translation was made from it.
pub(super) struct Since {
    /// The last commit at which the original read as it was translated.
    pub commit: String,
    /// The fields that differ, with their words.
    pub fields: Vec<(&'static str, Vec<Stretch>)>,
}

impl History {
    /// The history of a project folder; none if it is in no git repository.
    pub fn of(root: &Path) -> Option<Self> {
        Some(Self { git: Git::find(root)?, seen: BTreeMap::new() })
    }

    /// What has changed since a stale translation was made; none if it is not stale, or git does not know.
    pub fn since(&mut self, now: &Project, found: &Translation) -> Option<Since> {
        let State::Stale { recorded } = &found.state else { return None };
        let node = now.node(found.node);
        let after = said(now, &node.id)?;
        for commit in self.git.history(&node.path, MOST).ok()? {
            let names = std::iter::once(node.id.as_str()).chain(node.aliases.iter().map(|alias| alias.value.as_str()));
            let project = self.project(&commit)?;
            for before in names.filter_map(|id| said(project, id)) {
                if fingerprint(&before).as_ref() == Some(recorded) {
                    return Some(Since { commit: commit.0, fields: compare(&before, &after) });
                }
            }
        }
        None
    }

    fn project(&mut self, commit: &Commit) -> Option<&Project> {
        let git = &self.git;
        let read = || Some(judge(&git.snapshot(commit).ok()?, &[]).ok()?.0);
        self.seen.entry(commit.0.clone()).or_insert_with(read).as_ref()
    }
}

/// What a statement says in the primary language.
fn said(project: &Project, id: &str) -> Option<Vec<Field>> {
    let ix = project.find_node(id)?;
    let warrants = warrants(project);
    Some(fields(project, ix, project.map.primary(), &warrants[ix.0 as usize])) // one for each node
}

/// The fields that differ; the first warrant with the first, and so on.
fn compare(before: &[Field], after: &[Field]) -> Vec<(&'static str, Vec<Stretch>)> {
    let keys = ["title", "text", "note", "warrant"];
    let of = |fields: &[Field], key: &str| -> Vec<String> {
        fields.iter().filter(|(of, _)| *of == key).map(|(_, text)| text.clone()).collect()
    };
    let mut all = Vec::new();
    for key in keys {
        let (old, new) = (of(before, key), of(after, key));
        for at in 0..old.len().max(new.len()) {
            let text = |list: &[String]| list.get(at).cloned().unwrap_or_default();
            if text(&old) != text(&new) {
                all.push((key, rewording(&text(&old), &text(&new))));
            }
        }
    }
    all
}
