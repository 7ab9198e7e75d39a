//! From a project and a view to a framework: which reasons are in the view, contradictions, statements that are the same.

use super::framework::{Framework, Reason as FrameworkReason, ReasonIx as Step, Statement, StatementIx, Target as Aim};
use crate::model::{Basis, NodeIx, Project, Reason, ReasonIx, ReasonKind, Standard, Target, View};

/// A view of a project as a framework, and which part of it is which.
#[derive(Debug)]
pub(super) struct Restricted {
    pub framework: Framework,
    /// For each node of the project, its statement; none if it is not in the view.
    pub statement: Vec<Option<StatementIx>>,
    /// For each statement, its member with the smallest id.
    pub member: Vec<NodeIx>,
    /// For each reason of the project, its place in the framework; none if it is not in the view.
    pub step: Vec<Option<Step>>,
    /// For each reason of the framework, the one of the project.
    pub reason: Vec<ReasonIx>,
}

/// Restricts a project to a view: first the view, then contradictions, then `same_as`.
pub(super) fn restrict(project: &Project, view: View) -> Restricted {
    let in_view = |ix: NodeIx| view == View::All || project.node(ix).is_papers();
    let present = present_reasons(project, &in_view);
    let (statement, member) = classes(project, &in_view);
    let mut step = vec![None; project.reasons.len()];
    let mut reason = Vec::new();
    for ix in project.reason_indices().filter(|ix| present[ix.0 as usize]) {
        step[ix.0 as usize] = Some(Step(u32::try_from(reason.len()).unwrap_or(u32::MAX)));
        reason.push(ix);
    }
    let statements = member_statements(project, &statement, member.len());
    let translate = |&ix: &ReasonIx| translate(project.reason(ix), &statement, &step);
    let reasons: Vec<FrameworkReason> = reason.iter().filter_map(translate).collect();
    // Every index was made just above, so that nothing is out of range and no reason is lost.
    let framework = Framework::new(statements, reasons).unwrap_or_default();
    Restricted { framework, statement, member, step, reason }
}

/// Which reasons are in the view: lead, premises and target are, and no bare assumption attacks back.
fn present_reasons(project: &Project, in_view: &dyn Fn(NodeIx) -> bool) -> Vec<bool> {
    let ends = |reason: &Reason| {
        let target = if let Target::Node(node) = reason.target { in_view(node) } else { true };
        target && in_view(reason.lead) && reason.premises.iter().all(|premise| in_view(premise.node))
    };
    let mut present: Vec<bool> = project.reasons.iter().map(ends).collect();
    let dropped = |present: &mut Vec<bool>| drop_untargeted(project, present);
    dropped(&mut present);
    let bare = bare_assumptions(project, &present);
    for (at, reason) in project.reasons.iter().enumerate() {
        if let (ReasonKind::Contradicts, Target::Node(other)) = (reason.kind, reason.target) {
            present[at] &= !bare[reason.lead.0 as usize] || bare[other.0 as usize];
        }
    }
    dropped(&mut present);
    present
}

/// Drops, step by step, the reasons that are aimed at a reason which is not there.
fn drop_untargeted(project: &Project, present: &mut [bool]) {
    let mut aimed_by: Vec<Vec<usize>> = vec![Vec::new(); present.len()];
    for (at, reason) in project.reasons.iter().enumerate() {
        match reason.target {
            Target::Node(_) => {}
            Target::Reason(other) => aimed_by[other.0 as usize].push(at),
            Target::Preference { stronger, weaker } => {
                aimed_by[stronger.0 as usize].push(at);
                aimed_by[weaker.0 as usize].push(at);
            }
        }
    }
    let mut gone: Vec<usize> = (0..present.len()).filter(|&at| !present[at]).collect();
    while let Some(at) = gone.pop() {
        for &aimed in &aimed_by[at] {
            if std::mem::replace(&mut present[aimed], false) {
                gone.push(aimed);
            }
        }
    }
}

/// Which nodes are assumed and have no supporting reason in the view.
fn bare_assumptions(project: &Project, present: &[bool]) -> Vec<bool> {
    let mut bare: Vec<bool> = project.nodes.iter().map(|node| node.basis == Basis::Assumed).collect();
    for (reason, _) in project.reasons.iter().zip(present).filter(|&(_, &present)| present) {
        if let (ReasonKind::Supports, Target::Node(node)) = (reason.kind, reason.target) {
            bare[node.0 as usize] = false;
        }
    }
    bare
}

/// The classes of `same_as` in the view, by union-find; a class is named by its smallest member.
fn classes(project: &Project, in_view: &dyn Fn(NodeIx) -> bool) -> (Vec<Option<StatementIx>>, Vec<NodeIx>) {
    let mut parent: Vec<usize> = (0..project.nodes.len()).collect();
    for ix in project.node_indices().filter(|&ix| in_view(ix)) {
        for same in project.node(ix).same_as.iter().filter(|same| in_view(same.value)) {
            let (a, b) = (root(&mut parent, ix.0 as usize), root(&mut parent, same.value.0 as usize));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut statement = vec![None; parent.len()];
    let mut member = Vec::new();
    for ix in project.node_indices().filter(|&ix| in_view(ix)) {
        let top = root(&mut parent, ix.0 as usize);
        if top == ix.0 as usize {
            statement[top] = Some(StatementIx(u32::try_from(member.len()).unwrap_or(u32::MAX)));
            member.push(ix);
        }
        statement[ix.0 as usize] = statement[top]; // the root is the smallest member, so it came first
    }
    (statement, member)
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// The grounds of all members; their standard if they agree, else `balance`.
fn member_statements(project: &Project, statement: &[Option<StatementIx>], count: usize) -> Vec<Statement> {
    let mut statements: Vec<Option<Statement>> = vec![None; count];
    for (node, statement) in project.nodes.iter().zip(statement) {
        let Some(StatementIx(at)) = *statement else { continue };
        let (assumed, sourced) = (node.basis == Basis::Assumed, node.basis == Basis::Sourced);
        let own = Statement { assumed, sourced, standard: node.standard };
        let class = &mut statements[at as usize];
        *class = Some(match *class {
            None => own,
            Some(class) => Statement {
                assumed: class.assumed || assumed,
                sourced: class.sourced || sourced,
                standard: if class.standard == node.standard { class.standard } else { Standard::Balance },
            },
        });
    }
    statements.into_iter().flatten().collect() // every class has its smallest member
}

fn translate(reason: &Reason, statement: &[Option<StatementIx>], step: &[Option<Step>]) -> Option<FrameworkReason> {
    let node = |ix: NodeIx| statement[ix.0 as usize];
    let other = |ix: ReasonIx| step[ix.0 as usize];
    let target = match (reason.kind, reason.target) {
        (ReasonKind::Supports, Target::Node(to)) => Aim::Supports(node(to)?),
        (_, Target::Node(to)) => Aim::Attacks(node(to)?),
        (_, Target::Reason(to)) => Aim::Undercuts(other(to)?),
        (_, Target::Preference { stronger, weaker }) => {
            Aim::Prefers { stronger: other(stronger)?, weaker: other(weaker)? }
        }
    };
    let premises = reason.premises.iter().map(|premise| node(premise.node)).collect::<Option<Vec<_>>>()?;
    Some(FrameworkReason { premises, target, strict: reason.strict })
}
