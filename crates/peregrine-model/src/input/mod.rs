//! What arrives, before it is validated: one tree for JSON bodies, query strings, headers, cookies and forms.
//!
//! FastAPI hands every source to pydantic as Python objects, so that the text `"12"` of a query and the JSON string
//! `"12"` become an integer by the same rules. One tree therefore serves all sources, and the complete pass exists
//! once, not once a source. It holds what `serde_json::Value` can't: integers of any size, `NaN`, the order of members.

mod access;
mod object;
mod python;

use std::borrow::Cow;
use std::fmt;

pub use object::Object;
pub use python::{python_repr, python_str};

use crate::json::Writer;

/// A value as it arrived.
///
/// Strings borrow from the text they were read from. [`Value`] is the same tree without a borrow.
///
/// ```
/// use peregrine_model::{Input, json};
///
/// let input = json::parse(r#"{"a": [1, 2.5, 123456789012345678901234567890]}"#)?;
/// let Input::Object(object) = &input else { panic!("not an object") };
/// assert!(matches!(object.get("a"), Some(Input::Array(items)) if items.len() == 3));
/// # Ok::<(), peregrine_model::json::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Input<'a> {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer that doesn't: a minus sign or nothing, then digits without leading zeros.
    BigInt(Cow<'a, str>),
    /// A number with a fraction or an exponent, `NaN` or an infinity.
    Float(f64),
    /// Text.
    Str(Cow<'a, str>),
    /// Text that Rust can't hold: a JSON string with a lone surrogate escape, which Python accepts. Each such escape
    /// stands here as U+FFFD.
    Surrogate(Cow<'a, str>),
    /// Raw bytes: a body that was not announced as JSON.
    Bytes(Cow<'a, [u8]>),
    /// A list.
    Array(Vec<Input<'a>>),
    /// Members in the order of their first appearance, each name once.
    Object(Object<'a>),
}

/// Any JSON value, owned: what a handler takes or returns when it has no model.
pub type Value = Input<'static>;

impl<'a> Input<'a> {
    /// The text, if this is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string, or of bytes that are UTF-8.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            Self::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// The integer, if this is one that fits 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// The members, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object<'a>> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Input<'a>]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The member of that name, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Input<'a>> {
        self.as_object()?.get(name)
    }

    /// A member of an object, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Input<'a>> {
        match self {
            Self::Object(object) => object.get_mut(name),
            _ => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The same value with all of its text copied, so that it may outlive what it was read from.
    #[must_use]
    pub fn into_owned(self) -> Value {
        match self {
            Self::Null => Input::Null,
            Self::Bool(value) => Input::Bool(value),
            Self::Int(value) => Input::Int(value),
            Self::BigInt(digits) => Input::BigInt(Cow::Owned(digits.into_owned())),
            Self::Float(value) => Input::Float(value),
            Self::Str(text) => Input::Str(Cow::Owned(text.into_owned())),
            Self::Surrogate(text) => Input::Surrogate(Cow::Owned(text.into_owned())),
            Self::Bytes(bytes) => Input::Bytes(Cow::Owned(bytes.into_owned())),
            Self::Array(items) => Input::Array(items.into_iter().map(Input::into_owned).collect()),
            Self::Object(object) => Input::Object(object.into_owned()),
        }
    }
}

/// JSON text, as an answer has it.
///
/// ```
/// use peregrine_model::json;
///
/// assert_eq!(json::parse(r#"{"a": [1, 2.50]}"#)?.to_string(), r#"{"a":[1,2.5]}"#);
/// # Ok::<(), json::ParseError>(())
/// ```
impl fmt::Display for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::new();
        writer.value(self);
        f.write_str(&String::from_utf8_lossy(writer.as_bytes()))
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Input<'_> {
            fn from(value: $integer) -> Self {
                i64::try_from(value).map_or_else(|_| Self::BigInt(Cow::Owned(value.to_string())), Self::Int)
            }
        }
    )*};
}
from_integer!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

impl From<bool> for Input<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Input<'_> {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<f32> for Input<'_> {
    fn from(value: f32) -> Self {
        Self::Float(value.into())
    }
}

impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Self::Str(Cow::Borrowed(text))
    }
}

impl From<String> for Input<'_> {
    fn from(text: String) -> Self {
        Self::Str(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Input<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Str(text)
    }
}

impl<'a, T: Into<Input<'a>>> From<Vec<T>> for Input<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<'a, T: Into<Input<'a>>> From<Option<T>> for Input<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<Object<'a>> for Input<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}
