//! Shorter names in a script: variables and private members, never anything that is seen from outside.
//!
//! A name is renamed everywhere alike, so that no scopes need to be known: if two variables share a name they share the
//! new one, and if not, then not. What has to be known is which words are variables at all. A word after a dot, a key, a
//! method and a field are not; `{ name }` is a variable and a key at once and becomes `{ name: a }`. A name is left alone
//! unless it is seen declared, by `const`, `let`, `function`, `class` or as a parameter, and if it is one of [`OUTSIDE`]: what a
//! script takes from the browser. This reads the theme's own scripts, which the tests run in a browser; no others.

use super::script::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

const KEYWORDS: &str = " arguments async await break case catch class const constructor continue default delete do else export extends \
    false finally for from function get if import in instanceof let new null of return set static super switch this throw \
    true try typeof undefined var void while yield ";

/// Everything that the theme's scripts take from the browser.
const OUTSIDE: &str = " Array Boolean DOMParser Int8Array JSON Map Math Number Object Promise ResizeObserver Set String URL \
    URLSearchParams addEventListener cancelAnimationFrame clearTimeout decodeURIComponent document encodeURIComponent fetch \
    history localStorage location matchMedia navigator parseInt performance requestAnimationFrame setTimeout ";

/// What a word is in the place where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Variable,
    /// Both a key and a variable.
    Shorthand,
    Private,
}

/// What a bracket encloses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Block,
    Object,
    Class,
    /// In a class, after the sign that a field begins with.
    Field,
    Brackets,
}

/// The script with shorter names.
pub(super) fn shorten(script: &str) -> String {
    let parts = tokens(script);
    let code: Vec<&str> = parts.iter().filter(|part| part.0 == Token::Code).map(|part| part.1).collect();
    let read = Read::new(&code);
    let declared = read.declared();
    let mut uses: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (word, role) in code.iter().zip(&read.roles).filter_map(|(word, role)| Some((*word, (*role)?))) {
        let count = uses.entry(word).or_default();
        count.0 += 1;
        count.1 += usize::from(role == Role::Shorthand);
    }
    let own = |name: &str| name.starts_with('#') || (declared.contains(name) && !is_in(name, OUTSIDE));
    // Where a name mostly is a key as well, two words for one thing would weigh more.
    let (mut renamed, kept): (Vec<_>, Vec<_>) =
        uses.into_iter().partition(|(name, (all, both))| own(name) && *all > 3 * both);
    renamed.sort_by_key(|(name, (all, _))| (usize::MAX - all, *name));
    let kept: BTreeSet<&str> = kept.into_iter().map(|(name, _)| name).collect();
    let free =
        short_names().filter(|name| !kept.contains(name.as_str()) && !is_in(name, OUTSIDE) && !is_in(name, KEYWORDS));
    let names: BTreeMap<&str, String> = renamed.into_iter().map(|(name, _)| name).zip(free).collect();
    let mut out = String::with_capacity(script.len());
    let mut roles = read.roles.iter();
    for (token, text) in parts {
        let role = if token == Token::Code { roles.next().copied().flatten() } else { None };
        match (names.get(text), role) {
            (Some(name), Some(Role::Variable)) => out.push_str(name),
            (Some(name), Some(Role::Shorthand)) if name != text => out.extend([text, ":", name]),
            (Some(name), Some(Role::Private)) => out.extend(["#", name]),
            _ => out.push_str(text),
        }
    }
    out
}

fn is_in(word: &str, list: &str) -> bool {
    list.contains(&format!(" {word} "))
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$') && !is_in(word, KEYWORDS)
}

/// `a`, `b`, …, `aa`, `ab`, ….
fn short_names() -> impl Iterator<Item = String> {
    const LETTERS: &str = "etnrioasldcumphfgvbywkxjqzTNRIOASLDCUMPHFGVBYWKXJQZE";
    let one = LETTERS.chars().map(String::from);
    one.chain(LETTERS.chars().flat_map(|a| LETTERS.chars().map(move |b| String::from_iter([a, b]))))
}

