//! A010: statements that very likely say the same.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::model::{Node, NodeIx, Project, Target};
use crate::say;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Titles shorter than this many letters are compared as a whole only.
const SHORTEST: usize = 8;
/// Pairs that are compared at most.
const MOST_PAIRS: usize = 2_000_000;
/// Groups of letters are counted by so many bits of their hash.
const COUNTED_BITS: u32 = 18;

/// Three letters in one number, 21 bits each.
type Gram = u64;

type Pair = (NodeIx, NodeIx);

/// A title ready to be compared: its letters and digits, its digits alone, and its groups of three in order.
struct Title<'a> {
    language: &'a str,
    text: String,
    digits: String,
    grams: Vec<Gram>,
}

/// Pairs whose titles are equal in a language after folding, or have four fifths of their groups of three letters in
/// common in every language that both are written in. Titles with other numbers, and statements that the map itself
/// relates to each other, are different. The later one by origin and id is named, once, with the first it is like.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let project = context.project;
    let groups = groups(project);
    let titles = grouped_titles(project, &groups);
    let mut alike = candidates(project, &groups, &titles);
    alike.retain(|&(a, b)| are_alike(&titles[a.0 as usize], &titles[b.0 as usize]));
    if alike.is_empty() {
        return;
    }
    let related = related(project);
    let mut said: BTreeSet<NodeIx> = BTreeSet::new();
    let mut found: Vec<Pair> = alike
        .into_iter()
        .filter(|pair| !related.contains(pair))
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

fn titles(node: &Node) -> Vec<Title<'_>> {
    let title = |language, text: &str| {
        let text = fold(text);
        let digits = text.chars().filter(|c| c.is_numeric()).collect();
        Title { language, grams: grams(&text), text, digits }
    };
    let all = node.title.iter().map(|(language, text)| title(language, &text.value));
    all.filter(|title| !title.text.is_empty()).collect()
}

/// The letters and digits of a text: of each compatibility form and of each letter case one.
fn fold(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Letters that are folded by themselves, and signs that are no letters however they are folded.
const fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(
            c,
            '\u{4e00}'
                ..='\u{9fff}'
                    | '、'
                    | '。'
                    | '，'
                    | '；'
                    | '：'
                    | '？'
                    | '！'
                    | '（'
                    | '）'
                    | '《'
                    | '》'
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '—'
        )
}

/// Statements whose titles in one language may have the same digits, in order; those that are alone are left out, so that
/// most work is never done. Languages are numbered as the map has them.
fn groups(project: &Project) -> Vec<(usize, Vec<usize>)> {
    let languages = &project.map.languages;
    let of = |(ix, node): (usize, &Node)| {
        let key = |(at, language): (usize, &String)| Some(((at, hash_of_digits(node.title.get(language)?)), ix));
        languages.iter().enumerate().filter_map(key).collect::<Vec<((usize, u64), usize)>>()
    };
    let mut all: Vec<((usize, u64), usize)> = project.nodes.par_iter().enumerate().flat_map_iter(of).collect();
    all.par_sort_unstable();
    let groups = all.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1);
    groups.map(|group| (group[0].0.0, group.iter().map(|&(_, ix)| ix).collect())).collect()
}

/// Equal for titles with the same digits after folding, and different for most others (FNV-1a).
fn hash_of_digits(title: &str) -> u64 {
    let add = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    if title.chars().all(is_plain) {
        return title.chars().filter(|c| c.is_numeric()).fold(start, add);
    }
    fold(title).chars().filter(|c| c.is_numeric()).fold(start, add)
}

/// The titles of the statements in groups, by index; none for all others.
fn grouped_titles<'a>(project: &'a Project, groups: &[(usize, Vec<usize>)]) -> Vec<Vec<Title<'a>>> {
    let mut is_grouped = vec![false; project.nodes.len()];
    groups.iter().flat_map(|(_, group)| group).for_each(|&ix| is_grouped[ix] = true);
    let of = |(node, is_grouped): (&'a Node, &bool)| if *is_grouped { titles(node) } else { Vec::new() };
    project.nodes.par_iter().zip(&is_grouped).map(of).collect()
}

