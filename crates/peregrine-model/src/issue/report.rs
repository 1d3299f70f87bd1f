use std::borrow::Cow;
use std::fmt;

use super::{Issue, LocItem, Parameter};
use crate::Input;
use crate::json::Writer;

/// Everything that is wrong with an input.
///
/// It prints as pydantic's `ValidationError` does, and [`write`](Self::write)s the list that FastAPI sends as `detail`.
///
/// ```
/// use peregrine_model::Kind as _;
///
/// let report = i64::validate_json(br#""x""#).unwrap_err();
/// assert_eq!(report.issues().len(), 1);
/// assert_eq!(report.issues()[0].code(), "int_parsing");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report<'a> {
    issues: Vec<Issue<'a>>,
}

impl<'a> Report<'a> {
    /// A report of these issues.
    #[must_use]
    pub fn new(issues: Vec<Issue<'a>>) -> Self {
        Self { issues }
    }

    /// The issues in order.
    #[must_use]
    pub fn issues(&self) -> &[Issue<'a>] {
        &self.issues
    }

    /// Writes the issues as a JSON array.
    pub fn write(&self, writer: &mut Writer) {
        writer.raw("[");
        for (index, issue) in self.issues.iter().enumerate() {
            if index > 0 {
                writer.raw(",");
            }
            write_issue(issue, writer);
        }
        writer.raw("]");
    }

    /// The same report with everything copied that it borrows.
    #[must_use]
    pub fn into_owned(self) -> Report<'static> {
        Report { issues: self.issues.into_iter().map(Issue::into_owned).collect() }
    }
}

/// Writes one issue: `type`, `loc`, `msg`, `input` and, if it has any, `ctx`.
pub fn write_issue(issue: &Issue<'_>, writer: &mut Writer) {
    writer.raw(r#"{"type":"#);
    writer.string(issue.code());
    writer.raw(r#","loc":["#);
    for (index, item) in issue.location().enumerate() {
        if index > 0 {
            writer.raw(",");
        }
        match item {
            LocItem::Key(key) => writer.string(key),
            LocItem::Index(index) => writer.integer(*index as i128),
            LocItem::Negative(number) => writer.integer(*number),
        }
    }
    writer.raw(r#"],"msg":"#);
    writer.string(&issue.message());
    writer.raw(r#","input":"#);
    writer.value_python(issue.input());
    if !issue.context.is_empty() {
        writer.raw(r#","ctx":{"#);
        write_context(&issue.context, writer);
        writer.raw("}");
    }
    writer.raw("}");
}

fn write_context(context: &[(Cow<'static, str>, Parameter)], writer: &mut Writer) {
    for (index, (name, parameter)) in context.iter().enumerate() {
        if index > 0 {
            writer.raw(",");
        }
        writer.string(name);
        writer.raw(":");
        match parameter {
            Parameter::Bound(bound) => bound.write(writer),
            Parameter::Count(count) => writer.integer(i128::from(*count)),
            Parameter::Text(text) => writer.string(text),
            Parameter::Exception(_) => writer.raw("{}"),
            Parameter::Unknown => writer.raw("null"),
            Parameter::Value(value) => writer.value_python(value),
        }
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.issues.len();
        write!(f, "{count} validation error{}", if count == 1 { "" } else { "s" })?;
        for issue in &self.issues {
            let place: Vec<_> = issue.location().map(ToString::to_string).collect();
            write!(f, "\n{}\n  {} [type={}", place.join("."), issue.message(), issue.code())?;
            write!(f, ", input_value={}, input_type={}]", abridged(issue.input()), python_type(issue.input()))?;
        }
        Ok(())
    }
}

impl std::error::Error for Report<'_> {}

/// The value as Python shows it, cut in the middle past 50 characters, as pydantic does.
fn abridged(input: &Input<'_>) -> String {
    let text = crate::input::python_repr(input);
    let length = text.chars().count();
    if length <= 50 {
        return text;
    }
    let start: String = text.chars().take(25).collect();
    let end: String = text.chars().skip(length - 24).collect();
    format!("{start}...{end}")
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