/// A script that has been read: the role of each word, and which bracket closes which.
struct Read<'s> {
    code: &'s [&'s str],
    roles: Vec<Option<Role>>,
    closes: BTreeMap<usize, usize>,
}

impl<'s> Read<'s> {
    fn new(code: &'s [&'s str]) -> Self {
        let mut read = Self { code, roles: vec![None; code.len()], closes: BTreeMap::new() };
        let mut open: Vec<(Within, usize)> = Vec::new();
        let mut class = false;
        for (at, &word) in code.iter().enumerate() {
            class |= word == "class" && read.word(at, -1) != "." && read.word(at, 1) != ":";
            match (word, open.last_mut()) {
                ("(" | "[", _) => open.push((Within::Brackets, at)),
                ("{", top) => {
                    let around = top.map_or(Within::Block, |top| top.0);
                    open.push((if class { Within::Class } else { read.brace(at, around) }, at));
                    class = false;
                }
                ("=", Some(top)) if top.0 == Within::Class => top.0 = Within::Field,
                (";", Some(top)) if top.0 == Within::Field => top.0 = Within::Class,
                _ if opens(word) && !closes(word) => open.push((Within::Brackets, at)),
                _ if closes(word) && !opens(word) => {
                    if let Some((_, from)) = open.pop() {
                        read.closes.insert(from, at);
                    }
                }
                _ => {}
            }
            read.roles[at] = read.role(at, open.last().map_or(Within::Block, |top| top.0));
        }
        read
    }

    /// The word so many places further.
    fn word(&self, at: usize, by: isize) -> &'s str {
        at.checked_add_signed(by).and_then(|at| self.code.get(at)).copied().unwrap_or_default()
    }

    /// What a brace opens, told by what stands before it.
    fn brace(&self, at: usize, around: Within) -> Within {
        match self.word(at, -1) {
            ")" | "" | ";" | "}" | "else" | "do" | "try" | "finally" | "catch" => Within::Block,
            ">" if self.word(at, -2) == "=" => Within::Block,
            "{" if around == Within::Block => Within::Block,
            _ => Within::Object,
        }
    }

    fn role(&self, at: usize, within: Within) -> Option<Role> {
        let (before, word, after) = (self.word(at, -1), self.code[at], self.word(at, 1));
        if word.starts_with('#') {
            return Some(Role::Private);
        }
        let is_member = before == "." && self.word(at, -2) != ".";
        if !is_name(word) || is_member {
            return None;
        }
        let begins = matches!(before, "{" | ",");
        match within {
            Within::Class => None,
            Within::Object if begins && after == ":" => None,
            Within::Object if (begins || matches!(before, "get" | "set" | "async")) && after == "(" => None,
            Within::Object if begins && matches!(after, "," | "}" | "=") => Some(Role::Shorthand),
            _ => Some(Role::Variable),
        }
    }

    /// Every name that is seen declared.
    fn declared(&self) -> BTreeSet<&'s str> {
        let mut names = BTreeSet::new();
        for (at, &word) in self.code.iter().enumerate() {
            let after = self.word(at, 1);
            match word {
                "const" | "let" | "var" => self.declarations(at + 1, &mut names),
                "function" | "class" if is_name(after) => drop(names.insert(after)),
                "(" => {
                    let end = self.closes.get(&at).copied().unwrap_or(at);
                    let arrow = self.word(end, 1) == "=" && self.word(end, 2) == ">";
                    let body =
                        self.word(end, 1) == "{" && !matches!(self.word(at, -1), "if" | "for" | "while" | "switch");
                    if arrow || body {
                        names.extend((at..end).filter(|&at| self.roles[at].is_some()).map(|at| self.code[at]));
                    }
                }
                _ if self.roles[at].is_some() && after == "=" && self.word(at, 2) == ">" => drop(names.insert(word)),
                _ => {}
            }
        }
        names
    }

    /// The names that one `const` or `let` declares: what stands left of its signs, in patterns too.
    fn declarations(&self, from: usize, names: &mut BTreeSet<&'s str>) {
        let (mut depth, mut value) = (0_usize, false);
        for (word, role) in self.code.iter().zip(&self.roles).skip(from) {
            match *word {
                ";" | "of" | "in" if depth == 0 => return,
                "=" if depth == 0 => value = true,
                "," if depth == 0 => value = false,
                _ if closes(word) && !opens(word) => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return,
                },
                _ if opens(word) && !closes(word) => depth += 1,
                _ => {}
            }
            if role.is_some() && !value {
                names.insert(word);
            }
        }
    }
}

