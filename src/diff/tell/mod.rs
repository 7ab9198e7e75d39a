//! A report written out: one file a form. What strangers wrote is escaped in the way of each.

mod html;
mod markdown;
mod text;

pub use html::{html, line as html_line};
pub use markdown::{MARK, markdown};
pub use text::text;
