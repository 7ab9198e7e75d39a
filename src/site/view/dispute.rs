//! An objection as it is listed: what it is and what it strikes.

use super::super::standpoint::Standpoint;
use super::{Item, Link, Pair};
use crate::model::ReasonIx;
use serde::Serialize;

/// An objection.
#[derive(Clone, Debug, Serialize)]
pub struct Dispute {
    /// Its lead.
    pub item: Item,
    /// `attacks`, `undercuts` or `contradicts`.
    pub kind: &'static str,
    /// The word for it.
    pub word: String,
    /// Where the objection is shown.
    pub href: String,
    /// The statement against which it speaks.
    pub against: Link,
    /// The verdicts on the objection.
    pub verdicts: Option<Pair>,
}

impl Dispute {
    /// The objection of a reason.
    pub(in super::super) fn of(here: &Standpoint<'_>, ix: ReasonIx) -> Self {
        let reason = here.atlas.project().reason(ix);
        let against = here.atlas.index.anchor_of(ix);
        Self {
            item: here.item(reason.lead),
            kind: reason.kind.word(),
            word: here.say(&format!("reason-{}", reason.kind)),
            href: here.reason_href(ix),
            against: Link { href: here.node_href(against), no: None, words: here.title(against) },
            verdicts: here.reason_pair(ix),
        }
    }
}
