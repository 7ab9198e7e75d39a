//! Draws a drawing with usvg and real fonts, and says which texts leave their boxes.

use elenchus::diagram::TextLine;
use skrifa::{FontRef, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};
use unicode_segmentation::UnicodeSegmentation;
use usvg::fontdb::{Database, FaceInfo, ID, Source, Style, Weight};
use usvg::{FontResolver, Node, Options, Rect, Tree};

/// The faces that texts are drawn in, one after the other: of `system-ui` and of the stylesheet's stack on the systems
/// of readers, those that this machine has.
const FACES: [&str; 10] = [
    "DejaVu Sans",
    "Liberation Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Roboto",
    "Segoe UI",
    "Helvetica",
    "Arial",
    "PingFang SC",
    "Microsoft YaHei",
];
/// Where the letters are from that a face does not have, best first.
const OTHERS: [&str; 18] = [
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Sans",
    "DejaVu Sans",
    "Noto Serif",
    "Geeza Pro",
    "Arial Hebrew",
    "Thonburi",
    "Kohinoor",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Nirmala UI",
    "Leelawadee UI",
    "Malgun Gothic",
    "Yu Gothic",
    "Ebrima",
    "Segoe UI Symbol",
];
/// Room that has to stay between ink and outline, in px: the thesis has a second line that far inside.
const EDGE: f32 = 4.0;

/// What the drawings' stylesheet says about texts, and nothing about colours: read from the sheet itself.
fn sizes() -> String {
    let sheet = include_str!("../../templates/assets/diagram.css");
    let rule = |class: &str| {
        let rule = sheet.split(&format!("\n{class} {{")).nth(1).and_then(|rest| rest.split('}').next());
        let body = rule.unwrap_or_else(|| panic!("diagram.css has no rule {class}"));
        let kept =
            body.split(';').filter(|part| ["font-", "text-anchor"].iter().any(|name| part.trim().starts_with(name)));
        format!("{class} {{ {} }}\n", kept.map(|part| format!("{};", part.trim())).collect::<String>())
    };
    [".el-head", ".el-title", ".el-second", ".el-end", ".el-middle"].map(rule).concat()
}

/// The upright faces of regular and bold weight that the tests may use.
fn fonts() -> &'static Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let is_used = |face: &FaceInfo| {
            let known = |name: &str| FACES.iter().chain(&OTHERS).any(|known| name.starts_with(known));
            let plain = matches!(face.weight, Weight::NORMAL | Weight::BOLD) && face.style == Style::Normal;
            let odd = ["Mono", "Condensed", "Display", "Narrow"].iter().any(|word| face.families[0].0.contains(word));
            plain && !odd && face.stretch == usvg::fontdb::Stretch::Normal && known(&face.families[0].0)
        };
        let used = fonts.faces().filter(|face| is_used(face)).filter_map(|face| match &face.source {
            Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
            Source::Binary(_) => None,
        });
        // Read once: otherwise every text opens the files of its faces anew.
        let files: BTreeSet<PathBuf> = used.collect();
        let mut read = Database::new();
        for file in files.iter().filter_map(|file| std::fs::read(file).ok()) {
            read.load_font_source(Source::Binary(Arc::new(file)));
        }
        let unused: Vec<ID> = read.faces().filter(|face| !is_used(face)).map(|face| face.id).collect();
        unused.into_iter().for_each(|id| read.remove_face(id));
        Arc::new(read)
    })
}

/// The face of a family, in the weight that is asked for if it has it.
fn face_of(family: &str, weight: Weight) -> Option<ID> {
    let of = |face: &&FaceInfo| face.families.iter().any(|(name, _)| name == family);
    fonts().faces().filter(of).min_by_key(|face| face.weight.0.abs_diff(weight.0)).map(|face| face.id)
}

/// Another face that has the character: the best of `OTHERS`, of the same weight if there is one.
fn other_face(c: char, tried: &[ID]) -> Option<ID> {
    static FOUND: Mutex<BTreeMap<(char, u16), Vec<ID>>> = Mutex::new(BTreeMap::new());
    let weight = fonts().face(*tried.first()?)?.weight.0;
    let mut found = FOUND.lock().expect("nothing panics under the lock");
    let faces = found.entry((c, weight)).or_insert_with(|| {
        let has = |face: &&FaceInfo| {
            let glyph = |data: &[u8], index| FontRef::from_index(data, index).ok()?.charmap().map(c);
            fonts().with_face_data(face.id, glyph).flatten().is_some()
        };
        let mut faces: Vec<&FaceInfo> = fonts().faces().filter(has).collect();
        let rank = |face: &FaceInfo| OTHERS.iter().position(|name| face.families[0].0.starts_with(name));
        faces.sort_by_key(|face| {
            (rank(face).unwrap_or(OTHERS.len()), face.weight.0.abs_diff(weight), face.families[0].0.clone())
        });
        faces.iter().map(|face| face.id).collect()
    });
    faces.iter().copied().find(|id| !tried.contains(id))
}

