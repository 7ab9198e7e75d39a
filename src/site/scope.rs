//! Which function each word of a script stands in, told from its brackets.
//!
//! Blocks do not count: two variables of one function that share a name are taken for one. An arrow function without braces
//! ends where its expression does, at a comma, a semicolon, a colon or a bracket that closes what stands around it, so that
//! a script has to end its statements with semicolons, as the theme's do.

use std::collections::BTreeMap;

/// The functions of a script. The script as a whole is the first.
pub(super) struct Scopes {
    /// For each token the function that it stands in; parameters are inside.
    of: Vec<usize>,
    /// For each function the one around it.
    around: Vec<Option<usize>>,
    /// For each function its last token.
    ends: Vec<usize>,
}

impl Scopes {
    /// `parameters`: for each function the place where its parameters begin and the place after which it ends, in order.
    pub(super) fn new(tokens: usize, functions: &[(usize, usize)]) -> Self {
        let mut scopes = Self { of: Vec::with_capacity(tokens), around: vec![None], ends: vec![tokens] };
        let mut next = functions.iter().peekable();
        let mut open = vec![(0, tokens)];
        for at in 0..tokens {
            while open.last().is_some_and(|&(_, end)| end < at) {
                open.pop();
            }
            while let Some(&(_, end)) = next.next_if(|&&(from, _)| from <= at) {
                scopes.ends.push(end);
                scopes.around.push(open.last().map(|&(scope, _)| scope));
                open.push((scopes.around.len() - 1, end));
            }
            scopes.of.push(open.last().map_or(0, |&(scope, _)| scope));
        }
        scopes
    }

    /// The function that a token stands in.
    pub(super) fn of(&self, token: usize) -> usize {
        self.of[token]
    }

    /// Whether what ends at this token, or nothing but the end of the script, is the body of a function.
    pub(super) fn is_body(&self, scope: usize, end: Option<usize>) -> bool {
        end.map_or(scope == 0, |end| scope != 0 && self.ends[scope] == end)
    }

    /// A function and all that it stands in, the innermost first.
    pub(super) fn up(&self, scope: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(scope), |&scope| self.around[scope])
    }
}

/// For each function of a script where its parameters begin and where it ends. `closes`: which bracket closes which.
pub(super) fn functions(code: &[&str], closes: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let word = |at: usize| code.get(at).copied().unwrap_or_default();
    let is_arrow = |at: usize| word(at) == "=" && word(at + 1) == ">";
    let body =
        |at: usize| if word(at) == "{" { closes.get(&at).copied() } else { Some(expression_end(code, closes, at)) };
    let function = |at: usize| match code[at] {
        "(" => {
            let end = *closes.get(&at)?;
            let before = at.checked_sub(1).map_or("", word);
            let is_statement = matches!(before, "if" | "for" | "while" | "switch" | "catch" | "await");
            match word(end + 1) {
                "{" if !is_statement => closes.get(&(end + 1)).copied(),
                _ if is_arrow(end + 1) => body(end + 3),
                _ => None,
            }
        }
        name if name.starts_with(|c: char| c.is_alphabetic() || "_$".contains(c)) && is_arrow(at + 1) => body(at + 3),
        _ => None,
    };
    (0..code.len()).filter_map(|at| Some((at, function(at)?))).collect()
}

/// The last token of the expression that begins at a token.
fn expression_end(code: &[&str], closes: &BTreeMap<usize, usize>, from: usize) -> usize {
    let (mut at, mut choices) = (from, 0_usize);
    while let Some(&token) = code.get(at) {
        let beside = |by: isize| at.checked_add_signed(by).and_then(|at| code.get(at)).copied().unwrap_or_default();
        match token {
            "," | ";" | ")" | "]" => return at - 1,
            // The end of a block, or of the hole of a template.
            _ if token.starts_with('}') => return at - 1,
            ":" if choices == 0 => return at - 1,
            ":" => choices -= 1,
            // Neither `?.` nor `??`.
            "?" if ![beside(1), beside(-1)].contains(&"?") && beside(1) != "." => choices += 1,
            _ => {}
        }
        at = closes.get(&at).map_or(at, |&end| end) + 1;
    }
    code.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The functions of a script of one-letter tokens, as texts.
    fn seen(script: &str) -> Vec<String> {
        let code: Vec<&str> = script.split("").filter(|token| !token.is_empty()).collect();
        let (mut closes, mut open) = (BTreeMap::new(), Vec::new());
        for (at, token) in code.iter().enumerate() {
            match *token {
                "(" | "[" | "{" => open.push(at),
                ")" | "]" | "}" => drop(closes.insert(open.pop().unwrap(), at)),
                _ => {}
            }
        }
        functions(&code, &closes).into_iter().map(|(from, to)| code[from..=to].concat()).collect()
    }

    #[test]
    fn functions_end_where_their_bodies_do() {
        assert_eq!(seen("f(a,b){c}d"), ["(a,b){c}"]);
        assert_eq!(seen("a((b)=>{c},d)"), ["(b)=>{c}"]);
        assert_eq!(seen("f=a=>b=>[a,b],c;d"), ["a=>b=>[a,b]", "b=>[a,b]"]);
        assert_eq!(seen("a?b=>b?c:d:e"), ["b=>b?c:d"]);
        assert_eq!(seen("a?b=>b?.c??d:e"), ["b=>b?.c??d"]);
        assert_eq!(seen("[a=>({b:c}).d,e]"), ["a=>({b:c}).d"]);
        assert_eq!(seen("a=>b"), ["a=>b"]);
        assert!(seen("(a)+{b}").is_empty());
    }

    #[test]
    fn a_token_belongs_to_the_innermost_function() {
        let scopes = Scopes::new(8, &[(1, 6), (2, 3), (5, 6)]);
        assert_eq!((0..8).map(|at| scopes.of(at)).collect::<Vec<_>>(), [0, 1, 2, 2, 1, 3, 3, 0]);
        assert_eq!(scopes.up(3).collect::<Vec<_>>(), [3, 1, 0]);
    }
}