/// Whether a token opens something: a bracket, or the hole of a template.
fn opens(token: &str) -> bool {
    matches!(token, "(" | "[" | "{") || (token.len() > 1 && token.starts_with(['`', '}']) && token.ends_with("${"))
}

/// Whether a token closes something.
fn closes(token: &str) -> bool {
    matches!(token, ")" | "]") || token.starts_with('}')
}

/// Every name that a script uses and does not declare.
#[cfg(test)]
pub(super) fn undeclared(script: &str) -> BTreeSet<String> {
    let parts = tokens(script);
    let code: Vec<&str> = parts.iter().filter(|part| part.0 == Token::Code).map(|part| part.1).collect();
    let read = Read::new(&code);
    let declared = read.declared();
    let is_flag = |at: usize| at > 0 && code[at - 1].len() > 1 && code[at - 1].starts_with('/');
    let used = (0..code.len()).filter(|&at| read.roles[at].is_some_and(|role| role != Role::Private) && !is_flag(at));
    used.map(|at| code[at]).filter(|name| !declared.contains(name)).map(str::to_owned).collect()
}

/// Whether a name is one of those that scripts take from the browser.
#[cfg(test)]
pub(super) fn is_outside(name: &str) -> bool {
    is_in(name, OUTSIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(script: &str, wanted: &str) {
        assert_eq!(shorten(script), wanted);
    }

    #[test]
    fn variables_are_renamed_and_nothing_else() {
        same("const long=1;other.long=long;f({long:long})", "const e=1;other.long=e;f({long:e})");
        same("function long(one,{key:two}){return one+two+one}", "function n(e,{key:t}){return e+t+e}");
        same("const f=(long)=>`a ${long.long} ${`${long}`}`", "const t=(e)=>`a ${e.long} ${`${e}`}`");
        same("let one=1,two=one?one:one;for(const it of two)it()", "let e=1,n=e?e:e;for(const t of n)t()");
    }

    #[test]
    fn what_is_taken_from_outside_stays() {
        same("const at=document.at;location.href=at;unknown(at)", "const e=document.at;location.href=e;unknown(e)");
        same("const f=(location)=>location", "const e=(location)=>location");
    }

    #[test]
    fn a_key_stays_and_its_variable_does_not() {
        same("const at=1,up=[at,at,at,at];f({at,up})", "const e=1,up=[e,e,e,e];f({at:e,up})");
        same("const {at=1}=x;at+at+at+at", "const {at:e=1}=x;e+e+e+e");
        same("f({class:1});const g=()=>{let at=1;at}", "f({class:1});const t=()=>{let e=1;e}");
        same("const a={get at(){return 1},at(){},async at(){}}", "const e={get at(){return 1},at(){},async at(){}}");
    }

    #[test]
    fn members_of_a_class_stay_but_for_private_ones() {
        let script = "class Long extends Map{at=new Set();get size(){return this.at}#own(at){at(at,at,at)}go(){this.#own()}}new Long";
        let wanted = "class n extends Map{at=new Set();get size(){return this.at}#t(e){e(e,e,e)}go(){this.#t()}}new n";
        same(script, wanted);
    }
}
