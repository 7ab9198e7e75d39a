//! The `elenchus` binary: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    elenchus::cli::run(std::env::args_os())
}
