//! G001: statements that hold one another up in a circle.

use super::{Context, origin};
use crate::diagnostic::{Finding, Findings, code};
use crate::graph::{Circle, circles_of_support};
use crate::model::{NodeIx, ReasonIx};
use crate::say;
use std::cmp::Reverse;

/// One finding for each strongly connected part, with one shortest circle and the place of each of its steps.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for circle in circles_of_support(context.graph) {
        if let Some(finding) = finding(context, &circle) {
            findings.push(finding);
        }
    }
}

/// The primary place is the step of least origin, so that a new file that closes a circle is the one that is named.
fn finding(context: &Context<'_>, circle: &Circle) -> Option<Finding> {
    let project = context.project;
    let id = |node: NodeIx| project.node(node).id.as_str();
    let rank =
        |reason: ReasonIx| (Reverse(origin(project, project.reason(reason))), project.reason(reason).id.as_str());
    let blamed = circle.hops.iter().map(|&(_, reason)| reason).min_by(|&a, &b| rank(a).cmp(&rank(b)))?;
    let first = circle.hops.first()?.0;
    let way: Vec<&str> = circle.hops.iter().map(|&(node, _)| node).chain([first]).map(id).collect();
    let way = way.join(" → ");
    let message = if circle.size > circle.hops.len() {
        let size = circle.size;
        say!(en: "circular support: {way} (one circle among {size} statements that support one another)",
             zh: "循环支持：{way}（{size} 个命题互相支持，这是其中一个圈）")
    } else {
        say!(en: "circular support: {way}", zh: "循环支持：{way}")
    };
    let mut finding = Finding::new(code::CIRCULAR_SUPPORT, project.reason(blamed).target_span, message);
    for (at, &(node, reason)) in circle.hops.iter().enumerate() {
        let next = circle.hops.get(at + 1).map_or(first, |&(next, _)| next);
        let span = project.reason(reason).target_span;
        let (from, to, place) = (id(node), id(next), context.sources.line_place(span));
        let step = say!(en: "`{from}` supports `{to}` ({place})", zh: "`{from}` 支持 `{to}`（{place}）");
        finding = if reason == blamed && finding.primary.text.is_empty() {
            finding.label(step)
        } else {
            finding.also(span, step)
        };
    }
    Some(finding.help(say!(
        en: "a circle holds nothing up: remove one step, or give one of the statements a ground outside the circle and drop the step back",
        zh: "循环撑不起任何命题：请去掉其中一步，或给其中一个命题另找圈外的根据，再去掉回指的那一步"
    )))
}
