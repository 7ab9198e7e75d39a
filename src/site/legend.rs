//! The words of a drawing's legend, for what occurs in its scene.

use super::standpoint::Standpoint;
use super::view::LegendRow;
use crate::diagram::Scene;
use crate::diagram::legend::{Entry, occurring, symbol};
use crate::model::View;

/// The legend of a scene whose verdicts are those of `view`, as rows for a list in HTML.
pub(super) fn rows(here: &Standpoint<'_>, scene: &Scene, view: View) -> Vec<LegendRow> {
    list(here, occurring(scene), view)
}

/// The rows of some entries.
pub(super) fn list(here: &Standpoint<'_>, entries: Vec<Entry>, view: View) -> Vec<LegendRow> {
    let row = |entry| LegendRow { symbol: symbol(entry), words: words(here, entry, view) };
    entries.into_iter().map(row).collect()
}

/// What an entry means.
pub(super) fn words(here: &Standpoint<'_>, entry: Entry, view: View) -> String {
    let key = match entry {
        Entry::Kind(kind) => format!("kind-{}", kind.class()),
        Entry::Verdict(verdict) => format!("verdict-{verdict}"),
        Entry::Relation(relation) => format!("legend-{}", relation.key()),
        Entry::Linchpin(kind) => {
            let what = here.say(&format!("legend-linchpin-{}", kind.class()));
            let view = here.say(&format!("view-{}", here.linchpin_view(view)));
            return here.dictionary.fill("linchpin-in-view", &[("what", &what), ("view", &view)]);
        }
        Entry::Linked => "legend-linked".to_owned(),
        Entry::Fallen => "legend-fallen".to_owned(),
        Entry::Circular => "legend-circular".to_owned(),
        Entry::Contributor => "legend-contributor".to_owned(),
        Entry::Implicit => "stance-implicit".to_owned(),
        Entry::Undrawn => "legend-undrawn".to_owned(),
        Entry::External => "legend-external".to_owned(),
        Entry::Focus => "legend-focus".to_owned(),
        Entry::Count => "legend-count".to_owned(),
        Entry::Section => "legend-section".to_owned(),
    };
    here.say(&key)
}
