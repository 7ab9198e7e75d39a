//! Tests of the whole room: what comes out is safe, whatever goes in.

use super::*;
use proptest::prelude::*;

struct Known;

impl Links for Known {
    fn node(&self, id: &str) -> Option<NodeLink> {
        (id == "shade").then(|| NodeLink {
            href: "../nodes/shade.html".into(),
            title: "树荫 <遮> \"全\"。".into(),
            lang: None,
            verdict: Some(("holds".into(), "成立".into())),
        })
    }

    fn source(&self, key: &str) -> Option<SourceLink> {
        (key == "wang").then(|| SourceLink { href: "../sources.html#s-wang".into(), label: "Wang 2023".into() })
    }

    fn page(&self, target: &str, fragment: Option<&str>) -> Option<String> {
        let place = fragment.map(|fragment| format!("#h-{fragment}")).unwrap_or_default();
        (target == "about").then(|| format!("about.html{place}"))
    }
}

fn html(text: &str) -> String {
    render(text, &Known, "t-").html
}

/// The tags that may come out, with the attributes that each may have.
const ALLOWED: &[(&str, &[&str])] = &[
    ("p", &[]),
    ("a", &["class", "href", "rel", "lang"]),
    ("span", &["class"]),
    ("em", &[]),
    ("strong", &[]),
    ("code", &[]),
    ("pre", &[]),
    ("blockquote", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &[]),
    ("br", &[]),
    ("hr", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("div", &["class", "id", "tabindex"]),
    ("sup", &["class"]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &[]),
    ("td", &[]),
];

/// What is wrong with a piece of HTML, read more strictly than any browser does: every `<` begins a tag of the list
/// with quoted attributes of the list, tags nest, no link stands in a link, every address is allowed, ids are unique.
fn fault(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if rest[..at].contains('>') {
            return Some("a bare >".into());
        }
        let tag = &rest[at + 1..];
        let end = tag.find('>')?;
        let (tag, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (body, is_void) = tag.strip_suffix(" /").map_or((tag, false), |body| (body, true));
        let (name, mut attributes) = body.split_once(' ').unwrap_or((body, ""));
        let Some((name, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            return Some(format!("<{name}>"));
        };
        while !attributes.is_empty() {
            let Some((key, (value, more))) =
                attributes.split_once("=\"").and_then(|(key, rest)| Some((key, rest.split_once('"')?)))
            else {
                return Some(format!("attributes {attributes}"));
            };
            let is_address = key == "href" && !value.starts_with("../") && !value.starts_with("about.html");
            let is_safe = ["#t-", "http://", "https://", "mailto:"]
                .iter()
                .any(|head| value.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)));
            if !allowed.contains(&key) || value.contains('<') || (is_address && !is_safe) {
                return Some(format!("{key}={value}"));
            }
            if key == "id" && (ids.contains(&value) || !value.starts_with("t-")) {
                return Some(format!("id {value}"));
            }
            if key == "id" {
                ids.push(value);
            }
            attributes = more.trim_start();
        }
        if *name == "a" && open.contains(&"a") {
            return Some("a link in a link".into());
        }
        if !is_void {
            open.push(name);
        }
    }
    (!open.is_empty()).then(|| format!("left open: {open:?}"))
}

