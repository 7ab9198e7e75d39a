//! `elenchus show`.

use super::args::{Format, ShowArgs};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::analyse::{Telling, Turn, outlooks};
use crate::diagnostic::emit::visible;
use crate::diagnostic::nearest;
use crate::evaluate::{Evaluation, Explain, Explanation, Named};
use crate::locale::{Dictionary, Piece};
use crate::model::{NodeIx, ReasonIx, Target, Verdict};
use crate::pipeline::Argument;
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write;

/// Prints a node or a reason with its verdicts and the why.
pub(super) fn run(args: &ShowArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let argument = project::open(args.dir.as_deref(), terminal)?;
    let shown = find(&args.id, &argument, terminal)?;
    let page =
        Page { argument: &argument, language: &terminal.language, dictionary: Dictionary::of(terminal.tongue.tag()) };
    let text = match args.project.format {
        Format::Json => serde_json::to_string_pretty(&page.json(shown)).map_err(std::io::Error::from)? + "\n",
        Format::Human => page.human(shown),
    };
    terminal.out().write_all(text.as_bytes())?;
    terminal.report_from(project::bar(args.project.deny), &argument.findings, &argument.sources)?;
    Ok(project::judge(&argument.findings, &args.project))
}

fn find(id: &str, argument: &Argument, terminal: &Terminal) -> Result<Named, Failure> {
    let project = &argument.project;
    let alias = || project.node_indices().find(|&ix| project.node(ix).aliases.iter().any(|alias| alias.value == id));
    if let Some(node) = project.find_node(id).or_else(alias) {
        return Ok(Named::Node(node));
    }
    if let Some(reason) = project.find_reason(id) {
        return Ok(Named::Reason(reason));
    }
    let names = project
        .nodes
        .iter()
        .map(|node| node.id.as_str())
        .chain(project.reasons.iter().map(|reason| reason.id.as_str()));
    let near = nearest(id, names).map(|near| format!(": {near}?")).unwrap_or_default();
    let none = terminal.say("there is no statement or reason", "没有这个命题或理由");
    Err(Failure::Usage(format!("{none} `{id}`{near}")))
}

/// What is shown, for whom.
struct Page<'a> {
    argument: &'a Argument,
    language: &'a str,
    dictionary: &'static Dictionary,
}

