//! Each failing UI case has its expected messages, and they are exactly one error: one mistake, no echoes.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "ui_case", check };

/// What the compiler adds at the end is no error of its own.
const SUMMARIES: &[&str] = &["error: aborting", "error: could not compile"];

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files().iter().filter(|file| is_case(&file.path)) {
        if let Some(case) = file.path.strip_suffix(".rs") {
            match repository.file(&format!("{case}.stderr")).and_then(|expected| expected.text()) {
                None => findings.add(&file.path, 1, "the case has no `.stderr`: record it"),
                Some(text) => check_errors(&file.path, errors(text), findings),
            }
        } else if let Some(case) = file.path.strip_suffix(".stderr")
            && !repository.has(&format!("{case}.rs"))
        {
            findings.add(&file.path, 1, "the messages belong to no case");
        }
    }
}

fn is_case(path: &str) -> bool {
    path.split_once("/tests/ui/").is_some_and(|(_, inside)| format!("/{inside}").contains("/fail/"))
}

fn errors(text: &str) -> usize {
    let is_summary = |line: &str| SUMMARIES.iter().any(|summary| line.starts_with(summary));
    let begins = |line: &&str| line.starts_with("error:") || line.starts_with("error[");
    text.lines().filter(begins).filter(|line| !is_summary(line)).count()
}

fn check_errors(path: &str, errors: usize, findings: &mut Findings) {
    if errors != 1 {
        let message = format!("the case shows {errors} errors, expected one");
        findings.add_measured(path, path.to_owned(), 1, errors.max(1), message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_passes() {
        let text =
            "error[E0277]: a\n --> b\n\nerror: aborting due to 1 previous error\n\nerror: could not compile `b`\n";
        let files = [("a/tests/ui/fail/b.rs", ""), ("a/tests/ui/fail/b.stderr", text), ("a/tests/ui/pass/c.rs", "")];
        assert!(RULE.places(&files).is_empty());
    }

    #[test]
    fn none_two_and_unpaired_are_found() {
        let files = [
            ("a/tests/ui/model/fail/b.rs", ""),
            ("a/tests/ui/model/fail/b.stderr", "error: a\nerror[E0277]: b\n"),
            ("a/tests/ui/fail/c.rs", ""),
            ("a/tests/ui/fail/d.stderr", "error: a\n"),
            ("a/tests/ui/fail/e.rs", ""),
            ("a/tests/ui/fail/e.stderr", "warning: a\n"),
        ];
        let places = ["fail/c.rs", "fail/d.stderr", "fail/e.rs", "model/fail/b.rs"];
        assert_eq!(RULE.places(&files), places.map(|path| format!("a/tests/ui/{path}:1")));
    }
}
