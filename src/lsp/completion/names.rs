//! The names of a project that fit a place, each with what it stands for.

use super::super::desk::State;
use super::super::words::{Voice, escaped};
use crate::diagnostic::code;
use crate::evaluate::Named;
use crate::load::probe::Spot;
use crate::load::shape::Names;
use crate::model::{Answers, Kind, NodeIx, ReasonIx, ReasonKind, Scheme, Target};
use crate::resolve::Lookup;
use lsp_types::CompletionItemKind;
use std::collections::BTreeSet;

/// Something that could be written.
pub(super) struct Offer {
    /// What is written.
    pub name: String,
    /// A title or a meaning, beside the name.
    pub detail: String,
    /// More about it, Markdown.
    pub more: String,
    pub kind: CompletionItemKind,
    /// Smaller comes first.
    pub rank: usize,
}

impl Offer {
    pub fn new(name: &str, detail: &str, kind: CompletionItemKind) -> Self {
        Self { name: name.to_owned(), detail: detail.to_owned(), more: String::new(), kind, rank: 0 }
    }
}

/// The names of a kind that fit a place under `key`.
pub(super) fn of(names: Names, state: &State, path: &str, key: &str, spot: &Spot, voice: Voice<'_>) -> Vec<Offer> {
    let project = &state.argument.project;
    let beside = |id: &str| spot.beside.iter().any(|other| other == id) || spot.present().any(|other| other == id);
    let own = crate::load::snapshot::node_id(path).and_then(|id| project.find_node(&id));
    let mut offers = match names {
        Names::Statement => statements(state, voice, &|_| true),
        Names::Argued => {
            let fits = |ix: NodeIx| project.node(ix).kind != Kind::Context && Some(ix) != own;
            // What is linked to a reason is not its own conclusion.
            let target = if matches!(key, "with" | "node") { spot.nearest("to") } else { None };
            statements(state, voice, &|ix| fits(ix) && target != Some(project.node(ix).id.as_str()))
        }
        Names::Reason => reasons(state, own, voice),
        Names::Scheme => project.schemes.values().map(|scheme| scheme_offer(scheme, voice)).collect(),
        Names::Role => roles(state, spot, voice),
        Names::Question => questions(state, spot, voice),
        Names::Source => sources(state, voice),
        Names::Language => languages(state, spot),
        Names::Rule => {
            let offer = |code: &crate::diagnostic::Code| {
                Offer::new(code.id, code.title(voice.tongue), CompletionItemKind::CONSTANT)
            };
            code::ALL.iter().map(offer).collect()
        }
        Names::Place | Names::NewStatement | Names::FormerId | Names::NewReason | Names::NewSource | Names::New => {
            Vec::new()
        }
    };
    offers.retain(|offer| !beside(&offer.name));
    offers
}

/// Statements with titles and verdicts.
pub(super) fn statements(state: &State, voice: Voice<'_>, fits: &dyn Fn(NodeIx) -> bool) -> Vec<Offer> {
    let project = &state.argument.project;
    let offer = |ix: NodeIx| {
        let node = project.node(ix);
        let mut offer = Offer::new(&node.id, voice.title(ix), CompletionItemKind::VALUE);
        offer.more = format!("{}\n\n{}", voice.marks(ix), voice.verdicts(Named::Node(ix)));
        offer
    };
    project.node_indices().filter(|&ix| fits(ix)).map(offer).collect()
}

/// Reasons that can be denied or ranked; those that the statement of the file itself leads are its own.
fn reasons(state: &State, own: Option<NodeIx>, voice: Voice<'_>) -> Vec<Offer> {
    let project = &state.argument.project;
    let fits = |ix: &ReasonIx| {
        let reason = project.reason(*ix);
        Some(reason.lead) != own && !matches!(reason.kind, ReasonKind::Contradicts)
    };
    let offer = |ix: ReasonIx| {
        let mut offer = Offer::new(&project.reason(ix).id, &voice.reason(ix), CompletionItemKind::EVENT);
        offer.more = voice.verdicts(Named::Reason(ix));
        offer
    };
    project.reason_indices().filter(fits).map(offer).collect()
}

fn scheme_offer(scheme: &Scheme, voice: Voice<'_>) -> Offer {
    let mut offer = Offer::new(&scheme.id, voice.text(&scheme.title), CompletionItemKind::INTERFACE);
    offer.more = escaped(voice.text(&scheme.summary));
    offer.rank = usize::from(scheme.built_in); // a project's own are nearer at hand
    offer
}

