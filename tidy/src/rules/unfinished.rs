//! Nothing unfinished is left: no placeholder macros, no skipped tests, no marks in comments unless they name an issue.
//!
//! Clippy refuses the macros too, but only in code that is compiled where it runs.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;
use crate::source;

pub(super) const RULE: Rule = Rule { name: "unfinished", check };

const MACROS: &[&str] = &["todo", "unimplemented", "dbg"];
/// In pieces, so that this file does not hold what it forbids.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, source) in repository.sources() {
        for name in MACROS {
            for at in source.words(name).filter(|at| source.code[at + name.len()..].starts_with("!(")) {
                findings.add(&file.path, source::line(&source.code, at), format!("`{name}!` is left"));
            }
        }
        for (at, _) in source.code.match_indices("#[ignore") {
            findings.add(&file.path, source::line(&source.code, at), "a test that does not run: repair or remove it");
        }
        for (index, line) in source.comments.lines().enumerate() {
            let marks = MARKS.iter().filter(|mark| source::words(line, mark).next().is_some());
            for mark in marks.filter(|_| !names_issue(line)) {
                findings.add(&file.path, index + 1, format!("`{mark}` without an issue"));
            }
        }
    }
}

fn names_issue(line: &str) -> bool {
    let is_number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    line.split('#').skip(1).any(is_number) || line.split("/issues/").skip(1).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finished_code_and_named_issues_pass() {
        let text = format!("// {}(#12): a.\nfn todo() {{ f(\"todo!()\") }} // todo!()\n", MARKS[0]);
        assert!(RULE.places(&[("a.rs", &text), ("a.md", MARKS[0])]).is_empty());
    }

    #[test]
    fn placeholders_are_found() {
        let text = format!("todo!();\n// {}: a.\n#[ignore = \"slow\"]\nfn a() {{ dbg!(b) }}\n", MARKS[1]);
        let mut found = RULE.places(&[("a.rs", &text)]);
        found.sort();
        assert_eq!(found, ["a.rs:1", "a.rs:2", "a.rs:3", "a.rs:4"]);
    }
}
