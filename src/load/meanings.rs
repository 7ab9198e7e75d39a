//! What each key of the format means, in both languages: for editors, which show it beside the key.

use super::shape::Record;
use crate::diagnostic::Tongue;

/// What a key of a record means; empty for one that is not in the table, which a test forbids.
pub(crate) fn meaning(record: &Record, key: &str, tongue: Tongue) -> &'static str {
    let row = MEANINGS.iter().find(|(of, name, ..)| *of == record.name && *name == key);
    row.map_or("", |(_, _, en, zh)| match tongue {
        Tongue::En => en,
        Tongue::Zh => zh,
    })
}

/// What a word of a closed vocabulary means where it stands under a key; empty where the word says enough.
pub(crate) fn word_meaning(key: &str, word: &str, tongue: Tongue) -> &'static str {
    let row = WORDS.iter().find(|(of, name, ..)| *of == key && *name == word);
    row.map_or("", |(_, _, en, zh)| match tongue {
        Tongue::En => en,
        Tongue::Zh => zh,
    })
}

/// Record, key, English, Chinese.
const MEANINGS: &[(&str, &str, &str, &str)] = &[
    ("node", "id", "The id of a statement that is written inline.", "随文写出的命题的 id。"),
    ("node", "role", "The role in the scheme that this premise plays.", "这个前提在论证型式中担任的角色。"),
    ("node", "kind", "What the statement is in the argument.", "这个命题在论证中的种类。"),
    (
        "node",
        "title",
        "The statement itself, one sentence of plain text, in each language.",
        "命题本身，一句话，纯文本，每种语言一项。",
    ),
    (
        "node",
        "text",
        "The exposition, Markdown. `[[id]]` links to a statement, `[@key]` to a source.",
        "展开说明，Markdown。`[[id]]` 链接到命题，`[@键]` 链接到文献。",
    ),
    (
        "node",
        "origin",
        "Who put it into the map: `contributor` unless written.",
        "由谁写入论证图；不写即为 `contributor`。",
    ),
    ("node", "by", "Who contributed it.", "贡献者。"),
    ("node", "date", "When it was contributed, as 2026-11-23.", "贡献日期，如 2026-11-23。"),
    (
        "node",
        "stance",
        "The attitude of the paper's author: `asserts` unless written. Never changes a verdict.",
        "论文作者的态度，不写即为 `asserts`。不影响判定。",
    ),
    (
        "node",
        "at",
        "Where in the paper, the main place first: `2.1¶2 s3`, `0 s4-s6`, `2 title`, `2.2 fn5`.",
        "在论文何处，主要的写在最前：`2.1¶2 s3`、`0 s4-s6`、`2 title`、`2.2 fn5`。",
    ),
    ("node", "quote", "A short verbatim quotation, at most 40 characters.", "简短的原文引用，至多 40 个字符。"),
    ("node", "note", "The mapper's remark, Markdown.", "整理者的说明，Markdown。"),
    (
        "node",
        "basis",
        "What it rests on before any reason counts. A claim is `argued`, what cites is `sourced`, the rest `assumed`.",
        "在计入理由之前凭什么成立。不写时：主张为 `argued`，有引用的为 `sourced`，其余为 `assumed`。",
    ),
    ("node", "standard", "Its standard of proof: `balance` unless written.", "证明标准，不写即为 `balance`。"),
    (
        "node",
        "translated",
        "For each language, from which version of the original it was translated; `elenchus translations accept` writes it.",
        "每种语言的译文译自原文的哪一版；由 `elenchus translations accept` 写入。",
    ),
    ("node", "aliases", "Former ids, which keep leading here.", "旧 id；它们一直指向这里。"),
    ("node", "cites", "The sources that back it, by their keys.", "支撑它的文献，写文献的键。"),
    ("node", "allow", "Findings that are right here: the code, and why.", "此处应予放行的检查结果：写编号和理由。"),
    (
        "node",
        "supports",
        "The statements that this one speaks for. Each entry is a reason of its own.",
        "它所支持的命题。每一项是一个独立的理由。",
    ),
    ("node", "attacks", "The statements that this one speaks against.", "它所攻击的命题。"),
    (
        "node",
        "undercuts",
        "The reasons whose step this one denies: `premise--conclusion`.",
        "它所切断的理由，写成 `前提--结论`；否定的是推论，不是命题。",
    ),
    ("node", "prefers", "Which of two opposing reasons outweighs the other.", "两个相反的理由中哪一个更强。"),
    ("node", "contradicts", "Statements that cannot hold together with it.", "不能与它同时成立的命题。"),
    ("node", "same_as", "Statements that say the same under another id.", "以别的 id 写出的同一命题。"),
    ("cite", "key", "The key of the source.", "文献的键。"),
    ("cite", "at", "Where in the source: a page, an article.", "文献中的位置：页码、条款。"),
    (
        "cite",
        "source",
        "The source itself, if the bibliography has no such key.",
        "文献本身；bibliography.yaml 中没有这个键时写在这里。",
    ),
    ("entry", "to", "The target.", "指向的对象。"),
    ("entry", "id", "An id for this reason, instead of `premise--conclusion`.", "这个理由的 id，代替 `前提--结论`。"),
    (
        "entry",
        "with",
        "Linked premises: all of them are needed for this one reason.",
        "联结的前提：它们与本命题合起来才构成这一个理由。",
    ),
    ("entry", "scheme", "The argument scheme that the step follows.", "这一步所用的论证型式。"),
    ("entry", "role", "The role in the scheme that this statement plays.", "本命题在论证型式中担任的角色。"),
    ("entry", "asks", "The critical question that it presses: `scheme/question`.", "它提出的批判性问题：`型式/问题`。"),
    (
        "entry",
        "strict",
        "The conclusion follows of necessity: no weaker reason outweighs it.",
        "结论必然得出，较弱的理由不能压过它。",
    ),
    ("entry", "warrant", "The general rule behind the step.", "推论背后的一般规则。"),
    ("preference", "stronger", "The reason that is to win.", "更强的理由。"),
    ("preference", "weaker", "The reason that is to lose.", "较弱的理由。"),
    ("preference", "id", "An id for this preference.", "这个优先关系的 id。"),
    ("preference", "with", "Linked premises: all of them are needed.", "联结的前提，缺一不可。"),
    ("preference", "scheme", "The argument scheme that the step follows.", "这一步所用的论证型式。"),
    ("preference", "role", "The role in the scheme that this statement plays.", "本命题在论证型式中担任的角色。"),
    (
        "preference",
        "asks",
        "The critical question that it presses: `scheme/question`.",
        "它提出的批判性问题：`型式/问题`。",
    ),
    ("preference", "warrant", "The general rule behind the ranking.", "这样排序所依据的一般规则。"),
    ("premise", "node", "The id of the premise.", "前提的 id。"),
    ("premise", "role", "The role in the scheme that it plays.", "它在论证型式中担任的角色。"),
    ("asks", "question", "The critical question: `scheme/question`.", "批判性问题：`型式/问题`。"),
    (
        "asks",
        "of",
        "The reason of which it is asked, where several follow the scheme.",
        "向哪个理由提问；有几个理由用这一型式时要写明。",
    ),
    ("map", "format", "The version of the format: 1.", "格式的版本：1。"),
    ("map", "title", "The title of the map.", "论证图的标题。"),
    ("map", "description", "A sentence or two about the map.", "用一两句话介绍论证图。"),
    (
        "map",
        "languages",
        "The languages; the first is the one that is translated from.",
        "语言；第一种是原文，其余由它译出。",
    ),
    ("map", "thesis", "The claim that the whole map is about.", "整张图所讨论的论题。"),
    ("map", "paper", "The paper that is mapped.", "所整理的论文。"),
    ("map", "site", "Where and how the site is published.", "网站发布在何处。"),
    ("map", "checks", "Settings of the checks.", "检查的设置。"),
    (
        "map",
        "expect",
        "Verdicts that must come out, in each view: tests of the map.",
        "各视角下应有的判定，相当于论证图的测试。",
    ),
    ("map", "tours", "Guided routes through the map.", "导览路线。"),
    ("paper", "title", "The title of the paper.", "论文标题。"),
    ("paper", "authors", "Its authors.", "作者。"),
    ("paper", "citation", "How to cite it.", "引用格式。"),
    ("paper", "url", "Where it can be read.", "可在何处阅读。"),
    (
        "paper",
        "text",
        "A file beside this one with its text, for checking quotations.",
        "论文全文的文件，与本文件放在一起，用来核对引文。",
    ),
    ("paper", "outline", "Its sections, in order.", "各章节，依次写出。"),
    ("section", "id", "The number or name of the section, in quotes.", "章节的编号或名称，加引号。"),
    ("section", "title", "The title of the section.", "章节标题。"),
    ("section", "paragraphs", "How many sentences each paragraph has.", "每段各有几句。"),
    ("section", "footnotes", "The numbers of the footnotes in it.", "其中脚注的编号。"),
    ("site", "base_url", "The address of the site.", "网站的地址。"),
    ("site", "repository", "The address of the repository, for links that edit.", "仓库的地址，供“编辑”链接使用。"),
    ("site", "branch", "The branch that these links name.", "这些链接所指的分支。"),
    ("site", "licence", "The licence of the map.", "论证图的许可协议。"),
    (
        "checks",
        "levels",
        "The level of a rule, by its code: off, info, warning, error.",
        "按编号设定规则的级别：off、info、warning、error。",
    ),
    ("expect", "paper", "Verdicts as the paper argues.", "按论文自身论证的判定。"),
    ("expect", "all", "Verdicts with contributions.", "计入后续论证的判定。"),
    ("tour", "id", "The id of the route.", "路线的 id。"),
    ("tour", "title", "Its title.", "路线的标题。"),
    ("tour", "description", "A sentence or two about it.", "用一两句话介绍。"),
    ("tour", "stops", "Its stops: statements, in order.", "依次经过的命题。"),
    ("stop", "node", "The statement at which the route stops.", "路线停留的命题。"),
    ("stop", "text", "What is said there, Markdown.", "在此处说的话，Markdown。"),
    ("term", "term", "The term itself.", "术语本身。"),
    ("term", "text", "What it means, Markdown.", "它的含义，Markdown。"),
    ("term", "see", "Statements in which it matters.", "与它有关的命题。"),
    ("source", "type", "What kind of source it is.", "文献的种类。"),
    ("source", "title", "Its title.", "标题。"),
    ("source", "authors", "Its authors.", "作者。"),
    ("source", "year", "The year of publication.", "出版年份。"),
    ("source", "date", "The day, as 2026-11-23.", "日期，如 2026-11-23。"),
    ("source", "container", "The journal, book or site in which it stands.", "所在的期刊、书或网站。"),
    ("source", "publisher", "The publisher.", "出版者。"),
    ("source", "volume", "The volume.", "卷。"),
    ("source", "issue", "The issue.", "期。"),
    ("source", "pages", "The pages.", "页码。"),
    ("source", "court", "The court.", "法院。"),
    ("source", "number", "The number of a judgment, a statute or a report.", "判决、法规或报告的编号。"),
    ("source", "url", "Its address.", "网址。"),
    ("source", "accessed", "When the address was read.", "访问日期。"),
    ("source", "archived", "The address of an archived copy.", "存档副本的网址。"),
    (
        "source",
        "status",
        "`unresolved`: the paper cites it, and nobody knows what it is.",
        "`unresolved`：论文引用了它，但出处尚未查明。",
    ),
    ("source", "note", "A remark.", "备注。"),
    ("scheme", "title", "The name of the scheme.", "论证型式的名称。"),
    ("scheme", "summary", "One sentence about it.", "用一句话说明。"),
    ("scheme", "roles", "The roles that its premises play, in order.", "各前提担任的角色，依次写出。"),
    ("scheme", "questions", "Its critical questions, in order.", "批判性问题，依次写出。"),
    ("role", "id", "The id of the role.", "角色的 id。"),
    ("role", "title", "Its name.", "角色的名称。"),
    ("question", "id", "The id of the question, `cq-1`.", "问题的 id，如 `cq-1`。"),
    ("question", "answers", "What an unfavourable answer strikes.", "回答不利时动摇的是什么。"),
    ("question", "text", "The question.", "问题本身。"),
    ("page", "title", "The title of the page.", "文档页标题。"),
    ("page", "order", "Its place among the pages; smaller first.", "在各文档页中的次序，小的在前。"),
    ("page", "summary", "One sentence about it.", "一句话摘要。"),
];

