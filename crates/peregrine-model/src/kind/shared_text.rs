//! Text that shares the bytes of the body: `bytestring::ByteString`.

use std::borrow::Cow;

use bytestring::ByteString;

use super::{Kind, Shape, text};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

takes!(ByteString: min_length max_length pattern strict strip_whitespace to_lower to_upper ascii_only
    coerce_numbers_to_str);

impl Kind for ByteString {
    const SHAPE: Shape = Shape::Scalar;
    const EXACT: bool = true;
    const IS_PLAIN: bool = true;

    fn name() -> Cow<'static, str> {
        String::name()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        String::label(rules)
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        match rules.check_text(reader.string()?).map_err(|_| Bail)? {
            Cow::Borrowed(text) => Ok(reader.shared(text)),
            Cow::Owned(text) => Ok(text.into()),
        }
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        String::read_text(text, rules).map(Self::from)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        text::validate(input, rules, state).map(|text| text.into_owned().into())
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }

    fn schema(rules: &Rules, _: &mut Generator) -> Schema {
        text::schema(rules)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn read(body: &Bytes, rules: &Rules) -> ByteString {
        let text = std::str::from_utf8(body).unwrap();
        ByteString::read(&mut Reader::new(text).sharing(body), rules).unwrap()
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
        assert_eq!(ByteString::read(&mut Reader::new("\"a\""), &Rules::NEW).unwrap(), "a");
        assert_eq!(ByteString::read_text("a", &Rules::NEW).unwrap(), "a");
    }

    #[test]
    fn it_is_validated_described_and_written_as_text_is() {
        let report = ByteString::validate_json(b"1").unwrap_err();
        assert_eq!(report.issues()[0].code(), "string_type");
        assert_eq!(ByteString::validate_json(br#""a\"b""#).unwrap().dump_json(), br#""a\"b""#);
        let schemas = [ByteString::json_schema(crate::Mode::Input), String::json_schema(crate::Mode::Input)];
        assert_eq!(schemas[0], schemas[1]);
    }
}
