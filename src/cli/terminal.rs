//! The edge to the terminal: where output goes, in which language, with or without colour.

use super::Failure;
use super::args::{Common, When};
use crate::diagnostic::emit::visible;
use crate::diagnostic::{Finding, Level, Tongue, emit};
use crate::source::SourceMap;
use indicatif::ProgressBar;
use similar::TextDiff;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

/// Where a run writes.
pub(super) struct Terminal {
    /// The language in which Elenchus speaks.
    pub tongue: Tongue,
    /// The language tag that texts of the map are wanted in.
    pub language: String,
    /// Whether only results and errors are wanted.
    pub quiet: bool,
    color: When,
    no_color: bool,
}

impl Terminal {
    pub fn new(common: Common) -> Self {
        // `draw` takes a second language after a comma; Elenchus speaks the first.
        let named = common.lang.map(|tags| tags.split(',').next().unwrap_or_default().trim().to_owned());
        let language = named.unwrap_or_else(locale).replace('_', "-");
        let tongue = Tongue::of_tag(&language);
        let is_named = !matches!(language.as_str(), "" | "C" | "POSIX");
        Self {
            tongue,
            language: if is_named { language } else { tongue.tag().to_owned() },
            quiet: common.quiet,
            color: common.color,
            no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        }
    }

    /// The stream of results.
    pub fn out(&self) -> impl Write + use<> {
        io::stdout().lock()
    }

    /// The stream of everything else.
    pub fn err(&self) -> impl Write + use<> {
        io::stderr().lock()
    }

    /// Whether results are coloured.
    pub fn colours_out(&self) -> bool {
        self.colours(io::stdout().is_terminal())
    }

    /// Whether messages are coloured.
    pub fn colours_err(&self) -> bool {
        self.colours(io::stderr().is_terminal())
    }

    fn colours(&self, is_terminal: bool) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && !self.no_color,
        }
    }

    /// Writes findings for people to the stream of messages; when quiet, errors only and only if there are any.
    pub fn report(&self, findings: &[Finding], sources: &SourceMap) -> io::Result<()> {
        let shown: Vec<Finding> =
            findings.iter().filter(|finding| !self.quiet || finding.level == Level::Error).cloned().collect();
        if shown.is_empty() && self.quiet {
            return Ok(());
        }
        let text = emit::human(&shown, sources, self.tongue, self.colours_err());
        self.err().write_all(text.as_bytes())
    }

    /// As [`Self::report`], but only findings from a level up; of the others their number, for whoever asked for
    /// something else than findings.
    pub fn report_from(&self, bar: Level, findings: &[Finding], sources: &SourceMap) -> io::Result<()> {
        let (shown, others): (Vec<Finding>, Vec<Finding>) =
            findings.iter().cloned().partition(|finding| finding.level >= bar.min(Level::Error));
        if !shown.is_empty() {
            self.report(&shown, sources)?;
        }
        if self.quiet || others.is_empty() {
            return Ok(());
        }
        let count = emit::Count::of(&others).in_words(self.tongue);
        let more = self.say("`elenchus check` shows them", "用 `elenchus check` 查看");
        writeln!(self.err(), "{count}{}{more}", self.say("; ", "；"))
    }

    /// A line that says what is being done, on a terminal only, and only if it takes a while.
    pub fn progress(&self, doing: &str) -> ProgressBar {
        if self.quiet || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new_spinner().with_message(doing.to_owned());
        bar.enable_steady_tick(Duration::from_millis(500));
        bar
    }

    /// Says why a command could not do its work.
    pub fn fail(&self, failure: &Failure) {
        let word = match self.tongue {
            Tongue::En => "error",
            Tongue::Zh => "错误",
        };
        // Where even this cannot be written, there is nobody to tell.
        let _ = writeln!(self.err(), "{word}: {}", visible(&failure.to_string()));
    }

    /// One of two texts, by the language in which Elenchus speaks.
    pub fn say<'a>(&self, en: &'a str, zh: &'a str) -> &'a str {
        match self.tongue {
            Tongue::En => en,
            Tongue::Zh => zh,
        }
    }
}

/// The locale for messages, as POSIX has it.
fn locale() -> String {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let value = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
    value.split(['.', '@']).next().unwrap_or_default().to_owned()
}

/// What has changed in a file, as a unified diff: its path and its bytes before and after. A byte order mark is no news.
pub(super) fn difference((was, before): (&str, &[u8]), (is, after): (&str, &[u8])) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let text = |text: &str| text.trim_start_matches('\u{feff}').to_owned();
    let difference = TextDiff::from_lines(text(&before), text(&after));
    difference.unified_diff().header(&format!("a/{was}"), &format!("b/{is}")).to_string()
}

/// Writes the file anew, whole or not at all, as readable as it was.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let permissions = fs_err::metadata(path)?.permissions();
    let mut file = tempfile::Builder::new().prefix(".elenchus-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.persist(path).map_err(io::Error::from)?;
    Ok(())
}
