//! Choosing by a function that finds the tag.

use std::borrow::Cow;

use crate::issue::{Issue, Parameter};
use crate::{Bound, Input, Value};

/// A function that finds the tag of an input.
#[derive(Debug, Clone, Copy)]
pub struct Discriminator {
    /// The function, as messages show it: `pick()`.
    pub name: &'static str,
    /// The tag, if there is one.
    pub tag: fn(&Input<'_>) -> Option<Value>,
}

/// What is said where a tag is missing or unknown.
#[derive(Debug, Clone, Copy)]
pub struct CustomError {
    /// The type of the error.
    pub code: &'static str,
    /// The message, with places such as `{a}` for what the context holds.
    pub message: &'static str,
    /// What fills the places, an object.
    pub context: Option<fn() -> Value>,
}

impl CustomError {
    pub(super) fn issue<'a>(&self, input: &'a Input<'a>) -> Issue<'a> {
        let context = match self.context.map(|context| context()) {
            Some(Value::Object(context)) => context,
            _ => crate::Object::new(),
        };
        let issue = Issue::custom(self.code, self.message, input);
        context
            .into_iter()
            .fold(issue, |issue, (name, value)| issue.with(Cow::Owned(name.into_owned()), parameter(value)))
    }
}

fn parameter(value: Value) -> Parameter {
    match value {
        Value::Int(value) => Parameter::Bound(Bound::Int(value.into())),
        Value::Float(value) => Parameter::Bound(Bound::Float(value)),
        other => Parameter::Text(crate::input::python_str(&other).into()),
    }
}
