//! The argument schemes, with their questions and uses.

use super::super::standpoint::Standpoint;
use super::reason::{strikes, title_or};
use super::{Link, Pair, Words};
use crate::model::{ReasonIx, Scheme};
use serde::Serialize;

/// What `schemes.html` sees.
#[derive(Clone, Debug, Serialize)]
pub struct SchemesPage {
    /// Schemes that the map uses.
    pub used: Vec<SchemeView>,
    /// The others.
    pub unused: Vec<SchemeView>,
}

/// A scheme.
#[derive(Clone, Debug, Serialize)]
pub struct SchemeView {
    /// Its id; the anchor is `scheme-<id>`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// One sentence.
    pub summary: Words,
    /// The roles that its premises play.
    pub roles: Vec<Words>,
    /// Its critical questions.
    pub questions: Vec<Asked>,
    /// The reasons that follow it.
    pub uses: Vec<SchemeUse>,
}

/// A critical question of a scheme.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// The question.
    pub text: Words,
    /// What an unfavourable answer strikes, in a word.
    pub strikes: String,
}

/// A reason that follows a scheme.
#[derive(Clone, Debug, Serialize)]
pub struct SchemeUse {
    /// The reason, by its lead.
    pub link: Link,
    /// `supports`, `attacks`, …
    pub kind: &'static str,
    /// The word for it.
    pub word: String,
    /// The statement that it is finally about.
    pub about: Link,
    /// Its verdicts.
    pub verdicts: Option<Pair>,
}

impl SchemesPage {
    pub(in super::super) fn new(here: &Standpoint<'_>) -> Self {
        let schemes = here.atlas.project().schemes.values().map(|scheme| view(here, scheme));
        let (used, unused) = schemes.partition(|scheme| !scheme.uses.is_empty());
        Self { used, unused }
    }
}

fn view(here: &Standpoint<'_>, scheme: &Scheme) -> SchemeView {
    let uses = here.atlas.index.following.get(&scheme.id);
    SchemeView {
        id: scheme.id.clone(),
        title: title_or(here.words(&scheme.title), &scheme.id),
        summary: here.words(&scheme.summary),
        roles: scheme.roles.iter().map(|role| title_or(here.words(&role.title), &role.id)).collect(),
        questions: scheme
            .questions
            .iter()
            .map(|question| Asked { text: here.words(&question.text), strikes: here.say(strikes(question.answers)) })
            .collect(),
        uses: uses.into_iter().flatten().map(|&ix| used(here, ix)).collect(),
    }
}

fn used(here: &Standpoint<'_>, ix: ReasonIx) -> SchemeUse {
    let reason = here.atlas.project().reason(ix);
    let about = here.atlas.index.anchor_of(ix);
    SchemeUse {
        link: here.reason_link(ix),
        kind: reason.kind.word(),
        word: here.say(&format!("reason-{}", reason.kind)),
        about: Link { href: here.node_href(about), no: None, words: here.title(about) },
        verdicts: here.reason_pair(ix),
    }
}
