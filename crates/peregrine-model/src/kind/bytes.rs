//! Bytes, on the wire the text whose UTF-8 they are.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::byte_encoding::{Undecodable, decode, to_hex};
use super::{Kind, Shape};
use crate::dump::{BytesForm, Selected};
use crate::issue::{Code, Issue};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Mode, Rules, Schema, Validation};

/// Bytes that arrive as text: pydantic's `bytes`. Lengths count bytes.
///
/// A `Vec<u8>` is a list of numbers on the wire, and a `String` counts characters; this is neither. Bytes that are no
/// UTF-8 can only have been put there by the application; they are written as U+FFFD.
///
/// ```
/// use peregrine_model::{Kind as _, kind::ByteString};
///
/// let bytes = ByteString::validate_json("\"é\"".as_bytes())?;
/// assert_eq!(*bytes, [0xC3, 0xA9]);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteString(Vec<u8>);

impl ByteString {
    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

takes!(ByteString: min_length max_length strict);

impl Kind for ByteString {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "bytes".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        let bytes = decode(text, form(rules)).map_err(|_| Bail)?;
        if rules.is_strict() || check_length(bytes.len(), rules).is_err() {
            return Err(Bail);
        }
        Ok(Self(bytes.into_owned()))
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let bytes = convert(input, rules).map_err(|refusal| state.record(refusal.issue(input)))?;
        if !matches!(input, Input::Bytes(_)) {
            state.loosen(Exactness::Lax);
        }
        check_length(bytes.len(), rules).map_err(|violation| state.violate(violation, input))?;
        Ok(Self(bytes.into_owned()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&String::from_utf8_lossy(&self.0));
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        match selected.forms().bytes {
            BytesForm::Utf8 => self.write(writer),
            BytesForm::Base64 => writer.string(&super::base64::for_addresses(&self.0)),
            BytesForm::Hex => writer.string(&to_hex(&self.0)),
        }
    }

    fn equals(&self, other: &Self) -> bool {
        self == other
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        let mut schema = described(rules, generator);
        if let Some(max) = rules.max_length {
            schema.set("maxLength", max);
        }
        if let Some(min) = rules.min_length {
            schema.set("minLength", min);
        }
        schema
    }
}

/// How bytes arrive.
fn form(rules: &Rules) -> BytesForm {
    rules.val_json_bytes.unwrap_or_default()
}

/// pydantic looks at how bytes go out, FastAPI at how they go in as well.
fn described(rules: &Rules, generator: &Generator) -> Schema {
    let mut schema = Schema::of_type("string");
    let output = generator.forms().bytes;
    if generator.is_standalone() {
        schema.set("format", if output == BytesForm::Base64 { "base64url" } else { "binary" });
        return schema;
    }
    schema.set("contentMediaType", "application/octet-stream");
    let form = if generator.mode() == Mode::Input { form(rules) } else { output };
    if form == BytesForm::Base64 {
        schema.set("contentEncoding", "base64");
    }
    schema
}

enum Refusal {
    Kind(Code),
    Encoding(Undecodable),
}

impl Refusal {
    fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
        match self {
            Self::Kind(code) => Issue::new(code, input),
            Self::Encoding(undecodable) => undecodable.issue(input),
        }
    }
}

fn convert<'a>(input: &'a Input<'a>, rules: &Rules) -> Result<Cow<'a, [u8]>, Refusal> {
    match input {
        Input::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
        Input::Str(text) if !rules.is_strict() => decode(text, form(rules)).map_err(Refusal::Encoding),
        Input::Surrogate(_) if !rules.is_strict() => Err(Refusal::Kind(Code::StringUnicode)),
        _ => Err(Refusal::Kind(Code::BytesType)),
    }
}

fn check_length(length: usize, rules: &Rules) -> Result<(), Violation> {
    match (rules.min_length, rules.max_length) {
        (Some(min), _) if length < min => Err(Violation::count(Code::BytesTooShort, "min_length", min)),
        (_, Some(max)) if length > max => Err(Violation::count(Code::BytesTooLong, "max_length", max)),
        _ => Ok(()),
    }
}

impl Deref for ByteString {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for ByteString {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for ByteString {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&str> for ByteString {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

/// As Rust writes such a literal.
impl fmt::Debug for ByteString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(input: &Input<'_>, rules: &Rules) -> String {
        let mut state = Validation::new();
        assert!(ByteString::validate(input, rules, &mut state).is_err());
        state.into_issues()[0].message()
    }

    #[test]
    fn lengths_count_bytes() {
        let rules = Rules::NEW.min_length(2).max_length(2);
        assert_eq!(ByteString::read_text("é", &rules), Ok("é".into()));
        assert_eq!(refused(&"a".into(), &rules), "Data should have at least 2 bytes");
        assert_eq!(refused(&"éa".into(), &rules), "Data should have at most 2 bytes");
    }

    #[test]
    fn only_text_is_accepted_and_strictly_only_bytes() {
        assert_eq!(refused(&Input::Int(1), &Rules::NEW), "Input should be a valid bytes");
        let strict = Rules::NEW.strict(true);
        assert_eq!(refused(&"a".into(), &strict), "Input should be a valid bytes");
        let mut state = Validation::new();
        assert!(ByteString::validate(&Input::Bytes(b"a"[..].into()), &strict, &mut state).is_ok());
    }

    #[test]
    fn invalid_text_is_written_replaced() {
        let bytes = ByteString::from(b"a\xFF".to_vec());
        assert_eq!(bytes.dump_json(), "\"a\u{FFFD}\"".as_bytes());
        assert_eq!(format!("{bytes:?}"), r#"b"a\xff""#);
    }
}
