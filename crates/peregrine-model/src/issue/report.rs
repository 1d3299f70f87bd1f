use std::borrow::Cow;
use std::ops::Range;

use super::code::{Part, Template};
use super::found::{Copies, is_container};
use super::{Code, Issue, IssueKind, LocItem, Parameter};
use crate::json::{self, Writer};
use crate::{FieldInfo, Input, Value};

/// How many bytes one report fills at most, its last issue aside: an issue that comes after so many is dropped. Every
/// missing field shows the whole object around it, so that a body could otherwise be answered with many times its size.
pub const REPORT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// What an issue takes, mostly.
const ISSUE_BYTES: usize = 192;

/// For how many issues room is made before the first is written.
const ISSUES_RESERVED: usize = 64;

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

    /// Writes the issues as a JSON array. Those that come after [`REPORT_BYTES_MAX`] bytes are left out.
    pub fn write(&self, writer: &mut Writer) {
        writer.raw("[");
        self.write_items(writer);
        writer.raw("]");
    }

    /// Writes the issues with commas between them, until the writer holds [`REPORT_BYTES_MAX`] bytes.
    pub fn write_items(&self, writer: &mut Writer) {
        self.write_items_below(None, writer);
    }

    /// The same, all of them below a field.
    pub(crate) fn write_items_below(&self, outer: Option<&Below<'_>>, writer: &mut Writer) {
        let mut echo = Echo::default();
        writer.reserve(self.issues.len().min(ISSUES_RESERVED) * ISSUE_BYTES);
        for (index, issue) in self.issues.iter().enumerate() {
            if writer.as_bytes().len() >= REPORT_BYTES_MAX {
                break;
            }
            if index > 0 {
                writer.raw(",");
            }
            write_one(issue, outer, &mut echo, writer);
        }
    }

    /// The same report with everything copied that it borrows, each input once. Issues that come after about
    /// [`REPORT_BYTES_MAX`] bytes of copies are left out.
    #[must_use]
    pub fn into_owned(self) -> Report<'static> {
        let mut copies = Copies::default();
        let mut issues = Vec::with_capacity(self.issues.len());
        for issue in self.issues {
            if copies.bytes >= REPORT_BYTES_MAX {
                break;
            }
            issues.push(issue.into_owned_of(&mut copies));
        }
        Report { title: self.title, issues }
    }

    /// The issues as a value: what pydantic's `errors()` gives, and FastAPI sends as `detail`.
    ///
    /// ```
    /// use peregrine_model::Kind as _;
    ///
    /// let report = i64::validate_json(br#""x""#).unwrap_err();
    /// assert_eq!(report.errors()[0]["type"], "int_parsing");
    /// ```
    #[must_use]
    pub fn errors(&self) -> Value {
        let mut writer = Writer::lossless();
        self.write(&mut writer);
        let text = String::from_utf8(writer.into_bytes()).unwrap_or_default();
        json::parse(&text).map(Input::into_owned).unwrap_or_default()
    }

    /// The issues, to be changed or handed on one by one.
    #[must_use]
    pub fn into_issues(self) -> Vec<Issue<'a>> {
        self.issues
    }
}

/// Writes one issue: `type`, `loc`, `msg`, `input` and, if it has any, `ctx`.
pub fn write_issue(issue: &Issue<'_>, writer: &mut Writer) {
    write_one(issue, None, &mut Echo::default(), writer);
}

/// The container that was written last as an input, and where: the missing fields of an object all show the same.
#[derive(Default)]
struct Echo {
    address: usize,
    written: Range<usize>,
}

impl Echo {
    fn write(&mut self, input: &Input<'_>, writer: &mut Writer) {
        let address = std::ptr::from_ref(input).addr();
        if address == self.address {
            return writer.again(self.written.clone());
        }
        let start = writer.as_bytes().len();
        writer.value_python(input);
        if is_container(input) {
            *self = Self { address, written: start..writer.as_bytes().len() };
        }
    }
}

/// The place of a field in a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Below<'i> {
    /// What the field stands in, as JSON with a comma behind it.
    pub(crate) outer: &'static str,
    pub(crate) field: &'i FieldInfo,
}

impl Below<'_> {
    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.raw(self.outer);
        match self.field.alias {
            Some(alias) => writer.string(alias),
            // An identifier of Rust's.
            None => writer.plain_text(self.field.name),
        }
    }
}

fn write_one(issue: &Issue<'_>, below: Option<&Below<'_>>, echo: &mut Echo, writer: &mut Writer) {
    match &issue.kind {
        IssueKind::Known(code) => writer.raw(code.head()),
        IssueKind::Custom(_) => {
            writer.raw(r#"{"type":"#);
            writer.string(issue.code());
            writer.raw(r#","loc":["#);
        }
    }
    if let Some(below) = below {
        below.write(writer);
    }
    for (index, item) in issue.location().enumerate() {
        if index > 0 || below.is_some() {
            writer.raw(",");
        }
        match item {
            LocItem::Key(key) => writer.string(key),
            LocItem::Index(index) => writer.integer(*index),
            LocItem::Negative(number) => writer.integer(*number),
        }
    }
    write_rest(&issue.template(), &issue.context, |writer| echo.write(issue.input(), writer), writer);
}

/// Writes an issue of a field that was never made one: `parameter` is the only one of its message.
pub(crate) fn write_violation(
    code: Code,
    below: &Below<'_>,
    parameter: Option<(&'static str, Parameter)>,
    input: &Input<'_>,
    writer: &mut Writer,
) {
    writer.raw(code.head());
    below.write(writer);
    let context = parameter.map(|(name, parameter)| (Cow::Borrowed(name), parameter));
    let template = Template::Known(code.cut_template());
    write_rest(&template, context.as_slice(), |writer| writer.value_python(input), writer);
}

/// Writes what follows the place: the message, the input and, if there is any, the context.
#[inline]
fn write_rest(
    template: &Template<'_>,
    context: &[(Cow<'static, str>, Parameter)],
    write_input: impl FnOnce(&mut Writer),
    writer: &mut Writer,
) {
    writer.raw(r#"],"msg":""#);
    template.fill(context, |part| match part {
        Part::Plain(text) => writer.raw(text),
        Part::Any(text) => writer.string_part(text),
    });
    writer.raw(r#"","input":"#);
    write_input(writer);
    if !context.is_empty() {
        writer.raw(r#","ctx":{"#);
        write_context(context, writer);
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
            Parameter::Count(count) => writer.integer(*count),
            Parameter::Text(text) => writer.string(text),
            Parameter::Exception(_) => writer.raw("{}"),
            Parameter::Unknown => writer.raw("null"),
            Parameter::Value(value) => writer.value_python(value),
        }
    }
}

impl std::error::Error for Report<'_> {}
