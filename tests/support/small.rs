//! Small projects in memory, and what `elenchus` finds in them.

#![allow(dead_code, reason = "no suite uses all of it")]

use elenchus::diagnostic::Finding;
use elenchus::load::MemoryFiles;
use elenchus::pipeline::{Argument, argue};

/// `map.yaml` of a project in English whose thesis is `thesis`.
pub const MAP: &str = "format: 1\ntitle: {en: Example}\nlanguages: [en]\nthesis: thesis\n";

/// A claim without reasons.
pub const THESIS: &str = "kind: claim\ntitle: {en: The thesis.}\norigin: editor\nbasis: argued\n";

/// A bare assumption for the thesis.
pub const GROUND: &str = "kind: premise\ntitle: {en: A ground.}\norigin: editor\nbasis: assumed\nsupports: [thesis]\n";

/// A clean project: a thesis and a ground, with more files; a file of the same path replaces one of them.
pub fn project(files: &[(&str, &str)]) -> MemoryFiles {
    let base = [
        ("argument/map.yaml", MAP),
        ("argument/claims/thesis.yaml", THESIS),
        ("argument/premises/ground.yaml", GROUND),
    ];
    base.iter().chain(files).fold(MemoryFiles::new(), |project, (path, text)| project.with(path, *text))
}

/// The argument of such a project.
pub fn argument(files: &[(&str, &str)]) -> Argument {
    argue(&project(files)).expect("memory does not fail")
}

/// `CODE path:line:column` of each finding.
pub fn places(argument: &Argument) -> Vec<String> {
    let place = |finding: &Finding| format!("{} {}", finding.code.id, argument.sources.place(finding.primary.span));
    argument.findings.iter().map(place).collect()
}
