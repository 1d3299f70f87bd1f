//! Paths of files.

use std::borrow::Cow;
use std::path::PathBuf;

use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

takes!(PathBuf: strict);

/// A path, without the steps that lead nowhere (`.` and empty ones), as Python's `Path` keeps it. Whether something is
/// there isn't asked, and `..` isn't resolved: check both before a path of a client is opened.
impl Kind for PathBuf {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "Path".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() { Err(Bail) } else { Ok(normalise(text).into()) }
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        match input {
            _ if rules.is_strict() => {
                let class = Parameter::Text("Path".into());
                Err(state.record(Issue::new(Code::IsInstanceOf, input).with("class", class)))
            }
            Input::Str(text) => Ok(normalise(text).into()),
            _ => Err(state.fail(Code::PathType, input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.to_string_lossy());
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        schema.set("format", "path");
        schema
    }
}

/// Two slashes at the beginning, and no more, mean something of their own (POSIX).
fn normalise(text: &str) -> String {
    let slashes = text.len() - text.trim_start_matches('/').len();
    let root = match slashes {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let steps: Vec<_> = text.split('/').filter(|step| !step.is_empty() && *step != ".").collect();
    match (root, steps.join("/")) {
        ("", steps) if steps.is_empty() => ".".to_owned(),
        (root, steps) => format!("{root}{steps}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_lead_nowhere_are_dropped() {
        for (text, path) in [
            ("", "."),
            (".", "."),
            ("a//b/./c/", "a/b/c"),
            ("//a", "//a"),
            ("///a", "/a"),
            ("./a", "a"),
            ("a/..", "a/.."),
            ("/.", "/"),
            ("//", "//"),
        ] {
            assert_eq!(normalise(text), path, "{text}");
        }
    }

    #[test]
    fn only_text_is_a_path() {
        let report = PathBuf::validate_json(b"1").unwrap_err();
        assert_eq!(report.issues()[0].message(), "Input is not a valid path for <class 'pathlib.Path'>");
    }
}
