//! A008: what takes for granted what it should show, by way of a statement under two ids or of its own defence.

use super::{Context, attack_ring};
use crate::analyse::replies;
use crate::diagnostic::{Finding, Findings, code};
use crate::evaluate::Evaluator;
use crate::evaluate::framework::Item;
use crate::graph::{Vertex, circles_of_one, parts_of_circles};
use crate::model::{NodeIx, ReasonIx, ReasonKind, Target, Verdict};
use crate::say;
use std::collections::{BTreeSet, VecDeque};

/// How many defences are tried by taking their statement away; each costs a labelling.
const MOST_TRIED: usize = 200;
/// How many steps are walked in all to see which replies rest on what they defend.
const MOST_STEPS: usize = 2_000_000;

/// Circles that close by way of `same_as` alone, and defences that fall with what they defend.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.project.nodes.iter().any(|node| !node.same_as.is_empty()) {
        same_premise(context, findings);
        circles(context, findings);
    }
    for defence in defences(context) {
        let project = context.project;
        let (reply, objection) = (project.reason(defence.reply), project.reason(defence.objection));
        let (statement, lead, against) =
            (&project.node(defence.statement).id, &project.node(reply.lead).id, &project.node(objection.lead).id);
        let message = say!(
            en: "`{lead}` answers the objection of `{against}` to `{statement}`, but rests on `{statement}` itself",
            zh: "`{lead}` 为 `{statement}` 回应 `{against}` 的反对，而它自己正以 `{statement}` 为据"
        );
        let help = say!(
            en: "who doubts `{statement}` will not accept the answer: give `{lead}` a ground of its own",
            zh: "怀疑 `{statement}` 的人不会接受这个回应：请给 `{lead}` 另找根据"
        );
        findings.push(
            Finding::new(code::QUESTION_BEGGING, reply.target_span, message)
                .also(objection.target_span, say!(en: "the objection", zh: "反对意见"))
                .also(
                    project.reason(defence.support).target_span,
                    say!(en: "here `{statement}` is used", zh: "这里用到 `{statement}`"),
                )
                .help(help),
        );
    }
}

/// Reasons whose premise is their conclusion under another id.
fn same_premise(context: &Context<'_>, findings: &mut Findings) {
    let classes = context.graph.same_classes();
    let class = |node: NodeIx| classes.get(node.0 as usize).copied();
    for reason in context.project.reasons.iter().filter(|reason| reason.kind == ReasonKind::Supports) {
        let Target::Node(target) = reason.target else { continue };
        let same =
            reason.premises.iter().find(|premise| premise.node != target && class(premise.node) == class(target));
        if let Some(premise) = same {
            let (a, b) = (&context.project.node(premise.node).id, &context.project.node(target).id);
            let message = say!(en: "`{a}` is given as a reason for `{b}`, and the two are declared to be the same",
                               zh: "`{a}` 被用来支持 `{b}`，而两者已声明为同一命题");
            let help = say!(en: "remove the reason, or the `same_as`", zh: "请去掉这条理由，或去掉 `same_as`");
            findings.push(Finding::new(code::QUESTION_BEGGING, reason.target_span, message).help(help));
        }
    }
}

