//! What can be typed.

mod check;
mod editor;
mod words;
mod write;

pub(super) use check::{CheckArgs, CheckFormat};
#[cfg(feature = "lsp")]
pub(super) use editor::LspArgs;
pub(super) use editor::SchemaArgs;
pub(super) use write::{FmtArgs, InitArgs, NewArgs, RenameArgs};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Argument maps from YAML: checked like a compiler, evaluated, and published as a linked bilingual site.
#[derive(Debug, Parser)]
#[command(name = "elenchus", version, propagate_version = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Find everything that is wrong with a project
    Check(CheckArgs),
    /// Build the site, all of it or nothing
    Build(BuildArgs),
    /// Build the site, serve it on this machine, and rebuild it when a file changes
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Print the verdict of every statement and reason, in both views
    Verdicts(VerdictsArgs),
    /// List statements
    List(ListArgs),
    /// Show one statement or reason: what it says, whether it stands, and why
    Show(ShowArgs),
    /// Draw a part of the map as SVG or PNG; `--lang zh,en` writes two languages on each card
    Draw(DrawArgs),
    /// Make a small project in two languages, with a page, CI and a README, to begin a map with
    Init(InitArgs),
    /// Write the file of a new statement, check it, and tell what it does to the verdicts
    New(Box<NewArgs>),
    /// Put the keys of files in the order of the format; comments and texts keep every byte
    Fmt(FmtArgs),
    /// Give a statement another id, everywhere it is named; the former id stays as an alias
    Rename(RenameArgs),
    /// Tell what a change does to the argument: which verdicts change, and why
    Diff(DiffArgs),
    /// List translations that are missing, out of date, never reviewed, or say something else; accept reviewed ones
    Translations(TranslationsArgs),
    /// Print the words of the interface, to be translated and saved as templates/locale/LANGUAGE.yaml
    Dictionary {
        /// A built-in language to begin with
        #[arg(default_value = "en")]
        language: String,
        #[command(flatten)]
        common: Common,
    },
    /// Print a JSON Schema of the files of a project, for editors
    Schema(SchemaArgs),
    /// The language server for editors, over standard input and output
    #[cfg(feature = "lsp")]
    Lsp(LspArgs),
    /// Explain a code of a finding, such as R001
    Explain(ExplainArgs),
    /// List every rule with its code, name and level
    Rules(RulesArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
        #[command(flatten)]
        common: Common,
    },
}

/// What every command understands.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Common {
    /// Colours on the terminal
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: When,
    /// The language of messages and texts [default: the locale]
    #[arg(long, value_name = "TAG", global = true)]
    pub lang: Option<String>,
    /// Print results and errors only
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Error,
    Warning,
    Info,
}

/// A project and what to make of its findings.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ProjectArgs {
    /// The lowest level of findings that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Deny,
    /// The form of the output
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub(super) struct BuildArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// The folder of the site [default: `public/` in the project folder]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// A folder of templates that replace the default ones [default: `templates/` in the project folder]
    #[arg(long, value_name = "PATH")]
    pub templates: Option<PathBuf>,
    /// The version of the map, shown on every page [default: $ELENCHUS_REVISION]
    #[arg(long, value_name = "TEXT")]
    pub revision: Option<String>,
    /// Also paint the pictures that other sites show where they link to this one, with the fonts of this machine
    #[arg(long)]
    pub cards: bool,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub common: Common,
}

