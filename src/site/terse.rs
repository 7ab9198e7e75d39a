//! Fewer signs in a squeezed script: what can be said shorter without knowing what it is about.
//!
//! `const` becomes `let`, and declarations that follow each other become one; a parameter that stands alone needs no
//! brackets, and the last statement of a block no semicolon. Nothing else changes, and nothing changes its place.

use super::script::{Token, tokens};

/// What is known about a bracket that is open.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Whether the statement that is being read declares variables.
    declares: bool,
    /// Whether it is the head of a statement, which needs something after it.
    head: bool,
}

/// The script with fewer signs.
pub(super) fn terse(script: &str) -> String {
    let (mut code, mut space): (Vec<(&str, &str)>, &str) = (Vec::new(), "");
    for (token, text) in tokens(script) {
        match token {
            Token::Space => space = text,
            Token::Code => code.push((std::mem::take(&mut space), text)),
        }
    }
    let word = |at: usize| code.get(at).map_or("", |word| word.1);
    let is_lone =
        |at: usize| word(at) == "(" && is_word(word(at + 1)) && (2..5).map(|by| word(at + by)).eq([")", "=", ">"]);
    let mut out = String::with_capacity(script.len());
    let (mut open, mut closed) = (vec![Level::default()], Level::default());
    let (mut at, mut joined) = (0, false);
    while at < code.len() {
        let (space, text) = if std::mem::take(&mut joined) { ("", code[at].1) } else { code[at] };
        let (before, after) = (at.checked_sub(1).map_or("", word), word(at + 1));
        if matches!(text, ")" | "]") || text.starts_with('}') {
            closed = open.pop().unwrap_or_default();
        }
        if open.is_empty() {
            open.push(Level::default());
        }
        let level = open.len() - 1;
        open[level].declares &= !space.contains('\n');
        let is_declaration =
            matches!(text, "const" | "let") && before != "." && (is_word(after) || "{[".contains(after));
        let is_last =
            text == ";" && after == "}" && !(before == ")" && closed.head) && !matches!(before, "else" | "do");
        let follows =
            text == ";" && open[level].declares && matches!(after, "const" | "let") && code[at + 1].0.is_empty();
        match text {
            _ if is_last || (text == "," && after == "}") => {}
            _ if follows => {
                out.push(',');
                joined = true;
                at += 1;
            }
            _ if is_lone(at) => {
                add(&mut out, space, after);
                at += 3;
                continue;
            }
            _ => add(&mut out, space, if is_declaration { "let" } else { text }),
        }
        match text {
            ";" if !follows => open[level].declares = false,
            _ if is_declaration => open[level].declares = true,
            _ if opens(text) => {
                open.push(Level { declares: false, head: text == "(" && matches!(before, "if" | "for" | "while") });
            }
            _ => {}
        }
        at += 1;
    }
    out
}

/// Adds a word, and between two that would become one a space.
fn add(out: &mut String, space: &str, word: &str) {
    let touch = out.ends_with(|c: char| c.is_alphanumeric() || "_$".contains(c)) && is_word(word);
    out.push_str(if touch && space.is_empty() { " " } else { space });
    out.push_str(word);
}

fn opens(token: &str) -> bool {
    matches!(token, "(" | "[" | "{") || (token.len() > 1 && token.starts_with(['`', '}']) && token.ends_with("${"))
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || "_$".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(script: &str, wanted: &str) {
        assert_eq!(terse(script), wanted);
    }

    #[test]
    fn declarations_become_one() {
        same("const a=1;const{b}=a;let c;d();const e=1;", "let a=1,{b}=a,c;d();let e=1;");
        same("for(const a of b){const c=()=>{let d=1;let e};const f=1}", "for(let a of b){let c=()=>{let d=1,e},f=1}");
        // Without semicolon the declaration ends at the end of the line.
        same("const a=1\nb();const c=2", "let a=1\nb();let c=2");
        same("if(a){b}\nconst c=1;const d=2", "if(a){b}\nlet c=1,d=2");
        same("a.const={let:1,};", "a.const={let:1};");
    }

    #[test]
    fn lone_parameters_stand_alone() {
        same("f((a)=>a,(a,b)=>a,({a})=>a,(a=1)=>a,(a)+b)", "f(a=>a,(a,b)=>a,({a})=>a,(a=1)=>a,(a)+b)");
        same("return(a)=>a", "return a=>a");
        same("async(a)=>a", "async a=>a");
        same("`${b.map((a)=>`${a}`)}`", "`${b.map(a=>`${a}`)}`");
    }

    #[test]
    fn the_last_statement_of_a_block_needs_no_semicolon() {
        same("a=>{b();return;}", "a=>{b();return}");
        same("{while(a());}", "{while(a());}");
        same("{if(a){b;}else;}", "{if(a){b}else;}");
        same("for(;;){}", "for(;;){}");
    }
}
