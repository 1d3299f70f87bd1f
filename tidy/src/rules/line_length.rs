//! A line of Rust has at most 120 characters, literals and comments included; an address may be longer.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "line_length", check };

const MAX: usize = 120;

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.texts(".rs") {
        for (index, line) in text.lines().enumerate() {
            let length = line.chars().count();
            if length > MAX && !line.contains("://") {
                findings.add(
                    &file.path,
                    index + 1,
                    format!("the line has {length} characters, expected at most {MAX}"),
                );
            }
        }
    }
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
    fn line_past_the_limit_is_found() {
        assert_eq!(RULE.places(&[("a.rs", &format!("\n{}\n", "a".repeat(MAX + 1)))]), ["a.rs:2"]);
    }
}
