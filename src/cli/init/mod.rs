//! `elenchus init`: a small project that works, in two languages, to begin a map with.
//!
//! Its files lie in `project/` as they are written, but for a few words in capitals. The marks of its translations depend
//! on which language is the first and are worked out here.

use super::args::InitArgs;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::analyse::{originals, translations};
use crate::diagnostic::Tongue;
use crate::load::mark::marked;
use crate::load::{MemoryFiles, Snapshot};
use crate::pipeline::argue;
use crate::schema::{self, FileKind};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// The files of the map, and what else a repository needs.
const FILES: &[(&str, &str)] = &[
    ("argument/map.yaml", include_str!("project/argument/map.yaml")),
    ("argument/claims/collect-rainwater.yaml", include_str!("project/argument/claims/collect-rainwater.yaml")),
    ("argument/premises/rain-is-enough.yaml", include_str!("project/argument/premises/rain-is-enough.yaml")),
    ("argument/contributions/cx-mosquitoes.yaml", include_str!("project/argument/contributions/cx-mosquitoes.yaml")),
    ("argument/contributions/cx-lid.yaml", include_str!("project/argument/contributions/cx-lid.yaml")),
    ("argument/pages/about.zh.md", include_str!("project/argument/pages/about.zh.md")),
    ("argument/pages/about.en.md", include_str!("project/argument/pages/about.en.md")),
    (".github/workflows/argument.yml", include_str!("project/workflow.yml")),
    (".gitignore", include_str!("project/gitignore")),
];

/// Writes the project into a folder that is not there or is empty.
pub(super) fn run(args: &InitArgs, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let folder = args.dir.as_path();
    if is_occupied(folder)? {
        let say = terminal.say("is not empty; nothing was written", "不是空文件夹，未写入任何文件");
        return Err(Failure::Usage(format!("{}: {say}", folder.display())));
    }
    let files = files(terminal.tongue)?;
    for (path, text) in &files {
        let path = folder.join(path);
        if let Some(above) = path.parent() {
            fs_err::create_dir_all(above)?;
        }
        fs_err::write(path, text)?;
    }
    if !terminal.quiet {
        let (count, shown) = (files.len(), folder.display());
        let line = match terminal.tongue {
            Tongue::En => {
                format!("{count} files in {shown}. Next: `elenchus serve {shown}` shows the site as you write")
            }
            Tongue::Zh => format!("已在 {shown} 写入 {count} 个文件。接下来：`elenchus serve {shown}` 边写边看网站"),
        };
        writeln!(terminal.err(), "{line}")?;
    }
    Ok(Outcome::Clean)
}