#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub(super) struct ServeArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// The port; if it is taken, the next free one
    #[arg(long, short, default_value_t = 8000)]
    pub port: u16,
    /// A folder of templates that replace the default ones [default: `templates/` in the project folder]
    #[arg(long, value_name = "PATH")]
    pub templates: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct VerdictsArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ListArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// Only this kind: claim, premise, rebuttal, context
    #[arg(long, value_parser = words::kind)]
    pub kind: Option<crate::model::Kind>,
    /// Only this verdict: holds, contested, falls
    #[arg(long, value_parser = words::verdict)]
    pub verdict: Option<crate::model::Verdict>,
    /// Only statements of this section
    #[arg(long)]
    pub section: Option<String>,
    /// Only this origin: paper, editor, contributor
    #[arg(long, value_parser = words::origin)]
    pub origin: Option<crate::model::Origin>,
    /// The view whose verdicts count: paper, all
    #[arg(long, value_parser = words::view, default_value = "all")]
    pub view: crate::model::View,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ShowArgs {
    /// The id of a statement or a reason
    pub id: String,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DrawArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// What to draw: thesis, overview, section:ID, node:ID, all
    #[arg(long, value_name = "PART", value_parser = words::scope, default_value = "thesis")]
    pub scope: ScopeArg,
    /// The file, .svg or .png [default: SVG to the standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The view whose statements and verdicts are drawn: paper, all
    #[arg(long, value_parser = words::view, default_value = "all")]
    pub view: crate::model::View,
    /// Draw a narrow outline of this width in pixels, as for a phone
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(i32).range(300..=4000))]
    pub width: Option<i32>,
    /// Leave the legend out
    #[arg(long)]
    pub no_legend: bool,
    /// How many times as large a PNG is
    #[arg(long, value_name = "TIMES", value_parser = words::scale, default_value = "2")]
    pub scale: f32,
    /// The lowest level of findings that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Deny,
    #[command(flatten)]
    pub common: Common,
}

/// A part of a map, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ScopeArg {
    Thesis,
    Section(String),
    Node(String),
    All,
    Overview,
}

/// Two versions: `main..HEAD`, `main...HEAD` (from where they parted), `main` (against the files as they are now), two
/// revisions, or two project folders. Without any: `HEAD` against the files as they are now.
#[derive(Debug, ClapArgs)]
pub(super) struct DiffArgs {
    /// What is compared: A..B, A...B, a revision, or a folder that holds `argument/`
    pub from: Option<String>,
    /// With what: a revision or a folder [default: the files as they are now]
    pub to: Option<String>,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    #[arg(long, value_name = "PATH")]
    pub dir: Option<PathBuf>,
    /// The form of the output; `json-schema` prints the schema of `json`
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: DiffFormat,
    /// The file to write [default: the standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Exit with 1 if the change does this; several times or separated by commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = words::gate)]
    pub fail_on: Vec<crate::diff::Gate>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Human,
    Json,
    JsonSchema,
    Markdown,
    Html,
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct TranslationsArgs {
    #[command(subcommand)]
    pub command: Option<TranslationsCommand>,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// Only these: missing, stale, unreviewed, different, current; several separated by commas [default: all but current]
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    pub only: Vec<Standing>,
    /// Only translations into this language
    #[arg(long, value_name = "TAG")]
    pub into: Option<String>,
    /// Do not look into git for what has changed since a stale translation was made
    #[arg(long)]
    pub no_history: bool,
    /// The form of the output; `json-schema` prints the schema of `json`
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: TranslationsFormat,
    #[command(flatten)]
    pub common: Common,
}

/// The forms of the list of translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TranslationsFormat {
    Human,
    Json,
    JsonSchema,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslationsCommand {
    /// Record that translations say what their originals say now: writes `translated` into the files, and nothing else
    Accept {
        /// The ids of statements whose translation into `--lang` was compared with the original
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// The project folder, which holds `argument/` [default: the nearest one upwards]
        #[arg(long, value_name = "PATH")]
        dir: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
}

/// How a translation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Standing {
    Missing,
    Stale,
    Unreviewed,
    Different,
    Current,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// A code (R001) or its name (dangling-node)
    pub code: String,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArgs {
    /// The project folder whose levels are shown [default: the nearest one upwards, else the usual levels]
    pub dir: Option<PathBuf>,
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
    #[command(flatten)]
    pub common: Common,
}
