//! No path of somebody's machine is in the repository: it means nothing to the next reader.
//!
//! The programs in `golden/sources/` were recorded as they stand; a path in one is the value of a case.

use super::Rule;
use crate::finding::Findings;
use crate::repository::Repository;

pub(super) const RULE: Rule = Rule { name: "machine_path", check };

/// In pieces, so that this file does not hold what it forbids.
const PATHS: &[&str] = &[
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("/", "root/."),
    concat!("/", "tmp/"),
    concat!("/", "private/"),
    concat!("/", "work/"),
    concat!("/", "workspace/"),
    concat!("C:", "\\"),
];

const RECORDED: &str = "golden/sources/";

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.files().iter().filter(|file| !file.path.contains(RECORDED)) {
        for (index, line) in file.text().unwrap_or_default().lines().enumerate() {
            for path in PATHS.iter().filter(|path| is_named(line, path)) {
                findings.add(&file.path, index + 1, format!("a path of a machine, `{path}`: use a relative one"));
            }
        }
    }
}

/// Whether an absolute path begins so: below another folder, or on a host, the same name is harmless.
fn is_named(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].bytes().next_back();
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/._-}$".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_and_addresses_pass() {
        let text = format!("https://example.com{0} a{0}b ..{0}c ${{TMP}}{0}\n", PATHS[0]);
        assert!(RULE.places(&[("a.md", &text)]).is_empty());
        assert!(RULE.places(&[("a/golden/sources/b.py", &format!("'{}c'\n", PATHS[3]))]).is_empty());
    }

    #[test]
    fn machine_paths_are_found() {
        let text = format!("\n`{}a`\n{}b\n\"{}c\"\n", PATHS[0], PATHS[3], PATHS[5]);
        assert_eq!(RULE.places(&[("a.md", &text)]), ["a.md:2", "a.md:3", "a.md:4"]);
    }
}