/// Whether enough of the texts could be drawn for the test to mean something. On Linux the tests see to the fonts.
pub fn is_enough(drawn: usize, all: usize) -> bool {
    drawn * 10 >= all * if cfg!(target_os = "linux") { 9 } else { 5 }
}

/// A text that leaves its box, or that nothing draws.
pub struct Fault {
    face: String,
    text: String,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "in {}: “{}” {}", self.face, self.text.chars().take(60).collect::<String>(), self.what)
    }
}

/// Draws in one face, and in others what it has not.
pub struct Renderer {
    face: String,
    options: Options<'static>,
}

impl Renderer {
    /// One for each of the faces that this machine has.
    pub fn all() -> Vec<Self> {
        let all: Vec<Self> = FACES.iter().filter_map(|face| Self::new(face)).collect();
        assert!(all.len() > 1, "fewer than two faces of {FACES:?} were found: nothing is proven");
        all
    }

    fn new(face: &str) -> Option<Self> {
        face_of(face, Weight::NORMAL)?;
        let resolver = FontResolver {
            select_font: Box::new(|font, _| match font.families().first() {
                Some(usvg::FontFamily::Named(name)) => face_of(name, Weight(font.weight())),
                _ => None,
            }),
            select_fallback: Box::new(|c, tried, _| other_face(c, tried)),
        };
        let options = Options { fontdb: Arc::clone(fonts()), font_resolver: resolver, ..Options::default() };
        Some(Self { face: face.to_owned(), options })
    }

    fn tree(&self, svg: &str) -> Tree {
        let (open, rest) = svg.split_once('>').expect("a drawing has a root");
        let styled = format!("{open}>{}{rest}", self.stylesheet(svg));
        Tree::from_str(&styled, &self.options)
            .unwrap_or_else(|error| panic!("the drawing cannot be read: {error}\n{svg}"))
    }

    /// The texts whose ink leaves the outline of their card or tab, and those of a card's head that run into each other.
    pub fn faults(&self, svg: &str) -> Vec<Fault> {
        let (named, texts) = name_parts(svg);
        let tree = self.tree(&named);
        let (mut faults, mut drawn) = (Vec::new(), 0);
        let mut heads: BTreeMap<&str, Vec<(Rect, &str)>> = BTreeMap::new();
        for part in &texts {
            let fault = |what: String| Fault { face: self.face.clone(), text: part.words.clone(), what };
            let inks = inks(&tree, &part.id);
            if lacks_a_font(&tree, &part.id) {
                continue; // a box for each character, marks included: nobody can say how wide that is
            }
            drawn += 1;
            if inks.is_empty() && part.words.chars().any(char::is_alphanumeric) {
                faults.push(fault("is not drawn at all".into()));
            }
            let inside = outline(&tree, &part.inside);
            let edge = if part.inside.starts_with("tab") { 0.0 } else { EDGE };
            for ink in &inks {
                let over = (inside.left() + edge - ink.left()).max(ink.right() - inside.right() + edge);
                let above = (inside.top() - ink.top()).max(ink.bottom() - inside.bottom());
                if over.max(above) > 0.0 {
                    faults.push(fault(format!("leaves its box by {:.1} px: {ink:?} in {inside:?}", over.max(above))));
                }
            }
            if part.head {
                let beside = heads.entry(&part.card).or_default();
                let hit = beside.iter().find(|(other, _)| inks.iter().any(|ink| overlap(*ink, *other)));
                faults.extend(hit.map(|(_, words)| fault(format!("runs into “{words}”"))));
                beside.extend(inks.iter().map(|ink| (*ink, part.words.as_str())));
            }
        }
        assert!(is_enough(drawn, texts.len()), "{}: only {drawn} of {} texts have fonts", self.face, texts.len());
        faults
    }

