//! Builds again and again, and makes only what a change bears on.
//!
//! Most edits rewrite prose: the text or the note of a statement. Such an edit moves no verdict, no drawing and no list.
//! Whether it is one is told from the bytes of the files: beside the prose they are the same. Then the pages of those
//! statements are made anew, with the pages that show findings or are made of all texts, and everything else is taken
//! from the last good site. Any other edit makes everything.

use crate::build::{BuildInput, Built, Made, finish, has_errors, make, whole};
use crate::load::ProjectFiles;
use crate::load::prose::without_prose;
use crate::model::NodeIx;
use crate::output::OutputTree;
use crate::pipeline::{Argument, argue};
use crate::verify::verify_changed;
use std::collections::BTreeMap;
use std::io;

/// Builds a project whenever it is asked to.
#[derive(Default)]
pub struct Workshop {
    last: Option<Last>,
}

/// The last good build.
struct Last {
    input: BuildInput,
    /// The project's files.
    texts: BTreeMap<String, String>,
    tree: OutputTree,
    /// Whether there was nothing to say of templates and pages, so that what stays has no faults.
    clean: bool,
}

impl Workshop {
    /// The same result as [`crate::build::build`], and how many files were made for it.
    ///
    /// # Errors
    /// As there.
    pub fn build(&mut self, files: &dyn ProjectFiles, input: &BuildInput) -> io::Result<(Built, usize)> {
        let argument = argue(files)?;
        if has_errors(&argument.findings) {
            return Ok((Built { argument, tree: None }, 0));
        }
        let texts: BTreeMap<String, String> =
            argument.sources.files().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
        let rewritten = self.last.as_ref().and_then(|last| Some((last, last.rewritten(&argument, &texts, input)?)));
        let patched = match rewritten {
            Some((last, nodes)) => last.patched(argument, input, &nodes)?,
            None => Err(argument),
        };
        let (built, made) = match patched {
            Ok(patched) => patched,
            Err(argument) => {
                let built = whole(argument, input)?;
                let made = built.tree.as_ref().map_or(0, OutputTree::len);
                (built, made)
            }
        };
        if let Some(tree) = &built.tree {
            let Argument { findings, sources, .. } = &built.argument;
            let clean = findings.iter().all(|finding| texts.contains_key(sources.path(finding.primary.span)));
            self.last = Some(Last { input: input.clone(), texts, tree: tree.clone(), clean });
        }
        Ok((built, made))
    }
}

impl Last {
    /// The statements whose prose is all that has changed since; none if something else has.
    fn rewritten(
        &self,
        argument: &Argument,
        texts: &BTreeMap<String, String>,
        input: &BuildInput,
    ) -> Option<Vec<NodeIx>> {
        let same = |a: &BuildInput, b: &BuildInput| {
            (&a.templates, &a.revision, &a.date) == (&b.templates, &b.revision, &b.date)
        };
        let paints = self.input.painter.is_some() || input.painter.is_some();
        if paints || !self.clean || !same(&self.input, input) || !self.texts.keys().eq(texts.keys()) {
            return None;
        }
        let pairs = self.texts.iter().zip(texts.values());
        let changed = pairs.filter(|((_, old), new)| old != new);
        let project = &argument.project;
        let node = |((path, old), new): ((&String, &String), &String)| {
            let is_it = |ix: &NodeIx| !project.node(*ix).inline && project.node(*ix).path == *path;
            let ix = project.node_indices().find(is_it)?;
            (without_prose(old)? == without_prose(new)?).then_some(ix)
        };
        changed.map(node).collect()
    }

    /// The last site with what the prose of these nodes bears on made anew, and how many files that are. The argument is
    /// given back if everything has to be made.
    fn patched(
        &self,
        mut argument: Argument,
        input: &BuildInput,
        nodes: &[NodeIx],
    ) -> io::Result<Result<(Built, usize), Argument>> {
        let Made { files, renewed, mut findings } = make(&mut argument, input, Some(nodes))?;
        let made = files.len();
        let base_url = argument.project.map.site.base_url.as_ref().map(|url| url.value.clone());
        let Some(tree) = self.tree.with(files, &renewed) else { return Ok(Err(argument)) };
        let stands = verify_changed(&self.tree, &tree, base_url.as_deref(), &mut argument.sources, &mut findings);
        Ok(if stands { Ok((finish(argument, findings, Some(tree)), made)) } else { Err(argument) })
    }
}
