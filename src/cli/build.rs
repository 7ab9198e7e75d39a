//! `elenchus build`.

use super::args::{BuildArgs, Format};
use super::terminal::Terminal;
use super::{Failure, Outcome, project, site};
use crate::build::{Painter, build};
use crate::diagnostic::{Finding, Findings, Tongue, code, emit};
use crate::load::{ARGUMENT, DiskFiles};
use crate::output::{Committed, Disk, OutputTree, Refusal, commit};
use crate::pipeline::Argument;
use crate::say;
use crate::source::Span;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Builds the site and puts it in its place, all of it or nothing.
pub(super) fn run(args: &BuildArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let root = project::root(args.dir.as_deref(), terminal)?;
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    refuse_place(&root, &output, terminal)?;
    let mut input = site::input(&root, args.templates.as_deref())?;
    input.revision = args.revision.clone().or(input.revision);
    if args.cards {
        input.painter = Some(painter(terminal)?);
    }
    let progress = terminal.progress(terminal.say("building the site", "正在生成网站"));
    let mut built = build(&DiskFiles::new(&root), &input)?;
    let tree = built.tree.take();
    let committed = tree.as_ref().map(|tree| place(tree, &output, &mut built.argument)).transpose()?.flatten();
    progress.finish_and_clear();
    report(args, terminal, &built.argument)?;
    match committed {
        Some(Committed::Done { written, unchanged, removed }) => {
            if !terminal.quiet && args.project.format == Format::Human {
                let output = output.display();
                let text = match terminal.tongue {
                    Tongue::En => format!("{output}: {written} written, {unchanged} unchanged, {removed} removed"),
                    Tongue::Zh => format!("{output}：写入 {written} 个，未变 {unchanged} 个，删除 {removed} 个"),
                };
                writeln!(terminal.err(), "{text}")?;
            }
            Ok(project::judge(&built.argument.findings, &args.project))
        }
        _ => Ok(Outcome::Denied),
    }
}

/// What paints the pictures that stand for pages.
#[cfg(feature = "png")]
fn painter(_: &Terminal) -> Result<Painter, Failure> {
    Ok(|svg| super::png::paint(svg, 1.0).map_err(std::io::Error::other))
}

#[cfg(not(feature = "png"))]
fn painter(terminal: &Terminal) -> Result<Painter, Failure> {
    let say = terminal.say("this program was built without PNG", "此程序编译时未包含 PNG");
    Err(Failure::Usage(say.to_owned()))
}

/// Commits the tree; what stands in the way becomes findings.
fn place(tree: &OutputTree, output: &Path, argument: &mut Argument) -> Result<Option<Committed>, Failure> {
    match commit(tree, output, &Disk)? {
        Committed::Refused(refusals) => {
            let file = argument.sources.add(output.display().to_string(), "");
            let mut findings = Findings::new();
            refusals.iter().for_each(|refusal| findings.push(finding(refusal, Span::file_start(file))));
            argument.findings.extend(findings.into_sorted());
            Ok(None)
        }
        done => Ok(Some(done)),
    }
}

fn finding(refusal: &Refusal, at: Span) -> Finding {
    match refusal {
        Refusal::ForeignFolder => {
            let message = say!(en: "the folder is not empty, and Elenchus did not make it", zh: "文件夹不是空的，也不是 Elenchus 生成的");
            let help = say!(en: "name another folder with `--output`, or empty this one yourself", zh: "请用 `--output` 另指一个文件夹，或自己清空它");
            Finding::new(code::FOREIGN_FOLDER, at, message).help(help)
        }
        Refusal::ForeignClash(path) => {
            let message = say!(en: "`{path}` in the folder is not from Elenchus, and the site needs its place", zh: "文件夹中的 `{path}` 不是 Elenchus 生成的，而网站要用这个位置");
            let help = say!(en: "move it elsewhere, or change the id that needs its place", zh: "请把它移走，或改掉占用此位置的 id");
            Finding::new(code::FOREIGN_CLASH, at, message).help(help)
        }
    }
}

fn report(args: &BuildArgs, terminal: &Terminal, argument: &Argument) -> Result<(), Failure> {
    match args.project.format {
        Format::Json => terminal.out().write_all(emit::json(&argument.findings, &argument.sources).as_bytes())?,
        Format::Human => terminal.report(&argument.findings, &argument.sources)?,
    }
    Ok(())
}

/// The output may not hold the project, nor lie among its sources.
fn refuse_place(root: &Path, output: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let real = |path: &Path| fs_err::canonicalize(path).unwrap_or_else(|_| absolute(path));
    let (root, output) = (real(root), real(output));
    let inside = |folder: &str| output.starts_with(root.join(folder));
    if root.starts_with(&output) || inside(ARGUMENT) || inside("templates") {
        let output = output.display();
        return Err(Failure::Usage(match terminal.tongue {
            Tongue::En => format!("the site cannot be built into {output}: the project lies there"),
            Tongue::Zh => format!("网站不能生成到 {output}：项目就在那里"),
        }));
    }
    Ok(())
}

/// An absolute form of a path that does not exist yet, through its nearest folder that does.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = path.ancestors().find_map(|folder| Some((folder, fs_err::canonicalize(folder).ok()?)));
    match existing {
        Some((folder, real)) => path.strip_prefix(folder).map_or(path.clone(), |rest| real.join(rest)),
        None => path,
    }
}
