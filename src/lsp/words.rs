//! What is said about statements, reasons and all else that has a name: titles, verdicts, why.

use super::desk::State;
use crate::diagnostic::Tongue;
use crate::evaluate::{Evaluation, Explain, Explanation, Named};
use crate::locale::{Dictionary, Piece};
use crate::model::{Localized, NodeIx, ReasonIx, Target, Verdict, View};
use std::fmt::Write as _;

/// Speaks about a state in the language of the editor.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub state: &'a State,
    /// The language in which texts of the map are wanted.
    pub language: &'a str,
    pub tongue: Tongue,
}

impl<'a> Voice<'a> {
    fn dictionary(self) -> &'static Dictionary {
        Dictionary::of(self.tongue.tag())
    }

    /// The words of the dictionary.
    pub fn say(self, key: &'static str) -> &'static str {
        self.dictionary().word(key)
    }

    /// One of two texts.
    pub fn either(self, en: &'static str, zh: &'static str) -> &'static str {
        match self.tongue {
            Tongue::En => en,
            Tongue::Zh => zh,
        }
    }

    /// A text of the map in the language that is nearest to the wanted one.
    pub fn text(self, text: &'a Localized) -> &'a str {
        text.first(self.state.argument.project.map.preferring(self.language)).map_or("", |(_, text)| text)
    }

    pub fn title(self, ix: NodeIx) -> &'a str {
        self.text(&self.state.argument.project.node(ix).title)
    }

    /// Both verdicts in a few words.
    pub fn verdicts(self, of: Named) -> String {
        let [paper, all] = self.views().map(|evaluation| self.verdict(verdict_of(of, evaluation)));
        let colon = self.say("colon");
        if paper == all {
            return all.to_owned();
        }
        let comma = self.either(", ", "，");
        format!("{}{colon}{paper}{comma}{}{colon}{all}", self.say("view-paper"), self.say("view-all"))
    }

    /// The verdict in each view and why, a paragraph each; one where both say the same.
    pub fn whys(self, of: Named) -> String {
        let views = self.views();
        let told = views.map(|evaluation| (self.verdict(verdict_of(of, evaluation)), self.why(of, evaluation)));
        let mut out = String::new();
        let line = |view: &str, (verdict, why): &(&str, String)| {
            let gap = if why.is_empty() { "" } else { self.either(". ", "。") };
            begun(&format!("{view}{}**{verdict}**{gap}{why}\n\n", self.say("colon")))
        };
        if told[0] == told[1] {
            return line(self.say("view-both"), &told[1]);
        }
        for (evaluation, told) in views.into_iter().zip(&told) {
            let view = match evaluation.view {
                View::Paper => self.say("view-paper"),
                View::All => self.say("view-all"),
            };
            // Writing to a string cannot fail.
            let _ = write!(out, "{}", line(view, told));
        }
        out
    }

    fn views(self) -> [&'a Evaluation; 2] {
        let evaluations = &self.state.argument.evaluations;
        [&evaluations.paper, &evaluations.all]
    }

    fn verdict(self, verdict: Option<Verdict>) -> &'static str {
        self.say(match verdict {
            None => "verdict-none",
            Some(Verdict::Holds) => "verdict-holds",
            Some(Verdict::Contested) => "verdict-contested",
            Some(Verdict::Falls) => "verdict-falls",
        })
    }

    fn why(self, of: Named, evaluation: &Evaluation) -> String {
        let argument = &self.state.argument;
        let explain =
            Explain { project: &argument.project, graph: &argument.graph, evaluation, dictionary: self.dictionary() };
        let sentences = match of {
            Named::Node(node) => [explain.node(node), explain.origin(node)],
            Named::Reason(reason) => [explain.reason(reason), Explanation::new()],
        };
        let told = sentences.into_iter().filter(|sentence| !sentence.is_empty());
        told.map(|sentence| self.sentence(sentence)).collect::<Vec<_>>().join(self.say("sentence-gap"))
    }

    fn sentence(self, explanation: Explanation) -> String {
        let text = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Filling(Named::Node(node)) => self.id(node),
            Piece::Filling(Named::Reason(reason)) => self.id(self.state.argument.project.reason(reason).lead),
        };
        begun(&explanation.into_iter().map(text).collect::<String>())
    }

    fn id(self, node: NodeIx) -> String {
        format!("`{}`", self.state.argument.project.node(node).id)
    }

    /// A reason as a sentence of titles.
    pub fn reason(self, ix: ReasonIx) -> String {
        let project = &self.state.argument.project;
        let reason = project.reason(ix);
        let premises: Vec<&str> = reason.premises.iter().map(|premise| self.title(premise.node)).collect();
        let target = match reason.target {
            Target::Node(node) => self.title(node).to_owned(),
            Target::Reason(other) => format!("[{}]", project.reason(other).id),
            Target::Preference { stronger, weaker } => {
                format!("[{}] > [{}]", project.reason(stronger).id, project.reason(weaker).id)
            }
        };
        let verb = self.dictionary().word(&format!("reason-{}", reason.kind)).to_owned();
        format!("{} · {verb} · {target}", premises.join(" + "))
    }

    /// Kind, basis and origin of a statement.
    pub fn marks(self, ix: NodeIx) -> String {
        let node = self.state.argument.project.node(ix);
        let word = |key: String| self.dictionary().word(&key).to_owned();
        [
            word(format!("kind-{}", node.kind)),
            word(format!("basis-{}", node.basis)),
            word(format!("origin-{}", node.origin)),
        ]
        .join(" · ")
    }
}

/// A text as a sentence begins, where its letters have capitals.
fn begun(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn verdict_of(of: Named, evaluation: &Evaluation) -> Option<Verdict> {
    match of {
        Named::Node(node) => evaluation.node(node),
        Named::Reason(reason) => evaluation.reason(reason),
    }
}

/// A text of a stranger in Markdown: what has a meaning there has none.
pub(super) fn escaped(text: &str) -> String {
    crate::diagnostic::emit::escaped(text)
}
