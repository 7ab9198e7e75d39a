//! Whether a map is the same after a renaming: its statements, reasons and verdicts, and what is found wrong with it.

use super::calling::Calling;
use crate::diagnostic::Text;
use crate::model::View;
use crate::pipeline::Argument;
use crate::say;
use std::collections::BTreeMap;

/// Nothing may differ but the id.
pub(super) fn same(before: &Argument, after: &Argument, calling: &Calling<'_>) -> Result<(), Text> {
    let (old, new) = (&before.project, &after.project);
    let other = || say!(en: "the map would be another one under the new id", zh: "换成新 id 后，论证图会变成另一张图");
    if old.nodes.len() != new.nodes.len() || old.reasons.len() != new.reasons.len() {
        return Err(other());
    }
    let now = |id: &str| calling.now(id).unwrap_or_else(|| id.to_owned());
    let views = || {
        let view = |view| (before.evaluations.in_view(view), after.evaluations.in_view(view));
        [View::Paper, View::All].into_iter().map(view)
    };
    let nodes_same = old.node_indices().all(|was| {
        let is = new.find_node(&now(&old.node(was).id));
        is.is_some_and(|is| views().all(|(before, after)| before.node(was) == after.node(is)))
    });
    let reasons_same = old.reason_indices().all(|was| {
        let is = new.find_reason(&now(&old.reason(was).id));
        is.is_some_and(|is| views().all(|(before, after)| before.reason(was) == after.reason(is)))
    });
    if !nodes_same || !reasons_same {
        return Err(other());
    }
    let earlier = counts(before);
    match counts(after).into_iter().find(|(code, count)| earlier.get(code).copied().unwrap_or(0) < *count) {
        None => Ok(()),
        Some((code, _)) => Err(say!(
            en: "under the new id there would be a finding more: {code}",
            zh: "换成新 id 后会多出一条检查结果：{code}"
        )),
    }
}

/// How often each code was found.
fn counts(argument: &Argument) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &argument.findings {
        *counts.entry(finding.code.id).or_default() += 1;
    }
    counts
}
