//! A relative link of a page leads to a file or a folder of the repository, and its anchor to a heading.

use super::Rule;
use crate::finding::Findings;
use crate::markdown;
use crate::repository::{self, Repository};

pub(super) const RULE: Rule = Rule { name: "link", check };

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.texts(".md") {
        for (line, link) in markdown::links(text) {
            if let Some(message) = fault(repository, &file.path, &link) {
                findings.add(&file.path, line, message);
            }
        }
    }
}

fn fault(repository: &Repository, page: &str, link: &str) -> Option<String> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    if path.contains(':') {
        return None; // It has a scheme.
    }
    let target = match path {
        "" => Some(page.to_owned()),
        _ => repository::resolve(page, &path.replace("%20", " ")),
    };
    let Some(target) = target.filter(|target| repository.has(target)) else {
        return Some(format!("`{link}` leads to no file"));
    };
    let text = repository.file(&target).filter(|file| file.path.ends_with(".md")).and_then(|file| file.text());
    let is_missing = !anchor.is_empty() && text.is_some_and(|text| !markdown::anchors(text).contains(anchor));
    is_missing.then(|| format!("`{link}` leads to no heading of `{target}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_links_pass() {
        let page =
            "# One two\n[a](#one-two) [b](../src/b.rs#L3) [c](https://example.com/c) [d](d.md#e) [f](mailto:f)\n";
        assert!(RULE.places(&[("docs/a.md", page), ("docs/d.md", "## E\n"), ("src/b.rs", "")]).is_empty());
    }

    #[test]
    fn broken_links_are_found() {
        let page = "[a](#two)\n[b](b.rs)\n[d](d.md#f)\n[e](../../e.md)\n";
        let files = [("docs/a.md", page), ("docs/d.md", "## E\n")];
        assert_eq!(RULE.places(&files), ["docs/a.md:1", "docs/a.md:2", "docs/a.md:3", "docs/a.md:4"]);
    }
}