#[test]
fn attempts_at_injection_come_out_as_text() {
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b> c",
        "<div>\n\n<svg onload=alert(1)>\n\n</div>",
        "<!-- --><script>x</script>",
        "<![CDATA[<script>]]>",
        "<?php echo 1 ?>",
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](\u{1}javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](\\\\\\\\evil.example)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](https://a.example/x.png)",
        "[x](https://a.example/\"onmouseover=\"alert(1))",
        "[x](https://a.example 'a\" onclick=\"alert(1)')",
        "# h {#id onclick=alert(1)}",
        "```\"><script>alert(1)</script>\nx\n```",
        "[[shade|<script>alert(1)</script>]]",
        "[[\"><script>alert(1)</script>]]",
        "[[javascript:alert(1)]]",
        "[@wang, <script>alert(1)</script>]",
        "[@\"><script>]",
        "x[^\"><script>]\n\n[^\"><script>]: y",
        "[![x](https://a.example/a.png)](https://b.example)",
        "![a [b](https://c.example)](https://d.example)",
        "![a [[shade]] [@wang]](https://d.example)",
        "[a[^1]](https://d.example)\n\n[^1]: x\n\n[^1]: y",
        "|a|\n|:-:|\n|<b>|",
        "\u{10a7f}<script\u{10a7f}>alert(1)</script>",
        "java\u{10a7f}script:alert(1) [x](java\u{10a7f}script:alert(1))",
    ] {
        let html = html(text);
        assert_eq!(fault(&html), None, "{text}\n{html}");
        let lower = html.to_ascii_lowercase();
        for bad in ["<script", "<img", "<svg", "href=\"javascript", "href=\"data", "href=\"vbscript", "style="] {
            assert!(!lower.contains(bad), "{text}\n{html}");
        }
    }
}

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    for (text, wanted) in [
        ("**重要：**后面", "<strong>重要：</strong>后面"),
        ("他说**「真」**是", "他说<strong>「真」</strong>是"),
        ("**（括号）**后", "<strong>（括号）</strong>后"),
        ("**真，**她**假。**它", "<strong>真，</strong>她<strong>假。</strong>它"),
        ("前*“引”*后", "前<em>“引”</em>后"),
        ("见**《著作权法》**第三条", "见<strong>《著作权法》</strong>第三条"),
        ("这是**重要**的", "这是<strong>重要</strong>的"),
        ("这是**重要**，真的", "这是<strong>重要</strong>，真的"),
        ("，**重要**，", "，<strong>重要</strong>，"),
        ("***甲：***乙", "<em><strong>甲：</strong></em>乙"),
        ("**AI：**Later", "<strong>AI：</strong>Later"),
        ("在**`code`**中", "在<strong><code>code</code></strong>中"),
        ("（**甲**）乙", "（<strong>甲</strong>）乙"),
        (r"甲\*乙，\*丙", "甲*乙，*丙"),
        ("a**\"b\"**c", "a**\"b\"**c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ] {
        let html = html(text);
        assert_eq!(html.trim(), format!("<p>{wanted}</p>"), "{text}");
    }
}

#[test]
fn a_line_break_between_chinese_characters_is_not_seen() {
    assert_eq!(html("第一行，\n第二行。"), "<p>第一行，第二行。</p>\n");
    assert_eq!(html("第**一**\n**二**行"), "<p>第<strong>一</strong><strong>二</strong>行</p>\n");
    assert_eq!(html("one\ntwo"), "<p>one\ntwo</p>\n");
    assert_eq!(html("用 AI\n写"), "<p>用 AI\n写</p>\n");
}

#[test]
fn references_become_links_and_unknown_ones_do_not() {
    let shade = "<a class=\"el-ref el-ref--holds\" href=\"../nodes/shade.html\">";
    let end = "<span class=\"el-vh\"> (成立)</span></a>";
    assert_eq!(html("见[[shade]]。"), format!("<p>见{shade}树荫 &lt;遮&gt; &quot;全&quot;{end}。</p>\n"));
    assert_eq!(html("[[shade|the *shade*]]"), format!("<p>{shade}the <em>shade</em>{end}</p>\n"));
    assert_eq!(html("[[nobody]]"), "<p><span class=\"el-broken\">nobody</span></p>\n");
    let cite = "<a class=\"el-cite\" href=\"../sources.html#s-wang\">";
    assert_eq!(html("x [@wang, p. 3] y"), format!("<p>x {cite}[Wang 2023, p. 3]</a> y</p>\n"));
    assert_eq!(html("[@wang]"), format!("<p>{cite}[Wang 2023]</a></p>\n"));
    assert_eq!(html("[@li]"), "<p><span class=\"el-broken\">[@li]</span></p>\n");
    assert_eq!(html("[a](about.md#x)"), "<p><a class=\"el-link\" href=\"about.html#h-x\">a</a></p>\n");
    assert_eq!(html("[a](nothing.html)"), "<p><span class=\"el-broken\">a</span></p>\n");
}

