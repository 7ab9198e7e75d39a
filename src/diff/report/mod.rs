//! A comparison in a reader's words: what to say, in which order, with the titles of statements in place of their ids.
//!
//! The result is made of bits that know what they are (words of the dictionary, a stranger's text, an id), so that each
//! form of output can set and escape them in its own way.

mod verdicts;
mod words;

use super::{Diff, Version};
use crate::analyse::State;
use crate::diagnostic::Level;
use crate::model::{NodeIx, ReasonIx, Target};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use words::Words;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bit {
    /// Words of the dictionary.
    Words(String),
    /// A text from the map, and its language if it is not the report's.
    Text(String, Option<String>),
    /// An id, a key, a path.
    Code(String),
}

/// A line of text.
pub type Line = Vec<Bit>;

/// Something that is said, and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What is said.
    pub line: Line,
    /// What belongs to it.
    pub below: Vec<Line>,
}

/// A text that was said in full before is cut to so many columns.
const SHORT: usize = 32;

impl Entry {
    /// Says each text in full once, and where a line begins with it: what is long and comes again inside a line is cut
    /// after its first words.
    fn shorten(&mut self) {
        let mut said: BTreeSet<String> = BTreeSet::new();
        for line in std::iter::once(&mut self.line).chain(&mut self.below) {
            let texts = line.iter_mut().filter_map(|bit| if let Bit::Text(text, _) = bit { Some(text) } else { None });
            for (at, text) in texts.enumerate().filter(|(_, text)| text.width() > SHORT + 8) {
                if !said.insert(text.clone()) && at > 0 {
                    *text = beginning(text);
                }
            }
        }
    }
}

/// The first words of a text, and an ellipsis.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_word_bounds() {
        if out.width() + word.width() > SHORT {
            break;
        }
        out.push_str(word);
    }
    format!("{}…", out.trim_end())
}

/// A part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// What is said in it.
    pub entries: Vec<Entry>,
}

/// What there is to say about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The language that it is in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Between what it compares.
    pub between: Line,
    /// The gist, line by line: the thesis first.
    pub lead: Vec<Line>,
    /// The parts; none is empty.
    pub parts: Vec<Part>,
    /// How verdicts are to be read.
    pub foot: String,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The most entries of a part, and lines of an entry; what is more is counted.
    pub most: usize,
    /// Whether changes of single reasons are listed, and ids given.
    pub reasons: bool,
}

impl Detail {
    /// For a comment that people read.
    pub const SHORT: Self = Self { most: 8, reasons: false };
    /// For a page.
    pub const PAGE: Self = Self { most: 200, reasons: false };
    /// For whoever wants it all.
    pub const WHOLE: Self = Self { most: usize::MAX, reasons: true };
}

/// Puts a comparison into words of a language.
pub fn report(diff: &Diff, before: &Version, after: &Version, language: &str, detail: Detail) -> Report {
    let say = Words::new(before, after, language);
    let teller = Teller { diff, say: &say, detail };
    let mut lead: Vec<Line> = teller.errors().into_iter().collect();
    lead.extend(verdicts::thesis(&teller));
    lead.push(teller.counts());
    let mut parts: Vec<Part> = [
        verdicts::part(&teller),
        teller.circles(),
        teller.unanswered(),
        teller.settled(),
        teller.added(),
        teller.edited(),
        teller.removed(),
        teller.reasons(),
        teller.coverage(),
        teller.translations(),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.entries.is_empty())
    .collect();
    parts.iter_mut().flat_map(|part| &mut part.entries).for_each(Entry::shorten);
    Report {
        language: say.dictionary.tag.to_owned(),
        title: say.word("diff-title"),
        between: say.line(
            "diff-between",
            &[("before", &[Bit::Code(before.name.clone())]), ("after", &[Bit::Code(after.name.clone())])],
        ),
        lead,
        parts,
        foot: say.word("verdict-is-about-map"),
    }
}

/// What the parts are told from.
struct Teller<'a> {
    diff: &'a Diff,
    say: &'a Words<'a>,
    detail: Detail,
}