/// Circles of support that close only because two statements are one.
fn circles(context: &Context<'_>, findings: &mut Findings) {
    let plain = parts_of_circles(context.graph);
    let classes = context.graph.same_classes();
    let project = context.project;
    for circle in circles_of_one(context.graph) {
        let stands_in = |node: NodeIx| circle.hops.iter().any(|&(hop, _)| classes.get(node.0 as usize) == Some(&hop));
        if project.node_indices().any(|node| stands_in(node) && plain.get(node.0 as usize).is_some_and(Option::is_some))
        {
            continue; // G001 says so
        }
        let premise = |class: NodeIx, reason: ReasonIx| {
            let premises = project.reason(reason).premises.iter().map(|premise| premise.node);
            premises.filter(|node| classes.get(node.0 as usize) == Some(&class)).min().unwrap_or(class)
        };
        let hops: Vec<(NodeIx, ReasonIx)> =
            circle.hops.iter().map(|&(class, reason)| (premise(class, reason), reason)).collect();
        let Some(&(first, _)) = hops.first() else { continue };
        let way: Vec<&str> =
            hops.iter().map(|&(node, _)| node).chain([first]).map(|node| project.node(node).id.as_str()).collect();
        let way = way.join(" → ");
        let message = say!(en: "statements declared to be the same close a circle of support: {way}",
                           zh: "声明为同一的命题使支持成了圈：{way}");
        let rank = |ix: ReasonIx| (std::cmp::Reverse(super::origin(project, project.reason(ix))), ix);
        let blamed = hops.iter().map(|&(_, reason)| reason).min_by_key(|&ix| rank(ix)).unwrap_or(ReasonIx(0));
        let mut finding = Finding::new(code::QUESTION_BEGGING, project.reason(blamed).target_span, message);
        for &(node, ix) in &hops {
            let text = attack_ring::step(context, Vertex::Node(node), ix);
            finding =
                if ix == blamed { finding.label(text) } else { finding.also(project.reason(ix).target_span, text) };
        }
        let help = say!(en: "a circle holds nothing up: remove one step, or give one statement a ground outside",
                        zh: "循环撑不起任何命题：请去掉一步，或另找圈外的根据");
        findings.push(finding.help(help));
    }
}

/// A reply to an objection that rests on what the objection attacks.
pub(super) struct Defence {
    /// What is attacked and defended.
    statement: NodeIx,
    /// The objection.
    pub objection: ReasonIx,
    /// The reply to it.
    pub reply: ReasonIx,
    /// The reason with which the reply begins to rest on the statement.
    support: ReasonIx,
}

/// Every defence that needs its own conclusion: with the statement gone, the objection holds. In order of objections.
pub(super) fn defences(context: &Context<'_>) -> Vec<Defence> {
    let (project, graph, all) = (context.project, context.graph, &context.evaluations.all);
    let stands = |ix: ReasonIx| all.reason(ix).is_some_and(|verdict| verdict != Verdict::Falls);
    let mut found: Vec<Defence> = Vec::new();
    let mut steps = 0;
    for objection in project.reason_indices() {
        let reason = project.reason(objection);
        let Target::Node(statement) = reason.target else { continue };
        if reason.kind != ReasonKind::Attacks || !stands(objection) {
            continue;
        }
        let replies: Vec<ReasonIx> = replies(project, graph, objection).into_iter().filter(|&ix| stands(ix)).collect();
        if replies.is_empty() || steps > MOST_STEPS {
            continue;
        }
        let (above, first) = rests_on(context, statement, &mut steps);
        let rests =
            |reply: ReasonIx| project.reason(reply).premises.iter().any(|premise| above.contains(&premise.node));
        if let (Some(support), Some(&reply)) = (first, replies.iter().find(|&&reply| rests(reply))) {
            found.push(Defence { statement, objection, reply, support });
        }
    }
    found.truncate(MOST_TRIED);
    if found.is_empty() {
        return found;
    }
    let evaluator = Evaluator::new(all.framework());
    found.retain(|defence| {
        let (Some(statement), Some(step)) = (all.statement(defence.statement), all.step(defence.objection)) else {
            return false;
        };
        evaluator.suppose(&[(Item::Statement(statement), Verdict::Falls)]).reasons.get(step.at())
            == Some(&Verdict::Holds)
    });
    found
}

/// The statements that rest on one, near or far, without itself, and the first reason that leads to them.
fn rests_on(context: &Context<'_>, statement: NodeIx, steps: &mut usize) -> (BTreeSet<NodeIx>, Option<ReasonIx>) {
    let mut above = BTreeSet::new();
    let mut first = None;
    let mut open = VecDeque::from([statement]);
    while let Some(at) = open.pop_front() {
        for ix in context.graph.uses_of(at) {
            *steps += 1;
            let reason = context.project.reason(ix);
            if let (ReasonKind::Supports, Target::Node(next)) = (reason.kind, reason.target)
                && next != statement
                && above.insert(next)
            {
                first = first.or(Some(ix));
                open.push_back(next);
            }
        }
    }
    (above, first)
}
