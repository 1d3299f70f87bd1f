//! Bytes and text that travel encoded as Base64, read as leniently as Python's `binascii` does.

use std::borrow::Cow;
use std::ops::Deref;

use super::{ByteString, Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::Takes;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// The two alphabets differ in their last two characters. Python's decoder for URLs takes both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Standard,
    Url,
}

/// What can be encoded: text and bytes.
pub trait Encodable: Kind {
    /// What Python calls it.
    #[doc(hidden)]
    const NAME: &'static str;

    #[doc(hidden)]
    fn as_bytes(&self) -> &[u8];

    /// The value that these bytes are, or the words of Python's exception.
    #[doc(hidden)]
    fn from_decoded(bytes: Vec<u8>) -> Result<Self, String>;
}

impl Encodable for String {
    const NAME: &'static str = "Str";

    fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    fn from_decoded(bytes: Vec<u8>) -> Result<Self, String> {
        Self::from_utf8(bytes).map_err(|error| not_utf8(error.utf8_error(), error.as_bytes()))
    }
}

impl Encodable for ByteString {
    const NAME: &'static str = "Bytes";

    fn as_bytes(&self) -> &[u8] {
        self
    }

    fn from_decoded(bytes: Vec<u8>) -> Result<Self, String> {
        Ok(bytes.into())
    }
}

macro_rules! encoded {
    ($($(#[$doc:meta])* $name:ident $alphabet:ident $format:literal)*) => {$(
        $(#[$doc])*
        ///
        /// As in Python, characters of no alphabet are passed over, and so is padding past the first that ends it. A
        /// declared length is that of the encoded text.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name<T>(pub T);

        impl<C, T: Takes<C>> Takes<C> for $name<T> {}

        impl<T: Encodable> $name<T> {
            /// The text as which it travels.
            #[must_use]
            pub fn to_encoded(&self) -> String {
                encode(self.0.as_bytes(), Alphabet::$alphabet)
            }
        }

        impl<T: Encodable> Kind for $name<T> {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                format!("{}{}", stringify!($name), T::NAME).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let encoded = T::read(reader, rules)?;
                decode(encoded.as_bytes(), Alphabet::$alphabet).map(Self).map_err(|_| Bail)
            }

            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                let encoded = T::read_text(text, rules)?;
                decode(encoded.as_bytes(), Alphabet::$alphabet).map(Self).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let encoded = T::validate(input, rules, state)?;
                let decoded = decode(encoded.as_bytes(), Alphabet::$alphabet);
                decoded.map(Self).map_err(|refusal| state.record(refusal.issue(input)))
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(&self.to_encoded());
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                let mut schema = T::schema(rules, generator);
                schema.set("format", $format);
                schema
            }
        }

        impl<T> Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self(value)
            }
        }
    )*};
}

encoded! {
    /// Bytes or text sent as Base64.
    ///
    /// ```
    /// use peregrine_model::{Kind as _, kind::{Base64, ByteString}};
    ///
    /// let file = Base64::<ByteString>::validate_json(br#""aGVs bG8=""#)?;
    /// assert_eq!(&**file, b"hello");
    /// assert_eq!(file.to_encoded(), "aGVsbG8=");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    Base64 Standard "base64"

    /// Bytes or text sent as Base64 in the alphabet that is safe in URLs and file names.
    ///
    /// ```
    /// use peregrine_model::{Kind as _, kind::Base64Url};
    ///
    /// let text = Base64Url::<String>::validate_json(br#""w78-""#)?;
    /// assert_eq!(text.0, "\u{FF}>");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    Base64Url Url "base64url"
}

/// Why a text can't be decoded, in Python's words.
#[derive(Debug, PartialEq)]
enum Refusal {
    Encoding(Cow<'static, str>),
    Decoded(String),
}

impl Refusal {
    fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
        match self {
            Self::Encoding(error) => Issue::new(Code::Base64Decode, input).with("error", Parameter::Text(error)),
            Self::Decoded(error) => {
                Issue::new(Code::ValueError, input).with("error", Parameter::Exception(error.into()))
            }
        }
    }
}

fn decode<T: Encodable>(encoded: &[u8], alphabet: Alphabet) -> Result<T, Refusal> {
    T::from_decoded(decode_bytes(encoded, alphabet)?).map_err(Refusal::Decoded)
}

