//! What a contributor can do next, sorted by what matters most to the thesis.

use super::super::standpoint::Standpoint;
use super::super::stub::{Move, stub};
use super::dispute::Dispute;
use super::health::{FindingView, finding};
use super::reason::strikes;
use super::{Item, Link, StubView, Words};
use crate::analyse::{OpenQuestions, Role, Weight};
use crate::diagnostic::{Finding, code};
use crate::model::NodeIx;
use serde::Serialize;

/// At most so many objections, links and reasons are shown; the page says how many there are.
const SHOWN: usize = 12;

/// What `board.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct BoardPage {
    /// Objections that nobody has answered.
    pub unanswered: Vec<Unanswered>,
    /// How many there are.
    pub unanswered_count: usize,
    /// Statements on which the thesis rests and which rest on nothing that is argued.
    pub weakest: Vec<Weak>,
    /// How many there are.
    pub weakest_count: usize,
    /// Reasons with critical questions that nobody has asked.
    pub questions: Vec<Questioned>,
    /// How many such reasons there are.
    pub reason_count: usize,
    /// How many questions there are.
    pub question_count: usize,
    /// Texts that are missing in a language.
    pub translations: Vec<Untranslated>,
    /// How many there are.
    pub translation_count: usize,
    /// What else was found about translations, such as that they are out of date.
    pub translation_findings: Vec<FindingView>,
    /// How many there are.
    pub translation_finding_count: usize,
    /// How to contribute.
    pub contribute: Option<String>,
}

/// An objection that nobody has answered.
#[derive(Clone, Debug, Serialize)]
pub struct Unanswered {
    /// The objection.
    #[serde(flatten)]
    pub dispute: Dispute,
    /// What it does by itself.
    pub weight: Option<String>,
    /// A reply.
    pub stub: StubView,
}

/// A weak link.
#[derive(Clone, Debug, Serialize)]
pub struct Weak {
    /// The statement.
    pub item: Item,
    /// Why it stands where it stands in the list.
    pub marks: Vec<String>,
    /// An objection to it.
    pub attack: StubView,
    /// Something that supports it.
    pub support: StubView,
}

/// A reason and the questions that nobody has asked of it.
#[derive(Clone, Debug, Serialize)]
pub struct Questioned {
    /// Its lead.
    pub item: Item,
    /// `supports`, `attacks`, …
    pub kind: &'static str,
    /// The word for it.
    pub word: String,
    /// Where it is shown.
    pub href: String,
    /// What it is about.
    pub about: Link,
    /// The scheme that it follows.
    pub scheme: Words,
    /// How the thesis hangs on it, if it does.
    pub linchpin: Option<String>,
    /// The questions.
    pub questions: Vec<Ask>,
}

/// A critical question that can be asked.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// The question.
    pub text: Words,
    /// What an unfavourable answer strikes, as a word.
    pub strikes: String,
    /// An objection that asks it.
    pub stub: StubView,
}

/// A statement that lacks a text in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Untranslated {
    /// The statement.
    pub item: Item,
    /// The language's own name for itself.
    pub language: String,
    /// The lines to add.
    pub stub: StubView,
}

impl BoardPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let agenda = &here.atlas.agenda;
        let is_there = here.atlas.plan.documents.iter().any(|slug| slug == "contribute");
        let (lacking, found) = (lacking(here), translation_findings(here));
        Self {
            unanswered: agenda.unanswered.iter().take(SHOWN).map(|weight| unanswered(here, weight)).collect(),
            unanswered_count: agenda.unanswered.len(),
            weakest: agenda.weakest.iter().take(SHOWN).map(|link| weak(here, link)).collect(),
            weakest_count: agenda.weakest.len(),
            questions: agenda.questions.iter().take(SHOWN).filter_map(|of| questioned(here, of)).collect(),
            reason_count: agenda.questions.len(),
            question_count: agenda.questions.iter().map(|of| of.open.len()).sum(),
            translations: lacking.iter().take(SHOWN).map(|&(ix, language)| untranslated(here, ix, language)).collect(),
            translation_count: lacking.len(),
            translation_findings: found.iter().take(SHOWN).map(|found| finding(here, found)).collect(),
            translation_finding_count: found.len(),
            contribute: is_there.then(|| here.href("pages/contribute.html")),
        }
    }
}

fn unanswered(here: &Standpoint<'_>, weight: &Weight) -> Unanswered {
    Unanswered {
        dispute: Dispute::of(here, weight.reason),
        weight: weigh(here, weight),
        stub: stub(here, Move::Reply(weight.reason)),
    }
}

