//! The reasons of a scene in one canonical form: valid, in an order of their own, and indexed both ways.
//!
//! What refers to nothing in the scene is left out here, so that no layout has to ask again. The order depends on
//! the cards' order and on ids only, never on the order in which reasons were handed in: first what a reason points
//! at, then supports before attacks, then the lead.

use super::drawing::Stroke;
use super::relation::Relation;
use super::scene::{Scene, Target};
use crate::model::Verdict;
use std::collections::BTreeMap;

/// One reason of the scene; indices into the scene's cards and into [`Links::all`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index into [`Scene::reasons`].
    pub reason: usize,
    /// What it does.
    pub kind: Relation,
    /// Cards, the lead first, each once.
    pub premises: Vec<usize>,
    /// A card, or a link by its index in [`Links::all`].
    pub target: Target,
    /// It does not stand.
    pub fallen: bool,
    /// It is drawn with a junction: it has several premises, or another link points at it.
    pub joint: bool,
    /// The premises that rest on the target in their turn.
    pub circular: Vec<usize>,
    /// The other direction of a contradiction, as an index into [`Scene::reasons`], and whether it does not stand.
    pub back: Option<(usize, bool)>,
}

impl Link {
    /// How the line from the target looks.
    pub fn stroke(&self) -> Stroke {
        if self.circular.is_empty() { Stroke::Reason(self.kind) } else { Stroke::Circular }
    }

    /// How the line from the junction to a premise looks.
    pub fn stroke_to(&self, premise: usize) -> Stroke {
        if self.circular.contains(&premise) { Stroke::Circular } else { Stroke::Premise }
    }

    /// Whether the line is faint: nothing that it stands for stands.
    pub fn faint(&self) -> bool {
        self.fallen && self.back.is_none_or(|(_, fallen)| fallen)
    }
}

/// All links and their indices.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// In canonical order.
    pub all: Vec<Link>,
    /// For each card: the links that point at it.
    pub at_card: Vec<Vec<usize>>,
    /// For each link: the links that point at it.
    pub at_link: Vec<Vec<usize>>,
    /// For each card: the links that it is a premise of.
    pub from_card: Vec<Vec<usize>>,
}

/// Supports first, then what speaks against: the order of signs below a card. Each kind has its own bus.
pub const fn polarity(kind: Relation) -> u32 {
    match kind {
        Relation::Supports => 0,
        Relation::Attacks => 1,
        Relation::Contradicts => 2,
        Relation::Undercuts => 3,
        Relation::Raises => 4,
        Relation::Lowers => 5,
        Relation::Same => 6,
    }
}

impl Links {
    /// The links of a scene.
    pub fn of(scene: &Scene) -> Self {
        let n = scene.cards.len();
        let (fit, backs) = valid(scene);
        let kept = order(scene, fit);
        let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(at, &(r, _))| (r, at)).collect();
        let mut all: Vec<Link> = Vec::with_capacity(kept.len());
        for (r, premises) in kept {
            let reason = &scene.reasons[r]; // `kept` holds indices of this list
            let target = match reason.target {
                Target::Reason(other) => Target::Reason(place.get(&other).copied().unwrap_or(usize::MAX)),
                card => card,
            };
            let joint = premises.len() > 1;
            let fell = |r: usize| scene.reasons[r].verdict == Some(Verdict::Falls);
            let circular = reason.circular.iter().copied().filter(|c| premises.contains(c)).collect();
            let back = backs.get(&r).map(|&back| (back, fell(back)));
            all.push(Link { reason: r, kind: reason.kind, premises, target, fallen: fell(r), joint, circular, back });
        }
        let mut links =
            Self { at_card: vec![vec![]; n], at_link: vec![vec![]; all.len()], from_card: vec![vec![]; n], all };
        links.index();
        links
    }

    fn index(&mut self) {
        for l in 0..self.all.len() {
            match self.all[l].target {
                Target::Card(c) => self.at_card[c].push(l),
                Target::Reason(t) => {
                    self.at_link[t].push(l);
                    self.all[t].joint = true;
                }
            }
            for &p in &self.all[l].premises {
                self.from_card[p].push(l);
            }
        }
    }

    /// Every card once, in reading order: depth first from each card that nothing has reached yet, cards that speak
    /// for nothing before the others.
    pub fn reading_order(&self) -> Vec<usize> {
        let n = self.at_card.len();
        let mut seen = vec![false; n];
        let mut out = Vec::with_capacity(n);
        let first = (0..n.min(1)).chain((0..n).filter(|&c| self.from_card[c].is_empty())).chain(0..n);
        for root in first {
            let mut stack = vec![root];
            while let Some(card) = stack.pop() {
                if std::mem::replace(&mut seen[card], true) {
                    continue;
                }
                out.push(card);
                stack.extend(self.below(card).iter().rev());
            }
        }
        out
    }

    /// The cards that speak about a card or about the reasons for it, in reading order.
    fn below(&self, card: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut stack: Vec<usize> = self.at_card[card].iter().rev().copied().collect();
        let mut budget = self.all.len() + stack.len(); // reasons may undercut each other in a circle
        while let Some(l) = stack.pop() {
            out.extend(&self.all[l].premises);
            if budget == 0 {
                break;
            }
            budget -= 1;
            stack.extend(self.at_link[l].iter().rev());
        }
        out
    }

    /// The card that a link finally speaks about: its target, or that of the reason it undercuts. None in a circle
    /// of reasons.
    pub fn root(&self, link: usize) -> Option<usize> {
        let mut at = link;
        for _ in 0..=self.all.len() {
            match self.all[at].target {
                Target::Card(c) => return Some(c),
                Target::Reason(t) => at = t,
            }
        }
        None
    }
}

