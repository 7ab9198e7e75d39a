//! What the commands for editors can be told: `elenchus schema`, `elenchus lsp`.

use super::Common;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct SchemaArgs {
    /// Which file: node, map, bibliography, glossary, scheme
    #[arg(default_value = "node", value_parser = kind)]
    pub kind: crate::schema::FileKind,
    /// Enumerate the ids, schemes, questions and sources of the project, with their titles
    #[arg(long)]
    pub ids: bool,
    /// The project folder whose ids are enumerated, which holds `argument/` [default: the nearest one upwards]
    #[arg(long, value_name = "PATH", requires = "ids")]
    pub dir: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

#[cfg(feature = "lsp")]
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct LspArgs {
    /// Taken and of no effect: some editors add it
    #[arg(long, hide = true)]
    pub stdio: bool,
    #[command(flatten)]
    pub common: Common,
}

fn kind(word: &str) -> Result<crate::schema::FileKind, String> {
    let all = crate::schema::FileKind::ALL;
    let words: Vec<&str> = all.iter().map(|kind| kind.word()).collect();
    let found = all.iter().find(|kind| kind.word() == word);
    found.copied().ok_or_else(|| format!("`{word}` is none of: {}", words.join(", ")))
}
