//! Projects that attack their readers: one map that is valid and carries every kind of injection in every text that a
//! contributor can write, and small ones that must be refused.

use super::project::write;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Injections for plain texts. Each sets `window.__pwned` or leaves a trace in the page if it is taken for more than
/// text. The scenario `injection.mjs` finds them in the pages again.
const PLAIN: [&str; 12] = [
    "<script>window.__pwned = 1</script>",
    "\"><img src=x onerror=window.__pwned=1>",
    "' autofocus onfocus='window.__pwned=1' x='",
    "</title></style></textarea><svg onload=window.__pwned=1>",
    "</script><script>window.__pwned = 1</script><!--",
    "--><script>window.__pwned = 1</script>",
    "]]><script xmlns='http://www.w3.org/1999/xhtml'>window.__pwned = 1</script>",
    "{{ 7*7 }} {% raw %} {# gone #} {{ get_env(name='PATH') }} ${7*7}",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt; &#x3C;img src=x onerror=window.__pwned=1&#x3E;",
    "\u{202e}desrever\u{202c} \u{2066}isolate\u{2069} \u{200f}mark\u{200b}",
    "line separators: none of them may break out of a string",
    "<a href=javascript:window.__pwned=1>a</a><iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>",
];

/// Injections that need Markdown.
const MARKDOWN: &str = r#"<script>window.__pwned = 1</script>

<div onclick="window.__pwned=1" style="position:fixed;inset:0">raw block</div>

Inline <img src=x onerror="window.__pwned=1"> and <b onmouseover=window.__pwned=1>raw</b>.

