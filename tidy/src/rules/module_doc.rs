//! Every `mod.rs`, and every file that a target begins with, opens with what the module is for.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "module_doc", check };

fn check(repository: &Repository, findings: &mut Findings) {
    let packages = repository.packages();
    for (file, text) in repository.texts(".rs") {
        let is_module = file.path.ends_with("/mod.rs");
        let is_root = packages.iter().any(|package| package.is_root(&file.path));
        let opening = text.lines().next().unwrap_or_default();
        let says = opening.strip_prefix("//!").is_some_and(|doc| !doc.trim().is_empty());
        if (is_module || is_root) && !says && !opening.starts_with("#![doc") {
            findings.add(&file.path, 1, "the module doc is missing: open with `//!` and what the module is for");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: (&str, &str) = ("a/Cargo.toml", "[package]\n");

    #[test]
    fn documented_modules_pass() {
        let files = [PACKAGE, ("a/src/lib.rs", "//! A.\n"), ("a/src/b/mod.rs", "#![doc = \"\"]\n"), ("a/src/c.rs", "")];
        assert!(RULE.places(&files).is_empty());
    }

    #[test]
    fn modules_without_doc_are_found() {
        let files = [PACKAGE, ("a/src/lib.rs", "mod b;\n//! A.\n"), ("a/src/b/mod.rs", "//!\n"), ("a/tests/d.rs", "")];
        assert_eq!(RULE.places(&files), ["a/src/b/mod.rs:1", "a/src/lib.rs:1", "a/tests/d.rs:1"]);
    }
}
