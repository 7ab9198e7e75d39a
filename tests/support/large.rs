//! A map so large that it opens with its sections closed: four sections of 82 statements that support one thesis.

use super::project::write;
use std::io;
use std::path::Path;

/// Sections, claims in each, premises of each claim.
const SIZE: [usize; 3] = [4, 8, 9];

/// Writes the project into `folder`.
pub fn write_map(folder: &Path) -> io::Result<()> {
    let [sections, claims, premises] = SIZE;
    let section = |no: usize| format!("{{id: \"{no}\", title: {{zh: 第{no}节, en: Part {no}}}, paragraphs: [9]}}");
    let outline: Vec<String> = (1..=sections).map(section).collect();
    let map = format!(
        "format: 1\ntitle: {{zh: 大图, en: A large map}}\nlanguages: [zh, en]\nthesis: thesis\npaper: {{outline: [{}]}}\n",
        outline.join(", ")
    );
    write(&folder.join("argument/map.yaml"), &map)?;
    let node = |id: &str, kind: &str, name: &str, section: usize, more: &str| {
        let text = format!(
            "kind: {kind}\ntitle: {{zh: 命题 {name}。, en: Statement {name}.}}\norigin: paper\nat: [\"{section}¶1 s1\"]\nbasis: assumed\n{more}"
        );
        write(&folder.join(format!("argument/{id}.yaml")), &text)
    };
    node("thesis", "claim", "0", 1, "")?;
    for s in 1..=sections {
        node(&format!("s{s}"), "claim", &s.to_string(), s, "supports: [thesis]\n")?;
        for c in 1..=claims {
            let claim = format!("s{s}-{c}");
            node(&claim, "claim", &format!("{s}.{c}"), s, &format!("supports: [s{s}]\n"))?;
            for p in 1..=premises {
                let (kind, does) = if p % 3 == 0 { ("rebuttal", "attacks") } else { ("premise", "supports") };
                node(&format!("{claim}-{p}"), kind, &format!("{s}.{c}.{p}"), s, &format!("{does}: [{claim}]\n"))?;
            }
        }
    }
    Ok(())
}
