//! `elenchus draw`.

use super::args::{DrawArgs, ScopeArg};
use super::terminal::Terminal;
use super::{Failure, Outcome, project};
use crate::diagnostic::{Tongue, nearest};
use crate::diagram::css::Reader;
use crate::pipeline::Argument;
use crate::site::draw::{Picture, Request, Scope, draw};
use std::io::Write;
use std::path::Path;

/// The forms in which a drawing can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

/// Draws a part of the map to a file, or to the stream of results.
pub(super) fn run(args: &DrawArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let form = form(args, terminal)?;
    let (language, second) = languages(args, terminal)?;
    let argument = project::open(args.dir.as_deref(), terminal)?;
    let request = Request {
        scope: scope(&args.scope, &argument, terminal)?,
        language: &language,
        second: second.as_deref(),
        view: args.view,
        width: args.width,
        legend: !args.no_legend,
    };
    let picture = draw(&argument, &request).ok_or_else(|| nothing(&args.scope, &argument, terminal))?;
    let bytes = match form {
        Form::Svg => picture.svg(Reader::Browser).into_bytes(),
        Form::Png => png(&picture, args.scale, terminal)?,
    };
    match &args.output {
        Some(path) => put(path, &bytes, terminal)?,
        None => terminal.out().write_all(&bytes)?,
    }
    terminal.report_from(project::bar(args.deny), &argument.findings, &argument.sources)?;
    Ok(project::judge_at(&argument.findings, args.deny))
}

/// The form that the name of the file asks for.
fn form(args: &DrawArgs, terminal: &Terminal) -> Result<Form, Failure> {
    let Some(path) = &args.output else { return Ok(Form::Svg) };
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("svg") => Ok(Form::Svg),
        Some("png") if cfg!(feature = "png") => Ok(Form::Png),
        Some("png") => {
            Err(Failure::Usage(terminal.say("this program was built without PNG", "此程序编译时未包含 PNG").to_owned()))
        }
        _ => {
            let path = path.display();
            Err(Failure::Usage(match terminal.tongue {
                Tongue::En => format!("{path}: the name of a drawing ends in .svg or .png"),
                Tongue::Zh => format!("{path}：图的文件名应以 .svg 或 .png 结尾"),
            }))
        }
    }
}

/// The languages of the cards: one, or two separated by a comma.
fn languages(args: &DrawArgs, terminal: &Terminal) -> Result<(String, Option<String>), Failure> {
    let named = args.common.lang.as_deref().unwrap_or_default();
    let tags: Vec<String> = named.split(',').map(|tag| tag.trim().replace('_', "-")).collect();
    if !named.is_empty() && tags.iter().any(String::is_empty) || tags.len() > 2 {
        let say = terminal.say("a card has room for one language or two", "卡片上只能写一种或两种语言");
        return Err(Failure::Usage(format!("--lang {named}: {say}")));
    }
    Ok((terminal.language.clone(), tags.into_iter().nth(1).filter(|second| *second != terminal.language)))
}

/// What was asked for, found in the map.
fn scope<'a>(asked: &'a ScopeArg, argument: &Argument, terminal: &Terminal) -> Result<Scope<'a>, Failure> {
    let project = &argument.project;
    match asked {
        ScopeArg::All => Ok(Scope::All),
        ScopeArg::Overview => Ok(Scope::Overview),
        ScopeArg::Thesis if project.map.thesis.is_some() => Ok(Scope::Thesis),
        ScopeArg::Thesis => {
            let none = "the map has no thesis: draw `--scope all` or a section";
            Err(Failure::Usage(terminal.say(none, "这张图没有论题：请画 `--scope all` 或某一节").to_owned()))
        }
        ScopeArg::Node(id) => {
            let ids = project.nodes.iter().map(|node| node.id.as_str());
            let node = project.find_node(id);
            node.map(Scope::Node).ok_or_else(|| missing(terminal.say("there is no statement", "没有这个命题"), id, ids))
        }
        ScopeArg::Section(id) => {
            let ids = || project.map.paper.outline.iter().map(|section| section.id.value.as_str());
            match ids().any(|known| known == id) {
                true => Ok(Scope::Section(id)),
                false => Err(missing(terminal.say("there is no section", "没有这一节"), id, ids())),
            }
        }
    }
}

fn missing<'n>(none: &str, id: &str, names: impl Iterator<Item = &'n str>) -> Failure {
    let near = nearest(id, names).map(|near| format!(": {near}?")).unwrap_or_default();
    Failure::Usage(format!("{none} `{id}`{near}"))
}

fn nothing(scope: &ScopeArg, argument: &Argument, terminal: &Terminal) -> Failure {
    let say = if *scope == ScopeArg::Overview {
        terminal.say("an overview takes two sections with statements", "概览至少需要两个有命题的章节")
    } else if argument.project.nodes.is_empty() {
        terminal.say("the map has no statements yet", "这张图还没有命题")
    } else {
        terminal.say("there is nothing to draw there in this view", "在此视角下，那里没有可画的内容")
    };
    Failure::Usage(say.to_owned())
}

/// Writes the file, whole or not at all, and over nothing but an earlier drawing.
fn put(path: &Path, bytes: &[u8], terminal: &Terminal) -> Result<(), Failure> {
    if path.exists() && !is_drawing(path)? {
        let path = path.display();
        return Err(Failure::Usage(match terminal.tongue {
            Tongue::En => format!("{path} is there already and is no drawing: name another file"),
            Tongue::Zh => format!("{path} 已存在，而且不是图：请另指一个文件"),
        }));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".elenchus-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    allow_reading(file.as_file())?;
    file.persist(path).map_err(std::io::Error::from)?;
    Ok(())
}

/// Whether what a file holds is an SVG or a PNG, or nothing at all.
fn is_drawing(path: &Path) -> Result<bool, Failure> {
    use std::io::Read;
    let mut head = Vec::new();
    if !path.is_file() {
        return Ok(false);
    }
    fs_err::File::open(path)?.take(1024).read_to_end(&mut head)?;
    let is_svg = head.windows(4).any(|four| four == b"<svg");
    Ok(head.is_empty() || is_svg || head.starts_with(b"\x89PNG"))
}

/// A temporary file is for its owner alone; a drawing is as readable as any other new file.
#[cfg(unix)]
pub(super) fn allow_reading(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
pub(super) fn allow_reading(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(feature = "png")]
fn png(picture: &Picture, scale: f32, terminal: &Terminal) -> Result<Vec<u8>, Failure> {
    let svg = picture.svg(Reader::Painter);
    super::png::paint(&svg, scale).map_err(|error| match error {
        super::png::Unpainted::NoFonts => {
            let say = terminal.say("this machine has no fonts to paint with", "这台机器没有可用的字体");
            Failure::Machine(std::io::Error::other(say))
        }
        super::png::Unpainted::TooLarge => Failure::Usage(
            terminal
                .say("the picture would be too large: choose a smaller --scale", "图会过大：请减小 --scale")
                .to_owned(),
        ),
        super::png::Unpainted::Faulty(error) => Failure::Machine(std::io::Error::other(error)),
    })
}

#[cfg(not(feature = "png"))]
fn png(_: &Picture, _: f32, _: &Terminal) -> Result<Vec<u8>, Failure> {
    Ok(Vec::new()) // `form` has refused it
}
