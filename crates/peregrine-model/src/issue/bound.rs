use std::fmt;

use crate::json::Writer;

/// The limit that a constraint states.
///
/// In messages a whole float stands without its fraction (`0`), in `ctx` and in the schema it stays a float (`0.0`), as
/// in pydantic.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Bound {
    /// An integer.
    Int(i128),
    /// A float.
    Float(f64),
    /// A limit written as text: a date, a time, a decimal.
    Text(&'static str),
}

impl Bound {
    /// The limit as a float. Text is not a number.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "pydantic compares floats with bounds converted to floats as well")]
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Float(value) => value,
            Self::Text(_) => f64::NAN,
        }
    }

    /// The limit as a value of JSON.
    #[must_use]
    pub fn to_value(self) -> crate::Value {
        match self {
            Self::Int(value) => value.into(),
            Self::Float(value) => value.into(),
            Self::Text(text) => text.into(),
        }
    }

    pub(crate) fn write(self, writer: &mut Writer) {
        match self {
            Self::Int(value) => writer.integer(value),
            Self::Float(value) => writer.float(value),
            Self::Text(text) => writer.string(text),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<f64> for Bound {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<i128> for Bound {
    fn from(value: i128) -> Self {
        Self::Int(value)
    }
}