/// A reason that can be drawn, with its premises.
type Kept = (usize, Vec<usize>);

/// The reasons that can be drawn: no reference leads out of the scene, directly or through the
/// reason that it points at. Of the two directions of a contradiction one is enough; the other one stands beside it.
fn valid(scene: &Scene) -> (Vec<Kept>, BTreeMap<usize, usize>) {
    let n = scene.cards.len();
    let premises: Vec<Vec<usize>> = scene.reasons.iter().map(|r| distinct(&r.premises, n)).collect();
    let unfit = |r: usize| premises[r].is_empty() || leads_out(scene, r, scene.reasons[r].target);
    let mut dead: Vec<bool> = (0..premises.len()).map(unfit).collect();
    let mut by_target: Vec<Vec<usize>> = vec![vec![]; scene.reasons.len()];
    for (r, reason) in scene.reasons.iter().enumerate() {
        if let Target::Reason(t) = reason.target
            && !dead[r]
        {
            by_target[t].push(r); // `leads_out` has bounded it
        }
    }
    let mut spread: Vec<usize> = (0..dead.len()).filter(|&r| dead[r]).collect();
    let backs = mirrored(scene, &premises);
    spread.extend(backs.values());
    while let Some(r) = spread.pop() {
        dead[r] = true;
        spread.append(&mut by_target[r]);
    }
    (premises.into_iter().enumerate().filter(|&(r, _)| !dead[r]).collect(), backs)
}

/// Whether a reason points out of the scene, or at itself.
fn leads_out(scene: &Scene, reason: usize, target: Target) -> bool {
    match target {
        Target::Card(c) => c >= scene.cards.len(),
        Target::Reason(r) => r >= scene.reasons.len() || r == reason,
    }
}

fn distinct(cards: &[usize], n: usize) -> Vec<usize> {
    let mut seen = std::collections::BTreeSet::new();
    cards.iter().copied().filter(|&c| c < n && seen.insert(c)).collect()
}

/// The contradictions that are drawn both ways: the direction that points at the earlier card stays, and leads here to
/// the other one, unless something points at that one itself.
fn mirrored(scene: &Scene, premises: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    let pointed: std::collections::BTreeSet<usize> = (scene.reasons.iter())
        .filter_map(|r| match r.target {
            Target::Reason(t) => Some(t),
            Target::Card(_) => None,
        })
        .collect();
    let pair = |r: usize| match (scene.reasons[r].kind, premises[r].as_slice(), scene.reasons[r].target) {
        (Relation::Contradicts, &[from], Target::Card(to)) => Some((from, to)),
        _ => None,
    };
    // Several contradictions of the same two cards are paired in the order of their ids.
    let mut by_id: Vec<usize> = (0..premises.len()).collect();
    by_id.sort_by_key(|&r| scene.reasons[r].id.as_str());
    let (mut up, mut down) = (Sides::new(), Sides::new());
    for (r, (from, to)) in by_id.into_iter().filter_map(|r| Some((r, pair(r)?))) {
        if from > to {
            up.entry((from, to)).or_default().push(r);
        } else if from < to && !pointed.contains(&r) {
            down.entry((to, from)).or_default().push(r);
        }
    }
    let pairs = up.into_iter().flat_map(|(key, kept)| kept.into_iter().zip(down.remove(&key).unwrap_or_default()));
    pairs.collect()
}

