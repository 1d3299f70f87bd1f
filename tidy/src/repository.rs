//! The files of the repository, read once.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::manifest::{self, Package};
use crate::source::Source;

/// The files of the repository in the order of their paths.
#[derive(Debug)]
pub struct Repository {
    files: Vec<File>,
}

/// One file; its path is relative to the repository and has slashes.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    /// `None` if the file is not text.
    text: Option<String>,
    source: Option<Source>,
}

impl Repository {
    /// Reads what git knows or would add, or without git every file outside of `target`.
    ///
    /// # Errors
    ///
    /// A folder cannot be listed, or a file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        match listed_by_git(root) {
            Some(listed) => paths = listed,
            None => walk(root, "", &mut paths)?,
        }
        paths.sort();
        paths.dedup();
        let mut files = Vec::new();
        for path in paths {
            // The index may list a file that was deleted, and a link may lead to a folder.
            if root.join(&path).is_file() {
                let bytes = std::fs::read(root.join(&path))?;
                files.push(File::new(path, bytes));
            }
        }
        Ok(Self { files })
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let mut files: Vec<File> =
            files.iter().map(|(path, text)| File::new((*path).to_owned(), text.as_bytes().to_vec())).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }

    /// The files whose names end with `suffix`, with their text.
    pub(crate) fn texts<'a>(&'a self, suffix: &'a str) -> impl Iterator<Item = (&'a File, &'a str)> {
        self.files.iter().filter(move |file| file.path.ends_with(suffix)).filter_map(|file| Some((file, file.text()?)))
    }

    /// The Rust files.
    pub(crate) fn sources(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.files.iter().filter_map(|file| Some((file, file.source.as_ref()?)))
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|index| &self.files[index])
    }

    /// Whether `path` is a file or a folder of the repository.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let is_inside = |file: &File| file.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        path.is_empty() || self.file(path).is_some() || self.files.iter().any(is_inside)
    }

    /// The packages of the workspace.
    pub(crate) fn packages(&self) -> Vec<Package<'_>> {
        self.texts("Cargo.toml").filter_map(|(file, text)| manifest::package(&file.path, text)).collect()
    }
}

impl File {
    fn new(path: String, bytes: Vec<u8>) -> Self {
        let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
        let source = text.as_deref().filter(|_| path.ends_with(".rs")).map(Source::split);
        Self { path, text, source }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    pub(crate) fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// Whether others wrote the file, or a program recorded it: its content follows no style of ours.
    pub(crate) fn is_foreign(&self) -> bool {
        let is_ours = [".md", ".rs", ".toml"].iter().any(|ending| self.path.ends_with(ending));
        let is_recorded = self.path.ends_with(".stderr");
        is_recorded || (!is_ours && self.path.split('/').any(|part| part == "assets" || part == "golden"))
    }
}

/// Joins a relative link to the folder of the file it stands in; `None` if it leaves the repository.
pub(crate) fn resolve(file: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = match link.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => file.split('/').collect(),
    };
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root).output().ok()?;
    let listed = String::from_utf8(output.stdout).ok()?;
    // A copy of the sources inside somebody else's repository is listed as empty.
    let paths: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
    (output.status.success() && !paths.is_empty()).then_some(paths)
}

fn walk(root: &Path, folder: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_file() {
            paths.push(path);
        } else if kind.is_dir() && name != "target" && name != ".git" {
            walk(root, &path, paths)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_and_walking_find_the_same_sources() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut walked = Vec::new();
        walk(root, "", &mut walked).unwrap();
        assert!(walked.iter().any(|path| path == "src/rules/mod.rs"));
        for path in listed_by_git(root).unwrap_or_default() {
            assert!(walked.contains(&path) || !root.join(&path).exists(), "{path}");
        }
    }

    #[test]
    fn folders_and_files_are_there() {
        let repository = Repository::of(&[("docs/a.md", ""), ("docs.md", "")]);
        assert!(repository.has("docs") && repository.has("docs/") && repository.has("docs/a.md"));
        assert!(!repository.has("doc") && !repository.has("docs/a"));
    }

    #[test]
    fn links_resolve_to_paths() {
        assert_eq!(resolve("docs/a.md", "../b.md").as_deref(), Some("b.md"));
        assert_eq!(resolve("docs/a.md", "./c/b.md").as_deref(), Some("docs/c/b.md"));
        assert_eq!(resolve("docs/a.md", "/b.md").as_deref(), Some("b.md"));
        assert_eq!(resolve("docs/a.md", "../../b.md"), None);
    }

    #[test]
    fn bytes_that_are_not_text_have_none() {
        assert_eq!(File::new("a.rs".to_owned(), vec![0xFF]).text(), None);
        assert_eq!(File::new("a.rs".to_owned(), vec![0]).text(), None);
    }
}
