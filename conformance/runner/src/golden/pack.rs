//! Packs a plain corpus into the one of this repository: archives of the recordings, and copies of what is read by
//! people.

use std::fs::{self, File};
use std::path::Path;

use super::{Corpus, FOLDERS, GoldenError, GoldenFile, archive, vendored_root};

/// Files that stay plain, so that a reader of the repository has the specification.
const PLAIN: [&str; 5] = ["README.md", "INDEX.md", "replay.py", "pydantic/README.md", "pydantic/index.json"];

/// Packs the plain corpus in `source` into the repository, and tells the size of each archive in bytes.
///
/// # Errors
/// A file cannot be read or written, a folder is empty, or a recording holds the path of `source` or of this
/// repository.
pub fn pack(source: &Path) -> Result<Vec<(&'static str, u64)>, GoldenError> {
    let target = vendored_root();
    let machine_paths = [fs::canonicalize(source), fs::canonicalize(env!("CARGO_MANIFEST_DIR"))];
    let mut sizes = Vec::new();
    for folder in FOLDERS {
        let files = Corpus::at(source).files(folder)?;
        if files.is_empty() {
            return Err(GoldenError::new(&source.join(folder), &"no recordings"));
        }
        for path in machine_paths.iter().flatten() {
            refuse_path(&files, path)?;
        }
        let path = target.join(format!("{folder}.tar.gz"));
        let failed = |error| GoldenError::new(&path, &error);
        let name = folder.rsplit('/').next().unwrap_or(folder);
        archive::write(File::create(&path).map_err(failed)?, name, &files).map_err(failed)?;
        sizes.push((folder, fs::metadata(&path).map_err(failed)?.len()));
    }
    copy_plain(source, &target)?;
    Ok(sizes)
}

fn refuse_path(files: &[GoldenFile], path: &Path) -> Result<(), GoldenError> {
    let path = path.to_string_lossy();
    let found = files.iter().find(|file| String::from_utf8_lossy(&file.bytes).contains(path.as_ref()));
    found.map_or(Ok(()), |file| {
        Err(GoldenError::new(Path::new(&file.name), &format!("holds the path `{path}`; record it elsewhere")))
    })
}

fn copy_plain(source: &Path, target: &Path) -> Result<(), GoldenError> {
    let sources = source.join("sources");
    let failed = |error| GoldenError::new(&sources, &error);
    let mut names: Vec<String> = PLAIN.iter().map(|&name| name.to_owned()).collect();
    for entry in fs::read_dir(&sources).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if Path::new(&name).extension().is_some_and(|extension| extension == "py") {
            names.push(format!("sources/{}", name.to_string_lossy()));
        }
    }
    for name in names {
        let failed = |error| GoldenError::new(&source.join(&name), &error);
        let to = target.join(&name);
        fs::create_dir_all(to.parent().unwrap_or(target)).map_err(failed)?;
        // Copying a file onto itself would empty it.
        if fs::canonicalize(source.join(&name)).ok() != fs::canonicalize(&to).ok() {
            fs::write(&to, fs::read(source.join(&name)).map_err(failed)?).map_err(failed)?;
        }
    }
    Ok(())
}
