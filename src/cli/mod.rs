//! The command line: what was typed becomes a call of the library, and its result text and an exit code.
//!
//! Exit codes: 0 clean; 1 findings at or above `--deny`; 2 a wrong command line, or no project; 3 the machine failed.

mod args;
mod build;
mod check;
mod diff;
mod draw;
mod explain;
mod fix;
mod fmt;
mod git;
mod init;
mod list;
#[cfg(feature = "lsp")]
mod lsp;
mod new;
#[cfg(feature = "png")]
mod png;
mod project;
mod rename;
mod rules;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod site;
mod terminal;
mod translations;
mod verdicts;

use args::{Args, Command, Common};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use terminal::Terminal;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// What was asked for does not exist: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Somebody pressed Ctrl-C where the terminal hands that on: exit code 130, as if a signal had ended the program.
    #[cfg(feature = "ask")]
    #[error("{0}")]
    Interrupted(String),
    /// The machine failed: exit code 3.
    #[error(transparent)]
    Machine(#[from] io::Error),
}

/// Whether the findings of a run stay below what is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Clean,
    Denied,
}

/// Runs a command line, the program's name first, and returns its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // Where even the usage cannot be printed, there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let mut terminal = Terminal::new(args.common());
    match dispatch(&args.command, &mut terminal) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Denied) => ExitCode::from(1),
        Err(Failure::Machine(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS, // `… | head`
        Err(failure) => {
            terminal.fail(&failure);
            ExitCode::from(match failure {
                Failure::Usage(_) => 2,
                Failure::Machine(_) => 3,
                #[cfg(feature = "ask")]
                Failure::Interrupted(_) => 130,
            })
        }
    }
}

fn dispatch(command: &Command, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match command {
        Command::Check(args) => check::run(args, terminal),
        Command::Build(args) => build::run(args, terminal),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args, terminal),
        Command::Verdicts(args) => verdicts::run(args, terminal),
        Command::List(args) => list::run(args, terminal),
        Command::Show(args) => show::run(args, terminal),
        Command::Draw(args) => draw::run(args, terminal),
        Command::Init(args) => init::run(args, terminal),
        Command::New(args) => new::run(args, terminal),
        Command::Fmt(args) => fmt::run(args, terminal),
        Command::Rename(args) => rename::run(args, terminal),
        Command::Diff(args) => diff::run(args, terminal),
        Command::Translations(args) => translations::run(args, terminal),
        Command::Schema(args) => schema::run(args, terminal),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(args, terminal),
        Command::Explain(args) => explain::run(args, terminal),
        Command::Dictionary { language, .. } => dictionary(language, terminal),
        Command::Rules(args) => rules::run(args, terminal),
        Command::Completions { shell, .. } => completions(*shell, terminal),
    }
}

fn completions(shell: clap_complete::Shell, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "elenchus", &mut script);
    terminal.out().write_all(&script)?;
    Ok(Outcome::Clean)
}

fn dictionary(language: &str, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    terminal.out().write_all(crate::locale::Dictionary::file(language).as_bytes())?;
    Ok(Outcome::Clean)
}

impl Args {
    fn common(&self) -> Common {
        match &self.command {
            Command::Check(args) => args.common.clone(),
            Command::Build(args) => args.common.clone(),
            #[cfg(feature = "serve")]
            Command::Serve(args) => args.common.clone(),
            Command::Verdicts(args) => args.common.clone(),
            Command::List(args) => args.common.clone(),
            Command::Show(args) => args.common.clone(),
            Command::Draw(args) => args.common.clone(),
            Command::Init(args) => args.common.clone(),
            Command::New(args) => args.common.clone(),
            Command::Fmt(args) => args.common.clone(),
            Command::Rename(args) => args.common.clone(),
            Command::Diff(args) => args.common.clone(),
            Command::Translations(args) => match &args.command {
                Some(args::TranslationsCommand::Accept { common, .. }) => common.clone(),
                None => args.common.clone(),
            },
            Command::Schema(args) => args.common.clone(),
            #[cfg(feature = "lsp")]
            Command::Lsp(args) => args.common.clone(),
            Command::Explain(args) => args.common.clone(),
            Command::Dictionary { common, .. } | Command::Completions { common, .. } => common.clone(),
            Command::Rules(args) => args.common.clone(),
        }
    }
}
