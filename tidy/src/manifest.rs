//! The manifest of a package, as far as the rules need it: its folder, its keys, and the files that its targets begin
//! with.

/// A package of the workspace.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    /// The path of the manifest.
    pub(crate) path: &'a str,
    /// The folder, with a slash at the end if it is not the root.
    pub(crate) folder: &'a str,
    pub(crate) text: &'a str,
}

/// Reads a manifest; `None` if it is that of the workspace, or of a workspace of its own (as fuzz targets are).
pub(crate) fn package<'a>(path: &'a str, text: &'a str) -> Option<Package<'a>> {
    let folder = path.strip_suffix("Cargo.toml").filter(|folder| folder.is_empty() || folder.ends_with('/'))?;
    let has = |header: &str| text.lines().any(|line| line.trim() == header);
    (has("[package]") && !has("[workspace]")).then_some(Package { path, folder, text })
}

impl Package<'_> {
    /// The line and the value of a key of a table; dotted keys are written with their dots.
    pub(crate) fn value(&self, table: &str, key: &str) -> Option<(usize, &str)> {
        let mut inside = false;
        for (index, line) in self.text.lines().enumerate() {
            let line = line.trim();
            if let Some(header) = line.strip_prefix('[') {
                inside = header.strip_suffix(']') == Some(table);
            } else if let Some((name, value)) = line.split_once('=')
                && inside
                && name.trim() == key
            {
                return Some((index + 1, value.trim()));
            }
        }
        None
    }

    /// Whether `path`, a Rust file, is where a target of this package begins.
    pub(crate) fn is_root(&self, path: &str) -> bool {
        let Some(inside) = path.strip_prefix(self.folder) else { return false };
        let parts: Vec<&str> = inside.split('/').collect();
        let by_convention = match parts.as_slice() {
            ["build.rs"] | ["src", "lib.rs" | "main.rs"] => true,
            ["src", "bin", rest @ ..] | ["tests" | "examples" | "benches", rest @ ..] => {
                matches!(rest, [_] | [_, "main.rs"])
            }
            _ => false,
        };
        by_convention || self.text.contains(&format!("= \"{inside}\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[package]\nname = \"a\"\n\n[[bin]]\npath = \"tools/a.rs\"\n\n[lints]\nworkspace = true\n";

    #[test]
    fn values_belong_to_their_table() {
        let package = package("a/Cargo.toml", TEXT).unwrap();
        assert_eq!(package.value("lints", "workspace"), Some((8, "true")));
        assert_eq!(package.value("package", "workspace"), None);
        assert_eq!(package.value("package", "name"), Some((2, "\"a\"")));
    }

    #[test]
    fn targets_begin_where_cargo_looks_or_is_told() {
        let package = package("a/Cargo.toml", TEXT).unwrap();
        for root in ["src/lib.rs", "src/bin/b.rs", "tests/suite/main.rs", "tests/b.rs", "build.rs", "tools/a.rs"] {
            assert!(package.is_root(&format!("a/{root}")), "{root}");
        }
        for other in ["src/b.rs", "tests/suite/b.rs", "src/b/main.rs"] {
            assert!(!package.is_root(&format!("a/{other}")), "{other}");
        }
        assert!(!package.is_root("b/src/lib.rs"));
    }

    #[test]
    fn workspaces_are_no_packages() {
        assert!(package("Cargo.toml", "[workspace]\n").is_none());
        assert!(package("fuzz/Cargo.toml", "[package]\n\n[workspace]\n").is_none());
        assert!(package("NotCargo.toml", TEXT).is_none());
    }
}
