//! Every Rust file of a package is a target, or declared by one: the compiler is silent about a file that it never
//! reads.
//!
//! Cases of UI tests are compiled by their runner. A `mod` that a macro writes is not seen.

use std::collections::BTreeSet;

use super::Rule;
use crate::finding::Findings;
use crate::repository::{self, File, Repository};
use crate::source::{self, Source};

pub(super) const RULE: Rule = Rule { name: "orphaned_source", check };

fn check(repository: &Repository, findings: &mut Findings) {
    let packages = repository.packages();
    let is_root = |path: &str| packages.iter().any(|package| package.is_root(path));
    let mut open: Vec<&File> = repository.sources().map(|(file, _)| file).filter(|file| is_root(&file.path)).collect();
    let mut reached: BTreeSet<&str> = open.iter().map(|file| file.path.as_str()).collect();
    while let Some(file) = open.pop() {
        for path in declared(file, is_root(&file.path)) {
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

/// The paths at which the modules that a file declares, and the files that it includes, may be.
fn declared(file: &File, is_root: bool) -> Vec<String> {
    let (Some(source), Some(text)) = (file.source(), file.text()) else { return Vec::new() };
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_folder = is_root || file.path.ends_with("/mod.rs");
    let inner = if is_folder { folder } else { file.path.trim_end_matches(".rs") };
    let mut paths = Vec::new();
    for at in source.words("mod") {
        let rest = source.code[at + "mod".len()..].trim_start();
        let rest = rest.strip_prefix("r#").unwrap_or(rest);
        let name = source::name(rest);
        if name.is_empty() || !rest[name.len()..].trim_start().starts_with(';') {
            continue;
        }
        match attribute_path(source, text, at) {
            Some(path) => paths.extend(repository::resolve(&file.path, path)),
            None => {
                let inside: String = enclosing(source, at).iter().map(|module| format!("{module}/")).collect();
                paths.extend(["", "/mod"].map(|end| format!("{inner}/{inside}{name}{end}.rs")));
            }
        }
    }
    for at in source.words("include") {
        let link = source.code[at..].find('"').and_then(|quote| text[at + quote + 1..].split('"').next());
        paths.extend(link.and_then(|link| repository::resolve(&file.path, link)));
    }
    paths
}

/// The value of a `path` attribute of the item at `at`.
fn attribute_path<'a>(source: &Source, text: &'a str, at: usize) -> Option<&'a str> {
    let begin = source.code[..at].rfind([';', '{', '}']).map_or(0, |before| before + 1);
    let attribute = begin + source.code[begin..at].find("#[path")?;
    text[attribute..at].split('"').nth(1)
}

/// The inline modules around a position, from the outside.
fn enclosing(source: &Source, at: usize) -> Vec<&str> {
    let mut open = Vec::new();
    for (brace, byte) in source.code[..at].bytes().enumerate() {
        match byte {
            b'{' => {
                let before = source.code[..brace].trim_end();
                let name = before.rsplit([' ', '\n']).next().unwrap_or_default();
                let is_module = before[..before.len() - name.len()].trim_end().ends_with("mod");
                open.push(is_module.then_some(name));
            }
            b'}' => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().flatten().collect()
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
