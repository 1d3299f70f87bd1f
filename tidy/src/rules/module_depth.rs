//! Modules are nested at most three deep below `src`.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "module_depth", check };

const MAX: usize = 3;

fn check(repository: &Repository, findings: &mut Findings) {
    let packages = repository.packages();
    for (file, _) in repository.sources() {
        let inside = packages.iter().find_map(|package| file.path.strip_prefix(package.folder)?.strip_prefix("src/"));
        let Some(inside) = inside else { continue };
        let depth = inside.trim_end_matches("/mod.rs").split('/').count();
        if depth > MAX {
            findings.add(&file.path, 1, format!("the module is {depth} deep below `src`, expected at most {MAX}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: (&str, &str) = ("a/Cargo.toml", "[package]\n");

    #[test]
    fn three_deep_passes() {
        assert!(RULE.places(&[PACKAGE, ("a/src/b/c/d.rs", ""), ("a/src/b/c/d/mod.rs", "")]).is_empty());
    }

    #[test]
    fn four_deep_is_found() {
        assert_eq!(RULE.places(&[PACKAGE, ("a/src/b/c/d/e.rs", "")]), ["a/src/b/c/d/e.rs:1"]);
    }
}
