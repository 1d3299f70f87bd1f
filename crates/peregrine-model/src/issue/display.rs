//! A report as pydantic prints its `ValidationError`, without the links to pydantic's pages.

use std::fmt;

use super::{Issue, LocItem, Report};
use crate::Input;

/// How many bytes of an offending value are shown at most.
const SHOWN_BYTES_MAX: usize = 50;

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.issues().len();
        write!(f, "{count} validation error{}", if count == 1 { "" } else { "s" })?;
        if !self.title().is_empty() {
            write!(f, " for {}", self.title())?;
        }
        self.issues().iter().try_for_each(|issue| print(issue, f))
    }
}

fn print(issue: &Issue<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let place: Vec<String> = issue.location().map(step).collect();
    if !place.is_empty() {
        write!(f, "\n{}", place.join("."))?;
    }
    let (shown, name) = (abridged(issue.input()), python_type(issue.input()));
    write!(f, "\n  {} [type={}, input_value={shown}, input_type={name}]", issue.message(), issue.code())
}

/// A name with a dot in it stands in backquotes.
fn step(item: &LocItem<'_>) -> String {
    match item {
        LocItem::Key(key) if key.contains('.') => format!("`{key}`"),
        other => other.to_string(),
    }
}

/// The value as Python shows it, cut in the middle where it is long.
fn abridged(input: &Input<'_>) -> String {
    let text = crate::input::python_repr(input);
    if text.len() <= SHOWN_BYTES_MAX {
        return text;
    }
    let half = SHOWN_BYTES_MAX / 2;
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let start = (0..=half).rev().find(is_boundary).unwrap_or(0);
    let end = (text.len() - half + 1..=text.len()).find(is_boundary).unwrap_or(text.len());
    format!("{}...{}", &text[..start], &text[end..])
}

fn python_type(input: &Input<'_>) -> &'static str {
    match input {
        Input::Null => "NoneType",
        Input::Bool(_) => "bool",
        Input::Int(_) | Input::BigInt(_) => "int",
        Input::Float(_) => "float",
        Input::Str(_) | Input::Surrogate(_) => "str",
        Input::Bytes(_) => "bytes",
        Input::Array(_) => "list",
        Input::Object(_) => "dict",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn shown(text: &str) -> String {
        abridged(&parse(text).unwrap())
    }

    // Recorded from pydantic 2.14.3.
    #[test]
    fn long_values_are_cut_by_bytes_between_characters() {
        assert_eq!(shown(&format!("\"{}\"", "a".repeat(48))), format!("'{}'", "a".repeat(48)));
        let cut = format!("'{}...{}'", "a".repeat(24), "a".repeat(23));
        assert_eq!(shown(&format!("\"{}\"", "a".repeat(49))), cut);
        assert_eq!(shown(&format!("\"{}\"", "é".repeat(25))), "'éééééééééééé...ééééééééééé'");
        assert_eq!(shown(&format!("[\"{}\"]", "é".repeat(60))), "['ééééééééééé...ééééééééééé']");
        let list = format!("[{}]", [r#"{"q": 1}"#; 9].join(","));
        assert_eq!(shown(&list), "[{'q': 1}, {'q': 1}, {'q'... 1}, {'q': 1}, {'q': 1}]");
    }

    #[test]
    fn a_name_with_a_dot_is_told_from_a_path() {
        let report =
            Report::new(vec![Issue::without_input(crate::Code::IntType).within("a.b").within(0_usize).within("v")]);
        let text = "1 validation error\nv.0.`a.b`\n  Input should be a valid integer [type=int_type, \
                    input_value=None, input_type=NoneType]";
        assert_eq!(report.to_string(), text);
    }
}
