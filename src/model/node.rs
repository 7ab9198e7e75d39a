//! A node: one statement of the map.

use super::{Basis, Kind, Localized, Locator, Origin, Stance, Standard};
use crate::source::{Span, Spanned};

/// A node's index in its project. Indices sort as ids do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u32);

/// One statement.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// The beginning of its file, or the inline id: the place of findings about the node as a whole.
    pub span: Span,
    /// The file that holds it, relative to the project folder.
    pub path: String,
    /// Whether it is written inline in another node's file.
    pub inline: bool,
    /// What it is in the argument.
    pub kind: Kind,
    /// The statement itself.
    pub title: Localized,
    /// Where the title is written.
    pub title_span: Span,
    /// The exposition, Markdown.
    pub text: Localized,
    /// Who put it here.
    pub origin: Origin,
    /// The contributor.
    pub by: Option<String>,
    /// When, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The attitude of the paper's author.
    pub stance: Stance,
    /// Where in the paper. The first is the main place.
    pub at: Vec<Spanned<Locator>>,
    /// A short verbatim quotation.
    pub quote: Option<Spanned<String>>,
    /// The mapper's remark, Markdown.
    pub note: Localized,
    /// What the statement rests on before any reason counts.
    pub basis: Basis,
    /// Where the basis is written; `None` if it follows from kind and citations.
    pub basis_span: Option<Span>,
    /// Its standard of proof.
    pub standard: Standard,
    /// For each language, the fingerprint of the primary text from which it was translated.
    pub translated: Vec<(String, Spanned<String>)>,
    /// Former ids.
    pub aliases: Vec<Spanned<String>>,
    /// Its sources.
    pub cites: Vec<Citation>,
    /// Nodes that cannot hold together with it, declared here.
    pub contradicts: Vec<Spanned<NodeIx>>,
    /// Nodes that are the same statement, declared here.
    pub same_as: Vec<Spanned<NodeIx>>,
    /// The section to which it belongs.
    pub home: Option<String>,
}

impl Node {
    /// Whether the node is part of the paper's own argument.
    pub fn is_papers(&self) -> bool {
        self.origin != Origin::Contributor
    }
}

/// A source that a node cites.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The key of the bibliography's entry.
    pub key: Spanned<String>,
    /// Where in the source.
    pub at: Option<String>,
}
