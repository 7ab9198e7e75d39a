//! From an SVG document to a PNG, with the fonts of this machine. Another machine may give other bytes.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, OnceLock};

/// Most pixels of a picture: beyond that memory and viewers give up.
const MOST_PIXELS: u64 = 250_000_000;
/// Sans-serif families with Latin letters, the best first.
const LATIN: &[&str] =
    &["Noto Sans", "Segoe UI", "Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans"];
/// Sans-serif families with Chinese characters, the best first.
const HAN: &[&str] = &[
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
];

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unpainted {
    /// Text cannot be painted.
    #[error("no fonts")]
    NoFonts,
    /// More than [`MOST_PIXELS`].
    #[error("too large")]
    TooLarge,
    /// The document or the encoder failed.
    #[error("{0}")]
    Faulty(String),
}

/// Paints a document `scale` times as large.
pub(super) fn paint(svg: &str, scale: f32) -> Result<Vec<u8>, Unpainted> {
    let faulty = |error: &dyn std::fmt::Display| Unpainted::Faulty(error.to_string());
    let tree = Tree::from_str(svg, &options()?).map_err(|error| faulty(&error))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(Unpainted::TooLarge)?;
    if u64::from(size.width()) * u64::from(size.height()) > MOST_PIXELS {
        return Err(Unpainted::TooLarge);
    }
    let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or(Unpainted::TooLarge)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| faulty(&error))
}

/// The fonts of the machine, and which of them stand for what the stylesheet names in general.
struct Fonts {
    all: Arc<fontdb::Database>,
    /// The best family, if one is known.
    sans: Option<String>,
    /// Families with Chinese characters.
    han: Vec<&'static str>,
}

impl Fonts {
    fn of_this_machine() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let has = |family: &&&str| {
            let families = [fontdb::Family::Name(family)];
            fonts.query(&fontdb::Query { families: &families, ..fontdb::Query::default() }).is_some()
        };
        let sans = LATIN.iter().chain(HAN).find(has).copied().map(str::to_owned);
        let han: Vec<&'static str> = HAN.iter().filter(has).copied().collect();
        if let Some(sans) = &sans {
            fonts.set_sans_serif_family(sans.as_str());
        }
        Self { all: Arc::new(fonts), sans, han }
    }
}

/// Looks the fonts up once, however many pictures are painted.
fn options() -> Result<Options<'static>, Unpainted> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(Fonts::of_this_machine);
    if fonts.all.is_empty() {
        return Err(Unpainted::NoFonts);
    }
    let mut options = Options { fontdb: fonts.all.clone(), ..Options::default() };
    options.font_family = fonts.sans.clone().unwrap_or(options.font_family);
    options.font_resolver.select_fallback = fallback(fonts.han.clone());
    Ok(options)
}

/// A character that the chosen font lacks comes from a sans-serif Chinese font before it comes from just any. Fonts that
/// turn out to lack it too are asked once: they are among those used then.
fn fallback(han: Vec<&'static str>) -> resvg::usvg::FallbackSelectionFn<'static> {
    let any = resvg::usvg::FontResolver::default_fallback_selector();
    Box::new(move |character, used, fonts| {
        let weight = used.first().and_then(|&id| fonts.face(id)).map(|face| face.weight).unwrap_or_default();
        let face = han.iter().find_map(|family| {
            let families = [fontdb::Family::Name(family)];
            let query = fontdb::Query { families: &families, weight, ..fontdb::Query::default() };
            fonts.query(&query).filter(|id| !used.contains(id))
        });
        face.or_else(|| any(character, used, fonts))
    })
}
