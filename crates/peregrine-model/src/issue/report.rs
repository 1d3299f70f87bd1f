use std::borrow::Cow;

use super::{Issue, LocItem, Parameter};
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
/// assert!(report.to_string().starts_with("1 validation error for int\n  Input should be a valid integer"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report<'a> {
    title: Cow<'static, str>,
    issues: Vec<Issue<'a>>,
}

impl<'a> Report<'a> {
    /// A report of these issues.
    #[must_use]
    pub fn new(issues: Vec<Issue<'a>>) -> Self {
        Self { title: Cow::Borrowed(""), issues }
    }

    /// The same report, headed with what was to be validated.
    #[must_use]
    pub fn titled(mut self, title: Cow<'static, str>) -> Self {
        self.title = title;
        self
    }

    /// What was to be validated, or nothing.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
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
        Report { title: self.title, issues: self.issues.into_iter().map(Issue::into_owned).collect() }
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

impl std::error::Error for Report<'_> {}