impl Teller<'_> {
    fn part(&self, heading: &str, entries: Vec<Entry>) -> Part {
        Part { heading: self.say.word(heading), entries: self.cut(entries, |line| Entry { line, below: Vec::new() }) }
    }

    /// The first of many, and how many more there are.
    fn cut<T>(&self, mut all: Vec<T>, more: impl FnOnce(Line) -> T) -> Vec<T> {
        if all.len() > self.detail.most {
            let left = (all.len() - self.detail.most).to_string();
            all.truncate(self.detail.most);
            all.push(more(self.say.line("diff-more", &[("count", &[Bit::Words(left)])])));
        }
        all
    }

    /// How much came, went and changed.
    fn counts(&self) -> Line {
        let (statements, reasons) = (&self.diff.statements, &self.diff.reasons);
        if self.diff.is_empty() {
            return vec![Bit::Words(self.say.word("diff-nothing"))];
        }
        let counts = [
            ("diff-count-added", statements.added.len()),
            ("diff-count-edited", statements.edited.len()),
            ("diff-count-removed", statements.removed.len()),
            ("diff-count-reasons", reasons.added.len() + reasons.edited.len() + reasons.removed.len()),
        ];
        let counted = counts.iter().filter(|(_, count)| *count > 0);
        let said = counted.map(|(key, count)| self.say.dictionary.fill(key, &[("count", &count.to_string())]));
        let sentences = said.collect::<Vec<_>>().join(&self.say.word("diff-then"));
        let none = || self.say.word("diff-no-statement");
        vec![Bit::Words(if sentences.is_empty() { none() } else { sentences })]
    }

    /// What is faulty is left out of an argument: whoever reads about the change must know.
    fn errors(&self) -> Option<Line> {
        let findings = &self.say.after.argument.findings;
        let count = findings.iter().filter(|finding| finding.level == Level::Error).count();
        (count > 0).then(|| self.say.line("diff-errors", &[("count", &[Bit::Words(count.to_string())])]))
    }

    fn circles(&self) -> Option<Part> {
        let entry = |way: &Vec<NodeIx>| {
            let mut line = Line::new();
            for &ix in way.iter().chain(way.first()) {
                if !line.is_empty() {
                    line.push(Bit::Words(" → ".to_owned()));
                }
                line.extend(self.say.quoted_after(ix));
            }
            Entry { line, below: Vec::new() }
        };
        let entries = self.diff.circles.iter().map(|circle| entry(&circle.way)).collect();
        Some(self.part("diff-circles", entries))
    }

    fn unanswered(&self) -> Option<Part> {
        let entry = |&ix: &ReasonIx| Entry { line: self.say.step(self.say.after, ix), below: Vec::new() };
        Some(self.part("diff-unanswered", self.diff.unanswered.iter().map(entry).collect()))
    }

    fn settled(&self) -> Option<Part> {
        let entry = |&ix: &ReasonIx| Entry { line: self.say.step(self.say.before, ix), below: Vec::new() };
        Some(self.part("diff-settled", self.diff.settled.iter().map(entry).collect()))
    }

    fn added(&self) -> Option<Part> {
        let project = &self.say.after.argument.project;
        let entry = |&ix: &NodeIx| {
            let steps = project.reason_indices().filter(|&reason| project.reason(reason).lead == ix);
            let below = steps.map(|reason| self.say.does(self.say.after, reason)).collect();
            Entry { line: self.with_id(self.say.introduced(self.say.after, ix, true), &project.node(ix).id), below }
        };
        Some(self.part("diff-added", self.diff.statements.added.iter().map(entry).collect()))
    }

    fn removed(&self) -> Option<Part> {
        let entry = |&ix: &NodeIx| {
            let id = &self.say.before.argument.project.node(ix).id;
            Entry { line: self.with_id(self.say.introduced(self.say.before, ix, false), id), below: Vec::new() }
        };
        Some(self.part("diff-removed", self.diff.statements.removed.iter().map(entry).collect()))
    }

    fn edited(&self) -> Option<Part> {
        let (old, new) = (&self.say.before.argument.project, &self.say.after.argument.project);
        let entry = |pair: &super::Pair<NodeIx>| {
            let mut line = self.say.quoted_after(pair.after);
            if !pair.fields.is_empty() {
                line.push(Bit::Words(self.say.word("colon")));
                line.push(Bit::Words(self.say.fields(&pair.fields)));
            }
            let renamed = || {
                let (was, is) = (old.node(pair.before).id.clone(), new.node(pair.after).id.clone());
                self.say.line("diff-renamed", &[("before", &[Bit::Code(was)]), ("after", &[Bit::Code(is)])])
            };
            Entry {
                line: self.with_id(line, &new.node(pair.after).id),
                below: pair.renamed.then(renamed).into_iter().collect(),
            }
        };
        Some(self.part("diff-edited", self.diff.statements.edited.iter().map(entry).collect()))
    }

    /// Reasons of statements that are in both versions: the others go with their statements.
    fn reasons(&self) -> Option<Part> {
        let (say, matching) = (self.say, &self.diff.matching);
        let (old, new) = (&say.before.argument.project, &say.after.argument.project);
        let line = |key: &str, step: Line| say.line(key, &[("step", &step)]);
        let kept = |lead: Option<NodeIx>| lead.is_some();
        let mut entries = Vec::new();
        for &ix in self.diff.reasons.added.iter().filter(|&&ix| kept(matching.node_before(new.reason(ix).lead))) {
            entries.push(self.with_id(line("diff-reason-added", say.step(say.after, ix)), &new.reason(ix).id));
        }
        for &ix in self.diff.reasons.removed.iter().filter(|&&ix| kept(matching.node_after(old.reason(ix).lead))) {
            entries.push(self.with_id(line("diff-reason-removed", say.step(say.before, ix)), &old.reason(ix).id));
        }
        for pair in self.diff.reasons.edited.iter().filter(|pair| !pair.fields.is_empty()) {
            let mut line = line("diff-reason-edited", say.step(say.after, pair.after));
            line.push(Bit::Words(say.word("colon")));
            line.push(Bit::Words(say.fields(&pair.fields)));
            entries.push(self.with_id(line, &new.reason(pair.after).id));
        }
        let entries = entries.into_iter().map(|line| Entry { line, below: Vec::new() }).collect();
        Some(self.part("diff-reasons", entries))
    }

    fn coverage(&self) -> Option<Part> {
        let (was, is) = self.diff.coverage;
        let mut entries = Vec::new();
        for (key, was, is, total) in [
            ("diff-paragraphs", was.paragraphs, is.paragraphs, is.paragraphs_total),
            ("diff-footnotes", was.footnotes, is.footnotes, is.footnotes_total),
        ] {
            let number = |count: usize| [Bit::Words(count.to_string())];
            let line =
                self.say.line(key, &[("before", &number(was)), ("after", &number(is)), ("total", &number(total))]);
            entries.extend((was != is).then_some(Entry { line, below: Vec::new() }));
        }
        Some(self.part("coverage", entries))
    }

    fn translations(&self) -> Option<Part> {
        let entry = |change: &super::TranslationChange| {
            let key = match change.after {
                State::Missing { title: true } => "diff-translation-title-missing",
                State::Missing { title: false } => "diff-translation-text-missing",
                State::Stale { .. } => "diff-translation-stale",
                State::Unreviewed => "diff-translation-unreviewed",
                State::Current => "diff-translation-current",
            };
            let language = [Bit::Words(self.say.language_name(&change.language))];
            let title = self.say.title(self.say.after, change.node);
            Entry { line: self.say.line(key, &[("title", &[title]), ("language", &language)]), below: Vec::new() }
        };
        let losses = self.diff.translations.iter().filter(|change| self.detail.reasons || change.is_loss());
        Some(self.part("translations", losses.map(entry).collect()))
    }

    /// The id after a line, where ids are given.
    fn with_id(&self, mut line: Line, id: &str) -> Line {
        if self.detail.reasons {
            line.push(Bit::Words(" · ".to_owned()));
            line.push(Bit::Code(id.to_owned()));
        }
        line
    }
}

/// The statement or the reason that a reason finally speaks about.
const fn is_about(target: Target) -> Option<NodeIx> {
    match target {
        Target::Node(ix) => Some(ix),
        _ => None,
    }
}
