//! The `elenchus` binary: everything is in the library.

use std::process::ExitCode;

/// Large maps are made of very many small texts, which it hands out and takes back faster than most systems do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    elenchus::cli::run(std::env::args_os())
}
