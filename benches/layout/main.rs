//! How good and how fast the layout of the map is, beside `dot`: `cargo bench --bench layout -- …`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark fails by panicking"
)]

mod neutral;

use elenchus::diagram::{Framing, map_of_blanks};
use neutral::{Case, Neutral};
use std::fs;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let flat = words.iter().any(|w| w == "--flat");
    let files: Vec<&String> = words.iter().filter(|w| !w.starts_with("--")).collect();
    let graph: Neutral = serde_json::from_str(&fs::read_to_string(files[0]).unwrap()).unwrap();
    let framing = if flat {
        Framing::Never
    } else if words.iter().any(|w| w == "--always") {
        Framing::Always
    } else {
        Framing::WhereItPays
    };
    let case = Case::of(&graph, framing);
    let mut times = Vec::new();
    let mut drawing = None;
    for _ in 0..5 {
        let start = on_cpu();
        drawing = Some(map_of_blanks(&case.scene, &case.sizes));
        times.push(on_cpu() - start);
    }
    times.sort_unstable();
    eprintln!("{} ms", times[2] as f64 / 1e6);
    if let Some(out) = files.get(1) {
        fs::write(out, neutral::layout(&case, &drawing.unwrap()).to_string()).unwrap();
    }
}

/// Time that this thread has been on a processor, in ns.
fn on_cpu() -> u64 {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    t.tv_sec as u64 * 1_000_000_000 + t.tv_nsec as u64
}
