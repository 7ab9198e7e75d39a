//! From a project's files to the tree of its site: argued, rendered and verified, all in memory.

use crate::diagnostic::{Finding, Findings, Level};
use crate::load::ProjectFiles;
use crate::model::NodeIx;
use crate::output::OutputTree;
use crate::pipeline::{Argument, argue};
use crate::site::{SiteFile, SiteInput, Templates, site};
use crate::source::Span;
use crate::verify::verify;
use rayon::prelude::*;
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
    /// Paints an SVG document as PNG, for the pictures that stand for pages; without it there are none.
    pub painter: Option<Painter>,
}

/// From an SVG document to the bytes of a PNG.
pub type Painter = fn(&str) -> io::Result<Vec<u8>>;

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
/// If the machine fails to list or read a file, or to paint. Faults of the project are findings.
pub fn build(files: &dyn ProjectFiles, input: &BuildInput) -> io::Result<Built> {
    let argument = argue(files)?;
    if has_errors(&argument.findings) {
        return Ok(Built { argument, tree: None });
    }
    whole(argument, input)
}

/// Everything, from an argument without errors.
pub(crate) fn whole(mut argument: Argument, input: &BuildInput) -> io::Result<Built> {
    let place = argument.sources.files().next().map(|(file, _)| Span::file_start(file));
    let Made { files, mut findings, .. } = make(&mut argument, input, None)?;
    let tree = place.map(|place| OutputTree::gather(files, place, &mut findings));
    if let Some(tree) = &tree {
        let base_url = argument.project.map.site.base_url.as_ref().map(|url| url.value.as_str());
        verify(tree, base_url, &mut argument.sources, &mut findings);
    }
    Ok(finish(argument, findings, tree))
}

/// Files of a site before they are a tree.
pub(crate) struct Made {
    pub files: Vec<SiteFile>,
    /// As [`crate::site::Site::renewed`].
    pub renewed: Vec<String>,
    pub findings: Findings,
}

/// The files of the site, or those of them that the prose of some nodes bears on.
pub(crate) fn make(argument: &mut Argument, input: &BuildInput, rewritten: Option<&[NodeIx]>) -> io::Result<Made> {
    let mut findings = Findings::new();
    let mut templates = Templates::new();
    for (name, text) in &input.templates {
        templates.add(&mut argument.sources, name, &format!("templates/{name}"), text);
    }
    let site = site(&SiteInput {
        argument,
        templates: &templates,
        revision: input.revision.as_deref(),
        date: input.date.as_deref(),
        cards: input.painter.is_some(),
        rewritten,
    });
    findings.append(site.findings);
    let cards = match input.painter {
        Some(paint) => painted(site.cards, paint)?,
        None => Vec::new(),
    };
    Ok(Made { files: site.files.into_iter().chain(cards).collect(), renewed: site.renewed, findings })
}

/// Adds what was found on the way, at the project's levels; an error leaves no tree.
pub(crate) fn finish(mut argument: Argument, findings: Findings, tree: Option<OutputTree>) -> Built {
    let found = argument.levels.apply(findings.into_sorted());
    argument.findings.extend(found);
    let tree = tree.filter(|_| !has_errors(&argument.findings));
    Built { argument, tree }
}

fn painted(cards: Vec<(String, String)>, paint: Painter) -> io::Result<Vec<SiteFile>> {
    cards.into_par_iter().map(|(path, svg)| Ok((path, paint(&svg)?))).collect()
}

pub(crate) fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}
