//! The stylesheet of the drawings with every variable resolved, for a file that stands alone.
//!
//! On a page the drawings take their colours from the page's stylesheet, through variables, `light-dark()` and
//! `color-mix()`. Other programs that read SVG know none of these. So the same two stylesheets are read here, which are
//! part of the program, and written out again with plain values: first those of the light scheme, then what differs in
//! the dark one. A variable that a class sets for what is inside of it becomes one rule for each such class.

use std::collections::BTreeMap;

/// The stylesheet of the drawings.
const DIAGRAM: &str = include_str!("../../templates/assets/diagram.css");
/// The page's stylesheet, from whose first `:root` the drawings take their colours.
const PAGE: &str = include_str!("../../templates/assets/style.css");
/// Rules whose selectors name one of these are for HTML pages or for pointers and keys.
const ELSEWHERE: [&str; 3] = [".el-symbol", ":hover", ":focus-visible"];

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where a stylesheet will be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A browser: both schemes, print, the focus ring.
    Browser,
    /// A program that paints once: the light scheme alone.
    Painter,
}

/// The stylesheet of the drawings in plain values.
pub fn plain(reader: Reader) -> String {
    let sheet = Sheet::read();
    let rules = |scheme| sheet.rules(scheme, reader);
    let light = rules(Scheme::Light);
    let mut out: String = light.iter().map(Rule::write).collect();
    if reader == Reader::Browser {
        let dark = rules(Scheme::Dark);
        let different: String =
            light.iter().zip(&dark).filter_map(|(light, dark)| Some(light.changes(dark)?.write())).collect();
        out.push_str("@media screen and (prefers-color-scheme: dark) {\n");
        out.push_str(&different);
        out.push_str("}\n");
    }
    out
}

/// The colour of every global variable as 0xRRGGBB, by its name without dashes: `el-page`.
pub fn colours(scheme: Scheme) -> BTreeMap<String, u32> {
    let sheet = Sheet::read();
    let named = |(name, value): (&&str, &&str)| Some(((*name).to_owned(), sheet.colour(value, scheme)?));
    sheet.globals.iter().filter_map(named).collect()
}

/// A selector with declarations.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    selector: String,
    declarations: Vec<(String, String)>,
}

impl Rule {
    fn write(&self) -> String {
        let declarations: Vec<String> =
            self.declarations.iter().map(|(name, value)| format!("{name}: {value};")).collect();
        format!("{} {{ {} }}\n", self.selector, declarations.join(" "))
    }

    /// The same rule with those declarations only that `other` has otherwise.
    fn changes(&self, other: &Self) -> Option<Self> {
        let pairs = self.declarations.iter().zip(&other.declarations);
        let declarations: Vec<_> = pairs.filter(|(a, b)| a != b).map(|(_, b)| b.clone()).collect();
        (!declarations.is_empty()).then(|| Self { selector: self.selector.clone(), declarations })
    }
}

/// Selector and declarations as they are written.
type Written<'s> = (&'s str, Vec<(&'s str, &'s str)>);

/// The two stylesheets, read.
struct Sheet<'s> {
    /// Variables that hold for the whole drawing, by name without dashes.
    globals: BTreeMap<&'s str, &'s str>,
    /// Variables that a class sets for what is inside: name, selector, value; in order.
    setters: Vec<(&'s str, &'s str, &'s str)>,
    rules: Vec<Written<'s>>,
}

impl Sheet<'static> {
    fn read() -> Self {
        let root = PAGE.split(":root {").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
        let mut sheet = Self { globals: variables(&declarations(root)), setters: Vec::new(), rules: rules(DIAGRAM) };
        for (selector, declarations) in &sheet.rules {
            if *selector == ".el-diagram" {
                sheet.globals.extend(variables(declarations));
            } else {
                let set = variables(declarations).into_iter();
                sheet.setters.extend(set.map(|(name, value)| (name, *selector, value)));
            }
        }
        sheet
    }
}

