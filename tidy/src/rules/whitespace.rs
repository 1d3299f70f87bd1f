//! Text files end in one newline and have no carriage returns, no blanks at the end of a line, and, if Rust, no tabs.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "whitespace", check };

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files().iter().filter(|file| !file.is_foreign()) {
        let text = file.text().unwrap_or_default();
        for (index, line) in text.split('\n').enumerate() {
            let trimmed = line.strip_suffix('\r').unwrap_or(line);
            if trimmed.len() < line.len() {
                findings.add(&file.path, index + 1, "a carriage return ends the line");
            }
            if trimmed.ends_with([' ', '\t']) {
                findings.add(&file.path, index + 1, "blanks end the line");
            }
            if line.contains('\t') && file.path.ends_with(".rs") {
                findings.add(&file.path, index + 1, "a tab; indent with spaces, write `\\t` in literals");
            }
        }
        let lines = text.lines().count();
        if !text.is_empty() && !text.ends_with('\n') {
            findings.add(&file.path, lines, "no newline ends the file");
        } else if text.ends_with("\n\n") {
            findings.add(&file.path, lines, "an empty line ends the file");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_files_pass() {
        assert!(
            RULE.places(&[("a.rs", "a\n\nb\n"), ("b.txt", "\tb\n"), ("c/assets/c.js", "c \r\n"), ("d", "")]).is_empty()
        );
    }

    #[test]
    fn faults_are_found_in_their_lines() {
        assert_eq!(RULE.places(&[("a.rs", "a \r\n\tb\nc")]), ["a.rs:1", "a.rs:1", "a.rs:2", "a.rs:3"]);
        assert_eq!(RULE.places(&[("b.md", "b\n\n")]), ["b.md:2"]);
    }
}
