//! What is told about the thing under the pointer: a statement with its verdicts and why, a scheme with its questions, a key.

use super::scope::Scope;
use super::words::{Voice, escaped};
use crate::diagnostic::Code;
use crate::evaluate::Named;
use crate::load::meanings::{meaning, word_meaning};
use crate::load::named::keyword_at;
use crate::model::{Answers, NodeIx, ReasonIx, Scheme};
use crate::resolve::Thing;
use std::fmt::Write as _;
use std::ops::Range;

/// Markdown about what stands at a place, and its bytes.
pub(super) fn hover(scope: Scope<'_>, voice: Voice<'_>) -> Option<(String, Range<usize>)> {
    // On the key `title` the key is explained; in the title, the statement.
    let keyword = keyword_at(scope.path, scope.text, scope.offset);
    let named = scope.thing().filter(|(_, range)| keyword.as_ref().is_none_or(|keyword| keyword.range != *range));
    if let Some((thing, range)) = named {
        return Some((tell(&thing, scope, voice)?, range));
    }
    let keyword = keyword?;
    let key = meaning(keyword.record, keyword.key, voice.tongue);
    let told = match &keyword.word {
        Some(word) => {
            format!("`{}: {}`\n\n{}", keyword.key, escaped(word), word_meaning(keyword.key, word, voice.tongue))
        }
        None => format!("`{}`\n\n{key}", keyword.key),
    };
    Some((told, keyword.range))
}

/// What is told about a thing.
fn tell(thing: &Thing, scope: Scope<'_>, voice: Voice<'_>) -> Option<String> {
    let project = scope.project();
    Some(match thing {
        Thing::Node(ix) => node(*ix, scope, voice),
        Thing::Reason(ix) => reason(*ix, scope, voice),
        Thing::Scheme(id) => scheme(project.schemes.get(id)?, voice),
        Thing::Role(id) => {
            let roles = project.schemes.values().flat_map(|scheme| scheme.roles.iter());
            escaped(voice.text(&roles.into_iter().find(|role| role.id == *id)?.title))
        }
        Thing::Question(of, id) => question(project.schemes.get(of)?, id, voice)?,
        Thing::Source(key) => {
            let runs = crate::site::reference::format(project.bibliography.get(key)?, voice.language);
            let set = |run: &crate::site::reference::Run| match run.italic {
                true => format!("*{}*", escaped(&run.text)),
                false => escaped(&run.text),
            };
            runs.iter().map(set).collect()
        }
        Thing::Section(id) => {
            let section = project.map.paper.outline.iter().find(|section| section.id.value == *id)?;
            format!("§{} **{}**", escaped(id), escaped(voice.text(&section.title)))
        }
        Thing::Rule(code) => rule(*code, voice),
    })
}

fn node(ix: NodeIx, scope: Scope<'_>, voice: Voice<'_>) -> String {
    let node = scope.project().node(ix);
    let title = escaped(voice.title(ix));
    format!("**{title}**\n\n`{}` · {}\n\n{}", node.id, voice.marks(ix), voice.whys(Named::Node(ix)))
}

fn reason(ix: ReasonIx, scope: Scope<'_>, voice: Voice<'_>) -> String {
    let reason = scope.project().reason(ix);
    let scheme = reason.scheme.as_deref().map(|id| format!(" · `{id}`")).unwrap_or_default();
    let words = escaped(&voice.reason(ix));
    format!("**{words}**\n\n`{}`{scheme}\n\n{}", reason.id, voice.whys(Named::Reason(ix)))
}

fn scheme(scheme: &Scheme, voice: Voice<'_>) -> String {
    let mut told = format!("**{}** `{}`\n\n", escaped(voice.text(&scheme.title)), scheme.id);
    // Writing to a string cannot fail.
    let _ = write!(told, "{}\n\n", escaped(voice.text(&scheme.summary)));
    for role in &scheme.roles {
        let _ = writeln!(told, "- `{}` {}", role.id, escaped(voice.text(&role.title)));
    }
    told.push('\n');
    for question in &scheme.questions {
        let _ = writeln!(told, "- `{}` {}", question.id, escaped(voice.text(&question.text)));
    }
    told
}

fn question(scheme: &Scheme, id: &str, voice: Voice<'_>) -> Option<String> {
    let question = scheme.question(id)?;
    let answers = match question.answers {
        Answers::Premise => "premise",
        Answers::Inference => "inference",
        Answers::Conclusion => "conclusion",
    };
    let strikes = voice.either("an unfavourable answer strikes ", "回答不利时动摇的是");
    let what = word_meaning("answers", answers, voice.tongue);
    let (text, title) = (escaped(voice.text(&question.text)), escaped(voice.text(&scheme.title)));
    Some(format!("**{text}**\n\n`{}/{id}` · {title} · {strikes}{what}", scheme.id))
}

fn rule(code: Code, voice: Voice<'_>) -> String {
    format!("**{} {}**\n\n{}", code.id, code.title(voice.tongue), code.body(voice.tongue))
}
