//! What `elenchus check` can be told.

use super::{Common, Deny};
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CheckArgs {
    /// The project folder, which holds `argument/` [default: the nearest one upwards]
    pub dir: Option<PathBuf>,
    /// The lowest level of findings that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Deny,
    /// Only these codes (R001), names (dangling-node) or families (R); several separated by commas
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these codes, names or families
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Mend what has one right mend, change nothing else, and report what is left
    #[arg(long)]
    pub fix: bool,
    /// With --fix: write nothing, print the differences
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Only what was not found at this git revision: what a change brings
    #[arg(long, value_name = "REVISION")]
    pub since: Option<String>,
    /// Check the argument alone; do not render the site to check its pages and links
    #[arg(long)]
    pub fast: bool,
    /// The form of the output; `json-schema` prints the schema of `json`
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: CheckFormat,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    Human,
    Short,
    Json,
    JsonSchema,
    Sarif,
    Github,
    Junit,
    Markdown,
}
