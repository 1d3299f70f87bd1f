//! A file that was sent in a form, as far as a report shows it.

use std::borrow::Cow;

use peregrine_model::{Input, Object};

/// How large a file may be for Python to hold it in memory: the report tells.
const MEMORY_BYTES_MAX: usize = 1024 * 1024;

/// A file that was sent in a form.
#[derive(Debug, Clone)]
pub(super) struct Upload<'b> {
    filename: String,
    headers: Object<'b>,
    data: Cow<'b, [u8]>,
}

impl<'b> Upload<'b> {
    pub(super) fn new(filename: String, headers: &[(&'b [u8], &'b [u8])], data: Cow<'b, [u8]>) -> Self {
        let mut shown = Object::new();
        for (name, value) in headers {
            let name = super::latin_1(name).to_ascii_lowercase();
            // The first of several counts.
            if shown.get(&name).is_none() {
                shown.insert(name, Input::Str(super::latin_1(value)));
            }
        }
        Self { filename, headers: shown, data }
    }

    /// Whether it says that no file was chosen, as browsers do.
    pub(super) fn is_empty(&self) -> bool {
        self.filename.is_empty() && self.data.is_empty()
    }

    pub(super) fn into_owned(self) -> Upload<'static> {
        let data = Cow::Owned(self.data.into_owned());
        Upload { filename: self.filename, headers: self.headers.into_owned(), data }
    }

    /// What the report shows of a file where text was wanted: Starlette's object for it, with its members.
    pub(super) fn shown(&self) -> Input<'b> {
        let is_rolled = self.data.len() > MEMORY_BYTES_MAX;
        let mut file = Object::new();
        if !self.data.is_empty() {
            file.insert("_file", Object::new());
            file.insert("_max_size", number(MEMORY_BYTES_MAX));
            file.insert("_rolled", Input::Bool(is_rolled));
            if !is_rolled {
                file.insert("_TemporaryFileArgs", opening());
            }
        }
        let mut shown = Object::new();
        shown.insert("filename", self.filename.clone());
        shown.insert("file", file);
        shown.insert("size", number(self.data.len()));
        shown.insert("headers", self.headers.clone());
        shown.insert("_max_mem_size", number(MEMORY_BYTES_MAX));
        shown.into()
    }
}

/// How Python would open the file, had it to leave memory.
fn opening() -> Object<'static> {
    let mut opening = Object::new();
    opening.insert("mode", "w+b".to_owned());
    opening.insert("buffering", Input::Int(-1));
    for name in ["suffix", "prefix", "encoding", "newline", "dir", "errors"] {
        opening.insert(name, Input::Null);
    }
    opening
}

fn number(count: usize) -> Input<'static> {
    Input::Int(i64::try_from(count).unwrap_or(i64::MAX))
}
