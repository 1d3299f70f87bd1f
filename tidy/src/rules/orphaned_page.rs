//! Every page below `docs/` is linked from another page, or named by its path in a source: a page that nobody finds
//! goes stale.

use std::collections::BTreeSet;

use super::Rule;
use crate::finding::Findings;
use crate::markdown;
use crate::repository::{self, Repository};

pub(super) const RULE: Rule = Rule { name: "orphaned_page", check };

fn check(repository: &Repository, findings: &mut Findings) {
    let linked = linked(repository);
    for (file, _) in repository.texts(".md").filter(|(file, _)| file.path.starts_with("docs/")) {
        let is_named = || repository.texts(".rs").any(|(_, text)| text.contains(&file.path));
        if !linked.contains(&file.path) && !is_named() {
            findings.add(&file.path, 1, "no page links this one");
        }
    }
}

/// The targets of all links from one page to another.
fn linked(repository: &Repository) -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    for (file, text) in repository.texts(".md") {
        for (_, link) in markdown::links(text) {
            let path = link.split('#').next().unwrap_or_default();
            linked.extend(repository::resolve(&file.path, path).filter(|target| *target != file.path));
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_and_named_pages_pass() {
        let files = [
            ("README.md", "[a](docs/a.md#b)\n"),
            ("docs/a.md", ""),
            ("docs/design/0001-b.md", ""),
            ("src/b.rs", "//! Decided in `docs/design/0001-b.md`.\n"),
            ("crates/c.md", ""),
        ];
        assert!(RULE.places(&files).is_empty());
    }

    #[test]
    fn page_that_only_links_itself_is_found() {
        assert_eq!(RULE.places(&[("docs/a.md", "[a](a.md) [b](#b)\n")]), ["docs/a.md:1"]);
    }
}
