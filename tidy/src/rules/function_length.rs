//! A function is below 60 lines, from `fn` to its closing brace. A long `match` over a long domain may be an exception,
//! which names it as `path::function`.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;
use crate::source;

pub(super) const RULE: Rule = Rule { name: "function_length", check };

const BELOW: usize = 60;

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, source) in repository.sources() {
        for at in source.words("fn") {
            let rest = &source.code[at..];
            let name = source::name(rest["fn".len()..].trim_start());
            let lines = length(rest).map_or(0, |end| source::line(rest, end));
            if !name.is_empty() && lines >= BELOW {
                let message = format!("`{name}` has {lines} lines, expected fewer than {BELOW}: split it");
                let subject = format!("{}::{name}", file.path);
                findings.add_measured(&file.path, subject, source::line(&source.code, at), lines, message);
            }
        }
    }
}

/// Where the function at the start of `code` ends; `None` if it has no body.
fn length(code: &str) -> Option<usize> {
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            // A default value of a const parameter and the length of an array stand in brackets.
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.checked_sub(1)?,
            b';' if braces == 0 && brackets == 0 => return None,
            b'{' => braces += 1,
            b'}' => {
                braces = braces.checked_sub(1)?;
                if braces == 0 && brackets == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!("\nfn long(a: [u8; 2]) {{\n{}}}\n", "    { }\n".repeat(lines - 2))
    }

    #[test]
    fn functions_below_the_limit_pass() {
        let two = format!("{}{}", function(BELOW - 1), function(BELOW - 1));
        let declared = format!("trait A {{\n    fn b(c: fn(u8));\n{}}}\n", "\n".repeat(BELOW));
        assert!(RULE.places(&[("a.rs", &two), ("b.rs", &declared)]).is_empty());
    }

    #[test]
    fn function_at_the_limit_is_found() {
        assert_eq!(RULE.places(&[("a.rs", &function(BELOW))]), ["a.rs:2"]);
        let found = RULE.findings(&Repository::of(&[("a.rs", &function(BELOW))]));
        assert_eq!((found[0].subject.as_str(), found[0].amount), ("a.rs::long", BELOW));
    }
}
