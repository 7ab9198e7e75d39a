//! How good and how fast the layout of the map is, beside Graphviz's `dot` (and `elkrs`, where it is at hand):
//! `cargo bench --bench layout -- TOOLS [--data FOLDER] [--seeds 1,2,3,4,5] [--elkrs PROGRAM]`.
//!
//! Or, for the layout of one graph as the measure reads it: `cargo bench --bench layout -- layout GRAPH [--flat]`.
//!
//! `TOOLS` is a folder with `gen_argument_graph.py` and `layout_quality.py`. The graphs are made by the former for each
//! seed and size, and read from the neutral JSON in `FOLDER`; every drawing is measured by the latter. All programs get
//! the same graphs in the same run, and each figure is the median over the seeds. Times are those on a processor: of
//! this thread, of the process of `dot` less that of writing down what is laid out already, of the process of `elkrs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark fails by panicking"
)]

mod neutral;
mod referee;

use elenchus::diagram::{Framing, map_of_blanks, neighbourhood, svg};
use neutral::{Case, Neutral};
use referee::{Figures, Tools};
use std::fs;
use std::path::{Path, PathBuf};

/// Sizes of generated graphs, in cards.
const SIZES: [usize; 3] = [100, 500, 2000];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let option = |name: &str| words.iter().position(|w| w == name).and_then(|at| words.get(at + 1)).cloned();
    let Some(tools) = words.first().filter(|w| !w.starts_with("--")) else {
        eprintln!("Nothing measured: name the folder with gen_argument_graph.py and layout_quality.py.");
        return;
    };
    if tools == "layout" {
        let graph = fs::read_to_string(words.get(1).expect("a file")).expect("readable");
        let framing = if words.iter().any(|w| w == "--flat") { Framing::Never } else { Framing::Always };
        let case = Case::of(&serde_json::from_str(&graph).expect("neutral JSON"), framing);
        let (drawing, ms) = timed(|| map_of_blanks(&case.scene, &case.sizes));
        eprintln!("{ms} ms");
        println!("{}", neutral::layout(&case, &drawing));
        return;
    }
    let seeds: Vec<u64> =
        option("--seeds").unwrap_or("1,2,3,4,5".into()).split(',').map(|s| s.parse().expect("a seed")).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let tools =
        Tools { scripts: tools.into(), elkrs: option("--elkrs").map(PathBuf::from), work: folder.path().into() };
    generated(&tools, &seeds);
    if let Some(data) = option("--data") {
        examples(&tools, Path::new(&data));
    }
    large(&tools, &seeds);
}

/// Ratios to `dot` on generated graphs.
fn generated(tools: &Tools, seeds: &[u64]) {
    println!("Generated graphs, medians over seeds {seeds:?}; ratios are ours to dot's.\n");
    println!(
        "| cards | drawn | faults | crossing places: ours, dot, elkrs | ratio | width | area | upward | ms: ours, dot, elkrs | time |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for size in SIZES {
        for framed in [true, false] {
            let rows: Vec<Row> =
                seeds.iter().map(|&seed| Row::of(tools, &tools.generate(size, seed), framed)).collect();
            print_row(&size.to_string(), framed, &rows);
        }
    }
}

