//! A Rust file is below 400 lines, with its docs and unit tests: one concept a file.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "file_length", check };

const BELOW: usize = 400;

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.texts(".rs") {
        let lines = text.lines().count();
        if lines >= BELOW {
            let message = format!("the file has {lines} lines, expected fewer than {BELOW}: split it by concept");
            findings.add_measured(&file.path, file.path.clone(), 1, lines, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_below_the_limit_passes() {
        assert!(RULE.places(&[("a.rs", &"\n".repeat(BELOW - 1)), ("a.md", &"\n".repeat(BELOW))]).is_empty());
    }

    #[test]
    fn file_at_the_limit_is_found() {
        assert_eq!(RULE.places(&[("a.rs", &"\n".repeat(BELOW))]), ["a.rs:1"]);
    }
}
