//! Modules to one script: what a page loads is one file, and no heavier than it must be.
//!
//! The theme's scripts are written as small modules with comments. [`bundle`] puts those that belong together one after
//! the other and takes out the lines by which they import each other, so that their top-level names share one scope (a
//! test holds that none is given twice). [`squeeze`] takes out comments and white space. It reads tokens and understands
//! no more of the language than it takes to know texts, patterns and comments from code.

/// Modules as one module. A module stands after those that it imports.
pub(super) fn bundle<'t>(modules: impl IntoIterator<Item = &'t str>) -> String {
    let alone = |module: &str| {
        let near = |line: &str| [" from \"./", " from \"../"].iter().any(|from| line.contains(from));
        let import = |line: &str| line.starts_with("import ") && near(line);
        let lines = module.lines().filter(|line| !import(line));
        lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
    };
    modules.into_iter().map(alone).collect::<Vec<_>>().join("\n")
}

/// A script without comments and without white space that means nothing.
pub(super) fn squeeze(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut gap = Gap::None;
    for (token, text) in tokens(script) {
        match token {
            Token::Space if text.contains('\n') => gap = Gap::Line,
            Token::Space => gap = gap.max(Gap::Space),
            Token::Code => {
                out.push_str(kept(gap, &out, text));
                out.push_str(text);
                gap = Gap::None;
            }
        }
    }
    out.push('\n');
    out
}

/// The tokens of a script, all of its text.
pub(super) fn tokens(script: &str) -> Vec<(Token, &str)> {
    let mut reader = Reader { rest: script, depth: 0, templates: Vec::new(), before: Before::Operator };
    std::iter::from_fn(|| reader.next()).collect()
}

/// What stood between two tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

/// What must stay of a gap: the end of a line where a statement may end, a space where two tokens would become one.
fn kept(gap: Gap, before: &str, after: &str) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return "" };
    let ends = |c: char| !"{([,;:?=&|<>*!~%^".contains(c);
    let begins = |c: char| !"})],;.?:=&|<>*%^".contains(c);
    match gap {
        Gap::Line if ends(last) && begins(first) => "\n",
        Gap::None => "",
        _ if is_word(last) && is_word(first) => " ",
        _ if last == first && "+-/".contains(last) => " ",
        _ => "",
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "_$#\\".contains(c)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// White space and comments.
    Space,
    /// Anything else.
    Code,
}

/// What came before, as far as it decides whether a slash divides or begins a pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Operator,
    Operand,
}

/// Reads tokens. Templates are read in pieces, so that what is written in their holes is read as code.
struct Reader<'s> {
    rest: &'s str,
    depth: usize,
    /// For each template that is open, the depth of braces at its hole.
    templates: Vec<usize>,
    before: Before,
}

impl<'s> Reader<'s> {
    fn next(&mut self) -> Option<(Token, &'s str)> {
        let first = self.rest.chars().next()?;
        let (token, length) = match first {
            c if c.is_whitespace() => (Token::Space, self.while_(char::is_whitespace)),
            '/' if self.rest.starts_with("//") => (Token::Space, self.rest.find('\n').unwrap_or(self.rest.len())),
            '/' if self.rest.starts_with("/*") => {
                (Token::Space, self.rest.find("*/").map_or(self.rest.len(), |at| at + 2))
            }
            '/' if self.before == Before::Operator => (Token::Code, self.pattern()),
            '"' | '\'' => (Token::Code, self.until(first)),
            '`' => (Token::Code, self.template()),
            '}' if self.templates.last() == Some(&self.depth) => {
                self.templates.pop();
                self.depth = self.depth.saturating_sub(1);
                (Token::Code, self.template())
            }
            c if is_word(c) => (Token::Code, self.while_(is_word)),
            c => {
                match c {
                    '{' => self.depth += 1,
                    '}' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                (Token::Code, c.len_utf8())
            }
        };
        let (text, rest) = self.rest.split_at(length.min(self.rest.len()));
        if token == Token::Code {
            self.before = if ends_operand(text) { Before::Operand } else { Before::Operator };
        }
        self.rest = rest;
        Some((token, text))
    }

    fn while_(&self, keep: impl Fn(char) -> bool) -> usize {
        self.rest.find(|c| !keep(c)).unwrap_or(self.rest.len())
    }

    /// The length of a text in quotation marks.
    fn until(&self, quote: char) -> usize {
        let mut escaped = false;
        for (at, c) in self.rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == quote => return at + c.len_utf8(),
                _ => {}
            }
        }
        self.rest.len()
    }

    /// The length of a regular expression without its flags, which are a word.
    fn pattern(&self) -> usize {
        let (mut escaped, mut class) = (false, false);
        for (at, c) in self.rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => class = true,
                ']' => class = false,
                '/' if !class => return at + 1,
                _ => {}
            }
        }
        self.rest.len()
    }

    /// The length of a piece of a template: from its beginning or the end of a hole to its end or the next hole.
    fn template(&mut self) -> usize {
        let mut escaped = false;
        let mut previous = ' ';
        for (at, c) in self.rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '`' => return at + 1,
                '{' if previous == '$' => {
                    self.depth += 1;
                    self.templates.push(self.depth);
                    return at + 1;
                }
                _ => {}
            }
            previous = c;
        }
        self.rest.len()
    }
}

/// Whether a slash after this token divides.
fn ends_operand(token: &str) -> bool {
    const BEFORE_OPERANDS: &[&str] =
        &["return", "typeof", "case", "in", "of", "delete", "void", "throw", "await", "else", "do"];
    let last = token.chars().next_back().unwrap_or(' ');
    (is_word(last) && !BEFORE_OPERANDS.contains(&token)) || ")]}\"'`/".contains(last) && token != "/"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let script =
            "/** Says what. */\nconst a = 1; // one\nfunction b(c) {\n  return c + a;\n}\n\n/* and */ b( a );\n";
        assert_eq!(squeeze(script), "const a=1;function b(c){return c+a;}\nb(a);\n");
    }

    #[test]
    fn texts_patterns_and_templates_stay() {
        let same = |script: &str| assert_eq!(squeeze(script).trim_end(), script);
        same("f(\"a  // b\",'it\\'s  /* c */',`d  ${e}  // f`);");
        same("s.replace(/^.*\\/|[/\" ]  x/g,\"\")");
        same("`a ${b?`c  ${d}`:\"}\"}  e`");
        assert_eq!(squeeze("`a ${ { b : 1 }.b }  c`"), "`a ${{b:1}.b}  c`\n");
        assert_eq!(squeeze("a = b / c / d; // x"), "a=b/c/d;\n");
        assert_eq!(squeeze("(a) / 2 + \"  \".length / 2"), "(a)/2+\"  \".length/2\n");
    }

    #[test]
    fn a_statement_without_semicolon_still_ends() {
        assert_eq!(squeeze("const f = () => {}\nlet g\n++g\nreturn\n[1]"), "const f=()=>{}\nlet g\n++g\nreturn\n[1]\n");
        assert_eq!(squeeze("a + +b - -c in d"), "a+ +b- -c in d\n");
        assert_eq!(squeeze("a\n  .b()\n  ?.c"), "a.b()?.c\n");
    }

    #[test]
    fn modules_become_one_without_what_joins_them() {
        let modules = [
            "export const a = 1;\n",
            "import { a } from \"../x/a.js\";\nimport { b } from \"./b.js\";\nexport function b() { return a; }\n",
        ];
        assert_eq!(bundle(modules), "const a = 1;\nfunction b() { return a; }");
    }
}