#[test]
fn headings_are_one_level_lower_and_have_ids() {
    let rendered = render("# 一、*开始*\n\n## A `b`\n\n# 一、开始", &Known, "t-");
    let ids: Vec<_> = rendered.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(ids, [(2, "t-一-开始", "一、开始"), (3, "t-a-b", "A b"), (2, "t-一-开始-2", "一、开始")]);
    assert!(rendered.html.starts_with("<h2 id=\"t-一-开始\">一、<em>开始</em></h2>"), "{}", rendered.html);
}

#[test]
fn headings_stand_right_below_the_title_and_no_level_is_left_out() {
    let levels = |text: &str| render(text, &Known, "").headings.iter().map(|h| h.level).collect::<Vec<_>>();
    assert_eq!(levels("## A\n\n### B\n\n## C"), [2, 3, 2]);
    assert_eq!(levels("### A\n\n## B"), [2, 2]);
    assert_eq!(levels("# A\n\n###### B\n\n### C\n\n# D"), [2, 3, 3, 2]);
    assert_eq!(levels("# A\n\n### B\n\n## C\n\n### D"), [2, 3, 3, 4]);
    assert!(html("###### A").starts_with("<h2 ") && html("###### A").ends_with("</h2>\n"));
}

#[test]
fn an_image_is_a_link_to_its_address() {
    let wanted =
        "<p><a class=\"el-external\" href=\"https://a.example/x.png\" rel=\"nofollow noopener\">a plan</a></p>\n";
    assert_eq!(html("![a plan](https://a.example/x.png)"), wanted);
}

#[test]
fn mentions_are_found_with_their_places() {
    let text = "见[[shade]]与 [[x|甲]]，`[[code]]`，[@wang, p. 3]，[a](about.zh.md#b)，[w](https://a.example)，[m](../map.html)";
    let found: Vec<_> = mentions(text).into_iter().map(|m| (m.kind, m.target, &text[m.range])).collect();
    assert_eq!(
        found,
        [
            (MentionKind::Node, "shade".to_owned(), "[[shade]]"),
            (MentionKind::Node, "x".to_owned(), "[[x|甲]]"),
            (MentionKind::Source, "wang".to_owned(), "[@wang, p. 3]"),
            (MentionKind::Page, "about".to_owned(), "[a](about.zh.md#b)"),
        ]
    );
    assert_eq!(
        mentions("[[weak\n shade\n]]")[0].target,
        "weak shade",
        "nobody's message breaks in the middle of a name"
    );
}

/// Pieces of which hostile and ordinary texts are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<",
            ">",
            "\"",
            "'",
            "&",
            "`",
            "```",
            "~~~",
            "*",
            "**",
            "_",
            "[",
            "]",
            "(",
            ")",
            "[[",
            "]]",
            "|",
            "!",
            "![",
            "](",
            "[^1]",
            "[^1]: ",
            "[@wang]",
            "[@",
            "#",
            "# ",
            "- ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "\\",
            "javascript:",
            "data:",
            "//x",
            "https://x.y",
            "<script>",
            "</p>",
            "<a href=x onclick=y>",
            "<!--",
            "-->",
            "&#106;",
            "&colon;",
            "甲",
            "，",
            "“",
            "\u{10a7f}",
            "\u{0}",
            "\u{202e}",
            "shade",
            "about.html",
            "|-|-|",
            "{#a onclick=b}",
            "[x]: javascript:y\n",
            "$",
            "$$",
            ":",
            "mailto:a@b.c",
            "<a@b.c>",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_goes_in_only_allowed_tags_come_out(text in pieces()) {
        let html = html(&text);
        prop_assert_eq!(fault(&html), None, "{}\n{}", text, html);
    }

    #[test]
    fn mentions_lie_in_the_text(text in pieces()) {
        for mention in mentions(&text) {
            prop_assert!(text.get(mention.range).is_some());
        }
    }
}
