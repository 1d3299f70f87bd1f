//! The document on its way out of the program, without a server.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::App;
use crate::serve::Exit;
use crate::{Kind as _, Value};

/// A document that can't be written where it was asked for.
#[derive(Debug)]
struct WriteError {
    path: PathBuf,
    source: io::Error,
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot write the document to `{}`; choose another path with `--output`", self.path.display())
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Prints the document, or writes it to a file.
pub(super) fn run(app: App, output: Option<&Path>) -> Exit {
    let document = match app.openapi() {
        Ok(document) => document,
        Err(errors) => return Exit::failure(errors.into_list()),
    };
    let text = indented(&document);
    let Some(path) = output else { return Exit::help(&text) };
    match std::fs::write(path, text) {
        Ok(()) => Exit::success(),
        Err(source) => Exit::failure([WriteError { path: path.to_owned(), source }]),
    }
}

/// JSON for people and for `diff`: a member a line.
fn indented(value: &Value) -> String {
    let mut out = Vec::new();
    // Writing to memory can't fail.
    let _ = write_indented(value, 0, &mut out);
    out.push(b'\n');
    String::from_utf8_lossy(&out).into_owned()
}

fn write_indented(value: &Value, depth: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let line = |out: &mut Vec<u8>, depth: usize| write!(out, "\n{:width$}", "", width = depth * 2);
    match value {
        Value::Array(items) if !items.is_empty() => {
            for (place, item) in items.iter().enumerate() {
                out.push(if place == 0 { b'[' } else { b',' });
                line(out, depth + 1)?;
                write_indented(item, depth + 1, out)?;
            }
            line(out, depth)?;
            out.push(b']');
        }
        Value::Object(object) if !object.is_empty() => {
            for (place, (name, member)) in object.iter().enumerate() {
                out.push(if place == 0 { b'{' } else { b',' });
                line(out, depth + 1)?;
                out.extend_from_slice(&Value::from(name.to_owned()).dump_json());
                out.extend_from_slice(b": ");
                write_indented(member, depth + 1, out)?;
            }
            line(out, depth)?;
            out.push(b'}');
        }
        other => out.extend_from_slice(&other.dump_json()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn document_is_written_a_member_a_line() {
        let text = indented(&json!({"a": [1, {"b": "ä\n"}], "c": {}, "d": []}));
        assert_eq!(
            text,
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"ä\\n\"\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}\n"
        );
    }

    #[test]
    fn document_goes_to_the_file_that_was_asked_for() {
        let path = std::env::temp_dir().join(format!("peregrine-{}.json", std::process::id()));
        assert!(run(App::new().title("Shop"), Some(&path)).is_success());
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert!(text.contains("\"title\": \"Shop\""));
        assert!(!run(App::new(), Some(Path::new("no/such/directory/openapi.json"))).is_success());
    }
}
