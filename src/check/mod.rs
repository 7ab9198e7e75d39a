//! The checks of the argument: one rule a file, all of them run, none sees another's result.
//!
//! What can be wrong before there is a graph (files, ids, references) is found by `load` and `resolve`; the rules here
//! look at the resolved project, its graph and its verdicts. A rule's code, level and documentation stand in the
//! catalogue of `diagnostic`.

mod argued_without_reason;
mod attack_ring;
mod bare_assumption;
mod circular_support;
mod contradiction_accepted;
mod declared_twice;
mod duplicate_reason;
mod expectation;
mod feeds_nothing;
mod for_and_against;
mod implicit_without_note;
mod likely_duplicate;
mod locator_outside;
mod mention;
mod no_locator;
mod open_question;
mod orphan;
mod preference_unopposed;
mod premise_is_conclusion;
mod question_begging;
mod quote;
mod related_to_itself;
mod repeated_entry;
mod repeated_premise;
mod self_attack;
mod self_support;
mod slips;
mod source_incomplete;
mod source_unresolved;
mod strict_undercut;
mod too_many_premises;
mod translation;
mod translation_review;
mod unanswered_objection;
mod uncovered;
mod unequal_standards;
mod unused_source;
mod url_not_web;
mod wrong_language;

use crate::analyse::AllProse;
use crate::diagnostic::Findings;
use crate::evaluate::Evaluations;
use crate::graph::{ArgumentGraph, Bearings};
use crate::model::{Origin, Project, Reason};
use crate::source::SourceMap;
use rayon::prelude::*;

/// What a rule may look at.
pub struct Context<'a> {
    /// Every text.
    pub sources: &'a SourceMap,
    /// The resolved project.
    pub project: &'a Project,
    /// Its graph.
    pub graph: &'a ArgumentGraph,
    /// Its verdicts.
    pub evaluations: &'a Evaluations,
    /// Its Markdown.
    pub prose: &'a AllProse<'a>,
    /// How everything bears on the thesis, if there is one.
    pub bearings: Option<&'a Bearings>,
}

type Rule = fn(&Context<'_>, &mut Findings);

/// Every rule, in order of its (first) code.
const RULES: &[Rule] = &[
    mention::check,
    repeated_entry::check,
    circular_support::check,
    self_support::check,
    self_attack::check,
    premise_is_conclusion::check,
    repeated_premise::check,
    strict_undercut::check,
    duplicate_reason::check,
    preference_unopposed::check,
    orphan::check,
    feeds_nothing::check,
    declared_twice::check,
    unequal_standards::check,
    related_to_itself::check,
    for_and_against::check,
    argued_without_reason::check,
    unanswered_objection::check,
    expectation::check,
    open_question::check,
    attack_ring::check,
    question_begging::check,
    contradiction_accepted::check,
    likely_duplicate::check,
    bare_assumption::check,
    too_many_premises::check,
    implicit_without_note::check,
    translation::check,
    translation_review::check,
    wrong_language::check,
    locator_outside::check,
    no_locator::check,
    uncovered::check,
    quote::check,
    unused_source::check,
    source_incomplete::check,
    url_not_web::check,
    source_unresolved::check,
    slips::check,
];

/// Runs every rule.
pub fn check(
    sources: &SourceMap,
    project: &Project,
    graph: &ArgumentGraph,
    evaluations: &Evaluations,
    findings: &mut Findings,
) {
    let bearings = project.map.thesis.map(|thesis| graph.bearings_on(&[thesis]));
    let prose = AllProse::of(project, sources);
    let context = Context { sources, project, graph, evaluations, prose: &prose, bearings: bearings.as_ref() };
    let run = |rule: &Rule| {
        let mut found = Findings::new();
        rule(&context, &mut found);
        found
    };
    for found in RULES.par_iter().map(run).collect::<Vec<_>>() {
        findings.append(found);
    }
}

/// The origin of a reason: that of its lead.
fn origin(project: &Project, reason: &Reason) -> Origin {
    project.node(reason.lead).origin
}
