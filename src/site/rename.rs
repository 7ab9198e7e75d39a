//! Shorter names in a script: variables and private members, never anything that is seen from outside.
//!
//! The same few letters are the names of all functions' own variables (see `scope.rs`), and a name that is declared
//! anew in a block stays the same as outside. What has to be known is which words are variables at all. A word after a dot, a key, a
//! method and a field are not; `{ name }` is a variable and a key at once and becomes `{ name: a }`. A name is left alone
//! unless it is seen declared, by `const`, `let`, `function`, `class` or as a parameter, and if it is one of [`OUTSIDE`]: what a
//! script takes from the browser. This reads the theme's own scripts, which the tests run in a browser; no others.

use super::scope::{Scopes, functions};
use super::script::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

const KEYWORDS: &str = " arguments async await break case catch class const constructor continue default delete do else export extends \
    false finally for from function get if import in instanceof let new null of return set static super switch this throw \
    true try typeof undefined var void while yield ";

/// Everything that the theme's scripts take from the browser.
const OUTSIDE: &str = " Array Blob Boolean DOMParser Date Int8Array JSON Map Math Number Object Option Promise ResizeObserver Set String URL \
    URLSearchParams Uint8Array addEventListener cancelAnimationFrame clearTimeout decodeURIComponent document encodeURIComponent fetch \
    history localStorage location matchMedia navigator parseInt performance requestAnimationFrame sessionStorage setTimeout ";

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
    let names = Names::new(&read);
    let mut out = String::with_capacity(script.len());
    let mut words = 0..code.len();
    for (token, text) in parts {
        let at = if token == Token::Code { words.next() } else { None };
        match at.and_then(|at| Some((names.of(at, text)?, read.roles[at]?))) {
            Some((name, Role::Variable)) => out.push_str(name),
            Some((name, Role::Shorthand)) if name != text => out.extend([text, ":", name]),
            Some((name, Role::Private)) => out.extend(["#", name]),
            _ => out.push_str(text),
        }
    }
    out
}

/// A variable: the outermost function that declares its name, and the name.
type Variable<'s> = (usize, &'s str);

/// How often a variable is named, how often as a key as well, and all functions in which its name must mean nothing else:
/// those that name it and those between them and its own.
#[derive(Default)]
struct Uses {
    all: usize,
    both: usize,
    /// Where it is named first.
    first: usize,
    within: BTreeSet<usize>,
}

/// The new names of a script.
struct Names<'s> {
    /// The variable that each word is, where it is one.
    words: Vec<Option<Variable<'s>>>,
    variables: BTreeMap<Variable<'s>, String>,
    private: BTreeMap<&'s str, String>,
}

impl<'s> Names<'s> {
    fn new(read: &Read<'s>) -> Self {
        let scopes = Scopes::new(read.code.len(), &functions(read.code, &read.closes));
        let declared = read.declared(&scopes);
        // A name that a block declares anew is one variable with that outside: which of them a word means is left open.
        let variable = |at: usize| {
            let (name, mut owner) = (read.code[at], None);
            for scope in scopes.up(scopes.of(at)) {
                let Some(whole) = declared.get(&(scope, name)) else { continue };
                owner = Some(scope);
                if *whole {
                    break;
                }
            }
            owner.filter(|_| !is_in(name, OUTSIDE)).map(|owner| (owner, name))
        };
        let (mut uses, mut private) = (BTreeMap::<Variable<'_>, Uses>::new(), BTreeMap::<&str, usize>::new());
        let (mut words, mut foreign) = (vec![None; read.code.len()], BTreeSet::new());
        for (at, role) in read.roles.iter().enumerate().filter_map(|(at, role)| Some((at, (*role)?))) {
            words[at] = if role == Role::Private { None } else { variable(at) };
            match words[at] {
                _ if role == Role::Private => *private.entry(read.code[at]).or_default() += 1,
                None => drop(foreign.insert(read.code[at])),
                Some(known) => {
                    let entry = uses.entry(known).or_insert_with(|| Uses { first: at, ..Uses::default() });
                    entry.all += 1;
                    entry.both += usize::from(role == Role::Shorthand);
                    let inner = scopes.up(scopes.of(at)).take_while(|&scope| scope != known.0);
                    entry.within.extend(inner.chain([known.0]));
                }
            }
        }
        let mut private: Vec<_> = private.into_iter().collect();
        private.sort_by_key(|&(name, all)| (usize::MAX - all, name));
        let private =
            private.into_iter().map(|(name, _)| name).zip(short_names().filter(|name| !is_in(name, KEYWORDS)));
        Self { words, variables: named(uses, &foreign), private: private.collect() }
    }

    /// The new name of a word.
    fn of(&self, at: usize, text: &str) -> Option<&str> {
        self.words[at]
            .and_then(|variable| self.variables.get(&variable))
            .or_else(|| self.private.get(text))
            .map(String::as_str)
    }
}

/// The shortest names that are free.
fn named<'s>(uses: BTreeMap<Variable<'s>, Uses>, foreign: &BTreeSet<&str>) -> BTreeMap<Variable<'s>, String> {
    let mut taken: BTreeSet<(usize, String)> = BTreeSet::new();
    // Where a name mostly is a key as well, two words for one thing would weigh more.
    let (mut renamed, kept): (Vec<_>, Vec<_>) = uses.into_iter().partition(|(_, uses)| uses.all > 2 * uses.both);
    for ((_, name), uses) in kept {
        taken.extend(uses.within.into_iter().map(|scope| (scope, name.to_owned())));
    }
    // Functions from outside in, the names of each in their order: then like functions look alike, which compresses well.
    renamed.sort_by_key(|((scope, _), uses)| (*scope, if *scope == 0 { usize::MAX - uses.all } else { 0 }, uses.first));
    let mut names = BTreeMap::new();
    for (variable, uses) in renamed {
        let is_free = |name: &String| {
            let known = foreign.contains(name.as_str()) || is_in(name, OUTSIDE) || is_in(name, KEYWORDS);
            !known && uses.within.iter().all(|&scope| !taken.contains(&(scope, name.clone())))
        };
        let Some(name) = short_names().find(is_free) else { continue };
        taken.extend(uses.within.iter().map(|&scope| (scope, name.clone())));
        names.insert(variable, name);
    }
    names
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
    /// For each word the innermost bracket that it stands in.
    inside: Vec<Option<usize>>,
}