[one](javascript:window.__pwned=1) [two](JaVaScRiPt:window.__pwned=1) [three](data:text/html,<script>alert(1)</script>)
[four](vbscript:msgbox(1)) [five](&#106;avascript:window.__pwned=1) [six](<java	script:window.__pwned=1>)
[seven](//evil.example/x "a title' onmouseover='window.__pwned=1") [eight](file:///etc/passwd) [nine][ref]
<javascript:window.__pwned=1> <data:text/html;base64,PHNjcmlwdD4=> [ten](https://example.org/"onclick="window.__pwned=1)

![picture](javascript:window.__pwned=1) ![spy](https://evil.example/spy.png) ![data](data:image/svg+xml,<svg/onload=alert(1)>)

```html"><script>window.__pwned=1</script>
<script>window.__pwned = 1</script>
```

| a | b |
|---|---|
| <script>window.__pwned=1</script> | `</code><script>window.__pwned=1</script>` |

{{ 7*7 }} {% raw %} {% include "../../Cargo.toml" %} {# gone #}

# Heading <img src=x onerror=window.__pwned=1> {#id" onclick="window.__pwned=1}

[ref]: javascript:window.__pwned=1
<style>body { display: none }</style><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
"#;

/// A project that must be refused.
#[derive(Debug)]
pub struct Refused {
    /// The code of the finding.
    pub code: &'static str,
    id: &'static str,
    site: &'static str,
}

const fn hostile_id(id: &'static str) -> Refused {
    Refused { code: "I002", id, site: "{}" }
}

const fn hostile_site(site: &'static str) -> Refused {
    Refused { code: "L018", id: "plain", site }
}

/// What a contributor or maintainer may try that is a finding, not a page.
pub const REFUSED: &[Refused] = &[
    hostile_id("../x"),
    hostile_id("a--b"),
    hostile_id("con"),
    hostile_id("index"),
    hostile_id("a/b"),
    hostile_id("a b"),
    hostile_id("x\\\" onclick=\\\"y"),
    hostile_id("<script>"),
    hostile_site("{base_url: 'javascript:alert(1)'}"),
    hostile_site("{base_url: 'https://example.org/\"><script>alert(1)</script>'}"),
    hostile_site("{repository: 'data:text/html,x'}"),
    hostile_site("{repository: 'https://example.org/x\" onclick=\"alert(1)'}"),
];

/// Writes a small project with one hostile id (of a co-premise that stands inline, since no file system takes all of
/// these names) or one hostile address.
pub fn write_refused(folder: &Path, refused: &Refused) -> io::Result<()> {
    let argument = folder.join("argument");
    write(&argument.join("map.yaml"), &map_yaml("Map", refused.site))?;
    write(&argument.join("claims/thesis.yaml"), "kind: claim\ntitle: {zh: 论题, en: Thesis}\norigin: editor\n")?;
    let reason = format!(
        "kind: premise\ntitle: {{zh: 前提, en: Premise}}\norigin: editor\nsupports:\n  - to: thesis\n    with:\n      \
         - {{id: \"{}\", kind: premise, title: {{zh: 另一前提, en: Another premise}}}}\n",
        refused.id
    );
    write(&argument.join("premises/reason.yaml"), &reason)
}

/// Writes a valid project whose every text is an attack.
pub fn write_map(folder: &Path) -> io::Result<()> {
    let argument = folder.join("argument");
    let every = PLAIN.join(" ");
    let site = "{base_url: 'https://example.org/maps', repository: 'https://github.com/owner/repo', branch: \
                'main\"><script>window.__pwned=1</script>', licence: '<script>window.__pwned=1</script>'}";
    write(&argument.join("map.yaml"), &map_yaml(&every, site))?;
    write(&argument.join("bibliography.yaml"), &bibliography(&every))?;
    write(&argument.join("schemes/hostile-scheme.yaml"), &scheme(&every))?;
    write(&argument.join("claims/thesis.yaml"), &node("claim", "editor", &every, ""))?;
    for (number, attack) in PLAIN.iter().enumerate() {
        let kind = if number % 2 == 0 { "premise" } else { "rebuttal" };
        let edge = if number % 2 == 0 { "supports" } else { "attacks" };
        let reason = format!(
            "{edge}:\n  - to: thesis\n    scheme: hostile-scheme\n    warrant: {{zh: {0}, en: {0}}}\n    with:\n      - \
             {{id: inline-{number}, kind: premise, title: {{zh: {0}, en: {0}}}}}\n",
            quoted(attack)
        );
        write(
            &argument.join(format!("contributions/attack-{number}.yaml")),
            &node(kind, "contributor", attack, &reason),
        )?;
    }
    for language in ["zh", "en"] {
        let page = format!("---\ntitle: {0}\nsummary: {0}\norder: 1\n---\n{MARKDOWN}", quoted(&every));
        write(&argument.join(format!("pages/hostile.{language}.md")), &page)?;
    }
    Ok(())
}

fn map_yaml(text: &str, site: &str) -> String {
    let text = quoted(text);
    format!(
        "format: 1\ntitle: {{zh: {text}, en: {text}}}\ndescription: {{zh: {text}, en: {text}}}\nlanguages: [zh, en]\n\
         thesis: thesis\npaper:\n  title: {{zh: {text}, en: {text}}}\n  authors: [{text}]\n  citation: {{zh: {text}, en: {text}}}\n  \
         outline:\n    - {{id: \"1\", title: {{zh: {text}, en: {text}}}, paragraphs: [3]}}\nsite: {site}\n"
    )
}

fn bibliography(text: &str) -> String {
    let text = quoted(text);
    let urls = [
        "javascript:window.__pwned=1",
        "data:text/html,<script>1</script>",
        "https://example.org/\"onclick=\"x",
        "vbscript:x",
    ];
    let mut all = String::new();
    for (number, url) in urls.iter().enumerate() {
        let url = quoted(url);
        let _ = writeln!(
            all,
            "source-{number}: {{type: article, title: {{zh: {text}, en: {text}}}, authors: [{text}], year: 2024, \
             container: {text}, pages: {text}, volume: {text}, url: {url}, archived: {url}}}"
        );
    }
    all
}

fn scheme(text: &str) -> String {
    let text = quoted(text);
    format!(
        "title: {{zh: {text}, en: {text}}}\nroles: [{{id: lead, title: {{zh: {text}, en: {text}}}}}]\nquestions: \
         [{{id: cq-1, answers: premise, text: {{zh: {text}, en: {text}}}}}]\n"
    )
}

fn node(kind: &str, origin: &str, attack: &str, reasons: &str) -> String {
    let title = quoted(attack);
    let text = quoted(&format!("{attack}\n\n{MARKDOWN}"));
    format!(
        "kind: {kind}\norigin: {origin}\nby: {title}\ndate: 2026-11-23\nat: [\"1¶1 s1\"]\n\
         title: {{zh: {title}, en: {title}}}\ntext: {{zh: {text}, en: {text}}}\nnote: {{zh: {title}, en: {title}}}\n\
         cites: [{{key: source-0, at: {title}}}, source-1, source-2, source-3]\n{reasons}"
    )
}

/// A double-quoted YAML scalar. Characters that YAML does not take as they are become escapes, which it does.
pub fn quoted(text: &str) -> String {
    let mut scalar = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => scalar.extend(['\\', c]),
            '\n' => scalar.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(scalar, "\\u{:04x}", u32::from(c));
            }
            c => scalar.push(c),
        }
    }
    scalar.push('"');
    scalar
}
