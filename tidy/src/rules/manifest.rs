//! Every package takes its version, edition, licence and lints from the workspace, and says what it is.
//!
//! A package that carries the work of others writes its licence itself, as `(ours) AND theirs`.

use super::Rule;
use crate::finding::Findings;
use crate::manifest::Package;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "manifest", check };

const INHERITED: &[&str] = &["version", "edition", "license"];
const ADDED_LICENCE: &str = "\"(MIT OR Apache-2.0) AND ";

fn check(repository: &Repository, findings: &mut Findings) {
    for package in repository.packages() {
        for key in INHERITED.iter().filter(|key| !is_inherited(&package, key)) {
            findings.add(package.path, 1, format!("`{key}.workspace = true` is missing from `[package]`"));
        }
        if package.value("lints", "workspace").is_none_or(|(_, value)| value != "true") {
            findings.add(package.path, 1, "`workspace = true` is missing from `[lints]`");
        }
        match package.value("package", "description") {
            None => findings.add(package.path, 1, "`description` is missing from `[package]`"),
            Some((line, value)) if value.trim_matches('"').trim().is_empty() => {
                findings.add(package.path, line, "`description` is empty");
            }
            Some(_) => {}
        }
    }
}

fn is_inherited(package: &Package<'_>, key: &str) -> bool {
    let dotted = package.value("package", &format!("{key}.workspace"));
    let table = package.value("package", key).map(|(_, value)| value.replace(' ', ""));
    let adds =
        key == "license" && package.value("package", key).is_some_and(|(_, text)| text.starts_with(ADDED_LICENCE));
    adds || dotted.is_some_and(|(_, value)| value == "true") || table.is_some_and(|value| value == "{workspace=true}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inheriting_package_passes() {
        let text = "[package]\nversion.workspace = true\nedition = { workspace = true }\nlicense.workspace = true\n\
            description = \"A\"\n\n[lints]\nworkspace = true\n";
        assert!(RULE.places(&[("Cargo.toml", "[workspace]\n"), ("a/Cargo.toml", text)]).is_empty());
        let added = text.replace("license.workspace = true", "license = \"(MIT OR Apache-2.0) AND Zlib\"");
        assert!(RULE.places(&[("a/Cargo.toml", &added)]).is_empty());
    }

    #[test]
    fn package_on_its_own_is_found() {
        let text = "[package]\nversion = \"1.0.0\"\nedition.workspace = true\ndescription = \"\"\n";
        let place = "a/Cargo.toml:1".to_owned();
        assert_eq!(RULE.places(&[("a/Cargo.toml", text)]), [&*place, &*place, &*place, "a/Cargo.toml:4"]);
    }
}
