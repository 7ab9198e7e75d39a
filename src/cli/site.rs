//! What a build is told by its surroundings: the project's own templates, the revision, the date.

use super::Failure;
use crate::build::BuildInput;
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// The largest template, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The input of a build: templates of the named folder, else of the project's `templates/`; the revision from
/// `ELENCHUS_REVISION`; the day of `SOURCE_DATE_EPOCH`.
///
/// # Errors
/// If the named folder is not there, or the machine fails.
pub(super) fn input(root: &Path, templates: Option<&Path>) -> Result<BuildInput, Failure> {
    let own = root.join("templates");
    let folder = templates.unwrap_or(&own);
    if templates.is_some() && !folder.is_dir() {
        return Err(Failure::Usage(format!("{}: no such folder", folder.display())));
    }
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    Ok(BuildInput {
        templates: read(folder)?,
        revision: set("ELENCHUS_REVISION"),
        date: set("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok()).and_then(day),
        painter: None,
    })
}

/// The text files of a folder of templates, by path with `/`. Links are not followed.
fn read(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(texts);
    }
    for entry in WalkDir::new(folder).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(std::io::Error::from)?;
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let size = entry.metadata().map_err(std::io::Error::from)?.len();
        if entry.file_type().is_file() && size <= LARGEST && !parts.iter().any(|part| part.starts_with('.')) {
            texts.insert(parts.join("/"), fs_err::read_to_string(entry.path())?);
        }
    }
    Ok(texts)
}

/// The day of a time in seconds since 1970 in UTC, `YYYY-MM-DD`; none beyond the calendar.
fn day(seconds: i64) -> Option<String> {
    Some(written(time::OffsetDateTime::from_unix_timestamp(seconds).ok()?))
}

/// The day of a time, `YYYY-MM-DD`.
fn written(time: time::OffsetDateTime) -> String {
    let date = time.date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Today in UTC: for a file that is written now. `$SOURCE_DATE_EPOCH` overrides it.
pub(super) fn today() -> String {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| day(seconds.parse().ok()?));
    set.unwrap_or_else(|| written(std::time::SystemTime::now().into()))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, date) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (1_763_856_000, "2025-11-23"),
            (4_107_542_399, "2100-02-28"),
            (4_107_542_400, "2100-03-01"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(day(seconds).as_deref(), Some(date));
        }
    }
}
