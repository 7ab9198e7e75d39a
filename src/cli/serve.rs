//! `elenchus serve`.

use super::args::ServeArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome, project, site};
use crate::diagnostic::Tongue;
use crate::diagnostic::emit::{self, Count};
use crate::load::{ARGUMENT, DiskFiles};
use crate::rebuild::Workshop;
use crate::serve::{Build, ServeOptions, serve};
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

/// Builds and serves until it is stopped.
pub(super) fn run(args: &ServeArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let root = project::root(args.dir.as_deref(), terminal)?;
    site::input(&root, args.templates.as_deref())?;
    let templates = args.templates.clone().unwrap_or_else(|| root.join("templates"));
    let (tongue, colours, quiet) = (terminal.tongue, terminal.colours_err(), terminal.quiet);
    let options = ServeOptions { watched: vec![root.join(ARGUMENT), templates], port: args.port, tongue };
    let chosen = args.templates.clone();
    let workshop = Mutex::new(Workshop::default());
    let built = move || {
        let input = site::input(&root, chosen.as_deref()).map_err(|failure| io::Error::other(failure.to_string()))?;
        let mut workshop = workshop.lock().unwrap_or_else(PoisonError::into_inner);
        let (built, _) = workshop.build(&DiskFiles::new(&root), &input)?;
        let nodes = built.argument.project.nodes.iter().filter(|node| !node.inline);
        let pages = nodes.map(|node| (node.path.clone(), format!("nodes/{}.html", node.id))).collect();
        Ok(Build { tree: built.tree, findings: built.argument.findings, sources: built.argument.sources, pages })
    };
    let say = move |build: &Build| {
        if quiet {
            return;
        }
        let text = if build.tree.is_some() {
            let Count { warnings, .. } = Count::of(&build.findings);
            match tongue {
                Tongue::En => format!("built; warnings: {warnings} (`elenchus check` lists them)\n"),
                Tongue::Zh => format!("已生成；警告 {warnings} 个（`elenchus check` 可查看）\n"),
            }
        } else {
            emit::human(&build.findings, &build.sources, tongue, colours)
        };
        let _ = io::stderr().lock().write_all(text.as_bytes()); // a terminal that is gone is no reason to stop serving
    };
    let port = args.port;
    let listening = move |address: std::net::SocketAddr| {
        let actual = address.port();
        let note = match (tongue, port != 0 && port != actual) {
            (_, false) => String::new(),
            (Tongue::En, true) => format!(" (port {port} is taken)"),
            (Tongue::Zh, true) => format!("（端口 {port} 已被占用）"),
        };
        let stop = match tongue {
            Tongue::En => "Ctrl-C stops it",
            Tongue::Zh => "按 Ctrl-C 停止",
        };
        let hint = if io::stderr().is_terminal() { format!("  {stop}") } else { String::new() };
        let _ = writeln!(io::stderr().lock(), "http://localhost:{actual}/{note}{hint}"); // as above
    };
    serve(options, built, listening, say)?;
    Ok(Outcome::Clean)
}
