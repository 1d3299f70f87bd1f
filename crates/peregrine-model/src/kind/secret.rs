//! Secrets: accepted and used, but never shown.

use std::borrow::Cow;
use std::fmt;

use super::{ByteString, Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::validation::Length;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// What stands for every secret, however long it is.
const MASK: &str = "**********";

/// A value that must not be shown: a password, a token. What is printed, logged and answered is `**********`.
///
/// A report about it echoes what the client has sent, as pydantic does.
///
/// ```
/// use peregrine_model::{Kind as _, kind::Secret};
///
/// let password = Secret::<String>::validate_json(br#""open sesame""#)?;
/// assert_eq!(format!("{password:?}"), "Secret(**********)");
/// assert_eq!(password.dump_json(), br#""**********""#);
/// assert_eq!(password.expose(), "open sesame");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Hides a value.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, to be used. The name is to be found in a review.
    #[must_use]
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself.
    #[must_use]
    pub fn into_exposed(self) -> T {
        self.0
    }
}

/// What can be a secret: text and bytes.
pub trait Concealable: Kind {
    /// What Python calls the secret.
    #[doc(hidden)]
    const NAME: &'static str;

    /// How many characters or bytes it has.
    #[doc(hidden)]
    fn length(&self) -> usize;
}

impl Concealable for String {
    const NAME: &'static str = "SecretStr";

    fn length(&self) -> usize {
        self.chars().count()
    }
}

impl Concealable for ByteString {
    const NAME: &'static str = "SecretBytes";

    fn length(&self) -> usize {
        self.len()
    }
}

takes!(for [T] Secret<T>: min_length max_length strict);

impl<T: Concealable> Kind for Secret<T> {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        let value = T::read(reader, &inner(rules))?;
        if wrong_length(&value, rules).is_some() { Err(Bail) } else { Ok(Self(value)) }
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        let value = T::read_text(text, &inner(rules))?;
        if wrong_length(&value, rules).is_some() { Err(Bail) } else { Ok(Self(value)) }
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let value = T::validate(input, &inner(rules), state)?;
        match wrong_length(&value, rules) {
            Some((code, length)) => Err(state.wrong_length(code, length, input)),
            None => Ok(Self(value)),
        }
    }

    /// An empty secret is written empty, as pydantic does: there is nothing to hide.
    fn write(&self, writer: &mut Writer) {
        writer.string(if self.0.length() == 0 { "" } else { MASK });
    }

    /// What is written of two secrets is alike, whatever they are.
    fn equals(&self, other: &Self) -> bool {
        self.0.equals(&other.0)
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        let mut schema = T::schema(rules, generator);
        schema.set("format", "password");
        schema.set("writeOnly", true);
        schema
    }
}

/// The lengths are those of the secret, not of the value inside, and are told of in other words.
fn inner(rules: &Rules) -> Rules {
    Rules { min_length: None, max_length: None, ..*rules }
}

fn wrong_length<T: Concealable>(value: &T, rules: &Rules) -> Option<(Code, Length)> {
    let actual = value.length();
    let length = |limit| Length { field_type: "Value", limit, actual: Some(actual) };
    match (rules.min_length, rules.max_length) {
        (Some(min), _) if actual < min => Some((Code::TooShort, length(min))),
        (_, Some(max)) if actual > max => Some((Code::TooLong, length(max))),
        _ => None,
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({MASK})")
    }
}

impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shows_a_secret() {
        let secret = Secret::new("pa55".to_owned());
        assert_eq!(format!("{secret} {secret:?} {secret:#?}"), "********** Secret(**********) Secret(**********)");
        assert_eq!(secret.dump_json(), br#""**********""#);
        assert_eq!(Secret::new(String::new()).dump_json(), br#""""#);
    }

    #[test]
    fn lengths_are_those_of_a_value() {
        let rules = Rules::NEW.min_length(3).max_length(3);
        for (text, expected) in [
            ("é", "Value should have at least 3 items after validation, not 1"),
            ("abcd", "Value should have at most 3 items after validation, not 4"),
        ] {
            let (input, mut state) = (Input::from(text), Validation::new());
            assert!(Secret::<String>::validate(&input, &rules, &mut state).is_err());
            assert!(Secret::<String>::read_text(text, &rules).is_err());
            assert_eq!(state.into_issues()[0].message(), expected);
        }
        assert_eq!(Secret::<ByteString>::read_text("éa", &rules).map(Secret::into_exposed), Ok("éa".into()));
    }

    #[test]
    fn the_schema_is_that_of_a_password() {
        let rules = Rules::NEW.min_length(8);
        let schema = crate::Value::from(Secret::<String>::schema(&rules, &mut Generator::new()));
        let text = String::from_utf8(schema.dump_json()).expect("JSON is text");
        assert_eq!(text, r#"{"type":"string","minLength":8,"format":"password","writeOnly":true}"#);
    }
}
