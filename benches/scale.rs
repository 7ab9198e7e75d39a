//! How long whole commands take on generated maps: `cargo bench --bench scale [-- SIZE…]`.
//!
//! For each size a bilingual project is written to a temporary folder, and each command is run three times; the median
//! is printed. Machines are noisy: compare ratios, not milliseconds.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark fails by panicking")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 3;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    println!("{:>8}  {:>10}  {:>10}  {:>10}  {:>12}", "nodes", "check", "verdicts", "build", "build again");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        write_project(folder.path(), size);
        let time = |args: &[&str], fresh: bool| median(folder.path(), args, fresh);
        let [check, verdicts, build, again] = [
            time(&["check", "--quiet"], false),
            time(&["verdicts", "--quiet"], false),
            time(&["build", "--quiet", "--output", "site"], true),
            time(&["build", "--quiet", "--output", "site"], false),
        ];
        println!("{size:>8}  {check:>10.2?}  {verdicts:>10.2?}  {build:>10.2?}  {again:>12.2?}");
    }
}

fn median(folder: &Path, args: &[&str], fresh: bool) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            if fresh && folder.join("site").exists() {
                std::fs::remove_dir_all(folder.join("site")).expect("removed");
            }
            let start = Instant::now();
            let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
            let status = command.current_dir(folder).args(args).stdout(Stdio::null()).status().expect("it runs");
            assert!(status.success(), "{args:?} ended with {status}");
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// A tree of reasons with some linked premises, attacks, undercuts and replies, in ten sections.
fn write_project(folder: &Path, size: usize) {
    let write = |path: &str, text: String| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    let mut map =
        "format: 1\ntitle: {zh: 一幅大图, en: A large map}\nlanguages: [zh, en]\nthesis: n-0\npaper:\n  outline:\n"
            .to_owned();
    for section in 1..=10 {
        let _ = writeln!(
            map,
            "    - {{id: \"{section}\", title: {{zh: 第 {section} 节, en: Section {section}}}, paragraphs: [20, 20]}}"
        );
    }
    write("argument/map.yaml", map);
    for n in 0..size {
        write(&format!("argument/nodes-{}/n-{n}.yaml", n % 50), node(n, size));
    }
}

fn node(n: usize, size: usize) -> String {
    let parent = n.saturating_sub(1) / 4;
    let is_leaf = 4 * n + 1 >= size;
    let is_attack = n % 7 == 6;
    let kind = if is_attack {
        "rebuttal"
    } else if is_leaf {
        "premise"
    } else {
        "claim"
    };
    let basis = if is_leaf || is_attack { "sourced" } else { "argued" };
    let (section, sentence) = (1 + n % 10, 1 + n % 20);
    let mut text = format!(
        "kind: {kind}\ntitle:\n  zh: 第 {n} 号命题，说的是一件需要论证的事情。\n  en: Statement number {n} says something that has to be argued.\ntext:\n  zh: |\n    这是第 {n} 号命题的说明文字，解释它的含义以及它在整个论证中的作用。读者不看原文也应当明白。\n  en: |\n    This text explains statement number {n}: what it means, and what it does in the argument. A reader who has not seen the paper should understand it.\norigin: paper\nat: [\"{section}¶1 s{sentence}\"]\nbasis: {basis}\n"
    );
    if n > 0 {
        let verb = if is_attack { "attacks" } else { "supports" };
        let linked = n % 5 == 1 && n + 1 < size && !is_leaf;
        let with = if linked { format!(", with: [n-{}]", size - 1 - n % 100) } else { String::new() };
        let _ = writeln!(text, "{verb}:\n  - {{to: n-{parent}, scheme: sign{with}}}");
    }
    text
}
