//! What the commands that write files of a map can be told.

use super::Common;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  elenchus fmt                                  every file of the map
  elenchus fmt argument/claims/weak-shade.yaml  one file
  elenchus fmt --check                          for CI: lists files and exits with 1")]
pub(in crate::cli) struct FmtArgs {
    /// Files, or folders of files [default: all of the map]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write nothing; list the files that are not in order, and exit with 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Write nothing; print the differences
    #[arg(long, alias = "dry-run")]
    pub diff: bool,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    #[arg(long, value_name = "PATH")]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  elenchus rename weak-shade little-shade --dry-run   what would change
  elenchus rename weak-shade little-shade             all of it or nothing")]
pub(in crate::cli) struct RenameArgs {
    /// The id of a statement
    #[arg(value_name = "OLD")]
    pub old: String,
    /// Its new id: ASCII letters and digits with single hyphens between
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Write nothing; print the differences
    #[arg(long)]
    pub dry_run: bool,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    #[arg(long, value_name = "PATH")]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  elenchus init shade             a project in the new folder shade/
  elenchus init shade --lang zh   its first language is Chinese")]
pub(in crate::cli) struct InitArgs {
    /// The folder; it is made, or must be empty
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Clone, Debug, ClapArgs)]
#[command(after_help = "\
On a terminal it asks for what is missing. Examples:
  elenchus new
  elenchus new cx-evening-shade --attacks weak-shade --title en=\"In the evening the shade covers the bench.\"
  elenchus new cx-other-trees --undercuts weak-shade--bench-useless --title zh=旁边还有别的树。 --scheme sign
  elenchus new cx-visitors --supports bench-useless --cites liu-2023 --with bench-needs-shade --dry-run")]
pub(in crate::cli) struct NewArgs {
    /// The id of the new statement, which names its file
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// The statement that it speaks against
    #[arg(long, value_name = "ID", group = "move")]
    pub attacks: Option<String>,
    /// The statement that it speaks for
    #[arg(long, value_name = "ID", group = "move")]
    pub supports: Option<String>,
    /// The reason whose step it denies
    #[arg(long, value_name = "REASON", group = "move")]
    pub undercuts: Option<String>,
    /// The reason that weighs more, with --over
    #[arg(long, value_name = "REASON", group = "move", requires = "over")]
    pub prefers: Option<String>,
    /// The reason that weighs less
    #[arg(long, value_name = "REASON", requires = "prefers")]
    pub over: Option<String>,
    /// The statement, as LANGUAGE=TEXT, or TEXT in the first language of the map; once for each language
    #[arg(long, value_name = "TEXT")]
    pub title: Vec<String>,
    /// claim, premise, rebuttal, context [default: rebuttal against something, premise otherwise]
    #[arg(long, value_parser = super::words::kind)]
    pub kind: Option<crate::model::Kind>,
    /// assumed, sourced, argued [default: sourced with --cites, else assumed]
    #[arg(long, value_parser = super::words::basis)]
    pub basis: Option<crate::model::Basis>,
    /// Keys of sources in the bibliography; several separated by commas
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub cites: Vec<String>,
    /// A statement without which the step does not work, as ID or ID=ROLE; several times or separated by commas
    #[arg(long, value_name = "ID", value_delimiter = ',', requires = "move")]
    pub with: Vec<String>,
    /// The argument scheme of the step
    #[arg(long, value_name = "SCHEME", requires = "move")]
    pub scheme: Option<String>,
    /// The role of the new statement in the scheme
    #[arg(long, value_name = "ROLE", requires = "scheme")]
    pub role: Option<String>,
    /// The critical question that is pressed, as SCHEME/QUESTION
    #[arg(long, value_name = "QUESTION", requires = "move")]
    pub asks: Option<String>,
    /// The reason of which it is asked
    #[arg(long, value_name = "REASON", requires = "asks")]
    pub of: Option<String>,
    /// Your name as it is to be shown
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The day [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// paper, editor, contributor
    #[arg(long, value_parser = super::words::origin, default_value = "contributor")]
    pub origin: crate::model::Origin,
    /// Print the file and what it would do; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Never ask
    #[arg(long)]
    pub no_input: bool,
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    #[arg(long, value_name = "PATH")]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}
