//! What a page or a comment names below `examples/`, or includes, exists.

use super::Rule;
use crate::finding::Findings;
use crate::repository::{self, File, Repository};

pub(super) const RULE: Rule = Rule { name: "example", check };

const FOLDER: &str = "examples/";
const INCLUDE: &str = "{{#include ";

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files().iter().filter(|file| !file.is_foreign()) {
        for (index, line) in written(file).lines().enumerate() {
            for path in named(line).into_iter().filter(|path| !is_there(repository, file, path)) {
                findings.add(&file.path, index + 1, format!("there is no `{path}`"));
            }
            for link in line.split(INCLUDE).skip(1).filter_map(|rest| rest.split([':', '}']).next()) {
                let target = repository::resolve(&file.path, link);
                if !target.is_some_and(|target| repository.has(&target)) {
                    findings.add(&file.path, index + 1, format!("there is no `{link}` to include"));
                }
            }
        }
    }
}

fn written(file: &File) -> &str {
    match (file.source(), file.text()) {
        (Some(source), _) => &source.comments,
        (None, Some(text)) if file.path.ends_with(".md") => text,
        _ => "",
    }
}

/// The paths in a line that begin with the folder; in `a/examples/` it is another one.
fn named(line: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/_-.".contains(c);
    let starts = line.match_indices(FOLDER).map(|(at, _)| at);
    let own = starts.filter(|&at| {
        let before = line[..at].trim_end_matches("../").trim_end_matches("./");
        !before.ends_with(|c| is_part(c) || "*{<".contains(c))
    });
    let ends = own.map(|at| line[at..].split(|c| !is_part(c)).next().unwrap_or_default().trim_end_matches('.'));
    ends.collect()
}

/// At the root, or in the package that the file is in.
fn is_there(repository: &Repository, file: &File, path: &str) -> bool {
    let packages = repository.packages();
    let folders = packages.iter().map(|package| package.folder).filter(|folder| file.path.starts_with(folder));
    repository.has(path) || folders.into_iter().any(|folder| repository.has(&format!("{folder}{path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn existing_examples_pass() {
        let page = "See `examples/shop/src/main.rs`, ../examples/shop, examples/. Or other/examples/none.\n\
            {{#include ../examples/shop/src/main.rs:routes}}\n";
        let files = [
            ("docs/a.md", page),
            ("examples/shop/src/main.rs", ""),
            ("a/Cargo.toml", "[package]\n"),
            ("a/examples/b.rs", ""),
            ("a/src/lib.rs", "//! See examples/b.rs.\n"),
        ];
        assert_eq!(RULE.places(&files), [""; 0]);
    }

    #[test]
    fn missing_examples_are_found() {
        let page = "See `examples/shop`\n{{#include ../examples_none/a.rs}}\n";
        let files = [("docs/a.md", page), ("src/lib.rs", "\n//! See examples/shop/src/main.rs.\n")];
        assert_eq!(RULE.places(&files), ["docs/a.md:1", "docs/a.md:2", "src/lib.rs:2"]);
    }
}