/// Whether there is anything in a folder. The folder of git does not count.
fn is_occupied(folder: &Path) -> Result<bool, Failure> {
    match fs_err::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
        Ok(entries) => {
            for entry in entries {
                if entry?.file_name() != ".git" {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// Every file of the project, by path, for a map whose first language is that of a tongue.
fn files(tongue: Tongue) -> Result<BTreeMap<String, String>, Failure> {
    let (languages, readme) = match tongue {
        Tongue::En => ("en, zh", include_str!("project/README.en.md")),
        Tongue::Zh => ("zh, en", include_str!("project/README.zh.md")),
    };
    let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let repository = if repository.is_empty() { "OWNER/REPO" } else { repository };
    let filled = |text: &str| {
        let text = text.replace("[LANGUAGES]", &format!("[{languages}]")).replace("REPOSITORY", repository);
        text.replace("language: LANGUAGE", &format!("language: {}", tongue.tag()))
            .replace("@vVERSION", &format!("@v{}", env!("CARGO_PKG_VERSION")))
    };
    let all = FILES.iter().copied().chain([("README.md", readme)]);
    let mut files: BTreeMap<String, String> = all.map(|(path, text)| (path.to_owned(), filled(text))).collect();
    accept(&mut files)?;
    files.extend(wired(&schemas(tongue)));
    Ok(files)
}

/// Says of each translation that it was made from the text that is there.
fn accept(files: &mut BTreeMap<String, String>) -> Result<(), Failure> {
    let add = |project: MemoryFiles, (path, text): (&String, &String)| project.with(path, text.as_str());
    let map = files.iter().filter(|(path, _)| path.starts_with("argument/")).fold(MemoryFiles::new(), add);
    let project = argue(&Snapshot::from(&map))?.project;
    let originals = originals(&project);
    for found in translations(&project) {
        let Some(Some(fingerprint)) = originals.get(found.node.0 as usize) else { continue };
        let Some(text) = files.get_mut(&project.node(found.node).path) else { continue };
        if let Some(with_mark) = marked(text, None, &found.language, fingerprint) {
            *text = with_mark;
        }
    }
    Ok(())
}

/// A schema: which files it is for, where it is written, and its text.
type Schema = (&'static [&'static str], &'static str, String);

/// The schemas of the format, for editors.
fn schemas(tongue: Tongue) -> Vec<Schema> {
    const STATEMENTS: &[&str] = &[
        "argument/**/*.yaml",
        "!argument/map.yaml",
        "!argument/bibliography.yaml",
        "!argument/glossary.yaml",
        "!argument/schemes/*.yaml",
    ];
    let kinds: [(&[&str], _, _); 5] = [
        (STATEMENTS, ".vscode/statement.schema.json", FileKind::Node),
        (&["argument/map.yaml"], ".vscode/map.schema.json", FileKind::Map),
        (&["argument/bibliography.yaml"], ".vscode/bibliography.schema.json", FileKind::Bibliography),
        (&["argument/glossary.yaml"], ".vscode/glossary.schema.json", FileKind::Glossary),
        (&["argument/schemes/*.yaml"], ".vscode/scheme.schema.json", FileKind::Scheme),
    ];
    kinds.into_iter().map(|(of, path, kind)| (of, path, format!("{:#}\n", schema::of(kind, tongue, None)))).collect()
}

/// The files that tell editors which speak yaml-language-server the schema of each file.
fn wired(schemas: &[Schema]) -> Vec<(String, String)> {
    let wiring: serde_json::Map<String, serde_json::Value> =
        schemas.iter().map(|(of, path, _)| (format!("./{path}"), (*of).into())).collect();
    let settings = format!("{:#}\n", serde_json::json!({ "yaml.schemas": wiring }));
    let written = schemas.iter().map(|(_, path, text)| ((*path).to_owned(), text.clone()));
    written.chain(std::iter::once((".vscode/settings.json".to_owned(), settings))).collect()
}

#[cfg(test)]
mod tests {
    use super::{files, schemas, wired};
    use crate::diagnostic::Tongue;

    #[test]
    fn nothing_is_left_to_fill_in() {
        for tongue in [Tongue::En, Tongue::Zh] {
            let files = files(tongue).unwrap_or_default();
            assert_eq!(files.len(), 16);
            for (path, text) in files {
                for word in ["LANGUAGE", "REPOSITORY", "VERSION"] {
                    assert!(!text.contains(word), "{path}: {word}");
                }
            }
        }
    }

    #[test]
    fn editors_are_told_the_schema_of_each_file() {
        let files = wired(&schemas(Tongue::En));
        let settings = files.iter().find(|(path, _)| path == ".vscode/settings.json").map(|(_, text)| text.as_str());
        let settings: serde_json::Value = settings.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let wiring = settings["yaml.schemas"].as_object().cloned().unwrap_or_default();
        assert_eq!(wiring["./.vscode/map.schema.json"], serde_json::json!(["argument/map.yaml"]));
        for path in wiring.keys().map(|path| path.trim_start_matches("./")) {
            let schema = files.iter().find(|(written, _)| written == path).map(|(_, text)| text.as_str());
            let schema: serde_json::Value = schema.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
            assert!(schema["$schema"].is_string(), "{path}");
        }
    }
}
