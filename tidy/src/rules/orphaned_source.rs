//! Every Rust file of a package is a target, or declared by one: the compiler is silent about a file that it never
//! reads.
//!
//! Cases of UI tests are compiled by their runner.

use std::collections::BTreeSet;

use super::Rule;
use crate::finding::Findings;
use crate::modules::Modules;
use crate::repository::{File, Repository};

pub(super) const RULE: Rule = Rule { name: "orphaned_source", check };

fn check(repository: &Repository, findings: &mut Findings) {
    let packages = repository.packages();
    let modules = Modules::of(repository);
    let is_root = |path: &str| packages.iter().any(|package| package.is_root(path));
    let mut open: Vec<&File> = repository.sources().map(|(file, _)| file).filter(|file| is_root(&file.path)).collect();
    let mut reached: BTreeSet<&str> = open.iter().map(|file| file.path.as_str()).collect();
    while let Some(file) = open.pop() {
        for path in modules.declared(file, is_root(&file.path)) {
            if let Some(next) = repository.file(&path)
                && reached.insert(&next.path)
            {
                open.push(next);
            }
        }
    }
    for (file, _) in repository.sources() {
        let is_of_package = packages.iter().any(|package| file.path.starts_with(package.folder));
        if is_of_package && !reached.contains(file.path.as_str()) && !file.path.contains("/ui/") {
            findings.add(&file.path, 1, "no `mod` declares this file");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: (&str, &str) = ("a/Cargo.toml", "[package]\n");

    #[test]
    fn declared_files_pass() {
        let lib = "mod b;\n#[cfg(test)]\n#[path = \"odd/name.rs\"]\nmod c;\nmod d {\n    mod e;\n}\nmod r#type;\n";
        let files = [
            PACKAGE,
            ("a/src/lib.rs", lib),
            ("a/src/b/mod.rs", "pub mod f;\n"),
            ("a/src/b/f.rs", "mod g;\nconst H: u8 = include!(\"h.rs\");\n"),
            ("a/src/b/f/g.rs", ""),
            ("a/src/b/h.rs", ""),
            ("a/src/odd/name.rs", ""),
            ("a/src/d/e.rs", ""),
            ("a/src/type.rs", ""),
            ("a/tests/suite/main.rs", "mod i;\n"),
            ("a/tests/suite/i.rs", ""),
            ("a/tests/ui/fail/j.rs", ""),
            ("script.rs", ""),
        ];
        assert_eq!(RULE.places(&files), [""; 0]);
    }

    #[test]
    fn files_that_a_macro_declares_pass() {
        let lib =
            "macro_rules! topics {\n    ($($topic:ident)*) => { $(mod $topic;)* };\n}\n\ntopics! {\n    b\n    c\n}\n";
        let files = [PACKAGE, ("a/src/lib.rs", lib), ("a/src/b/mod.rs", ""), ("a/src/c.rs", ""), ("a/src/d.rs", "")];
        assert_eq!(RULE.places(&files), ["a/src/d.rs:1"]);
    }

    #[test]
    fn undeclared_files_are_found() {
        let files = [
            PACKAGE,
            ("a/src/lib.rs", "// mod b;\nmod c {}\n"),
            ("a/src/b.rs", "mod d;\n"),
            ("a/src/b/d.rs", ""),
            ("a/src/c.rs", ""),
        ];
        assert_eq!(RULE.places(&files), ["a/src/b.rs:1", "a/src/b/d.rs:1", "a/src/c.rs:1"]);
    }
}
