//! Text.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

takes!(String: min_length max_length pattern strict strip_whitespace to_lower to_upper ascii_only
    coerce_numbers_to_str);

impl Kind for String {
    const SHAPE: Shape = Shape::Scalar;
    const EXACT: bool = true;
    const IS_PLAIN: bool = true;

    fn name() -> Cow<'static, str> {
        "str".into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        if rules.constrains_text() { "constrained-str" } else { "str" }.into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        read(reader, rules).map(Cow::into_owned)
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        rules.check_text(Cow::Borrowed(text)).map(Cow::into_owned).map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let text = convert(input, rules).map_err(|code| state.fail(code, input))?;
        if !matches!(input, Input::Str(_)) {
            state.loosen(Exactness::Lax);
        }
        rules.check_text(text).map(Cow::into_owned).map_err(|violation| state.violate(violation, input))
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }

    fn schema(rules: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        rules.describe_text(&mut schema);
        schema
    }
}

/// Other types that hold text, and how each takes it.
macro_rules! text {
    ($($type:ty: $take:expr;)*) => {$(
        takes!($type: min_length max_length pattern strict strip_whitespace to_lower to_upper ascii_only
            coerce_numbers_to_str);

        impl Kind for $type {
            const SHAPE: Shape = String::SHAPE;
            const EXACT: bool = String::EXACT;
            const IS_PLAIN: bool = String::IS_PLAIN;

            fn name() -> Cow<'static, str> {
                String::name()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                String::label(rules)
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                read(reader, rules).map(|text| $take(text, &*reader))
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                String::read_text(text, rules).map(Self::from)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                String::validate(input, rules, state).map(Self::from)
            }

            #[inline]
            fn write(&self, writer: &mut Writer) {
                writer.string(self);
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                String::schema(rules, generator)
            }
        }
    )*};
}
text! {
    Box<str>: |text, _| Box::from(text);
    Arc<str>: |text, _| Arc::from(text);
    // What an answer says in constant words needs no allocation. What is read is owned.
    Cow<'static, str>: |text: Cow<'_, str>, _| Cow::Owned(text.into_owned());
}
/// Text that shares the bytes of the body that it came with, instead of a copy of its own.
///
/// It is validated, described and written as `String` is, and takes the same constraints. A clone shares them too.
/// What it shares is kept as long as it: the whole body, and the buffer of some kilobytes in which that arrived. So it
/// is for values that are looked at and handed on; what is stored for long is better a `String`.
///
/// Only plain text in a body of JSON is shared, and only if that is one parameter. Text with escapes, text that a
/// constraint changes, and text of parameters and forms is copied.
///
/// ```
/// use peregrine_model::kind::SharedStr;
/// use peregrine_model::Kind as _;
///
/// let text = SharedStr::validate_json(br#""Lamp""#)?;
/// assert_eq!(text.to_uppercase(), "LAMP");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[cfg(feature = "bytestring")]
pub use bytestring::ByteString as SharedStr;
#[cfg(feature = "bytestring")]
text! {
    SharedStr: |text, reader: &Reader<'_>| match text {
        Cow::Borrowed(text) => reader.shared(text),
        Cow::Owned(text) => text.into(),
    };
}

/// The fast pass over text.
#[inline]
fn read<'t>(reader: &mut Reader<'t>, rules: &Rules) -> Result<Cow<'t, str>, Bail> {
    let text = reader.string()?;
    rules.check_text(text).map_err(|_| Bail)
}

fn convert<'a>(input: &'a Input<'a>, rules: &Rules) -> Result<Cow<'a, str>, Code> {
    match input {
        Input::Str(text) => Ok(Cow::Borrowed(text)),
        Input::Bytes(_) if !rules.is_strict() => input.as_text().map(Cow::Borrowed).ok_or(Code::StringUnicode),
        Input::Surrogate(_) => Err(Code::StringUnicode),
        Input::Int(_) | Input::BigInt(_) | Input::Float(_) if rules.coerce_numbers_to_str => {
            Ok(Cow::Owned(crate::input::python_str(input)))
        }
        _ => Err(Code::StringType),
    }
}

#[cfg(test)]
#[cfg(feature = "bytestring")]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn read(body: &Bytes, rules: &Rules) -> SharedStr {
        let text = std::str::from_utf8(body).unwrap();
        SharedStr::read(&mut Reader::new(text).sharing(body), rules).unwrap()
    }

    #[test]
    fn plain_text_of_a_body_is_not_copied() {
        let body = Bytes::from_static("\"a \u{e9}\"".as_bytes());
        let text = read(&body, &Rules::NEW);
        assert_eq!((&*text, text.as_ptr()), ("a \u{e9}", body[1..].as_ptr()));
        let stripped = read(&Bytes::from_static(b"\"  b \""), &Rules::NEW.strip_whitespace(true));
        assert_eq!(stripped, "b");
    }

    #[test]
    fn what_is_not_there_as_it_is_meant_is_copied() {
        assert_eq!(read(&Bytes::from_static(br#""a\n""#), &Rules::NEW), "a\n");
        assert_eq!(read(&Bytes::from_static(b"\"A\""), &Rules::NEW.to_lower(true)), "a");
        assert_eq!(SharedStr::read(&mut Reader::new("\"a\""), &Rules::NEW).unwrap(), "a");
        assert_eq!(SharedStr::read_text("a", &Rules::NEW).unwrap(), "a");
    }

    #[test]
    fn it_is_validated_described_and_written_as_text_is() {
        let report = SharedStr::validate_json(b"1").unwrap_err();
        assert_eq!(report.issues()[0].code(), "string_type");
        assert_eq!(SharedStr::validate_json(br#""a\"b""#).unwrap().dump_json(), br#""a\"b""#);
        let schemas = [SharedStr::json_schema(crate::Mode::Input), String::json_schema(crate::Mode::Input)];
        assert_eq!(schemas[0], schemas[1]);
    }
}