    /// The width of each line, if there are fonts for it. Pictures are drawn apart from the letters beside them, because
    /// usvg cannot take joined pictures from another font within a text.
    pub fn widths(&self, lines: &[&TextLine]) -> Vec<Option<f32>> {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let mut texts = String::new();
        let runs: Vec<Vec<String>> = lines.iter().map(|line| runs(&line.text)).collect();
        for (at, line) in lines.iter().enumerate() {
            for (run, text) in runs[at].iter().enumerate() {
                let (class, text) = (line.style.class(), escaped(text));
                texts += &format!("<text id=\"run-{at}-{run}\" class=\"{class}\" y=\"50\">{text}</text>");
            }
        }
        let tree = self.tree(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"100\" xml:space=\"preserve\">{texts}</svg>"
        ));
        let width = |id: String| match tree.node_by_id(&id) {
            Some(Node::Text(text)) if !lacks_a_font(&tree, &id) => Some(text.bounding_box().width()),
            _ => None,
        };
        let whole =
            |(at, runs): (usize, &Vec<String>)| (0..runs.len()).map(|run| width(format!("run-{at}-{run}"))).sum();
        runs.iter().enumerate().map(whole).collect()
    }

    /// The name of the face.
    pub fn face(&self) -> &str {
        &self.face
    }

    /// Whether the stylesheet gives a text in a language to the face: Chinese ones are for Chinese.
    pub fn is_for(&self, lang: &str) -> bool {
        !["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"].contains(&self.face.as_str()) || lang == "zh"
    }

    fn stylesheet(&self, svg: &str) -> String {
        let langs: BTreeSet<&str> = svg.split(" lang=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let latin = Self::all().into_iter().find(|other| other.is_for("en")).expect("a face for Latin").face;
        let others = langs.iter().filter(|lang| !self.is_for(lang));
        let others: String =
            others.map(|lang| format!("text[lang=\"{lang}\"] {{ font-family: \"{latin}\"; }}\n")).collect();
        format!("<style>text {{ font-family: \"{}\"; }}\n{others}{}</style>", self.face, sizes())
    }
}

/// A text of a drawing, and the names that the elements were given.
struct Part {
    id: String,
    /// The outline or tab that it has to stay in.
    inside: String,
    card: String,
    head: bool,
    words: String,
}

/// Gives every text, outline and tab of a drawing a name.
fn name_parts(svg: &str) -> (String, Vec<Part>) {
    let mut out = String::with_capacity(svg.len() * 2);
    let mut texts: Vec<Part> = Vec::new();
    let (mut card, mut tab, mut names) = (String::new(), None, 0);
    for (at, tag) in svg.split('<').enumerate() {
        names += 1;
        let named = |kind: &str| format!("{kind}-{names}");
        let name = if tag.starts_with("path class=\"el-outline\"") {
            card = named("card");
            Some(card.clone())
        } else if tag.starts_with("path class=\"el-tab-body\"") {
            tab = Some(named("tab"));
            tab.clone()
        } else if tag.starts_with("text ") && (tab.is_some() || !card.is_empty()) {
            // What stands before the first card, a number on a line or the title of a frame, is in no box.
            let (id, inside) = (named("text"), tab.take().unwrap_or_else(|| card.clone()));
            texts.push(Part {
                id: id.clone(),
                inside,
                card: card.clone(),
                head: tag.contains("el-head"),
                words: String::new(),
            });
            Some(id)
        } else {
            None
        };
        if let (true, Some(text)) = (tag.starts_with("text ") || tag.starts_with("tspan "), texts.last_mut()) {
            text.words += tag.split_once('>').map_or("", |(_, words)| words);
        }
        out += if at == 0 { "" } else { "<" };
        match (name, tag.split_once(' ')) {
            (Some(name), Some((element, rest))) => out += &format!("{element} id=\"{name}\" {rest}"),
            _ => out += tag,
        }
    }
    (out, texts)
}

/// The boxes around the glyphs of a text, one or more for each line; none if nothing of it is seen.
fn inks(tree: &Tree, id: &str) -> Vec<Rect> {
    match tree.node_by_id(id) {
        Some(Node::Text(text)) => text.flattened().children().iter().map(bounds).collect(),
        _ => Vec::new(),
    }
}

/// A line, parted where pictures begin and end.
fn runs(line: &str) -> Vec<String> {
    let is_picture = |cluster: &str| cluster.chars().any(is_of_picture);
    let mut runs: Vec<(bool, String)> = Vec::new();
    for cluster in line.graphemes(true) {
        match runs.last_mut() {
            Some((picture, run)) if *picture == is_picture(cluster) => run.push_str(cluster),
            _ => runs.push((is_picture(cluster), cluster.to_owned())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Characters of joined pictures.
fn is_of_picture(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// Whether a text has characters for which no font was found.
fn lacks_a_font(tree: &Tree, id: &str) -> bool {
    let Some(Node::Text(text)) = tree.node_by_id(id) else { return false };
    text.layouted()
        .iter()
        .flat_map(|span| &span.positioned_glyphs)
        .any(|glyph| glyph.id.0 == 0 && !glyph.text.is_empty())
}

/// The box of a glyph or more; pictures stand in groups that move and scale them.
fn bounds(node: &Node) -> Rect {
    match node {
        Node::Group(group) => group.bounding_box().transform(group.transform()).expect("pictures are only scaled"),
        _ => node.bounding_box(),
    }
}

fn outline(tree: &Tree, id: &str) -> Rect {
    tree.node_by_id(id).unwrap_or_else(|| panic!("a text without an outline: {id}")).bounding_box()
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.right().min(b.right()) > a.left().max(b.left()) && a.bottom().min(b.bottom()) > a.top().max(b.top())
}
