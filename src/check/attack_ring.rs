//! A005, A006 and A007: rings in which something is attacked by what rests on it, or by what it attacks.

use super::{Context, origin, question_begging};
use crate::diagnostic::{Code, Finding, Findings, Text, code};
use crate::graph::{Parity, Ring, Vertex, rings};
use crate::model::{ReasonIx, ReasonKind, Target};
use crate::say;
use std::cmp::Reverse;

/// Odd rings: one attack is a statement that undermines itself, three or more are a paradox. Even rings: a real
/// disagreement, unless one side of it begs the question.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for ring in rings(context.graph, Parity::Odd) {
        let attacks = ring.hops.iter().filter(|&&(_, reason)| turns(context.project.reason(reason).kind)).count();
        let found = if attacks == 1 { self_undermining(context, &ring) } else { odd(context, &ring) };
        findings.push(found);
    }
    let begging = question_begging::defences(context);
    for ring in rings(context.graph, Parity::Even) {
        let holds = |reason: ReasonIx| ring.hops.iter().any(|&(_, hop)| hop == reason);
        if !begging.iter().any(|defence| holds(defence.objection) && holds(defence.reply)) {
            findings.push(even(context, &ring));
        }
    }
}

const fn turns(kind: ReasonKind) -> bool {
    matches!(kind, ReasonKind::Attacks | ReasonKind::Contradicts | ReasonKind::Undercuts)
}

fn self_undermining(context: &Context<'_>, ring: &Ring) -> Finding {
    let struck = ring.hops.iter().position(|&(_, reason)| turns(context.project.reason(reason).kind)).unwrap_or(0);
    let id = name(context, ring.hops[(struck + 1) % ring.hops.len()].0);
    finding(
        context,
        ring,
        code::SELF_UNDERMINING,
        say!(en: "`{id}` leads to what speaks against it", zh: "由 `{id}` 推出的结果反过来否定它自己"),
    )
    .help(say!(
        en: "who accepts it has a reason to reject it: give up one of the steps, or narrow one of the statements",
        zh: "接受它就有理由否定它：请放弃其中一步，或把其中一个命题说得窄一些"
    ))
}

fn odd(context: &Context<'_>, ring: &Ring) -> Finding {
    let way = way(context, ring);
    let message = say!(en: "an odd ring of attacks: {way}", zh: "奇数个反驳首尾相接：{way}");
    finding(context, ring, code::ODD_ATTACK_CYCLE, message).help(say!(
        en: "no consistent position accepts any of them: only an objection or a preference from outside can settle it",
        zh: "哪一种自洽的立场都容不下它们：只有圈外的反驳或优先关系才能了断"
    ))
}

fn even(context: &Context<'_>, ring: &Ring) -> Finding {
    let way = way(context, ring);
    let message = say!(en: "these contest each other: {way}", zh: "双方互相反驳：{way}");
    finding(context, ring, code::EVEN_ATTACK_CYCLE, message).help(say!(
        en: "a real disagreement and no fault: a reason from outside or a preference can settle it",
        zh: "这是真正的分歧，不是错误：圈外的理由或优先关系可以分出高下"
    ))
}

fn name(context: &Context<'_>, vertex: Vertex) -> String {
    match vertex {
        Vertex::Node(node) => context.project.node(node).id.clone(),
        Vertex::Reason(reason) => context.project.reason(reason).id.clone(),
    }
}

fn way(context: &Context<'_>, ring: &Ring) -> String {
    let first = ring.hops.first().map(|&(from, _)| from);
    let names: Vec<String> =
        ring.hops.iter().map(|&(from, _)| from).chain(first).map(|from| name(context, from)).collect();
    names.join(" → ")
}

/// The primary place is the step of least origin, as with circles of support; every step has its label.
fn finding(context: &Context<'_>, ring: &Ring, code: Code, message: Text) -> Finding {
    let project = context.project;
    let rank = |ix: ReasonIx| (Reverse(origin(project, project.reason(ix))), !turns(project.reason(ix).kind), ix);
    let blamed = ring.hops.iter().map(|&(_, reason)| reason).min_by_key(|&ix| rank(ix)).unwrap_or(ring.hops[0].1);
    let mut finding = Finding::new(code, project.reason(blamed).target_span, message);
    for &(from, ix) in &ring.hops {
        let text = step(context, from, ix);
        finding = if ix == blamed && finding.primary.text.is_empty() {
            finding.label(text)
        } else {
            finding.also(project.reason(ix).target_span, text)
        };
    }
    finding
}

/// What a step does, and where it stands.
pub(super) fn step(context: &Context<'_>, from: Vertex, ix: ReasonIx) -> Text {
    let reason = context.project.reason(ix);
    let target = match reason.target {
        Target::Node(node) => Vertex::Node(node),
        Target::Reason(other) | Target::Preference { stronger: other, .. } => Vertex::Reason(other),
    };
    let (from, to, place) =
        (name(context, from), name(context, target), context.sources.line_place(reason.target_span));
    match reason.kind {
        ReasonKind::Supports => say!(en: "`{from}` supports `{to}` ({place})", zh: "`{from}` 支持 `{to}`（{place}）"),
        ReasonKind::Undercuts => say!(en: "`{from}` undercuts `{to}` ({place})", zh: "`{from}` 切断 `{to}`（{place}）"),
        ReasonKind::Contradicts => {
            say!(en: "`{from}` contradicts `{to}` ({place})", zh: "`{from}` 与 `{to}` 矛盾（{place}）")
        }
        ReasonKind::Attacks | ReasonKind::Prefers => {
            say!(en: "`{from}` attacks `{to}` ({place})", zh: "`{from}` 反驳 `{to}`（{place}）")
        }
    }
}
