//! The language server: what is wrong, what could be written, what a name means and where else it stands, over the texts as
//! they are in an editor, saved or not.
//!
//! `server` speaks the protocol, `desk` holds the projects whose files are open and argues them anew when a text changes;
//! every answer is a function of a [`desk::State`] and a text, in a file of its own. Offsets within the program are bytes;
//! `text` turns them into the protocol's lines and UTF-16 columns and back.

mod actions;
mod completion;
mod desk;
mod diagnostics;
mod hover;
mod navigate;
mod rename;
mod scope;
mod server;
mod symbols;
mod text;
mod uri;
mod words;

pub use server::{Options, run};