/// The same on the graphs of a folder, one by one.
fn examples(tools: &Tools, data: &Path) {
    println!("\nGraphs of the folder.\n");
    println!(
        "| graph | drawn | faults | crossing places: ours, dot, elkrs | ratio | width | area | upward | ms: ours, dot, elkrs | time |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut files: Vec<PathBuf> = fs::read_dir(data).expect("a folder").map(|e| e.expect("a file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    for file in files {
        let graph = fs::read_to_string(&file).expect("readable");
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let grouped = !serde_json::from_str::<Neutral>(&graph).expect("neutral JSON").groups.is_empty();
        for framed in [true, false].into_iter().filter(|framed| grouped || !framed) {
            print_row(&name, framed, &[Row::of(tools, &graph, framed)]);
        }
    }
}

/// What dot cannot do in reasonable time: only ours.
fn large(tools: &Tools, seeds: &[u64]) {
    println!("\nLarge graphs, ms on one processor.\n");
    for framing in [Framing::WhereItPays, Framing::Never] {
        let times = seeds.iter().map(|&seed| {
            let graph: Neutral = serde_json::from_str(&tools.generate(10_000, seed)).expect("neutral JSON");
            let case = Case::of(&graph, framing);
            timed(|| map_of_blanks(&case.scene, &case.sizes)).1
        });
        println!("- 10,000 cards, {framing:?}: {:.0}", median(times.collect()));
    }
    let hoods: Vec<Neutral> = serde_json::from_str(&tools.hoods(20_000, 10_000)).expect("neutral JSON");
    let cases: Vec<Case> = hoods.iter().map(|g| Case::of(g, Framing::Never).titled()).collect();
    let (bytes, ms) =
        timed(|| cases.iter().map(|c| svg::write(&neighbourhood(&c.scene, 680, "see")).len()).sum::<usize>());
    println!(
        "- 20,000 neighbourhoods with titles measured, laid out and written ({} MB of SVG): {ms:.0}",
        bytes / 1_000_000
    );
    let chain = neutral::chain(100_000);
    println!("- a chain of 100,000: {:.0}", timed(|| map_of_blanks(&chain.scene, &chain.sizes)).1);
}

/// One graph, drawn by all.
struct Row {
    ours: Figures,
    dot: Option<Figures>,
    elkrs: Option<Figures>,
}

impl Row {
    fn of(tools: &Tools, graph: &str, framed: bool) -> Self {
        let parsed: Neutral = serde_json::from_str(graph).expect("neutral JSON");
        let case = Case::of(&parsed, if framed { Framing::Always } else { Framing::Never });
        let mut times = Vec::new();
        let mut drawing = None;
        for _ in 0..5 {
            let (drawn, ms) = timed(|| map_of_blanks(&case.scene, &case.sizes));
            times.push(ms);
            drawing = Some(drawn);
        }
        let layout = neutral::layout(&case, &drawing.expect("drawn"));
        let upward = neutral::upward(&layout);
        let ours = Figures { ms: median(times), upward, ..tools.measure(&layout.to_string(), "json") };
        Self { ours, dot: tools.dot(graph, framed), elkrs: tools.elkrs(&parsed, framed) }
    }
}

fn print_row(name: &str, framed: bool, rows: &[Row]) {
    let of = |get: &dyn Fn(&Row) -> Option<f64>| rows.iter().filter_map(get).collect::<Vec<f64>>();
    let show = |values: Vec<f64>, digits: usize| match values.len() {
        0 => "–".to_owned(),
        _ => format!("{:.digits$}", median(values)),
    };
    let ratio = |get: &dyn Fn(&Figures) -> f64| {
        let both = |r: &Row| Some((get(&r.ours), get(r.dot.as_ref()?)));
        show(of(&|r| both(r).map(|(a, b)| if a == b { 1.0 } else { a / b })), 3)
    };
    let faults: f64 = rows.iter().map(|r| r.ours.faults).sum();
    let places = |f: &Figures| f.places;
    println!(
        "| {name} | {} | {faults} | {}, {}, {} | {} | {} | {} | {} % | {}, {}, {} | {} |",
        if framed { "framed" } else { "flat" },
        show(of(&|r| Some(r.ours.places)), 0),
        show(of(&|r| r.dot.as_ref().map(places)), 0),
        show(of(&|r| r.elkrs.as_ref().map(places)), 0),
        ratio(&places),
        ratio(&|f| f.width),
        ratio(&|f| f.area),
        show(of(&|r| Some(r.ours.upward)), 2),
        show(of(&|r| Some(r.ours.ms)), 1),
        show(of(&|r| r.dot.as_ref().map(|f| f.ms)), 0),
        show(of(&|r| r.elkrs.as_ref().map(|f| f.ms)), 0),
        ratio(&|f| f.ms),
    );
}

/// What something yields, and how long it kept this process on a processor, in ms.
fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = on_processor();
    let out = run();
    (out, (on_processor() - start) as f64 / 1e6)
}

/// Time that this process has been on a processor, in ns.
#[cfg(target_os = "linux")]
fn on_processor() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Elsewhere: time that has passed, in ns.
#[cfg(not(target_os = "linux"))]
fn on_processor() -> u64 {
    use std::time::Instant;
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
