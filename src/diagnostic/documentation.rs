//! The documentation of a code, part by part: its title, what it says, and the files of its example and of the twin.

use super::{Code, Tongue};

impl Code {
    /// What the code is called in a language, in a few words.
    pub fn title(self, tongue: Tongue) -> &'static str {
        self.explanation(tongue).lines().next().unwrap_or(self.name)
    }

    /// What it finds, why it matters and how it is mended, a paragraph each.
    pub fn body(self, tongue: Tongue) -> &'static str {
        self.explanation(tongue).split_once('\n').map_or("", |(_, body)| body.trim())
    }

    /// The files of the example that makes the code fire, by path; one without text stands for a file that is not there.
    pub fn example(self) -> Vec<(&'static str, &'static str)> {
        files(self.documentation, "# example\n")
    }

    /// The files that mend the example.
    pub fn twin(self) -> Vec<(&'static str, &'static str)> {
        files(self.documentation, "# twin\n")
    }

    /// The letter of its family.
    pub fn family(self) -> &'static str {
        self.id.get(..1).unwrap_or_default()
    }
}

/// The fenced blocks under a heading; a heading within a block is none.
fn files(documentation: &'static str, heading: &str) -> Vec<(&'static str, &'static str)> {
    let opened = documentation.find(&format!("\n{heading}")).map(|at| at + 1 + heading.len());
    let Some(mut rest) = opened.and_then(|at| documentation.get(at..)) else { return Vec::new() };
    let mut files = Vec::new();
    while let Some(after) = rest.trim_start_matches('\n').strip_prefix("~~~") {
        let Some((opening, block)) = after.split_once('\n') else { break };
        let path = opening.split_once(' ').map_or(opening, |(_, path)| path);
        let end = if block.starts_with("~~~") { Some(0) } else { block.find("\n~~~").map(|at| at + 1) };
        let Some(end) = end else { break };
        files.push((path, &block[..end]));
        rest = block[end..].split_once('\n').map_or("", |(_, rest)| rest);
    }
    files
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;

    #[test]
    fn the_parts_of_a_document_are_found() {
        for code in code::ALL {
            for tongue in [Tongue::En, Tongue::Zh] {
                assert!(!code.title(tongue).is_empty() && code.body(tongue).contains("\n\n"), "{code:?}");
            }
            assert_eq!(code.example().is_empty(), !code.documentation.contains("\n# example\n"), "{code:?}");
            assert_eq!(code.twin().is_empty(), !code.documentation.contains("\n# twin\n"), "{code:?}");
            let blocks =
                code.documentation.matches("\n~~~yaml ").count() + code.documentation.matches("\n~~~md ").count();
            assert!(code.example().len() + code.twin().len() >= blocks, "{code:?}");
        }
    }
}
