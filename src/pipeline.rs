//! The stages in order: from a project's files to its checked and evaluated argument.
//!
//! Each stage is a pure function of what came before; only the first touches the disk.

use crate::check::check;
use crate::diagnostic::{Finding, Findings, Levels};
use crate::evaluate::Evaluations;
use crate::graph::ArgumentGraph;
use crate::load::{Loaded, ProjectFiles, load, load_for_verdicts};
use crate::model::Project;
use crate::resolve::resolve;
use crate::source::SourceMap;
use rayon::prelude::*;
use std::io;

/// A project that has been through every stage before the site: what `check`, `verdicts`, `show` and `build` need.
pub struct Argument {
    /// Every text that was read.
    pub sources: SourceMap,
    /// The resolved project.
    pub project: Project,
    /// Its graph.
    pub graph: ArgumentGraph,
    /// Its verdicts in both views.
    pub evaluations: Evaluations,
    /// Everything found so far, at the project's levels, in order of file, offset and code.
    pub findings: Vec<Finding>,
    /// The levels that the project sets, for what is found later.
    pub levels: Levels,
}

/// The project and its verdicts alone, without schemes and checks: for whoever asks what would be if files were
/// otherwise. `also_called` are pairs of ids that stand for each other where one of them is missing.
///
/// # Errors
/// If the machine fails to list or read a file. What is faulty is left out.
pub fn judge(files: &dyn ProjectFiles, also_called: &[(String, String)]) -> io::Result<(Project, Evaluations)> {
    let project = resolve(&load_for_verdicts(files, also_called)?, &mut Findings::new()).project;
    let evaluations = Evaluations::of(&project);
    Ok((project, evaluations))
}

/// Loads, resolves, connects, evaluates and checks a project. Faulty parts are left out, and the rest is always evaluated.
///
/// # Errors
/// If the machine fails to list or read a file. Faults of the project are findings.
pub fn argue(files: &dyn ProjectFiles) -> io::Result<Argument> {
    let mut findings = Findings::new();
    let loaded = load(files, &mut findings)?;
    let resolved = resolve(&loaded, &mut findings);
    let project = resolved.project;
    let Loaded { sources, nodes, .. } = loaded;
    // What was loaded is no longer needed, and there is so much of it that letting go of it takes time.
    let judged = || {
        let (graph, evaluations) = rayon::join(|| ArgumentGraph::connect(&project), || Evaluations::of(&project));
        check(&sources, &project, &graph, &evaluations, &mut findings);
        (graph, evaluations)
    };
    let ((graph, evaluations), ()) = rayon::join(judged, || nodes.into_par_iter().for_each(drop));
    resolved.levels.report_unused(&mut findings);
    let findings = resolved.levels.apply(findings.into_sorted());
    Ok(Argument { sources, project, graph, evaluations, findings, levels: resolved.levels })
}
