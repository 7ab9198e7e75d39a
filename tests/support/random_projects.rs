//! Random maps as projects: with two origins, contradictions and statements that are the same, which a framework has no
//! longer. The same seed, the same files, on every machine.

use super::random_maps;
use elenchus::evaluate::framework::{Framework, Statement, Target};
use elenchus::load::MemoryFiles;
use elenchus::model::Standard;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const MAP: &str = "format: 1\ntitle: {zh: 图, en: Map}\nlanguages: [zh, en]\nthesis: n0\n";

/// A project of up to nine nodes `n0`, `n1`, …; those of its reasons that others are aimed at are called `r0`, `r1`, ….
pub fn project(seed: u64) -> MemoryFiles {
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0xf11e5);
    let map = random_maps::map(seed);
    let mut files = MemoryFiles::new().with("argument/map.yaml", MAP);
    let count = map.statements().len();
    for (at, &statement) in map.statements().iter().enumerate() {
        let mut text = node(at, statement, rng.random_bool(0.35));
        for (key, chance) in [("contradicts", 0.25), ("same_as", 0.15)] {
            let other = rng.random_range(0..count);
            if other != at && rng.random_bool(chance) {
                text += &format!("{key}: [n{other}]\n");
            }
        }
        text += &reasons(&map, at);
        files = files.with(&format!("argument/n{at}.yaml"), text);
    }
    files
}

fn node(at: usize, statement: Statement, contributed: bool) -> String {
    let basis = match statement {
        Statement { sourced: true, .. } => "sourced",
        Statement { assumed: true, .. } => "assumed",
        _ => "argued",
    };
    let standard = match statement.standard {
        Standard::Balance => "balance",
        Standard::Unrebutted => "unrebutted",
        Standard::Scintilla => "scintilla",
    };
    let origin = if contributed { "contributor\nby: A" } else { "paper" };
    format!(
        "kind: claim\ntitle: {{zh: 命题 {at}。, en: Statement {at}.}}\nbasis: {basis}\nstandard: {standard}\norigin: {origin}\n"
    )
}

/// The entries of those reasons that a statement leads.
fn reasons(map: &Framework, lead: usize) -> String {
    let mut text = String::new();
    for key in ["supports", "attacks", "undercuts", "prefers"] {
        let own = map.reasons().iter().enumerate().filter(|(_, reason)| reason.premises[0].at() == lead);
        let entries: Vec<String> = own.filter_map(|(at, reason)| entry(map, at, reason, key)).collect();
        if !entries.is_empty() {
            text += &format!("{key}:\n{}", entries.concat());
        }
    }
    text
}

fn entry(map: &Framework, at: usize, reason: &elenchus::evaluate::framework::Reason, key: &str) -> Option<String> {
    let aim = match (reason.target, key) {
        (Target::Supports(to), "supports") | (Target::Attacks(to), "attacks") => format!("to: n{}", to.at()),
        (Target::Undercuts(to), "undercuts") => format!("to: r{}", to.at()),
        (Target::Prefers { stronger, weaker }, "prefers") => {
            format!("stronger: r{}, weaker: r{}", stronger.at(), weaker.at())
        }
        _ => return None,
    };
    let mut others: Vec<usize> = reason.premises.iter().map(|premise| premise.at()).collect();
    let lead = others[0];
    others.sort_unstable();
    others.dedup();
    let others: Vec<String> =
        others.into_iter().filter(|&other| other != lead).map(|other| format!("n{other}")).collect();
    // A reason that nobody is aimed at has the id that it would have anyway, if that is free.
    let aimed_at = map.reasons().iter().any(|other| match other.target {
        Target::Undercuts(to) => to.at() == at,
        Target::Prefers { stronger, weaker } => stronger.at() == at || weaker.at() == at,
        _ => false,
    });
    let id = if aimed_at || at.is_multiple_of(2) { format!(", id: r{at}") } else { String::new() };
    let with = if others.is_empty() { String::new() } else { format!(", with: [{}]", others.join(", ")) };
    let strict = if reason.strict && matches!(key, "supports" | "attacks") { ", strict: true" } else { "" };
    Some(format!("  - {{{aim}{with}{strict}{id}}}\n"))
}
