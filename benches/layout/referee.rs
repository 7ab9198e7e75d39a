//! The other programs: the generator, the measure, `dot` and `elkrs`. All of them are run as they are.

use super::neutral::{self, Neutral};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What is compared of a drawing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Distinct places where lines cross.
    pub places: f64,
    /// Overlaps, hits, intrusions and bad numbers, together.
    pub faults: f64,
    /// In px.
    pub width: f64,
    /// In millions of square px.
    pub area: f64,
    /// Time of the layout in ms.
    pub ms: f64,
    /// Lines that run up and are in no circle, in percent.
    pub upward: f64,
}

/// Where the programs are.
pub struct Tools {
    pub scripts: PathBuf,
    pub elkrs: Option<PathBuf>,
    pub work: PathBuf,
}

impl Tools {
    /// A generated graph in neutral JSON.
    pub fn generate(&self, cards: usize, seed: u64) -> String {
        self.generator(&["-n", &cards.to_string(), "--seed", &seed.to_string()])
    }

    /// A list of small graphs: surroundings of cards of a generated one.
    pub fn hoods(&self, count: usize, cards: usize) -> String {
        self.generator(&["--hoods", &count.to_string(), "-n", &cards.to_string(), "--seed", "1"])
    }

    fn generator(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("python3");
        command.arg(self.scripts.join("gen_argument_graph.py")).args(arguments);
        text(&mut command)
    }

    /// The measure of a drawing, as JSON or SVG.
    pub fn measure(&self, drawing: &str, extension: &str) -> Figures {
        let file = self.work.join(format!("drawing.{extension}"));
        fs::write(&file, drawing).expect("written");
        let mut command = Command::new("python3");
        command.arg(self.scripts.join("layout_quality.py")).arg("--json").arg(&file);
        let found: Value = serde_json::from_str(&text(&mut command)).expect("JSON");
        let number = |key: &str| found[key].as_f64().unwrap_or(0.0);
        let faults =
            ["node_overlaps", "node_hits", "edge_overlaps", "group_overlaps", "group_intrusions", "bad_numbers"];
        Figures {
            places: number("crossing_points"),
            faults: faults.iter().map(|key| number(key)).sum(),
            width: number("width"),
            area: number("area"),
            ..Figures::default()
        }
    }

    /// The drawing of `dot`; none if it is not there or takes more than twenty seconds.
    pub fn dot(&self, graph: &str, framed: bool) -> Option<Figures> {
        let (json, source, laid) = (self.work.join("g.json"), self.work.join("g.dot"), self.work.join("laid.dot"));
        fs::write(&json, graph).expect("written");
        let mut arguments = vec!["--from", json.to_str()?, "--format", "dot"];
        if !framed {
            arguments.push("--no-groups");
        }
        fs::write(&source, self.generator(&arguments)).expect("written");
        let all = seconds(&["dot", "-Tdot", "-o", laid.to_str()?, source.to_str()?])?;
        let written = seconds(&["neato", "-n2", "-Tdot", "-o", "/dev/null", laid.to_str()?]).unwrap_or(0.0);
        let mut command = Command::new("neato");
        let drawing = text(command.args(["-n2", "-Tsvg"]).arg(&laid));
        Some(Figures { ms: (all - written) * 1000.0, ..self.measure(&drawing, "svg") })
    }

    /// The drawing of `elkrs`; none if it was not named or takes more than twenty seconds.
    pub fn elkrs(&self, graph: &Neutral, framed: bool) -> Option<Figures> {
        let program = self.elkrs.as_ref()?;
        let (file, out) = (self.work.join("elk.json"), self.work.join("elk-out.json"));
        fs::write(&file, neutral::to_elk(graph, framed).to_string()).expect("written");
        let line = format!("{} {} > {}", program.display(), file.display(), out.display());
        let time = seconds(&["bash", "-c", &line])?;
        let laid: Value = serde_json::from_str(&fs::read_to_string(out).ok()?).ok()?;
        let drawing = neutral::from_elk(&laid, graph, framed);
        Some(Figures { ms: time * 1000.0, ..self.measure(&drawing.to_string(), "json") })
    }
}

fn text(command: &mut Command) -> String {
    let out = command.stderr(Stdio::null()).output().expect("it runs");
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// How long a program was on a processor, in seconds; none if it failed or was stopped after twenty seconds.
fn seconds(line: &[&str]) -> Option<f64> {
    let script = "TIMEFORMAT=%U; time timeout 20 \"$@\" 2>/dev/null";
    let out = Command::new("bash").args(["-c", script, "bash"]).args(line).output().ok()?;
    let shown = String::from_utf8(out.stderr).ok()?;
    out.status.success().then(|| shown.trim().parse().ok())?
}