/// The roles of the scheme that the reason follows; without one, none fits.
fn roles(state: &State, spot: &Spot, voice: Voice<'_>) -> Vec<Offer> {
    let scheme = spot.nearest("scheme").and_then(|id| state.argument.project.schemes.get(id));
    let roles = scheme.into_iter().flat_map(|scheme| &scheme.roles);
    roles.map(|role| Offer::new(&role.id, voice.text(&role.title), CompletionItemKind::ENUM_MEMBER)).collect()
}

/// The critical questions of the schemes that the disputed reasons follow; of all schemes where it is not yet said what is
/// disputed.
fn questions(state: &State, spot: &Spot, voice: Voice<'_>) -> Vec<Offer> {
    let project = &state.argument.project;
    let lookup = Lookup::new(project);
    let target = spot.nearest("to");
    let disputed: Vec<ReasonIx> = match target {
        Some(id) => match (lookup.reason(id), lookup.node(id)) {
            (Some(reason), _) => vec![reason],
            (None, Some(node)) => {
                let touches = |ix: &ReasonIx| {
                    let reason = project.reason(*ix);
                    reason.target == Target::Node(node) || reason.premises.iter().any(|premise| premise.node == node)
                };
                project.reason_indices().filter(touches).collect()
            }
            (None, None) => Vec::new(),
        },
        None => Vec::new(),
    };
    let followed: BTreeSet<&str> = disputed.iter().filter_map(|&ix| project.reason(ix).scheme.as_deref()).collect();
    let fits = |scheme: &&Scheme| target.is_none() || followed.contains(scheme.id.as_str());
    let offer = |scheme: &Scheme| -> Vec<Offer> {
        let one = |question: &crate::model::Question| {
            let name = format!("{}/{}", scheme.id, question.id);
            let mut offer = Offer::new(&name, voice.text(&question.text), CompletionItemKind::ENUM_MEMBER);
            offer.more = escaped(voice.text(&scheme.title));
            offer.rank = usize::from(question.answers == Answers::Conclusion);
            offer
        };
        scheme.questions.iter().map(one).collect()
    };
    project.schemes.values().filter(fits).flat_map(offer).collect()
}

/// Sources with their labels and titles.
pub(super) fn sources(state: &State, voice: Voice<'_>) -> Vec<Offer> {
    let offer = |source: &crate::model::Reference| {
        let mut offer = Offer::new(&source.key, voice.text(&source.title), CompletionItemKind::REFERENCE);
        let runs = crate::site::reference::format(source, voice.language);
        offer.more = runs.iter().map(|run| escaped(&run.text)).collect();
        offer
    };
    state.argument.project.bibliography.values().map(offer).collect()
}

/// The languages of the map that are not written yet.
pub(super) fn languages(state: &State, spot: &Spot) -> Vec<Offer> {
    let present: Vec<&str> = spot.present().collect();
    let missing = state.argument.project.map.languages.iter().filter(|language| !present.contains(&language.as_str()));
    missing.map(|language| Offer::new(language, "", CompletionItemKind::PROPERTY)).collect()
}

/// Places in the paper: sections, their paragraphs and footnotes; once a paragraph is written, its sentences.
pub(super) fn places(state: &State, written: &str, voice: Voice<'_>) -> Vec<Offer> {
    let mut all = Vec::new();
    for section in &state.argument.project.map.paper.outline {
        let (id, title) = (&section.id.value, voice.text(&section.title));
        let mut offer = |name: String, more: String| {
            let mut offer = Offer::new(&name, title, CompletionItemKind::REFERENCE);
            offer.more = more;
            all.push(offer);
        };
        offer(id.clone(), String::new());
        for (paragraph, sentences) in (1..).zip(&section.paragraphs) {
            let name = format!("{id}¶{paragraph}");
            let count = format!("1–{sentences}");
            offer(name.clone(), format!("{} {count}", voice.either("sentences", "句")));
            let is_begun =
                written.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
            let sentences = if is_begun { *sentences } else { 0 };
            (1..=sentences.min(LONGEST)).for_each(|sentence| offer(format!("{name} s{sentence}"), String::new()));
        }
        section.footnotes.iter().for_each(|number| offer(format!("{id} fn{number}"), String::new()));
    }
    all
}

/// More sentences of a paragraph than this are not offered.
const LONGEST: u32 = 200;
