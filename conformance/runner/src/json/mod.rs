//! A JSON tree that keeps what a comparison must see: the spelling of numbers, big integers, and the order of members.
//!
//! `serde_json` could do this only with features that would then be on for the whole workspace.

mod number;
mod parse;
mod write;

pub use number::{NumberRule, same_number};
pub use parse::{ParseError, parse};

/// A JSON value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The text of a number.
    Number(String),
    /// A string, its escapes resolved.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// The members in the order written; of duplicates the last value at the first position, as Python reads them.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member called `name`, when this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, when this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements; none when this is not an array.
    #[must_use]
    pub fn elements(&self) -> &[Json] {
        match self {
            Json::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The members; none when this is not an object.
    #[must_use]
    pub fn members(&self) -> &[(String, Json)] {
        match self {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The number, when this is one that fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Json::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether this is `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(self, Json::Bool(true))
    }

    /// The JSON type's name.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(_) => "number",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        }
    }

    /// What the JSON pointer leads to.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        pointer.split('/').skip(1).try_fold(self, |value, part| {
            let part = part.replace("~1", "/").replace("~0", "~");
            match value {
                Json::Array(elements) => elements.get(part.parse::<usize>().ok()?),
                _ => value.get(&part),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointer_unescapes_its_parts() {
        let value = parse(br#"{"a/b":[1,{"~":true}]}"#).unwrap();
        assert_eq!(value.pointer("/a~1b/1/~0"), Some(&Json::Bool(true)));
        assert_eq!(value.pointer("/a~1b/2"), None);
        assert_eq!(value.pointer(""), Some(&value));
    }
}
