//! What is to be drawn: cards, reasons between them, and every word that the drawing shows.
//!
//! A scene knows nothing of projects, files or dictionaries. Cards and reasons refer to each other by their index,
//! the words come ready from the caller, and a reference to something that is not in the scene is simply not drawn.

use super::relation::Relation;
use crate::model::{Kind, Verdict};
use unicode_width::UnicodeWidthChar;

/// A text and the language it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Plain text. Control characters are dropped when it is set into lines.
    pub text: String,
    /// BCP 47 tag, for `lang`; tags that begin with `zh`, `ja` or `ko` get full-width quotes and dashes.
    pub lang: String,
}

impl Text {
    /// A text in a language.
    pub fn new(text: impl Into<String>, lang: impl Into<String>) -> Self {
        Self { text: text.into(), lang: lang.into() }
    }

    /// Whether the punctuation that scripts share is drawn full-width: in these languages, and, where the language is
    /// the page's, in what has such characters.
    pub fn is_full_width(&self) -> bool {
        let asian = |tag: &str| self.lang.starts_with(tag);
        let wide = || self.text.chars().any(|c| c.width() == Some(2));
        ["zh", "ja", "ko"].into_iter().any(asian) || self.lang.is_empty() && wide()
    }
}

/// What a card is in the argument: decides its outline, its glyph and its colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardKind {
    /// The one statement that the map is about: double outline, round.
    Thesis,
    /// Rounded outline.
    #[default]
    Claim,
    /// Square outline.
    Premise,
    /// Outline with cut corners.
    Rebuttal,
    /// Dotted outline.
    Context,
}

impl CardKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Thesis, Self::Claim, Self::Premise, Self::Rebuttal, Self::Context];

    /// The card kind of a node.
    pub const fn of(kind: Kind, is_thesis: bool) -> Self {
        match kind {
            _ if is_thesis => Self::Thesis,
            Kind::Claim => Self::Claim,
            Kind::Premise => Self::Premise,
            Kind::Rebuttal => Self::Rebuttal,
            Kind::Context => Self::Context,
        }
    }

    /// The word in class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Claim => "claim",
            Self::Premise => "premise",
            Self::Rebuttal => "rebuttal",
            Self::Context => "context",
        }
    }
}

/// A verdict and the word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Decides the shape of the mark.
    pub verdict: Verdict,
    /// The word beside the mark.
    pub word: String,
}

/// How the thesis hangs on a statement: it would not hold if the statement fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Linchpin {
    /// Every proof of the thesis needs it: a keystone on the right edge.
    Support,
    /// It holds off objections: a shield on the right edge.
    Defence,
}

impl Linchpin {
    /// Both, in the order of a legend.
    pub const ALL: [Self; 2] = [Self::Support, Self::Defence];

    /// The word in class names and keys of dictionaries.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Defence => "defence",
        }
    }
}

/// One statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The node's id; unique in the scene.
    pub id: String,
    /// Decides outline, glyph and colours.
    pub kind: CardKind,
    /// The kind as a word, at the head of the card.
    pub word: String,
    /// The statement.
    pub title: Text,
    /// The statement in another language, smaller, below.
    pub second: Option<Text>,
    /// Shown at the right end of the head.
    pub badge: Option<Badge>,
    /// Added by a contributor: a tab on the left edge.
    pub contributor: bool,
    /// Supplied by the mapper, not said by the paper: a dashed outline.
    pub implicit: bool,
    /// The thesis hangs on it: a tab on the right edge.
    pub linchpin: Option<Linchpin>,
    /// How many reasons about it are not in the scene: a mark on the lower edge, so that nobody takes it for a leaf.
    pub undrawn: usize,
    /// What the marks without words say, in words; read out after the text of the card.
    pub notes: Vec<String>,
    /// The card that the drawing is about: a thick outline.
    pub focus: bool,
    /// A neighbour from outside of what is drawn: fainter.
    pub external: bool,
    /// Where the card leads, relative to the page.
    pub href: Option<String>,
    /// Index into [`Scene::groups`]: drawn as a coloured tab with the group's id in the head. A section's own page
    /// gives one to outside neighbours only.
    pub group: Option<usize>,
}

/// What a reason points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A statement: index into [`Scene::cards`].
    Card(usize),
    /// The step of another reason: index into [`Scene::reasons`].
    Reason(usize),
}

/// One reason: premises that together speak for or against a card or another reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason's id; unique in the scene.
    pub id: String,
    /// Decides sign and line. A ranking is two of these, [`Relation::Raises`] and [`Relation::Lowers`]; statements that
    /// are the same are a [`Relation::Same`] from one to the other, either way.
    pub kind: Relation,
    /// Indices into [`Scene::cards`], the lead first; several are linked.
    pub premises: Vec<usize>,
    /// The premises that rest on the target in their turn: the lines to them are part of a circle of support.
    pub circular: Vec<usize>,
    /// What it speaks for or against.
    pub target: Target,
    /// A fallen reason is drawn thin and grey.
    pub verdict: Option<Verdict>,
    /// Where the reason's sign leads, relative to the page.
    pub href: Option<String>,
    /// What the reason does, in words: "supports …"; read out with the lead's card.
    pub label: String,
}

/// A section of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Short, as it stands on the tab: "2.1".
    pub id: String,
    /// Read out with the cards of the group.
    pub title: Text,
    /// Where the section's page is, relative to the page. A tab is part of its card's link and does not use it.
    pub href: Option<String>,
    /// How much there is in it, in words: shown on a closed frame.
    pub count: String,
}

/// Whether a wide drawing frames the sections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// It does not.
    #[default]
    Never,
    /// It does unless too many lines leave their sections: then frames would say less than they cost.
    WhereItPays,
    /// It does.
    Always,
}

/// A drawing's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// In the author's order; the first is the thesis or whatever the reader should begin with.
    pub cards: Vec<Card>,
    /// In any order: the drawing does not depend on it.
    pub reasons: Vec<Reason>,
    /// The sections that cards name.
    pub groups: Vec<Group>,
    /// Whether a wide drawing frames the sections; where it does not, every card has a tab.
    pub framing: Framing,
    /// `<title>` of the drawing.
    pub title: String,
    /// `<desc>` of the drawing.
    pub desc: String,
    /// Begins every `id` inside the drawing; unique in the page.
    pub prefix: String,
}