/// The steps of CPython's `binascii.a2b_base64`.
fn decode_bytes(encoded: &[u8], alphabet: Alphabet) -> Result<Vec<u8>, Refusal> {
    let mut decoded = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut place, mut pads, mut rest) = (0, 0, 0_u8);
    for byte in encoded {
        if *byte == b'=' {
            // Counted only where it can end the text.
            if place >= 2 {
                pads += 1;
                if place + pads >= 4 {
                    return Ok(decoded);
                }
            }
            continue;
        }
        let Some(sextet) = sextet(*byte, alphabet) else { continue };
        pads = 0;
        match place {
            0 => {}
            1 => decoded.push(rest << 2 | sextet >> 4),
            2 => decoded.push(rest << 4 | sextet >> 2),
            _ => decoded.push(rest << 6 | sextet),
        }
        rest = sextet;
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(decoded),
        1 => {
            let count = decoded.len() / 3 * 4 + 1;
            Err(Refusal::Encoding(
                format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a \
                     multiple of 4"
                )
                .into(),
            ))
        }
        _ => Err(Refusal::Encoding("Incorrect padding".into())),
    }
}

fn sextet(byte: u8, alphabet: Alphabet) -> Option<u8> {
    match (byte, alphabet) {
        (b'A'..=b'Z', _) => Some(byte - b'A'),
        (b'a'..=b'z', _) => Some(byte - b'a' + 26),
        (b'0'..=b'9', _) => Some(byte - b'0' + 52),
        (b'+', _) | (b'-', Alphabet::Url) => Some(62),
        (b'/', _) | (b'_', Alphabet::Url) => Some(63),
        _ => None,
    }
}

/// Base64 in the alphabet for addresses.
pub(super) fn for_addresses(bytes: &[u8]) -> String {
    encode(bytes, Alphabet::Url)
}

fn encode(bytes: &[u8], alphabet: Alphabet) -> String {
    const DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let character = |sextet: u32| match (sextet & 63, alphabet) {
        (62, Alphabet::Standard) => '+',
        (63, Alphabet::Standard) => '/',
        (62, Alphabet::Url) => '-',
        (63, Alphabet::Url) => '_',
        (digit, _) => char::from(DIGITS[digit as usize]),
    };
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        encoded.extend([character(bits >> 18), character(bits >> 12)]);
        encoded.push(if chunk.len() > 1 { character(bits >> 6) } else { '=' });
        encoded.push(if chunk.len() > 2 { character(bits) } else { '=' });
    }
    encoded
}

/// The words of Python's `UnicodeDecodeError`.
fn not_utf8(error: std::str::Utf8Error, bytes: &[u8]) -> String {
    let start = error.valid_up_to();
    let end = error.error_len().map_or(bytes.len(), |length| start + length);
    let reason = match (error.error_len(), bytes[start]) {
        (None, _) => "unexpected end of data",
        (Some(_), 0xC2..=0xF4) => "invalid continuation byte",
        (Some(_), _) => "invalid start byte",
    };
    if end - start == 1 {
        format!("'utf-8' codec can't decode byte {:#04x} in position {start}: {reason}", bytes[start])
    } else {
        format!("'utf-8' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Result<Vec<u8>, Refusal> {
        decode_bytes(text.as_bytes(), Alphabet::Standard)
    }

    #[test]
    fn what_is_no_data_is_passed_over() {
        for text in ["aGVsbG8=", "aGVs bG8=", "aGVsbG8==", "=aGVsbG8=", "aGVsbG8=ignored", "aGVsb-G8="] {
            assert_eq!(decoded(text).as_deref(), Ok(b"hello".as_slice()), "{text}");
        }
        assert_eq!(decoded("é===").as_deref(), Ok(b"".as_slice()));
    }

    #[test]
    fn missing_data_and_padding_are_told_in_pythons_words() {
        let padding = Refusal::Encoding("Incorrect padding".into());
        assert_eq!(decoded("aGVsbG8"), Err(padding));
        let count =
            "Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4";
        assert_eq!(decoded("abcde==="), Err(Refusal::Encoding(count.into())));
    }

    #[test]
    fn bytes_come_back_in_either_alphabet() {
        for length in 0..=6_u8 {
            let bytes: Vec<u8> = (0..length).map(|index| 255 - index * 3).collect();
            for alphabet in [Alphabet::Standard, Alphabet::Url] {
                assert_eq!(decode_bytes(encode(&bytes, alphabet).as_bytes(), alphabet), Ok(bytes.clone()));
            }
        }
        assert_eq!(encode(&[0xFB, 0xFF], Alphabet::Url), "-_8=");
        assert_eq!(decode_bytes(b"+/+/", Alphabet::Url), decode_bytes(b"-_-_", Alphabet::Url));
    }

    #[test]
    fn text_must_be_utf8() {
        for (encoded, words) in [
            ("/w==", "byte 0xff in position 0: invalid start byte"),
            ("6869", "byte 0xeb in position 0: invalid continuation byte"),
            ("w6k+4oI=", "bytes in position 3-4: unexpected end of data"),
        ] {
            let report = Base64::<String>::validate_input(&encoded.into()).unwrap_err().into_owned();
            assert_eq!(report.issues()[0].message(), format!("Value error, 'utf-8' codec can't decode {words}"));
        }
    }
}
