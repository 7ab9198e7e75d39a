//! The bytes to be shipped, looked at as a browser would: links, anchors, ids, languages, headings, images, code that a
//! strict policy forbids.
//!
//! Nothing is known here of how the pages were made. A finding's place is in the page itself.

mod address;
mod page;

use crate::diagnostic::{Finding, Findings, code};
use crate::output::OutputTree;
use crate::say;
use crate::source::{SourceMap, Span};
use address::{Site, Target};
use page::{Page, Range};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Verifies every page of a tree. Pages with faults are added to `sources`, so that findings can point into them.
///
/// `base_url` is the address under which the site will stand, with a slash at its end.
pub fn verify(tree: &OutputTree, base_url: Option<&str>, sources: &mut SourceMap, findings: &mut Findings) {
    let html: Vec<(&str, &[u8])> = tree.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let pages: BTreeMap<&str, Page> = html.par_iter().map(|(path, bytes)| (*path, Page::read(bytes))).collect();
    let site = Site { tree, base_url };
    let faults = pages.par_iter().map(|(path, page)| (*path, faults(path, page, &pages, &site))).collect();
    report(faults, tree, sources, findings);
}

/// The same for a tree that [`OutputTree::with`] made of one without faults. Only what changed is looked at; `false` if
/// that is not enough, because pages that did not change may lead to a place that is gone.
pub fn verify_changed(
    before: &OutputTree,
    tree: &OutputTree,
    base_url: Option<&str>,
    sources: &mut SourceMap,
    findings: &mut Findings,
) -> bool {
    let site = Site { tree, base_url };
    let changed: Vec<&str> = before.changed(tree).into_iter().filter(|path| path.ends_with(".html")).collect();
    let read = |tree: &OutputTree, path: &str| tree.get(path).map(Page::read).unwrap_or_default();
    let mut pages: BTreeMap<&str, Page> = changed.par_iter().map(|path| (*path, read(tree, path))).collect();
    let stays = |(path, new): (&&str, &Page)| {
        let old = read(before, path);
        let named = |page: &Page| page.alternates.iter().map(|(href, _)| href.clone()).collect::<Vec<_>>();
        old.ids.is_subset(&new.ids) && named(&old) == named(new)
    };
    if !pages.par_iter().all(stays) {
        return false;
    }
    let others: BTreeSet<String> = pages.iter().flat_map(|(path, page)| targets(path, page, &site)).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).filter(|path| !pages.contains_key(path)).collect();
    pages.extend(others.par_iter().map(|path| (*path, read(tree, path))).collect::<Vec<_>>());
    let of = |path: &str| pages.get(path).map(|page| faults(path, page, &pages, &site)).unwrap_or_default();
    let faults = changed.par_iter().map(|path| (*path, of(path))).collect();
    report(faults, tree, sources, findings);
    true
}

/// Faults as findings, in pages that are added to the sources.
fn report(faults: Vec<(&str, Vec<Fault>)>, tree: &OutputTree, sources: &mut SourceMap, findings: &mut Findings) {
    for (path, faults) in faults.into_iter().filter(|(_, faults)| !faults.is_empty()) {
        let text = tree.get(path).map(String::from_utf8_lossy).unwrap_or_default();
        let file = sources.add(format!("(site)/{path}"), text);
        for fault in faults {
            let span = Span::new(file, fault.range.start, fault.range.end);
            findings.push(Finding::new(fault.code, span, fault.message));
        }
    }
}

/// A fault of one page, before the page has a place in the sources.
struct Fault {
    code: crate::diagnostic::Code,
    range: Range,
    message: crate::diagnostic::Text,
}

fn faults(path: &str, page: &Page, pages: &BTreeMap<&str, Page>, site: &Site<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut say = |code, range: &Range, message| faults.push(Fault { code, range: range.clone(), message });
    for (link, range) in &page.links {
        match site.target(path, link) {
            Target::Outside => {}
            Target::Nothing => {
                say(
                    code::BROKEN_LINK,
                    range,
                    say!(en: "the link `{link}` leads nowhere", zh: "链接 `{link}` 指向不存在的页面"),
                );
            }
            Target::File { path: target, fragment } => {
                let known = |fragment: &String| {
                    pages.get(target.as_str()).is_none_or(|page| fragment == "top" || page.ids.contains(fragment))
                };
                if let Some(fragment) = fragment.filter(|fragment| !known(fragment)) {
                    say(
                        code::BROKEN_ANCHOR,
                        range,
                        say!(en: "`{target}` has no place `{fragment}`", zh: "`{target}` 中没有锚点 `{fragment}`"),
                    );
                }
            }
        }
    }
    for (id, range) in &page.repeated_ids {
        say(
            code::DUPLICATE_HTML_ID,
            range,
            say!(en: "the id `{id}` stands twice in this page", zh: "本页中 id `{id}` 出现了两次"),
        );
    }
    for (what, range) in &page.inline_code {
        say(
            code::INLINE_CODE,
            range,
            say!(en: "`{what}`: code and style belong into files", zh: "`{what}`：脚本与样式须写在文件里"),
        );
    }
    let before = std::iter::once(1).chain(page.headings.iter().map(|(level, _)| *level));
    for ((level, range), before) in page.headings.iter().zip(before).filter(|((level, _), before)| *level > before + 1)
    {
        let message = say!(en: "a heading of level {level} follows on one of level {before}", zh: "{before} 级标题之后是 {level} 级标题");
        say(code::HEADING_ORDER, range, message);
    }
    for range in &page.silent_images {
        let message = say!(en: "this image has no `alt`", zh: "这张图片没有 `alt`");
        say(code::IMAGE_WITHOUT_ALTERNATIVE, range, message);
    }
    if page.language.is_none() {
        say(code::PAGE_WITHOUT_LANGUAGE, &(0..0), say!(en: "the page names no language", zh: "页面没有写明语言"));
    }
    one_sided(path, page, pages, site, &mut faults);
    faults
}

/// The pages that have to be known to judge one: those of whose places it names one, and its alternates.
fn targets(path: &str, page: &Page, site: &Site<'_>) -> Vec<String> {
    let placed = page.links.iter().filter(|(link, _)| link.contains('#'));
    let file = |(href, _): &(String, Range)| match site.target(path, href) {
        Target::File { path, .. } if path.ends_with(".html") => Some(path),
        _ => None,
    };
    placed.chain(&page.alternates).filter_map(file).collect()
}

/// Alternates that do not name this page in turn.
fn one_sided(path: &str, page: &Page, pages: &BTreeMap<&str, Page>, site: &Site<'_>, faults: &mut Vec<Fault>) {
    for (href, range) in &page.alternates {
        let Target::File { path: other, .. } = site.target(path, href) else { continue };
        let Some(there) = pages.get(other.as_str()) else { continue };
        let names_this = |(back, _): &(String, Range)| matches!(site.target(&other, back), Target::File { path: back, .. } if back == path);
        if !there.alternates.iter().any(names_this) {
            let message = say!(en: "`{other}` is named as an alternate but does not name this page", zh: "`{other}` 被列为其他语言版本，却没有回指本页");
            faults.push(Fault { code: code::ONE_SIDED_ALTERNATE, range: range.clone(), message });
        }
    }
}