/// The contradictions of two cards, the later card first.
type Sides = BTreeMap<(usize, usize), Vec<usize>>;

/// Sorts by what a reason points at, polarity, lead and id.
fn order(scene: &Scene, mut kept: Vec<Kept>) -> Vec<Kept> {
    let key = |(r, premises): &Kept| {
        let reason = &scene.reasons[*r];
        let target = match reason.target {
            Target::Card(c) => (c, ""),
            Target::Reason(t) => (usize::MAX, scene.reasons[t].id.as_str()),
        };
        (target, polarity(reason.kind), premises.clone(), reason.id.as_str())
    };
    kept.sort_by(|a, b| key(a).cmp(&key(b)));
    kept
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Card, Reason};
    use super::*;

    fn reason(id: &str, kind: Relation, premises: &[usize], target: Target) -> Reason {
        Reason {
            id: id.into(),
            kind,
            premises: premises.to_vec(),
            target,
            circular: Vec::new(),
            verdict: None,
            href: None,
            label: String::new(),
        }
    }

    fn scene(n: usize, reasons: Vec<Reason>) -> Scene {
        let cards = (0..n).map(|i| Card { id: format!("c{i}"), ..Card::default() }).collect();
        Scene { cards, reasons, ..Scene::default() }
    }

    #[test]
    fn supports_come_before_attacks_and_the_input_order_does_not_count() {
        let a = reason("x", Relation::Attacks, &[1], Target::Card(0));
        let s = reason("y", Relation::Supports, &[2], Target::Card(0));
        let one = Links::of(&scene(3, vec![a.clone(), s.clone()]));
        let two = Links::of(&scene(3, vec![s, a]));
        assert_eq!(one.all[0].kind, Relation::Supports);
        assert_eq!(one.reading_order(), [0, 2, 1]);
        assert_eq!(two.reading_order(), [0, 2, 1]);
    }

    #[test]
    fn what_leads_out_of_the_scene_takes_what_points_at_it_along() {
        let lost = reason("x", Relation::Supports, &[1], Target::Card(9));
        let cut = reason("y", Relation::Undercuts, &[0], Target::Reason(0));
        assert!(Links::of(&scene(2, vec![lost, cut])).all.is_empty());
    }

    #[test]
    fn an_undercut_reason_gets_a_junction() {
        let r = reason("x", Relation::Supports, &[1], Target::Card(0));
        let cut = reason("y", Relation::Undercuts, &[2], Target::Reason(0));
        let links = Links::of(&scene(3, vec![r, cut]));
        assert!(links.all[0].joint && !links.all[1].joint);
        assert_eq!(links.root(1), Some(0));
    }

    #[test]
    fn a_contradiction_is_drawn_once() {
        let one = reason("a~b", Relation::Contradicts, &[0], Target::Card(1));
        let two = reason("b~a", Relation::Contradicts, &[1], Target::Card(0));
        let links = Links::of(&scene(2, vec![one, two]));
        assert_eq!(
            links.all.iter().map(|l| (l.target, l.back)).collect::<Vec<_>>(),
            [(Target::Card(0), Some((0, false)))]
        );
    }

    #[test]
    fn a_contradiction_is_faint_when_neither_side_stands() {
        let mut reasons = vec![
            reason("a~b", Relation::Contradicts, &[0], Target::Card(1)),
            reason("b~a", Relation::Contradicts, &[1], Target::Card(0)),
        ];
        reasons[1].verdict = Some(Verdict::Falls);
        assert!(!Links::of(&scene(2, reasons.clone())).all[0].faint());
        reasons[0].verdict = Some(Verdict::Falls);
        assert!(Links::of(&scene(2, reasons)).all[0].faint());
    }

    #[test]
    fn circles_of_cards_and_of_reasons_end() {
        let a = reason("a", Relation::Supports, &[0], Target::Card(1));
        let b = reason("b", Relation::Supports, &[1], Target::Card(0));
        let c = reason("c", Relation::Undercuts, &[0], Target::Reason(3));
        let d = reason("d", Relation::Undercuts, &[1], Target::Reason(2));
        let links = Links::of(&scene(2, vec![a, b, c, d]));
        assert_eq!(links.reading_order().len(), 2);
        assert_eq!(links.root(2), None);
    }
}
