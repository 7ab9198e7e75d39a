//! A map of many statements opens with its sections closed, and what stands in them can be loaded.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use elenchus::build::{BuildInput, Built, build};
use elenchus::load::MemoryFiles;

/// A tree of statements: the thesis, two claims in a section each, and reasons for them.
fn tree(statements: usize) -> MemoryFiles {
    let map = "format: 1\ntitle: {zh: 大图, en: A large map}\nlanguages: [zh, en]\nthesis: n-0\npaper:\n  outline:\n    \
               - {id: \"1\", title: {zh: 甲, en: First}, paragraphs: [9]}\n    - {id: \"2.1\", title: {zh: 乙, en: Second}, paragraphs: [9]}\n";
    let node = |n: usize| {
        let target = match n {
            0 => String::new(),
            1 | 2 => "supports: [n-0]\n".to_owned(),
            _ => format!("supports: [n-{}]\n", (n - 3) / 3 * 2 % (n - 2).max(1) + n % 2 + 1),
        };
        let section = if n.is_multiple_of(2) { "1" } else { "2.1" };
        let basis = if n < 3 { "argued" } else { "assumed" };
        format!(
            "kind: claim\ntitle: {{zh: 第 {n} 号命题。, en: Statement {n}.}}\norigin: paper\nat: [\"{section}¶1 s1\"]\nbasis: {basis}\n{target}"
        )
    };
    (0..statements).fold(MemoryFiles::new().with("argument/map.yaml", map), |files, n| {
        files.with(&format!("argument/n-{n}.yaml"), node(n))
    })
}

fn built(statements: usize) -> Built {
    let built = build(&tree(statements), &BuildInput::default()).expect("memory does not fail");
    let errors: Vec<String> = (built.argument.findings.iter())
        .filter(|f| f.level == elenchus::diagnostic::Level::Error)
        .map(|f| f.message.en.clone())
        .collect();
    assert!(built.tree.is_some(), "{errors:?}");
    built
}

fn file(built: &Built, path: &str) -> Option<String> {
    let bytes = built.tree.as_ref()?.get(path)?;
    Some(String::from_utf8(bytes.to_vec()).expect("UTF-8"))
}

#[test]
fn above_three_hundred_statements_the_sections_are_closed_and_lie_beside_the_page() {
    let built = built(320);
    for language in ["zh", "en"] {
        let page = file(&built, &format!("{language}/map.html")).expect("the page");
        let drawing = page.split("aria-labelledby=\"dw--title\"").nth(1).expect("the drawing");
        let drawing = drawing.split("</svg>").next().unwrap_or_default();
        let mut inside = 0;
        for section in ["1", "2.1"] {
            assert!(drawing.contains(&format!("data-load=\"map/{section}.svg\"")), "{language} {section}");
            let loaded = file(&built, &format!("{language}/map/{section}.svg")).expect("what stands in the section");
            assert!(loaded.contains(&format!("<g class=\"el-inside\" data-section=\"{section}\">")), "{loaded}");
            inside += loaded.matches("class=\"node el-card").count();
        }
        assert_eq!(drawing.matches("el-frame el-hue").count(), drawing.matches("is-closed").count());
        assert_eq!(drawing.matches("class=\"node el-card").count() + inside, 320, "every card once");
        assert!(inside > 300, "most cards are in a section");
    }
}

#[test]
fn up_to_three_hundred_statements_everything_is_on_the_page() {
    let built = built(300);
    let page = file(&built, "en/map.html").expect("the page");
    let drawing = page.split("aria-labelledby=\"dw--title\"").nth(1).expect("the drawing");
    let drawing = drawing.split("</svg>").next().unwrap_or_default();
    assert_eq!(drawing.matches("class=\"node el-card").count(), 300);
    assert!(!drawing.contains("data-load") && file(&built, "en/map/1.svg").is_none());
}
