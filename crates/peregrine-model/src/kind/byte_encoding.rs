//! Bytes encoded in text as the options of a model say: pydantic's `val_json_bytes`, in the words of its decoders.
//!
//! They are stricter than Python's own, which [`Base64`](super::Base64) follows.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::Input;
use crate::dump::BytesForm;
use crate::issue::{Code, Issue, Parameter};

/// Why a text can't be decoded.
#[derive(Debug, PartialEq)]
pub(super) struct Undecodable {
    encoding: &'static str,
    error: String,
}

impl Undecodable {
    pub(super) fn issue<'a>(self, input: &'a Input<'a>) -> Issue<'a> {
        Issue::new(Code::BytesInvalidEncoding, input)
            .with("encoding", Parameter::Text(self.encoding.into()))
            .with("encoding_error", Parameter::Text(self.error.into()))
    }
}

/// The bytes that a text stands for.
pub(super) fn decode(text: &str, form: BytesForm) -> Result<Cow<'_, [u8]>, Undecodable> {
    let bytes = text.as_bytes();
    let (encoding, decoded) = match form {
        BytesForm::Utf8 => return Ok(bytes.into()),
        BytesForm::Base64 => ("base64", from_base64(bytes)),
        BytesForm::Hex => ("hex", from_hex(bytes)),
    };
    decoded.map(Cow::Owned).map_err(|error| Undecodable { encoding, error })
}

/// Two digits a byte.
pub(super) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex(digits: &[u8]) -> Result<Vec<u8>, String> {
    if !digits.len().is_multiple_of(2) {
        return Err("Odd number of digits".to_owned());
    }
    let value = |(at, digit): (usize, &u8)| {
        let value = char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        value.ok_or_else(|| format!("Invalid character {:?} at position {at}", char::from(*digit)))
    };
    let halves = digits.iter().enumerate().map(value).collect::<Result<Vec<u8>, _>>()?;
    Ok(halves.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// The alphabet for addresses, or the other one where a text turns out to be in it. Padding may be left out.
fn from_base64(text: &[u8]) -> Result<Vec<u8>, String> {
    decode_base64(text, *b"-_")
        .or_else(|fault| match fault {
            Fault::Symbol(_, b'+' | b'/') => decode_base64(text, *b"+/"),
            other => Err(other),
        })
        .map_err(Fault::text)
}

#[derive(Debug, PartialEq)]
enum Fault {
    Symbol(usize, u8),
    LastSymbol(usize, u8, u8),
    Length(usize),
}

impl Fault {
    fn text(self) -> String {
        match self {
            Self::Symbol(at, byte) => format!("Invalid symbol {byte}, offset {at}."),
            Self::LastSymbol(at, byte, value) => {
                let shown = char::from(byte);
                format!("Invalid last symbol {byte:#x} ('{shown}') at offset {at}, decoded as {value:#010b}.")
            }
            Self::Length(length) => format!("Invalid input length: {length}"),
        }
    }
}

/// Every four symbols are three bytes. The last ones may be fewer, and are looked at last; but of a single symbol too
/// many it is told first if it is none.
fn decode_base64(text: &[u8], last_two: [u8; 2]) -> Result<Vec<u8>, Fault> {
    let symbol = |at: usize| sextet(text[at], last_two).ok_or(Fault::Symbol(at, text[at]));
    let Some(end) = text.len().checked_sub(1) else { return Ok(Vec::new()) };
    if text.len() % 4 == 1 && text[end] != b'=' {
        symbol(end)?;
    }
    let start = end / 4 * 4;
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3 + 3);
    for at in (0..start).step_by(4) {
        decoded.extend(three_bytes([symbol(at)?, symbol(at + 1)?, symbol(at + 2)?, symbol(at + 3)?]));
    }
    let symbols = start + unpadded(&text[start..]).map_err(|at| Fault::Symbol(start + at, b'='))?;
    let mut rest = [0; 4];
    for (at, sextet) in (start..symbols).zip(&mut rest) {
        *sextet = symbol(at)?;
    }
    if symbols - start < 2 {
        return Err(Fault::Length(symbols));
    }
    let whole = (symbols - start) * 6 / 8;
    let bytes = three_bytes(rest);
    // Bits of the last symbol that belong to no byte must be zero.
    if bytes[whole..].iter().any(|byte| *byte != 0) {
        let last = symbols - 1;
        return Err(Fault::LastSymbol(last, text[last], rest[last - start]));
    }
    decoded.extend(&bytes[..whole]);
    Ok(decoded)
}

/// How many of the last symbols are no padding, or where padding stands that doesn't end them.
fn unpadded(last: &[u8]) -> Result<usize, usize> {
    match last.iter().position(|byte| *byte == b'=') {
        None => Ok(last.len()),
        Some(at) if at < 2 || last[at..].iter().any(|byte| *byte != b'=') => Err(at),
        Some(at) => Ok(at),
    }
}

fn sextet(symbol: u8, last_two: [u8; 2]) -> Option<u8> {
    match symbol {
        b'A'..=b'Z' => Some(symbol - b'A'),
        b'a'..=b'z' => Some(symbol - b'a' + 26),
        b'0'..=b'9' => Some(symbol - b'0' + 52),
        _ if symbol == last_two[0] => Some(62),
        _ if symbol == last_two[1] => Some(63),
        _ => None,
    }
}

fn three_bytes([a, b, c, d]: [u8; 4]) -> [u8; 3] {
    [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base64(text: &str) -> Result<Vec<u8>, String> {
        from_base64(text.as_bytes())
    }

    #[test]
    fn either_alphabet_is_read_with_and_without_padding() {
        for text in ["-_8=", "-_8", "+/8=", "+/8"] {
            assert_eq!(base64(text).as_deref(), Ok(&[0xFB, 0xFF][..]), "{text}");
        }
        assert_eq!(base64("aGVsbG8").as_deref(), Ok(b"hello".as_slice()));
        assert_eq!(base64("").as_deref(), Ok(b"".as_slice()));
    }

    #[test]
    fn what_is_wrong_with_base64_is_told_in_the_words_of_the_decoder() {
        for (text, error) in [
            ("1", "Invalid input length: 1"),
            ("1_000", "Invalid input length: 5"),
            ("12", "Invalid last symbol 0x32 ('2') at offset 1, decoded as 0b00110110."),
            (" 12 ", "Invalid symbol 32, offset 0."),
            ("\u{65e5}\u{672c}\u{8a9e}", "Invalid symbol 158, offset 8."),
            ("aGVsbG8==", "Invalid symbol 61, offset 7."),
            ("====", "Invalid symbol 61, offset 0."),
            ("ab=c", "Invalid symbol 61, offset 2."),
            ("+-AA", "Invalid symbol 45, offset 1."),
        ] {
            assert_eq!(base64(text), Err(error.to_owned()), "{text}");
        }
    }

    #[test]
    fn hexadecimal_digits_come_in_pairs() {
        assert_eq!(from_hex(b"00fFa0").as_deref(), Ok(&[0, 0xFF, 0xA0][..]));
        assert_eq!(from_hex(b"abc"), Err("Odd number of digits".to_owned()));
        assert_eq!(from_hex(b"\r\n"), Err(r"Invalid character '\r' at position 0".to_owned()));
        assert_eq!(from_hex("a\u{e9}0".as_bytes()), Err("Invalid character '\u{c3}' at position 1".to_owned()));
        assert_eq!(to_hex(&[0, 0xFF]), "00ff");
    }
}
