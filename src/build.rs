//! From a project's files to the tree of its site: argued, rendered and verified, all in memory.

use crate::diagnostic::{Finding, Findings, Level};
use crate::load::ProjectFiles;
use crate::output::OutputTree;
use crate::pipeline::{Argument, argue};
use crate::site::{SiteInput, Templates, site};
use crate::source::Span;
use crate::verify::verify;
use std::collections::BTreeMap;
use std::io;

/// What a build is told from outside.
#[derive(Clone, Debug, Default)]
pub struct BuildInput {
    /// Files that replace those of the default theme, by path below the folder of templates.
    pub templates: BTreeMap<String, String>,
    /// The version of the map that is shown.
    pub revision: Option<String>,
    /// The day of the build, `YYYY-MM-DD`.
    pub date: Option<String>,
}

/// A built site, or what stands in its way.
pub struct Built {
    /// The argument, with every finding of the build.
    pub argument: Argument,
    /// The site; none if there are errors.
    pub tree: Option<OutputTree>,
}

/// Builds the site of a project in memory.
///
/// # Errors
/// If the machine fails to list or read a file. Faults of the project are findings.
pub fn build(files: &dyn ProjectFiles, input: &BuildInput) -> io::Result<Built> {
    let mut argument = argue(files)?;
    if has_errors(&argument.findings) {
        return Ok(Built { argument, tree: None });
    }
    let mut findings = Findings::new();
    let mut templates = Templates::new();
    for (name, text) in &input.templates {
        templates.add(&mut argument.sources, name, &format!("templates/{name}"), text);
    }
    let place = argument.sources.files().next().map(|(file, _)| Span::file_start(file));
    let (pages, found) = site(&SiteInput {
        argument: &argument,
        templates: &templates,
        revision: input.revision.as_deref(),
        date: input.date.as_deref(),
    });
    findings.append(found);
    let tree = place.map(|place| OutputTree::gather(pages, place, &mut findings));
    if let Some(tree) = &tree {
        let base_url = argument.project.map.site.base_url.as_ref().map(|url| url.value.as_str());
        verify(tree, base_url, &mut argument.sources, &mut findings);
    }
    let found = argument.levels.apply(findings.into_sorted());
    argument.findings.extend(found);
    let tree = tree.filter(|_| !has_errors(&argument.findings));
    Ok(Built { argument, tree })
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}
