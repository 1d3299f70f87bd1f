//! Files that are not text are assets or recordings, in a folder of that name; any other came in by mistake.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "binary_file", check };

const FOLDERS: &[&str] = &["assets", "golden", "corpus"];

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files() {
        let is_expected = file.path.split('/').any(|part| FOLDERS.contains(&part));
        if file.text().is_none() && !is_expected {
            let message = format!("not a text file, and not in a folder named `{}`", FOLDERS.join("`, `"));
            findings.add(&file.path, 1, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_and_text_pass() {
        assert!(RULE.places(&[("a/assets/b.gz", "\0"), ("c.txt", "c")]).is_empty());
    }

    #[test]
    fn stray_archive_is_found() {
        assert_eq!(RULE.places(&[("b.whl", "\0")]), ["b.whl:1"]);
    }
}
