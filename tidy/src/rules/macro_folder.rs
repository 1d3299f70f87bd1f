//! Each macro has the same six files: its calls in order, then tokens in, representation, rules, tokens out, and what
//! is left when a rule fails; a folder of that name does as well. The folder of a macro is one that `lib.rs` calls.

use super::Rule;
use crate::finding::Findings;
use crate::repository::{File, Repository};
use crate::source::{self, Source};

pub(super) const RULE: Rule = Rule { name: "macro_folder", check };

const FOLDER: &str = "crates/peregrine-macros/src/";
const FILES: &[&str] = &["mod.rs", "parse.rs", "ir.rs", "check.rs", "expand.rs", "fallback.rs"];

fn check(repository: &Repository, findings: &mut Findings) {
    let entry = repository.file(&format!("{FOLDER}lib.rs")).and_then(File::source);
    for file in repository.files() {
        let inside = file.path.strip_prefix(FOLDER).and_then(|path| path.split_once('/'));
        let Some((folder, "mod.rs")) = inside else { continue };
        let has = |name: &str| repository.has(&format!("{FOLDER}{folder}/{name}"));
        let missing = FILES.iter().filter(|name| !has(name) && !has(&name.replace(".rs", "/mod.rs")));
        for name in missing.filter(|_| entry.is_some_and(|entry| calls(entry, folder))) {
            findings.add(
                &file.path,
                1,
                format!("the macro `{folder}` has no `{name}`; every macro has the same files"),
            );
        }
    }
}

fn calls(entry: &Source, folder: &str) -> bool {
    source::words(&entry.code, folder).any(|at| entry.code[at + folder.len()..].starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(files: &[&str], entry: &str) -> Vec<String> {
        let paths: Vec<String> = files.iter().map(|name| format!("{FOLDER}model/{name}")).collect();
        let mut repository: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        let lib = format!("{FOLDER}lib.rs");
        repository.push((&lib, entry));
        RULE.places(&repository)
    }

    #[test]
    fn complete_folder_and_shared_concept_pass() {
        assert!(places(FILES, "model::derive(a)").is_empty());
        assert!(places(&FILES[..2], "mod model;").is_empty());
        let with_folder = ["mod.rs", "parse.rs", "ir.rs", "check.rs", "expand/mod.rs", "fallback.rs"];
        assert!(places(&with_folder, "model::derive(a)").is_empty());
    }

    #[test]
    fn missing_files_are_found() {
        let place = format!("{FOLDER}model/mod.rs:1");
        assert_eq!(places(&FILES[..4], "model::derive(a)"), [place.clone(), place]);
    }
}
