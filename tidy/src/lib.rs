//! This project's style as a test: the rules of the style guide that a program can check.
//!
//! `cargo test -p tidy` reads every file of the repository, applies each rule of `rules/`, and reports all findings at
//! once, as `path:line: message [rule]`. It works as a ratchet: `exceptions.txt` admits what exists, with a number and
//! a reason. A number may shrink, and must once the code is better; what is not listed is refused.
//!
//! A new rule is a new file in `rules/`, of the same shape as the others, and a line in their table.

mod exception;
mod finding;
mod manifest;
mod markdown;
mod modules;
mod repository;
mod rules;
mod source;

pub use finding::Finding;
pub use repository::Repository;

/// What is not as the style asks, sorted, after `exceptions` (the text of `exceptions.txt`) were taken into account.
#[must_use]
pub fn findings(repository: &Repository, exceptions: &str) -> Vec<Finding> {
    let (exceptions, mut mistakes) = exception::parse(exceptions);
    let mut found = rules::check(repository);
    exception::apply(&exceptions, &mut found);
    found.append(&mut mistakes);
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_repository_is_tidy() {
        let tidy = Path::new(env!("CARGO_MANIFEST_DIR"));
        let repository = Repository::read(tidy.parent().unwrap()).unwrap();
        let found = findings(&repository, &std::fs::read_to_string(tidy.join("exceptions.txt")).unwrap());
        let lines: Vec<String> = found.iter().map(Finding::to_string).collect();
        assert!(lines.is_empty(), "{} findings:\n{}\n", lines.len(), lines.join("\n"));
    }

    #[test]
    fn findings_are_sorted_by_place() {
        let repository = Repository::of(&[("b/utils.rs", "\n"), ("a/misc.rs", "\n\tfn a() {}\n")]);
        let lines: Vec<String> = findings(&repository, "").iter().map(Finding::to_string).collect();
        assert!(lines.len() >= 3);
        assert!(lines.is_sorted());
    }
}
