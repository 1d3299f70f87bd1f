//! Files that an application was recorded with, written where it can find them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;

use crate::golden::Corpus;
use crate::json::Json;

/// The files of one application, in a directory that is removed with it.
#[derive(Debug, Clone)]
pub struct Recorded(Arc<Directory>);

#[derive(Debug)]
struct Directory(PathBuf);

impl Recorded {
    /// Writes the files of a golden application.
    ///
    /// # Panics
    /// They are not recorded, or can't be written.
    #[must_use]
    pub fn of(app: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("conformance-{}-{count}-{app}", std::process::id()));
        let document = Corpus::vendored().read("apps", app).expect("the application is recorded");
        let files = document.get("files").map(Json::members).unwrap_or_default();
        for (name, content) in files {
            let path = directory.join(name);
            let parent = path.parent().expect("a file is in a directory");
            fs::create_dir_all(parent).expect("the temporary directory can be written");
            fs::write(&path, bytes(content)).expect("the temporary directory can be written");
        }
        Self(Arc::new(Directory(directory)))
    }

    /// Where a file is.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.0.join(name)
    }
}

/// The content as it is recorded: text, or an object with `base64`.
fn bytes(content: &Json) -> Vec<u8> {
    match content.get("base64").and_then(Json::as_str) {
        Some(text) => base64::engine::general_purpose::STANDARD.decode(text).expect("recorded bytes are base64"),
        None => content.as_str().expect("a recorded file is text or base64").as_bytes().to_vec(),
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // A directory that stays is in nobody's way.
        let _ = fs::remove_dir_all(&self.0);
    }
}
