//! A reason: one step of the argument, with an id and a verdict of its own.

use super::{Localized, NodeIx, ReasonKind};
use crate::source::Span;

/// A reason's index in its project. Indices sort as ids do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonIx(pub u32);

/// One step: from its premises to (or against) its target.
#[derive(Clone, Debug)]
pub struct Reason {
    /// Its id, `<lead>--<target>` unless one is given; `a~b` for a direction of a contradiction.
    pub id: String,
    /// What it does.
    pub kind: ReasonKind,
    /// The node in whose file it stands.
    pub lead: NodeIx,
    /// Its premises, the lead first; all of them are needed.
    pub premises: Vec<Premise>,
    /// What it is about.
    pub target: Target,
    /// Whether it is a strict step: no defeasible reason outweighs it.
    pub strict: bool,
    /// The argument scheme that it follows, an id.
    pub scheme: Option<String>,
    /// The critical question that it presses.
    pub asks: Option<Asks>,
    /// The general rule behind the step.
    pub warrant: Localized,
    /// Where the whole entry stands.
    pub span: Span,
    /// Where the target is named.
    pub target_span: Span,
}

/// A premise of a reason.
#[derive(Clone, Debug)]
pub struct Premise {
    /// The statement.
    pub node: NodeIx,
    /// The role in the scheme that it plays.
    pub role: Option<String>,
    /// Where it is named.
    pub span: Span,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A statement: supported, attacked or contradicted.
    Node(NodeIx),
    /// A reason whose step is denied.
    Reason(ReasonIx),
    /// Two opposing reasons, one of which is ranked above the other.
    Preference {
        /// The one that is to win.
        stronger: ReasonIx,
        /// The one that is to lose.
        weaker: ReasonIx,
    },
}

/// A critical question that a reason presses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The scheme.
    pub scheme: String,
    /// The question in it.
    pub question: String,
    /// The reason of which it is asked.
    pub of: Option<ReasonIx>,
    /// Where it is written.
    pub span: Span,
}
