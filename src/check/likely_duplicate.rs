//! A010: statements that very likely say the same.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Node, NodeIx, Project, Target};
use crate::say;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Titles shorter than this many letters are compared as a whole only.
const SHORTEST: usize = 8;
/// Pairs that are compared at most.
const MOST_PAIRS: usize = 2_000_000;

type Gram = [char; 3];

/// A title ready to be compared: its letters and digits, and its groups of three.
struct Folded {
    text: String,
    grams: BTreeSet<Gram>,
}

/// Pairs whose titles are equal in a language after folding, or have four fifths of their groups of three letters in
/// common in every language that both are written in. Titles with other numbers, and statements that the map itself
/// relates to each other, are different. The later one by origin and id is named, once, with the first it is like.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let related = related(project);
    let titles: Vec<BTreeMap<&str, Folded>> = project.nodes.iter().map(titles).collect();
    let mut said: BTreeSet<NodeIx> = BTreeSet::new();
    let mut found: Vec<(NodeIx, NodeIx)> = candidates(project, &titles)
        .into_iter()
        .filter(|pair| !related.contains(pair) && alike(&titles[pair.0.0 as usize], &titles[pair.1.0 as usize]))
        .map(|(a, b)| if (project.node(a).origin, a) < (project.node(b).origin, b) { (b, a) } else { (a, b) })
        .collect();
    found.sort_by_key(|&(later, first)| (Reverse(project.node(later).origin), later, first));
    for (later, first) in found {
        if !said.insert(later) {
            continue;
        }
        let (node, other) = (project.node(later), project.node(first));
        let (id, like) = (&node.id, &other.id);
        let message = say!(en: "`{id}` says much the same as `{like}`", zh: "`{id}` 与 `{like}` 说的几乎一样");
        let help = say!(en: "refer to `{like}` instead; or, if both are wanted, write `same_as: [{like}]`",
                        zh: "请直接引用 `{like}`；若两处都要保留，请写 `same_as: [{like}]`");
        findings.push(
            Finding::new(code::LIKELY_DUPLICATE, node.title_span, message)
                .also(other.title_span, say!(en: "the other one", zh: "另一处"))
                .help(help),
        );
    }
}

fn fold(title: &str) -> Folded {
    let text: String = title.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    let letters: Vec<char> = text.chars().collect();
    let grams = letters.windows(3).filter_map(|gram| Gram::try_from(gram).ok()).collect();
    Folded { text, grams }
}

fn titles(node: &Node) -> BTreeMap<&str, Folded> {
    node.title
        .iter()
        .map(|(language, title)| (language, fold(&title.value)))
        .filter(|(_, title)| !title.text.is_empty())
        .collect()
}

/// Pairs that are declared to be the same or opposed, or of which one is an objection to or a reason for the other.
fn related(project: &Project) -> BTreeSet<(NodeIx, NodeIx)> {
    let ordered = |a: NodeIx, b: NodeIx| if a < b { (a, b) } else { (b, a) };
    let same = project.node_indices().flat_map(|ix| {
        let node = project.node(ix);
        node.same_as.iter().chain(&node.contradicts).map(move |other| ordered(ix, other.value))
    });
    let reasons = project.reasons.iter().filter_map(|reason| match reason.target {
        Target::Node(target) => Some((reason, target)),
        _ => None,
    });
    let argued = reasons.flat_map(|(reason, target)| reason.premises.iter().map(move |premise| (premise.node, target)));
    same.chain(argued.map(|(a, b)| ordered(a, b))).collect()
}

/// Pairs that share one of the rarest groups of letters of each, in order; two titles that are alike enough always do.
fn candidates(project: &Project, titles: &[BTreeMap<&str, Folded>]) -> BTreeSet<(NodeIx, NodeIx)> {
    let mut pairs = BTreeSet::new();
    for language in &project.map.languages {
        let of = |ix: NodeIx| titles[ix.0 as usize].get(language.as_str());
        let mut often: BTreeMap<Gram, usize> = BTreeMap::new();
        for gram in project.node_indices().filter_map(of).flat_map(|title| &title.grams) {
            *often.entry(*gram).or_default() += 1;
        }
        let mut lists: BTreeMap<(String, Gram), Vec<NodeIx>> = BTreeMap::new();
        let mut equal: BTreeMap<&str, NodeIx> = BTreeMap::new();
        for ix in project.node_indices() {
            let Some(title) = of(ix) else { continue };
            match equal.get(title.text.as_str()) {
                Some(&first) => {
                    pairs.insert((first, ix));
                }
                None => {
                    equal.insert(&title.text, ix);
                }
            }
            let mut rare: Vec<Gram> = title.grams.iter().copied().collect();
            rare.sort_by_key(|gram| (often.get(gram).copied(), *gram));
            let digits = digits(&title.text);
            for gram in rare.into_iter().take(title.grams.len() / 5 + 1) {
                let list = lists.entry((digits.clone(), gram)).or_default();
                if pairs.len() < MOST_PAIRS {
                    pairs.extend(list.iter().map(|&before| (before, ix)));
                }
                list.push(ix);
            }
        }
    }
    pairs
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_numeric()).collect()
}

fn alike(a: &BTreeMap<&str, Folded>, b: &BTreeMap<&str, Folded>) -> bool {
    let both: Vec<(&Folded, &Folded)> = a.iter().filter_map(|(language, a)| Some((a, b.get(language)?))).collect();
    both.iter().any(|(a, b)| a.text == b.text) || (!both.is_empty() && both.iter().all(|(a, b)| near(a, b)))
}

fn near(a: &Folded, b: &Folded) -> bool {
    if a.grams.len() < SHORTEST || b.grams.len() < SHORTEST || digits(&a.text) != digits(&b.text) {
        return false;
    }
    let common = a.grams.intersection(&b.grams).count();
    let all = a.grams.len() + b.grams.len() - common;
    common * 5 >= all * 4
}
