//! A line of Rust has at most 120 characters, comments included; an address or a long literal may go past it, for to
//! break them would hide them from a search.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "line_length", check };

const MAX: usize = 120;

/// From how many characters on a literal is a long one.
const LONG_LITERAL: usize = 60;

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.texts(".rs") {
        for (index, line) in text.lines().enumerate() {
            let length = line.chars().count();
            if length > MAX && !line.contains("://") && !has_long_literal(line) {
                findings.add(
                    &file.path,
                    index + 1,
                    format!("the line has {length} characters, expected at most {MAX}"),
                );
            }
        }
    }
}

/// Whether a literal of the line is long. Quotes are taken as they come: an escaped one ends a part, not the literal.
fn has_long_literal(line: &str) -> bool {
    !line.trim_start().starts_with("//") && line.split('"').skip(1).step_by(2).any(|part| part.len() >= LONG_LITERAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_at_the_limit_and_address_past_it_pass() {
        assert!(
            RULE.places(&[("a.rs", &"…".repeat(MAX)), ("b.rs", &format!("// http://{}", "b".repeat(MAX)))]).is_empty()
        );
    }

    #[test]
    fn line_with_a_long_literal_passes_but_no_comment_with_one() {
        let literal = format!("{}\"{}\"", " ".repeat(MAX), "a".repeat(LONG_LITERAL));
        assert!(RULE.places(&[("a.rs", &literal)]).is_empty());
        assert_eq!(RULE.places(&[("a.rs", &format!("// {literal}"))]), ["a.rs:1"]);
    }

    #[test]
    fn line_past_the_limit_is_found() {
        assert_eq!(RULE.places(&[("a.rs", &format!("\n{}\n", "a".repeat(MAX + 1)))]), ["a.rs:2"]);
    }
}
