//! What the form for a contribution fetches, in one language, beside the map as numbers and its titles: the schemes with
//! their roles and questions, the sources, former ids, what the maintainers expect, and the words that the form says.

use super::head::language_name;
use super::reference;
use super::standpoint::Standpoint;
use super::view::reason::title_or;
use crate::model::{Reference, Scheme, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// The words of the form: the names by which it knows them, and the keys of the dictionary.
const WORDS: &[(&str, &str)] = &[
    ("holds", "verdict-holds"),
    ("contested", "verdict-contested"),
    ("falls", "verdict-falls"),
    ("all", "view-all"),
    ("paper", "view-paper"),
    ("both", "in-both-views"),
    ("join", "semicolon"),
    ("comma", "place-comma"),
    ("goes", "whatif-goes"),
    ("stays", "whatif-stays"),
    ("others", "whatif-others"),
    ("none", "whatif-none"),
    ("row", "whatif-row"),
    ("now", "whatif-now"),
    ("was", "whatif-was"),
    ("supports", "reason-supports"),
    ("attacks", "reason-attacks"),
    ("undercuts", "reason-undercuts"),
    ("prefers", "reason-prefers"),
    ("contradicts", "reason-contradicts"),
    ("kindclaim", "kind-claim"),
    ("kindpremise", "kind-premise"),
    ("kindrebuttal", "kind-rebuttal"),
    ("kindthesis", "kind-thesis"),
    ("outweighs", "ranks-above"),
    ("copied", "form-copied"),
    ("notCopied", "form-not-copied"),
    ("saved", "form-saved"),
    ("ready", "form-ready"),
    ("unfinished", "form-unfinished"),
    ("yours", "form-yours"),
    ("expected", "form-expected"),
    ("noStatement", "form-no-statement"),
    ("noReason", "form-no-reason"),
    ("noRivals", "form-no-rivals"),
    ("unknown", "form-unknown"),
    ("strict", "form-strict"),
    ("noMention", "form-no-mention"),
    ("noTitle", "form-no-title"),
    ("noPrimary", "form-no-primary"),
    ("noTranslation", "form-no-translation"),
    ("twin", "form-twin"),
    ("noName", "form-no-name"),
    ("taken", "form-taken"),
    ("twice", "form-twice"),
    ("itself", "form-itself"),
    ("circle", "form-circle"),
    ("noRole", "form-no-role"),
    ("noSourceTitle", "form-no-source-title"),
    ("noYear", "form-no-year"),
    ("noAddress", "form-no-address"),
    ("noDate", "form-no-date"),
    ("bare", "form-bare"),
];

#[derive(Debug, Serialize)]
struct Lists {
    schemes: Vec<SchemeView>,
    /// The scheme that a reason follows, by the reason's place in the order of ids.
    follows: BTreeMap<u32, String>,
    /// Keys of the bibliography, each with the reference in a line.
    sources: Vec<(String, String)>,
    /// Former ids, each with the present one.
    aliases: BTreeMap<String, String>,
    /// Verdicts, with the contributions, for which the map's maintainers have written a test.
    expect: BTreeMap<String, &'static str>,
    /// The languages' own names for themselves.
    names: BTreeMap<String, String>,
    words: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct SchemeView {
    id: String,
    title: String,
    /// Ids and titles.
    roles: Vec<(String, String)>,
    /// Ids, what an unfavourable answer strikes, and the questions.
    questions: Vec<(String, &'static str, String)>,
}

/// The file.
pub(super) fn lists(here: &Standpoint<'_>) -> String {
    let project = here.atlas.project();
    let follows = project.reason_indices().filter_map(|ix| Some((ix.0, project.reason(ix).scheme.clone()?)));
    let former = project.nodes.iter().flat_map(|node| node.aliases.iter().map(move |old| (&old.value, &node.id)));
    let expected = project.map.expectations.iter().filter(|expected| expected.view == View::All);
    let names = project.map.languages.iter().map(|tag| (tag.clone(), language_name(here.atlas, tag)));
    let lists = Lists {
        schemes: project.schemes.values().map(|scheme| scheme_view(here, scheme)).collect(),
        follows: follows.collect(),
        sources: project.bibliography.values().map(|source| (source.key.clone(), line(here, source))).collect(),
        aliases: former.map(|(old, now)| (old.clone(), now.clone())).collect(),
        expect: expected.map(|one| (project.node(one.node).id.clone(), one.verdict.word())).collect(),
        names: names.collect(),
        words: WORDS.iter().map(|&(name, key)| (name, here.say(key))).collect(),
    };
    // Texts and numbers can always be written.
    serde_json::to_string(&lists).unwrap_or_default()
}

fn scheme_view(here: &Standpoint<'_>, scheme: &Scheme) -> SchemeView {
    let question = |question: &crate::model::Question| {
        (question.id.clone(), question.answers.word(), title_or(here.words(&question.text), &question.id).text)
    };
    let role = |role: &crate::model::Role| (role.id.clone(), title_or(here.words(&role.title), &role.id).text);
    SchemeView {
        id: scheme.id.clone(),
        title: title_or(here.words(&scheme.title), &scheme.id).text,
        roles: scheme.roles.iter().map(role).collect(),
        questions: scheme.questions.iter().map(question).collect(),
    }
}

fn line(here: &Standpoint<'_>, source: &Reference) -> String {
    reference::format(source, here.language).into_iter().map(|run| run.text).collect()
}
