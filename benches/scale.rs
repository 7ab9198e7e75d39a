//! How long things take on generated maps: `cargo bench --bench scale [-- [fast] SIZE…]`.
//!
//! For each size a bilingual project is written to a temporary folder. With `fast`, the stages of `check --fast` are
//! timed in one process of their own, which also says how much memory it took; without it, whole commands are run.
//! Each is done several times and the median is printed. Machines are noisy: compare ratios, not milliseconds.

#![allow(clippy::expect_used, clippy::panic, missing_docs, reason = "a benchmark fails by panicking")]

use elenchus::check::check;
use elenchus::diagnostic::Findings;
use elenchus::evaluate::Evaluations;
use elenchus::graph::ArgumentGraph;
use elenchus::load::{DiskFiles, load};
use elenchus::pipeline::argue;
use elenchus::resolve::resolve;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 3;
/// So often are stages timed, which take less time than commands.
const ROUNDS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [word, folder] = &words[..]
        && word == "stages"
    {
        return stages(Path::new(folder));
    }
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if words.iter().any(|word| word == "fast") {
        return fast(if sizes.is_empty() { &[1_000, 10_000, 100_000] } else { &sizes });
    }
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    println!("{:>8}  {:>10}  {:>10}  {:>10}  {:>12}", "nodes", "check", "verdicts", "build", "build again");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        write_project(folder.path(), size);
        let time = |args: &[&str], fresh: bool| median(folder.path(), args, fresh);
        let [check, verdicts, build, again] = [
            time(&["check", "--fast", "--quiet"], false),
            time(&["verdicts", "--quiet"], false),
            time(&["build", "--quiet", "--output", "site"], true),
            time(&["build", "--quiet", "--output", "site"], false),
        ];
        println!("{size:>8}  {check:>10.2?}  {verdicts:>10.2?}  {build:>10.2?}  {again:>12.2?}");
    }
}

/// The stages of `check --fast`, each size in a process of its own.
fn fast(sizes: &[usize]) {
    let heads = ["nodes", "load", "resolve", "connect", "evaluate", "check", "all", "all/load", "KiB/node"];
    println!("{}", heads.map(|head| format!("{head:>9}")).join(" "));
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        write_project(folder.path(), *size);
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        let output = command.arg("stages").arg(folder.path()).stderr(Stdio::inherit()).output().expect("it runs");
        assert!(output.status.success(), "it ended with {}", output.status);
        let numbers: Vec<f64> =
            String::from_utf8_lossy(&output.stdout).split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [load, resolve, connect, evaluate, check, all, ratio, memory] = numbers[..] else {
            panic!("not eight numbers: {numbers:?}")
        };
        let ms = [load, resolve, connect, evaluate, check, all].map(|ms| format!("{ms:>9.1}")).join(" ");
        println!("{size:>9} {ms} {ratio:>9.2} {:>9.1}", memory / *size as f64);
    }
}

/// Prints the medians of the stages in milliseconds, that of the whole, that of whole to load, and the most memory that
/// this process had, in KiB. A round takes the stages and the whole in turns, so that noise meets both.
fn stages(folder: &Path) {
    let files = DiskFiles::new(folder);
    let mut rounds: [Vec<f64>; 7] = Default::default();
    for round in 0..=ROUNDS {
        let mut times = Vec::new();
        let mut at = Instant::now();
        let mut lap = |at: &mut Instant| {
            times.push(at.elapsed().as_secs_f64() * 1000.0);
            *at = Instant::now();
        };
        let mut findings = Findings::new();
        let loaded = load(&files, &mut findings).expect("it loads");
        lap(&mut at);
        let project = resolve(&loaded, &mut findings).project;
        lap(&mut at);
        let graph = ArgumentGraph::connect(&project);
        lap(&mut at);
        let evaluations = Evaluations::of(&project);
        lap(&mut at);
        check(&loaded.sources, &project, &graph, &evaluations, &mut findings);
        lap(&mut at);
        drop((loaded, project, graph, evaluations, findings));
        at = Instant::now();
        let argument = argue(&files).expect("it loads");
        lap(&mut at);
        drop(argument);
        times.push(times[5] / times[0]);
        // The first round fills the caches of the disk.
        if round > 0 {
            rounds.iter_mut().zip(times).for_each(|(all, time)| all.push(time));
        }
    }
    let medians = rounds.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[ROUNDS / 2].to_string()
    });
    println!("{} {}", medians.join(" "), most_memory().unwrap_or(0));
}

/// As the system counts it, in KiB; none where it does not.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
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
    if n % 2 == 1 {
        text = text.replace("整个论证中的作用。", &format!("整个论证中的作用（[[n-{parent}]]）。"));
        text = text.replace("in the argument.", &format!("in the argument ([[n-{parent}]])."));
    }
    if n > 0 {
        let verb = if is_attack { "attacks" } else { "supports" };
        let linked = n % 5 == 1 && n + 1 < size && !is_leaf;
        let with = if linked { format!(", with: [n-{}]", size - 1 - n % 100) } else { String::new() };
        let _ = writeln!(text, "{verb}:\n  - {{to: n-{parent}, scheme: sign{with}}}");
    }
    text
}