impl Page<'_> {
    fn human(&self, shown: Named) -> String {
        let mut out = String::new();
        let title = match shown {
            Named::Node(node) => self.title(node),
            Named::Reason(reason) => self.reason_in_words(reason),
        };
        let about = self.about(shown);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}\n{about}\n", visible(&title));
        for evaluation in [&self.argument.evaluations.paper, &self.argument.evaluations.all] {
            let view = self.dictionary.word(match evaluation.view {
                crate::model::View::Paper => "view-paper",
                crate::model::View::All => "view-all",
            });
            let why = self.why(shown, evaluation);
            let verdict = self.verdict(self.verdict_of(shown, evaluation));
            let separator = self.dictionary.word("colon");
            let _ = writeln!(out, "{view}{separator}{verdict}{separator}{why}");
            for turn in self.turns(shown, evaluation) {
                let _ = writeln!(out, "  {turn}");
            }
        }
        if let Named::Node(node) = shown {
            self.relations(node, &mut out);
        }
        out
    }

    fn about(&self, shown: Named) -> String {
        let (project, separator) = (&self.argument.project, " · ");
        match shown {
            Named::Node(ix) => {
                let node = project.node(ix);
                let kind = self.dictionary.word(&format!("kind-{}", node.kind)).to_owned();
                let basis = self.dictionary.word(&format!("basis-{}", node.basis)).to_owned();
                let origin = self.dictionary.word(&format!("origin-{}", node.origin)).to_owned();
                [node.id.clone(), kind, basis, origin, self.argument.sources.line_place(node.span)].join(separator)
            }
            Named::Reason(ix) => {
                let reason = project.reason(ix);
                let kind = self.dictionary.word(&format!("reason-{}", reason.kind)).to_owned();
                let scheme = reason.scheme.clone().unwrap_or_else(|| "–".to_owned());
                [reason.id.clone(), kind, scheme, self.argument.sources.line_place(reason.span)].join(separator)
            }
        }
    }

    /// The reasons for and against a node, each with its verdict in the view of everything.
    fn relations(&self, node: NodeIx, out: &mut String) {
        let graph = &self.argument.graph;
        for (key, reasons) in
            [("reasons-for", graph.reasons_for(node)), ("reasons-against", graph.reasons_against(node))]
        {
            if reasons.is_empty() {
                continue;
            }
            let head = self.dictionary.word(key);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "\n{head}");
            for reason in reasons {
                let verdict = self.verdict(self.argument.evaluations.all.reason(reason));
                let premises = self.premises(reason);
                let _ = writeln!(out, "  [{verdict}] {premises}");
            }
        }
    }

    fn premises(&self, reason: ReasonIx) -> String {
        let premises = &self.argument.project.reason(reason).premises;
        let named: Vec<String> = premises.iter().map(|premise| self.named(Named::Node(premise.node))).collect();
        named.join(" + ")
    }

    fn reason_in_words(&self, ix: ReasonIx) -> String {
        let reason = self.argument.project.reason(ix);
        let target = match reason.target {
            Target::Node(node) => self.named(Named::Node(node)),
            Target::Reason(other) => format!("[{}]", self.argument.project.reason(other).id),
            Target::Preference { stronger, weaker } => {
                let id = |ix| &self.argument.project.reason(ix).id;
                format!("[{}] > [{}]", id(stronger), id(weaker))
            }
        };
        let verb = self.dictionary.word(match reason.kind {
            crate::model::ReasonKind::Supports => "reason-supports",
            crate::model::ReasonKind::Attacks => "reason-attacks",
            crate::model::ReasonKind::Undercuts => "reason-undercuts",
            crate::model::ReasonKind::Prefers => "reason-prefers",
            crate::model::ReasonKind::Contradicts => "reason-contradicts",
        });
        format!("{} {verb} {target}", self.premises(ix))
    }

    fn explain<'b>(&'b self, evaluation: &'b Evaluation) -> Explain<'b> {
        Explain {
            project: &self.argument.project,
            graph: &self.argument.graph,
            evaluation,
            dictionary: self.dictionary,
        }
    }

    fn why(&self, shown: Named, evaluation: &Evaluation) -> String {
        let explain = self.explain(evaluation);
        let sentences = match shown {
            Named::Node(node) => [explain.node(node), explain.origin(node)],
            Named::Reason(reason) => [explain.reason(reason), Explanation::new()],
        };
        let told = sentences.into_iter().filter(|sentence| !sentence.is_empty());
        told.map(|sentence| self.words(sentence)).collect::<Vec<_>>().join(self.dictionary.word("sentence-gap"))
    }

    /// What would change the verdict on a node, a sentence each.
    fn turns(&self, shown: Named, evaluation: &Evaluation) -> Vec<String> {
        let Named::Node(node) = shown else { return Vec::new() };
        let outlooks = outlooks(evaluation.framework());
        let explain = self.explain(evaluation);
        let told = Telling { explain, outlooks: &outlooks, apart: false }.node(node);
        told.into_iter().map(|turn| self.turn(turn)).collect()
    }

    fn turn(&self, turn: Turn) -> String {
        let mut words = self.words(turn.said);
        let gap = if turn.list.is_empty() { "" } else { self.dictionary.word("sentence-gap") };
        let mut named: Vec<String> = turn.list.into_iter().map(|named| self.named(named)).collect();
        if turn.more > 0 {
            named.push(self.dictionary.fill("turn-more", &[("count", &turn.more.to_string())]));
        }
        words.push_str(gap);
        words + &named.join(self.dictionary.word("why-comma"))
    }

    fn words(&self, explanation: Explanation) -> String {
        let text = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Filling(named) => self.named(named),
        };
        explanation.into_iter().map(text).collect()
    }

    /// A statement by its id; a reason by that of its lead.
    fn named(&self, named: Named) -> String {
        let node = match named {
            Named::Node(node) => node,
            Named::Reason(reason) => self.argument.project.reason(reason).lead,
        };
        format!("[{}]", self.argument.project.node(node).id)
    }

    fn title(&self, node: NodeIx) -> String {
        let map = &self.argument.project.map;
        let title = self.argument.project.node(node).title.first(map.preferring(self.language));
        title.map_or_else(String::new, |(_, title)| title.to_owned())
    }

    fn verdict_of(&self, shown: Named, evaluation: &Evaluation) -> Option<Verdict> {
        match shown {
            Named::Node(node) => evaluation.node(node),
            Named::Reason(reason) => evaluation.reason(reason),
        }
    }

    fn verdict(&self, verdict: Option<Verdict>) -> String {
        let key = verdict.map_or_else(|| "verdict-none".to_owned(), |verdict| format!("verdict-{verdict}"));
        self.dictionary.word(&key).to_owned()
    }

    fn json(&self, shown: Named) -> serde_json::Value {
        let project = &self.argument.project;
        let views = &self.argument.evaluations;
        let id = match shown {
            Named::Node(ix) => &project.node(ix).id,
            Named::Reason(ix) => &project.reason(ix).id,
        };
        let view = |evaluation| json!({"verdict": self.verdict_of(shown, evaluation), "why": self.why(shown, evaluation), "turns": self.turns(shown, evaluation)});
        let title = match shown {
            Named::Node(node) => self.title(node),
            Named::Reason(reason) => self.reason_in_words(reason),
        };
        json!({"id": id, "title": title, "paper": view(&views.paper), "all": view(&views.all)})
    }
}
