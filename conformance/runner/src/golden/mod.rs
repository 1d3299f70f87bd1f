//! The golden corpus: where its files are, as a folder of JSON files or packed, and which of them are wanted.
//!
//! The layout is that of `golden/README.md`: `apps/*.json`, `pydantic/types/*.json` and so on. A folder may be packed
//! as a gzipped tar archive of the same name beside it (`apps.tar.gz`, its members called `apps/<name>.json`). So
//! `tar xzf apps.tar.gz` gives the plain layout that `replay.py` reads.

mod archive;
mod pack;
mod pattern;

use std::fmt;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

pub use pack::pack;
pub use pattern::Pattern;

use crate::json::{self, Json};

/// The folders of recordings, below the root.
pub const FOLDERS: [&str; 5] = ["apps", "pydantic/types", "pydantic/schema", "pydantic/models", "pydantic/malformed"];

/// One file of recordings.
#[derive(Debug, Clone)]
pub struct GoldenFile {
    /// The file's name without `.json`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl GoldenFile {
    /// The file's JSON.
    ///
    /// # Errors
    /// The file is not JSON.
    pub fn document(&self) -> Result<Json, GoldenError> {
        json::parse(&self.bytes).map_err(|error| GoldenError::new(Path::new(&self.name), &error))
    }
}

/// A corpus on disk, plain or packed.
#[derive(Debug, Clone)]
pub struct Corpus {
    root: PathBuf,
}

impl Corpus {
    /// The corpus in a folder.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Corpus {
        Corpus { root: root.into() }
    }

    /// The corpus of this repository.
    #[must_use]
    pub fn vendored() -> Corpus {
        Corpus::at(vendored_root())
    }

    /// The files of a folder, by name; none when the corpus lacks the folder.
    ///
    /// # Errors
    /// A file cannot be read, or an archive is damaged.
    pub fn files(&self, folder: &str) -> Result<Vec<GoldenFile>, GoldenError> {
        let plain = self.root.join(folder);
        let packed = self.root.join(format!("{folder}.tar.gz"));
        let mut files = if plain.is_dir() {
            read_folder(&plain)?
        } else if packed.is_file() {
            let file = File::open(&packed).map_err(|error| GoldenError::new(&packed, &error))?;
            archive::read(BufReader::new(file)).map_err(|error| GoldenError::new(&packed, &error))?
        } else {
            Vec::new()
        };
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// One file, for a counterpart that needs what is recorded there: `files`, `env`.
    ///
    /// # Errors
    /// The corpus cannot be read, has no such file, or the file is not JSON.
    ///
    /// ```
    /// let corpus = conformance_runner::golden::Corpus::vendored();
    /// let app = corpus.read("apps", "static_files__tutorial001")?;
    /// assert_eq!(app.get("files").map_or(0, |files| files.members().len()), 3);
    /// # Ok::<(), conformance_runner::golden::GoldenError>(())
    /// ```
    pub fn read(&self, folder: &str, name: &str) -> Result<Json, GoldenError> {
        let missing = || GoldenError::new(&self.root.join(folder), &format!("no file `{name}.json`"));
        self.files(folder)?.iter().find(|file| file.name == name).ok_or_else(missing)?.document()
    }
}

/// Where this repository keeps its corpus.
pub(crate) fn vendored_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden")
}

fn read_folder(folder: &Path) -> Result<Vec<GoldenFile>, GoldenError> {
    let failed = |error| GoldenError::new(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&path).map_err(|error| GoldenError::new(&path, &error))?;
            files.push(GoldenFile { name, bytes });
        }
    }
    Ok(files)
}

/// Says which file of the corpus cannot be used, and why.
#[derive(Debug)]
pub struct GoldenError {
    place: String,
    reason: String,
}

impl GoldenError {
    fn new(place: &Path, reason: &dyn fmt::Display) -> GoldenError {
        GoldenError { place: place.display().to_string(), reason: reason.to_string() }
    }
}

impl fmt::Display for GoldenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "golden corpus, `{}`: {}", self.place, self.reason)
    }
}

impl std::error::Error for GoldenError {}