/// Key, word, English, Chinese.
const WORDS: &[(&str, &str, &str, &str)] = &[
    ("kind", "claim", "a statement that is argued for", "主张：需要论证的命题"),
    ("kind", "premise", "a statement from which one argues", "前提：据以论证的命题"),
    ("kind", "rebuttal", "a statement that speaks against another one", "反驳：反对另一命题的命题"),
    ("kind", "context", "background, in no reason", "背景：不参与任何理由"),
    ("origin", "paper", "from the mapped paper", "出自论文"),
    ("origin", "editor", "from the maintainers of the map", "出自论证图的维护者"),
    ("origin", "contributor", "from anybody else", "出自其他人"),
    ("stance", "asserts", "puts it forward", "主张它"),
    ("stance", "denies", "reports it in order to reject it", "转述它以便反驳"),
    ("stance", "concedes", "grants it", "承认它"),
    ("stance", "implicit", "takes it for granted without saying it", "默认它，没有明说"),
    ("basis", "assumed", "taken for granted: yields to any standing objection", "假定：遇到成立的反对即让步"),
    ("basis", "sourced", "backed by a source: ties with a standing objection", "有出处：与成立的反对打平"),
    ("basis", "argued", "needs a reason: falls without one", "待论证：没有理由就不成立"),
    ("standard", "balance", "a tie is contested", "打平即有争议"),
    ("standard", "unrebutted", "a tie loses", "打平即不成立"),
    ("standard", "scintilla", "one standing reason is enough", "有一个成立的理由即可"),
    ("answers", "premise", "a premise of the reason", "理由的前提"),
    ("answers", "inference", "the step itself", "推论本身"),
    ("answers", "conclusion", "the conclusion", "结论"),
];