impl<'s> Read<'s> {
    fn new(code: &'s [&'s str]) -> Self {
        let mut read =
            Self { code, roles: vec![None; code.len()], closes: BTreeMap::new(), inside: vec![None; code.len()] };
        let mut open: Vec<(Within, usize)> = Vec::new();
        let mut class = false;
        for (at, &word) in code.iter().enumerate() {
            read.inside[at] = open.last().map(|top| top.1);
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

    /// Every name that is seen declared, with the function that it belongs to, and whether it is known in all of it.
    fn declared(&self, scopes: &Scopes) -> BTreeMap<(usize, &'s str), bool> {
        let mut names = BTreeMap::new();
        let mut add =
            |at: usize, name: &'s str, whole: bool| *names.entry((scopes.of(at), name)).or_insert(false) |= whole;
        for (at, &word) in self.code.iter().enumerate() {
            let after = self.word(at, 1);
            let whole =
                || scopes.is_body(scopes.of(at), self.inside[at].and_then(|open| self.closes.get(&open)).copied());
            match word {
                "const" | "let" | "var" => self.declarations(at + 1).for_each(|name| add(at, name, whole())),
                "function" | "class" if is_name(after) => add(at, after, whole()),
                "(" => {
                    let end = self.closes.get(&at).copied().unwrap_or(at);
                    let arrow = self.word(end, 1) == "=" && self.word(end, 2) == ">";
                    let before = self.word(at, -1);
                    let body = self.word(end, 1) == "{" && !matches!(before, "if" | "for" | "while" | "switch");
                    if arrow || body {
                        self.declarations(at + 1).for_each(|name| add(at, name, before != "catch"));
                    }
                }
                _ if self.roles[at].is_some() && after == "=" && self.word(at, 2) == ">" => add(at, word, true),
                _ => {}
            }
        }
        names
    }

    /// The names that one `const` or `let` declares, or a list of parameters: what stands left of its signs, in patterns too.
    fn declarations(&self, from: usize) -> impl Iterator<Item = &'s str> {
        // For each bracket that is open whether a value is being read.
        let (mut values, mut names) = (vec![false], Vec::new());
        for (at, word) in self.code.iter().enumerate().skip(from) {
            match *word {
                ";" | "of" | "in" if values.len() == 1 => break,
                "=" => *values.last_mut().unwrap_or(&mut false) = true,
                "," => *values.last_mut().unwrap_or(&mut false) = false,
                _ if closes(word) && !opens(word) => drop(values.pop()),
                _ if opens(word) && !closes(word) => values.push(false),
                _ => {}
            }
            if values.is_empty() {
                break;
            }
            if self.roles[at].is_some() && !values.contains(&true) {
                names.push(self.code[at]);
            }
        }
        names.into_iter()
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
    let scopes = Scopes::new(code.len(), &functions(&code, &read.closes));
    let declared: BTreeSet<&str> = read.declared(&scopes).into_keys().map(|(_, name)| name).collect();
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
        same("function long(one,{key:two}){return one+two+one}", "function e(e,{key:t}){return e+t+e}");
        same("const f=(long)=>`a ${long.long} ${`${long}`}`", "const e=(e)=>`a ${e.long} ${`${e}`}`");
        same("let one=1,two=one?one:one;for(const it of two)it()", "let e=1,t=e?e:e;for(const n of t)n()");
    }

    #[test]
    fn functions_share_names_unless_one_sees_those_of_the_other() {
        same("let one=1;const f=(two)=>one+two;const g=(three)=>three", "let e=1;const t=(t)=>e+t;const n=(e)=>e");
        same("const one=1;const f=(one)=>one;one;one", "const e=1;const t=(e)=>e;e;e");
        // What a block declares anew may mean what is outside elsewhere in the function: it is one name with that.
        same(
            "const one=1;function f(two){if(two){const one=2;one}return one}",
            "const e=1;function t(t){if(t){const e=2;e}return e}",
        );
        same("const one=1;const f=(two=one)=>two", "const e=1;const t=(t=e)=>t");
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
        same("f({class:1});const g=()=>{let at=1;at}", "f({class:1});const e=()=>{let e=1;e}");
        same("const a={get at(){return 1},at(){},async at(){}}", "const e={get at(){return 1},at(){},async at(){}}");
    }

    #[test]
    fn members_of_a_class_stay_but_for_private_ones() {
        let script = "class Long extends Map{at=new Set();get size(){return this.at}#own(at){at(at,at,at)}go(){this.#own()}}new Long";
        let wanted = "class e extends Map{at=new Set();get size(){return this.at}#e(e){e(e,e,e)}go(){this.#e()}}new e";
        same(script, wanted);
    }
}