/// What an objection does by itself, in words.
pub(in super::super) fn weigh(here: &Standpoint<'_>, weight: &Weight) -> Option<String> {
    let count = weight.harmed.len().to_string();
    let key = if weight.harms_root { "weight-thesis" } else { "weight" };
    (!weight.harmed.is_empty()).then(|| here.dictionary.fill(key, &[("count", &count)]))
}

fn linchpin(here: &Standpoint<'_>, role: Option<Role>) -> Option<String> {
    role.map(|role| match role {
        Role::Support => here.say("board-linchpin"),
        Role::Defence => here.say("board-linchpin-defence"),
    })
}

fn weak(here: &Standpoint<'_>, link: &crate::analyse::Link) -> Weak {
    let mut marks: Vec<String> = linchpin(here, link.linchpin).into_iter().collect();
    if link.assumed {
        marks.push(here.say("board-assumed"));
    }
    if link.open > 0 {
        marks.push(here.dictionary.fill("board-open", &[("count", &link.open.to_string())]));
    }
    if link.single_source {
        marks.push(here.say("board-single"));
    }
    Weak {
        item: here.item(link.node),
        marks,
        attack: stub(here, Move::Attack(link.node)),
        support: stub(here, Move::Support(link.node)),
    }
}

fn questioned(here: &Standpoint<'_>, of: &OpenQuestions) -> Option<Questioned> {
    let project = here.atlas.project();
    let reason = project.reason(of.reason);
    let scheme = project.schemes.get(reason.scheme.as_ref()?)?;
    let about = here.atlas.index.anchor_of(of.reason);
    let ask = |id: &String| {
        let question = scheme.question(id)?;
        Some(Ask {
            text: here.words(&question.text),
            strikes: here.say(strikes(question.answers)),
            stub: stub(here, Move::Ask(of.reason, question)),
        })
    };
    Some(Questioned {
        item: here.item(reason.lead),
        kind: reason.kind.word(),
        word: here.say(&format!("reason-{}", reason.kind)),
        href: here.reason_href(of.reason),
        about: Link { href: here.node_href(about), no: None, words: here.title(about) },
        scheme: here.words(&scheme.title),
        linchpin: linchpin(here, of.linchpin),
        questions: of.open.iter().filter_map(ask).collect(),
    })
}

/// The statements that lack a text in a language, language by language, in the order of the paper.
fn lacking<'a>(here: &Standpoint<'a>) -> Vec<(NodeIx, &'a str)> {
    let project = here.atlas.project();
    let in_language = |language: &'a String| {
        let mut nodes: Vec<NodeIx> =
            project.node_indices().filter(|&ix| !lines(here, ix, language).is_empty()).collect();
        nodes.sort_by_cached_key(|&ix| (here.atlas.place_of(ix), ix));
        nodes.into_iter().map(move |ix| (ix, language.as_str()))
    };
    project.map.languages.iter().flat_map(in_language).collect()
}

fn untranslated(here: &Standpoint<'_>, ix: NodeIx, language: &str) -> Untranslated {
    let path = &here.atlas.project().node(ix).path;
    Untranslated {
        item: here.item(ix),
        language: super::super::head::language_name(here.atlas, language),
        stub: StubView {
            path: path.clone(),
            text: lines(here, ix, language),
            href: here.atlas.edit_href(path),
            form: None,
        },
    }
}

/// Findings about translations, the gravest first, but for texts that are missing: those are listed by statement.
fn translation_findings<'a>(here: &Standpoint<'a>) -> Vec<&'a Finding> {
    let missing = [code::PRIMARY_LANGUAGE_MISSING, code::TRANSLATION_MISSING];
    let findings = here.atlas.argument.findings.iter();
    let about = findings.filter(|found| found.code.id.starts_with('T') && !missing.contains(&found.code));
    let mut about: Vec<&Finding> = about.collect();
    about.sort_by_key(|found| std::cmp::Reverse(found.level));
    about
}

/// The lines that a node's file lacks in a language.
fn lines(here: &Standpoint<'_>, ix: NodeIx, language: &str) -> String {
    let node = here.atlas.project().node(ix);
    let fields = [("title", &node.title), ("text", &node.text)];
    let lacking = fields.into_iter().filter(|(_, text)| !text.is_empty() && text.get(language).is_none());
    lacking.map(|(key, _)| format!("{key}:\n  {language}: …\n")).collect()
}