impl Sheet<'_> {
    /// Every rule in plain values; the same selectors in the same order for every scheme.
    fn rules(&self, scheme: Scheme, reader: Reader) -> Vec<Rule> {
        let mut out = Vec::new();
        for (selector, declarations) in &self.rules {
            let focus = reader == Reader::Browser && selector.contains(":focus-visible");
            if focus || !ELSEWHERE.iter().any(|word| selector.contains(word)) {
                self.resolve(selector, declarations, scheme, &mut out);
            }
        }
        out
    }

    /// One rule as it is, and one more for each class that sets a variable which it uses.
    fn resolve(&self, selector: &str, declarations: &[(&str, &str)], scheme: Scheme, out: &mut Vec<Rule>) {
        let mut own = Rule { selector: selector.to_owned(), declarations: Vec::new() };
        let mut inside: Vec<Rule> = Vec::new();
        for &(name, value) in declarations.iter().filter(|(name, _)| !name.starts_with("--")) {
            let Some((variable, fallback)) = local(value, &self.setters) else {
                own.declarations.push((name.to_owned(), self.value(value, scheme)));
                continue;
            };
            if let Some(fallback) = fallback {
                own.declarations.push((name.to_owned(), self.value(fallback, scheme)));
            }
            for (_, setter, set) in self.setters.iter().filter(|(other, ..)| *other == variable) {
                let selector = within(setter, selector);
                let declaration = (name.to_owned(), self.value(set, scheme));
                match inside.iter_mut().find(|rule| rule.selector == selector) {
                    Some(rule) => rule.declarations.push(declaration),
                    None => inside.push(Rule { selector, declarations: vec![declaration] }),
                }
            }
        }
        if !own.declarations.is_empty() {
            out.push(own);
        }
        out.extend(inside);
    }

    /// A value with its colour resolved, if it is one.
    fn value(&self, value: &str, scheme: Scheme) -> String {
        match self.colour(value, scheme) {
            Some(colour) => format!("#{colour:06x}"),
            None => value.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// The colour that a value stands for: `#rrggbb`, `light-dark(a, b)`, `var(--name)`, `color-mix(in srgb, a n%, b)`.
    fn colour(&self, value: &str, scheme: Scheme) -> Option<u32> {
        if let Some(hex) = value.strip_prefix('#') {
            let long = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
            return u32::from_str_radix(&long, 16).ok();
        }
        let inside = |name: &str| value.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')');
        if let Some(variable) = inside("var") {
            let (name, fallback) = variable.split_once(", ").map_or((variable, None), |(name, or)| (name, Some(or)));
            return match self.globals.get(name.strip_prefix("--")?) {
                Some(value) => self.colour(value, scheme),
                None => self.colour(fallback?, scheme),
            };
        }
        if let Some(pair) = inside("light-dark") {
            return self.colour(pair.split(", ").nth(usize::from(scheme == Scheme::Dark))?, scheme);
        }
        let (first, second) = inside("color-mix")?.strip_prefix("in srgb, ")?.split_once(", ")?;
        let (front, share) = first.rsplit_once(' ')?;
        let share: u32 = share.strip_suffix('%')?.parse().ok()?;
        let (front, back) = (self.colour(front, scheme)?, self.colour(second, scheme)?);
        let channel = |shift: u32| {
            let of = |colour: u32| colour >> shift & 0xff;
            ((of(front) * share + of(back) * (100 - share) + 50) / 100) << shift
        };
        Some(channel(16) | channel(8) | channel(0))
    }
}

/// The variable that a value takes from a class around it, and what it is without one.
fn local<'v>(value: &'v str, setters: &[(&str, &str, &str)]) -> Option<(&'v str, Option<&'v str>)> {
    let variable = value.strip_prefix("var(--")?.strip_suffix(')')?;
    let (name, fallback) = variable.split_once(", ").map_or((variable, None), |(name, or)| (name, Some(or)));
    setters.iter().any(|(other, ..)| *other == name).then_some((name, fallback))
}

/// The selector of what `inner` selects inside of what `outer` selects.
fn within(outer: &str, inner: &str) -> String {
    let pairs = outer.split(',').flat_map(|outer| inner.split(',').map(move |inner| (outer.trim(), inner.trim())));
    pairs.map(|(outer, inner)| format!("{outer} {inner}")).collect::<Vec<_>>().join(", ")
}

/// The rules of a sheet without its comments and `@` blocks.
fn rules(sheet: &'static str) -> Vec<Written<'static>> {
    let mut out = Vec::new();
    let mut rest = sheet;
    while let Some((prelude, after)) = rest.split_once('{') {
        let selector = prelude.rsplit("*/").next().unwrap_or_default().trim();
        let length = block(after);
        let (body, next) = after.split_at(length);
        if !selector.starts_with('@') {
            out.push((selector, declarations(body)));
        }
        rest = next.strip_prefix('}').unwrap_or_default();
    }
    out
}

/// The length of a block up to the brace that closes it.
fn block(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn declarations(body: &'static str) -> Vec<(&'static str, &'static str)> {
    let pairs = body.split(';').filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim())).collect()
}

/// The variables among declarations, without their dashes.
fn variables<'s>(declarations: &[(&'s str, &'s str)]) -> BTreeMap<&'s str, &'s str> {
    declarations.iter().filter_map(|(name, value)| Some((name.strip_prefix("--")?, *value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_is_resolved() {
        for reader in [Reader::Browser, Reader::Painter] {
            let css = plain(reader);
            for unknown in ["var(", "light-dark(", "color-mix(", "--el-", ":hover"] {
                assert!(!css.contains(unknown), "{unknown} in\n{css}");
            }
            for line in css.lines().filter(|line| line.contains("fill:") || line.contains("stroke:")) {
                let plain = |value: &str| value.starts_with('#') || value == "none";
                let paints = line.split([';', '{']).filter_map(|d| d.trim().split_once(": "));
                let paints = paints.filter(|(name, _)| matches!(*name, "fill" | "stroke"));
                assert!(paints.clone().count() > 0 && paints.clone().all(|(_, value)| plain(value)), "{line}");
            }
        }
    }

    #[test]
    fn what_a_class_sets_for_its_inside_becomes_a_rule() {
        let css = plain(Reader::Painter);
        assert!(css.contains("; stroke: #0072b2; }\n.el-card--premise .el-outline { fill: #"), "{css}");
        assert!(css.contains(".el-sign--attacks .el-sign-body, .el-sign--contradicts .el-sign-body {"), "{css}");
        assert!(css.contains(".el-head { font-size: 11px; font-weight: 600; fill: #1c1e21; }"), "{css}");
        // What overrides it still comes later.
        let at = |part: &str| css.find(part).unwrap_or_else(|| panic!("no {part} in\n{css}"));
        assert!(at(".el-card--premise .el-outline {") < at(".el-card--external > .el-outline {"));
        assert!(at(".el-sign--supports .el-sign-body {") < at(".el-sign--fallen .el-sign-body {"));
    }

    #[test]
    fn a_painter_gets_the_light_scheme_alone() {
        let (browser, painter) = (plain(Reader::Browser), plain(Reader::Painter));
        assert!(
            browser.contains("@media screen and (prefers-color-scheme: dark)") && browser.contains(":focus-visible")
        );
        assert!(!painter.contains('@') && !painter.contains(":focus"));
    }
}