#[cfg(test)]
mod tests {
    use super::super::shape::Shape;
    use super::super::shapes;
    use super::*;
    use std::collections::BTreeSet;

    /// Every key of every record that the files of a project can hold, under the name of its record.
    fn keys() -> BTreeSet<(&'static str, &'static str)> {
        let mut open: Vec<&'static Shape> = vec![
            &shapes::NODE,
            &shapes::MAP,
            &shapes::BIBLIOGRAPHY,
            &shapes::GLOSSARY,
            &shapes::SCHEME,
            &shapes::FRONT_MATTER,
        ];
        let mut keys = BTreeSet::new();
        while let Some(shape) = open.pop() {
            let records: Vec<&'static Record> = match shape {
                Shape::List(item) | Shape::MapOf(_, item) => {
                    open.push(item);
                    continue;
                }
                Shape::Record(record) => vec![record],
                Shape::Either(_, records) => records.iter().map(|(_, record)| *record).collect(),
                _ => continue,
            };
            for record in records {
                for field in record.fields {
                    keys.insert((record.name, field.key));
                    open.push(&field.shape);
                }
            }
        }
        keys
    }

    #[test]
    fn every_key_of_the_format_is_described_once_and_nothing_else() {
        let described: Vec<(&str, &str)> = MEANINGS.iter().map(|&(record, key, ..)| (record, key)).collect();
        let once: BTreeSet<(&str, &str)> = described.iter().copied().collect();
        assert_eq!(described.len(), once.len(), "one is described twice");
        assert_eq!(once, keys());
        for (record, key, en, zh) in MEANINGS {
            assert!(en.is_ascii() || en.contains('¶'), "{record}.{key}: {en}");
            assert!(zh.contains(|c: char| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{record}.{key}: {zh}");
        }
    }
}