fn grams(text: &str) -> Vec<Gram> {
    let letters: Vec<Gram> = text.chars().map(|c| Gram::from(u32::from(c))).collect();
    let mut grams: Vec<Gram> = letters.windows(3).map(|of| of[0] << 42 | of[1] << 21 | of[2]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Pairs that are declared to be the same or opposed, or of which one is an objection to or a reason for the other.
fn related(project: &Project) -> BTreeSet<Pair> {
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

/// Pairs that have the same title, or share one of the rarest groups of letters of each, in order; two titles that are
/// alike enough always do, in whatever order rarity puts them.
fn candidates(project: &Project, groups: &[(usize, Vec<usize>)], titles: &[Vec<Title<'_>>]) -> Vec<Pair> {
    let node = |ix: usize| NodeIx(u32::try_from(ix).unwrap_or(u32::MAX));
    let mut pairs = Pairs::default();
    for (language, group) in groups {
        let language = &project.map.languages[*language]; // numbered by `groups`
        let titled = |&ix: &usize| Some((ix, titles[ix].iter().find(|title| title.language == language)?));
        let group: Vec<(usize, &Title<'_>)> = group.iter().filter_map(titled).collect();
        let mut by_text: Vec<(&str, usize)> = group.iter().map(|(ix, title)| (title.text.as_str(), *ix)).collect();
        by_text.par_sort_unstable();
        for equal in by_text.chunk_by(|a, b| a.0 == b.0) {
            equal[1..].iter().for_each(|later| pairs.all.push((node(equal[0].1), node(later.1))));
        }
        let mut often = vec![0_u32; 1 << COUNTED_BITS.min(group.len().max(1).ilog2() + 8)];
        let slots = often.len().trailing_zeros();
        group.iter().flat_map(|(_, title)| &title.grams).for_each(|&gram| often[slot(gram, slots)] += 1);
        let rarest = |&(ix, title): &(usize, &Title<'_>)| {
            let mut grams = title.grams.clone();
            let kept = grams.len() / 5 + 1;
            grams.sort_unstable_by_key(|&gram| (often[slot(gram, slots)], gram));
            grams.into_iter().take(kept).map(|gram| (gram, ix)).collect::<Vec<_>>()
        };
        let mut lists: Vec<(Gram, usize)> = group.par_iter().flat_map_iter(rarest).collect();
        lists.par_sort_unstable();
        for sharing in lists.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, first)) in sharing.iter().enumerate() {
                if !pairs.has_room() {
                    break;
                }
                pairs.all.extend(sharing[at + 1..].iter().map(|&(_, later)| (node(first), node(later))));
            }
        }
    }
    pairs.sort();
    pairs.all
}

/// Pairs, some of them more than once.
#[derive(Default)]
struct Pairs {
    all: Vec<Pair>,
    /// How many there were when each was last counted once.
    distinct: usize,
}

impl Pairs {
    /// Whether there are few enough, each counted once.
    fn has_room(&mut self) -> bool {
        if self.all.len() >= self.distinct + MOST_PAIRS {
            self.sort();
        }
        self.distinct < MOST_PAIRS
    }

    fn sort(&mut self) {
        self.all.par_sort_unstable();
        self.all.dedup();
        self.distinct = self.all.len();
    }
}

/// Where a group of letters is counted. Two in one place are taken for as frequent as both together, which costs no more
/// than some comparisons.
fn slot(gram: Gram, bits: u32) -> usize {
    usize::try_from(gram.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)).unwrap_or(0)
}

fn are_alike(a: &[Title<'_>], b: &[Title<'_>]) -> bool {
    let other = |title: &Title<'_>| b.iter().find(|other| other.language == title.language);
    let both: Vec<(&Title<'_>, &Title<'_>)> = a.iter().filter_map(|title| Some((title, other(title)?))).collect();
    both.iter().any(|(a, b)| a.text == b.text) || (!both.is_empty() && both.iter().all(|(a, b)| near(a, b)))
}

fn near(a: &Title<'_>, b: &Title<'_>) -> bool {
    if a.digits != b.digits || a.grams.len() < SHORTEST || b.grams.len() < SHORTEST {
        return false;
    }
    let common = in_both(&a.grams, &b.grams);
    let all = a.grams.len() + b.grams.len() - common;
    common * 5 >= all * 4
}

/// How many groups of letters two lists in order have in common.
fn in_both(a: &[Gram], b: &[Gram]) -> usize {
    let (mut at, mut other, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(at), b.get(other)) {
        common += usize::from(x == y);
        at += usize::from(x <= y);
        other += usize::from(y <= x);
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_folded_as_all_others() {
        let whole = |text: &str| -> String {
            text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
        };
        for c in (0..=0x1_ffff).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            let text = format!("A{c}b树{c}");
            assert_eq!(fold(&text), whole(&text), "{c:?}");
        }
        for text in ["Ａ１ ﬁ", "e\u{301}É", "ΑΣ", "ｶﾞ"] {
            assert_eq!(fold(text), whole(text));
        }
    }
}
