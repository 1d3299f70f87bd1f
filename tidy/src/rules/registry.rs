//! Dependencies come from crates.io, and no configuration of the repository replaces it: others must be able to build.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "registry", check };

const SOURCE: &str = "source = \"";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index\"";

fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.texts("Cargo.lock") {
        for (index, line) in text.lines().enumerate() {
            let source = line.strip_prefix(SOURCE);
            if let Some(other) = source.filter(|source| *source != CRATES_IO) {
                let message = format!("expected a package of crates.io, found `{}`", other.trim_end_matches('"'));
                findings.add(&file.path, index + 1, message);
            }
        }
    }
    for (file, text) in repository.texts(".cargo/config.toml") {
        for (index, line) in text.lines().enumerate() {
            if ["[source", "[registr", "replace-with"].iter().any(|key| line.trim_start().starts_with(key)) {
                findings.add(&file.path, index + 1, "the registry is a setting of the machine, not of the repository");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_crates_io_pass() {
        let lock = format!("[[package]]\nname = \"a\"\n{SOURCE}{CRATES_IO}\n\n[[package]]\nname = \"b\"\n");
        assert!(RULE.places(&[("Cargo.lock", &lock), (".cargo/config.toml", "[alias]\n")]).is_empty());
    }

    #[test]
    fn other_registries_are_found() {
        let lock = format!("{SOURCE}registry+https://mirror.example/index\"\n{SOURCE}git+https://example.com/a\"\n");
        let files =
            [("Cargo.lock", lock.as_str()), (".cargo/config.toml", "[source.crates-io]\nreplace-with = \"a\"\n")];
        let places = [".cargo/config.toml:1", ".cargo/config.toml:2", "Cargo.lock:1", "Cargo.lock:2"];
        let mut found = RULE.places(&files);
        found.sort();
        assert_eq!(found, places);
    }
}
