//! P010 and P011: Markdown over which readers stumble, those who listen above all.

use super::Context;
use crate::analyse::Prose;
use crate::diagnostic::{Finding, Findings, code};
use crate::markdown::{Slip, slips};
use crate::say;
use crate::source::Span;

/// Headings that skip a level, and links and images without words, in every Markdown text.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of = |prose: &Prose<'_>| -> Vec<Finding> {
        let told = |(slip, range)| finding(slip, prose.place(context.sources, &range));
        slips(prose.text).into_iter().map(told).collect()
    };
    context.prose.find(of).into_iter().for_each(|finding| findings.push(finding));
}

fn finding(slip: Slip, span: Span) -> Finding {
    match slip {
        Slip::SkippedLevel { before, level, deepest } => {
            let [here, right] = [level, deepest].map(signs);
            let message = match before.map(signs) {
                None => {
                    say!(en: "the first heading, `{here}`, is deeper than later ones", zh: "第一个小标题 `{here}` 比后面的还深")
                }
                Some(before) => {
                    say!(en: "a heading `{here}` follows on `{before}`", zh: "`{before}` 之后的小标题用了 `{here}`")
                }
            };
            Finding::new(code::HEADING_ORDER, span, message)
                .help(say!(en: "write `{right}`: no level is left out on the way down", zh: "请写 `{right}`：小标题要逐级往下"))
        }
        Slip::LinkWithoutWords => {
            let message = say!(en: "this link shows no words", zh: "这个链接没有文字");
            let help = say!(en: "write between the brackets where it leads: `[words](address)`", zh: "请在方括号里写明它通向哪里：`[文字](网址)`");
            Finding::new(code::LINK_WITHOUT_WORDS, span, message).help(help)
        }
        Slip::ImageWithoutWords => {
            let message = say!(en: "this image has no description", zh: "这张图片没有说明文字");
            let help = say!(en: "images are shown as links: write what is to be seen, `![description](address)`", zh: "图片会显示为链接：请写出图上是什么，`![说明](网址)`");
            Finding::new(code::LINK_WITHOUT_WORDS, span, message).help(help)
        }
    }
}

/// How a heading of a level begins.
fn signs(level: u8) -> String {
    "#".repeat(level.into())
}
