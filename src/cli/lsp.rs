//! `elenchus lsp`.

use super::args::LspArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::lsp::{Options, run as serve};

/// Serves an editor until it says goodbye.
pub(super) fn run(args: &LspArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let options = Options { language: args.common.lang.clone(), fallback: terminal.language.clone() };
    serve(&options)?;
    Ok(Outcome::Clean)
}
