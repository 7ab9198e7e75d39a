//! The words of a report: templates of the dictionary filled with titles, kinds and verdicts.

use super::{Bit, Line, is_about};
use crate::diff::Version;
use crate::evaluate::{Evaluation, Explain, Named};
use crate::locale::{Dictionary, Piece, within_quotes};
use crate::model::{Kind, NodeIx, Origin, ReasonIx, ReasonKind, Target, Verdict};

/// Two versions, seen in one language.
pub(super) struct Words<'a> {
    pub before: &'a Version,
    pub after: &'a Version,
    language: &'a str,
    pub dictionary: &'static Dictionary,
}

impl<'a> Words<'a> {
    pub fn new(before: &'a Version, after: &'a Version, language: &'a str) -> Self {
        Self { before, after, language, dictionary: Dictionary::of(language) }
    }

    pub fn word(&self, key: &str) -> String {
        self.dictionary.word(key).to_owned()
    }

    /// A template with its holes filled.
    pub fn line(&self, key: &str, fillings: &[(&str, &[Bit])]) -> Line {
        let filling = |hole: &str| fillings.iter().find(|(name, _)| *name == hole).map(|(_, bits)| bits.to_vec());
        let pieces = self.dictionary.pieces(key, filling).into_iter();
        pieces
            .flat_map(|piece| match piece {
                Piece::Words(words) => vec![Bit::Words(words)],
                Piece::Filling(bits) => bits,
            })
            .collect()
    }

    /// A statement's title, or its id if it has none.
    pub fn title(&self, version: &Version, ix: NodeIx) -> Bit {
        let project = &version.argument.project;
        let node = project.node(ix);
        match node.title.first(project.map.preferring(self.language)) {
            Some((language, title)) => {
                let foreign =
                    (language != self.language && language != self.dictionary.tag).then(|| language.to_owned());
                Bit::Text(within_quotes(title), foreign)
            }
            None => Bit::Code(node.id.clone()),
        }
    }

    fn quoted(&self, version: &Version, ix: NodeIx) -> Line {
        self.line("diff-quoted", &[("title", &[self.title(version, ix)])])
    }

    pub fn quoted_after(&self, ix: NodeIx) -> Line {
        self.quoted(self.after, ix)
    }

    pub fn kind(&self, version: &Version, ix: NodeIx) -> String {
        let project = &version.argument.project;
        match project.map.thesis == Some(ix) {
            true => self.word("kind-thesis"),
            false => self.word(&format!("kind-{}", project.node(ix).kind)),
        }
    }

    /// A statement with its kind, its verdict if that is wanted, and who added it.
    pub fn introduced(&self, version: &Version, ix: NodeIx, judged: bool) -> Line {
        let node = version.argument.project.node(ix);
        let mut line = self.quoted(version, ix);
        let verdict = version.argument.evaluations.all.node(ix).filter(|_| judged && node.kind != Kind::Context);
        let kind = [Bit::Words(self.kind(version, ix))];
        line.extend(match verdict {
            Some(verdict) => {
                let verdict = [Bit::Words(self.word(&format!("verdict-{verdict}")))];
                self.line("diff-is-judged", &[("kind", &kind), ("verdict", &verdict)])
            }
            None => self.line("diff-is", &[("kind", &kind)]),
        });
        if let (Origin::Contributor, Some(by)) = (node.origin, &node.by) {
            line.extend(self.line("diff-by", &[("name", &[Bit::Text(by.clone(), None)])]));
        }
        line
    }

    /// What a reason does, without who does it: "attacks “…”".
    pub fn does(&self, version: &Version, ix: ReasonIx) -> Line {
        let project = &version.argument.project;
        let reason = project.reason(ix);
        let does = [Bit::Words(self.word(&format!("reason-{}", reason.kind)))];
        let lead = |ix: ReasonIx| [self.title(version, project.reason(ix).lead)];
        match reason.target {
            Target::Node(node) => self.line("figure-does", &[("does", &does), ("title", &[self.title(version, node)])]),
            Target::Reason(other) => self.line("figure-does-step", &[("does", &does), ("title", &lead(other))]),
            Target::Preference { stronger, weaker } => {
                self.line("figure-prefers", &[("title", &lead(stronger)), ("other", &lead(weaker))])
            }
        }
    }

    /// A reason whole: its lead, and what it does.
    pub fn step(&self, version: &Version, ix: ReasonIx) -> Line {
        let project = &version.argument.project;
        let mut line = self.quoted(version, project.reason(ix).lead);
        line.push(Bit::Words(self.word("diff-then")));
        line.extend(self.does(version, ix));
        line
    }

    /// Why something has its verdict in a view, with titles.
    pub fn why(&self, version: &Version, evaluation: &Evaluation, about: Named) -> Line {
        let argument = &version.argument;
        let explain =
            Explain { project: &argument.project, graph: &argument.graph, evaluation, dictionary: self.dictionary };
        let name = |named| match named {
            Named::Node(node) => self.quoted(version, node),
            Named::Reason(reason) => self.quoted(version, self.speaker(version, reason)),
        };
        let bits = |piece| match piece {
            Piece::Words(words) => vec![Bit::Words(words)],
            Piece::Filling(named) => name(named),
        };
        let explanation = match about {
            Named::Node(ix) => explain.node(ix),
            Named::Reason(ix) => explain.reason(ix),
        };
        explanation.into_iter().flat_map(bits).collect()
    }

    /// The statement by which a reader knows a reason.
    fn speaker(&self, version: &Version, ix: ReasonIx) -> NodeIx {
        version.argument.project.reason(ix).lead
    }

    pub fn now(&self, verdict: Option<Verdict>) -> String {
        self.word(&verdict.map_or("diff-now-none".to_owned(), |verdict| format!("diff-now-{verdict}")))
    }

    pub fn was(&self, verdict: Option<Verdict>) -> String {
        self.word(&verdict.map_or("diff-was-none".to_owned(), |verdict| format!("diff-was-{verdict}")))
    }

    /// The keys of the format as a reader would call them: "title (English), text (Chinese)".
    pub fn fields(&self, fields: &[String]) -> String {
        let name = |field: &String| {
            let (key, language) = field.split_once('.').unwrap_or((field, ""));
            let word = self.word(&format!("diff-field-{key}"));
            if language.is_empty() {
                return word;
            }
            let language = self.language_name(language);
            self.dictionary.fill("diff-field-in", &[("field", &word), ("language", &language)])
        };
        fields.iter().map(name).collect::<Vec<_>>().join(&self.word("why-comma"))
    }

    /// A language by its name in the language of the report; by its tag if that is not known.
    pub fn language_name(&self, tag: &str) -> String {
        let key = format!("diff-language-{tag}");
        if self.dictionary.has(&key) { self.word(&key) } else { tag.to_owned() }
    }

    /// Whether a reason is one direction of a contradiction that is told with the other.
    pub fn is_echo(&self, version: &Version, ix: ReasonIx) -> bool {
        let reason = version.argument.project.reason(ix);
        reason.kind == ReasonKind::Contradicts && is_about(reason.target).is_some_and(|other| other < reason.lead)
    }
}
