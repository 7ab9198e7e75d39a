//! What is verified of the bytes to be shipped.

use elenchus::diagnostic::Findings;
use elenchus::output::OutputTree;
use elenchus::source::{SourceMap, Span};
use elenchus::verify::verify;

fn codes(pages: &[(&str, &str)], base_url: Option<&str>) -> Vec<String> {
    let mut sources = SourceMap::new();
    let place = Span::file_start(sources.add("argument/map.yaml", ""));
    let mut findings = Findings::new();
    let files = pages.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let tree = OutputTree::gather(files, place, &mut findings);
    verify(&tree, base_url, &mut sources, &mut findings);
    findings.into_sorted().iter().map(|f| format!("{} {}", f.code.id, sources.place(f.primary.span))).collect()
}

const GOOD: &str = "<!doctype html><html lang=en><h1 id=a>A</h1><a href='b.html#b'>b</a></html>";

#[test]
fn a_good_site_has_no_findings() {
    let other = "<!doctype html><html lang=en>\n<h1 id=b>B</h1><a href=a.html>a</a><script src=x.js></script></html>";
    assert_eq!(codes(&[("a.html", GOOD), ("b.html", other), ("x.js", "")], None), Vec::<String>::new());
}

#[test]
fn every_kind_of_fault_is_found_at_its_place() {
    let bad = "<!doctype html><html>\n<p id=a><p id=a>\n<a href=nowhere.html>x</a>\n<a href=a.html#none>x</a>\n<p style='color:red'>\n<script>alert(1)</script>\n<p onclick='x()'>\n<svg><a href='../out.html'><rect/></a></svg>";
    assert_eq!(
        codes(&[("a.html", GOOD), ("b.html", bad)], None),
        [
            "P002 (site)/a.html:1:45",
            "P004 (site)/b.html:1:1",
            "P003 (site)/b.html:2:9",
            "P001 (site)/b.html:3:1",
            "P002 (site)/b.html:4:1",
            "P007 (site)/b.html:5:1",
            "P007 (site)/b.html:6:9",
            "P007 (site)/b.html:7:1",
            "P001 (site)/b.html:8:6",
        ]
    );
}

#[test]
fn a_skipped_heading_and_an_image_without_a_text_are_found() {
    let page = |body: &str| format!("<!doctype html><html lang=en>\n{body}</html>");
    let good =
        page("<h0>A</h0><h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><img src=b.html alt=''><area><hr><header></header>");
    assert_eq!(codes(&[("b.html", &good)], None), Vec::<String>::new());
    let bad = page("<h2>A</h2>\n<h4>B</h4>\n<img src=b.html>\n<h1>C</h1>\n<h3>D</h3>\n<input type=IMAGE src=b.html>");
    assert_eq!(
        codes(&[("b.html", &bad)], None),
        ["P010 (site)/b.html:3:1", "P012 (site)/b.html:4:1", "P010 (site)/b.html:6:1", "P012 (site)/b.html:7:1"]
    );
    assert_eq!(codes(&[("b.html", &page("<h3>A</h3>"))], None), ["P010 (site)/b.html:2:1"]);
}

#[test]
fn alternates_must_name_each_other() {
    let page = |lang: &str, alternates: &str| format!("<!doctype html><html lang={lang}>{alternates}</html>");
    let link = |lang: &str| format!("<link rel=alternate hreflang={lang} href='https://example.org/{lang}.html'>");
    let both = link("en") + &link("zh");
    let (en, zh) = (page("en", &both), page("zh", &both));
    let base = Some("https://example.org/");
    assert_eq!(codes(&[("en.html", &en), ("zh.html", &zh)], base), Vec::<String>::new());
    let one_sided = page("zh", "");
    assert_eq!(codes(&[("en.html", &en), ("zh.html", &one_sided)], base), ["P005 (site)/en.html:1:97"]);
}
