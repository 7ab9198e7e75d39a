//! A003: a verdict that `map.yaml` expects and that does not come out.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::locale::Dictionary;
use crate::model::{Verdict, View};
use crate::say;

/// Verdicts as tests of the map.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for expectation in &context.project.map.expectations {
        let got = context.evaluations.in_view(expectation.view).node(expectation.node);
        if got == Some(expectation.verdict) {
            continue;
        }
        let id = &context.project.node(expectation.node).id;
        let (en, zh) = (
            names(got, expectation.verdict, expectation.view, "en"),
            names(got, expectation.verdict, expectation.view, "zh"),
        );
        let (wanted_en, got_en, view_en) = en;
        let (wanted_zh, got_zh, view_zh) = zh;
        let message = say!(
            en: "`{id}` was expected to be: {wanted_en} ({view_en}); it is: {got_en}",
            zh: "`{id}` 应为{wanted_zh}（{view_zh}），实为{got_zh}"
        );
        let help = say!(en: "`elenchus show {id}` says why", zh: "用 `elenchus show {id}` 看缘由");
        findings.push(Finding::new(code::EXPECTATION_NOT_MET, expectation.span, message).help(help));
    }
}

/// The words for the expected verdict, the one that came out, and the view.
fn names(got: Option<Verdict>, wanted: Verdict, view: View, tongue: &str) -> (String, String, String) {
    let dictionary = Dictionary::of(tongue);
    let verdict = |verdict: Verdict| dictionary.word(&format!("verdict-{verdict}")).to_owned();
    let got = got.map_or_else(|| dictionary.word("verdict-none").to_owned(), verdict);
    (verdict(wanted), got, dictionary.word(&format!("view-{view}")).to_owned())
}
