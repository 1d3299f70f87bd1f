//! From a body's bytes to text, by the rules of CPython's `json.loads`.

use std::borrow::Cow;
use std::fmt;

/// A body's bytes are not text in the encoding that they seem to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingError {
    encoding: &'static str,
}

impl EncodingError {
    /// The encoding's name as Python spells it, such as `utf-16-le`.
    #[must_use]
    pub fn encoding(self) -> &'static str {
        self.encoding
    }
}

impl fmt::Display for EncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body is not valid {}", self.encoding)
    }
}

impl std::error::Error for EncodingError {}

/// Reads bytes as UTF-8, or as the UTF-16 or UTF-32 that a byte order mark or the place of NUL bytes gives away.
///
/// A byte order mark is not a part of the text. Python lets surrogates through that stand alone; text in Rust can't
/// hold one.
///
/// ```
/// use peregrine_model::json;
///
/// assert_eq!(json::decode(b"\xEF\xBB\xBF[1]")?, "[1]");
/// assert_eq!(json::decode(b"[\x001\x00]\x00")?, "[1]");
/// # Ok::<(), json::EncodingError>(())
/// ```
///
/// # Errors
/// The bytes are not valid in that encoding, or hold a surrogate that stands alone.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
    // A body that starts with two printable ASCII bytes has no mark and no NUL in front: nearly all of them.
    if let [0x01..=0x7F, 0x01..=0x7F, ..] = bytes {
        return utf_8(bytes);
    }
    match bytes {
        [0x00, 0x00, 0xFE, 0xFF, rest @ ..] => utf_32(rest, u32::from_be_bytes, "utf-32"),
        [0xFF, 0xFE, 0x00, 0x00, rest @ ..] => utf_32(rest, u32::from_le_bytes, "utf-32"),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes, "utf-16"),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes, "utf-16"),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest),
        [0, 0, _, _, ..] => utf_32(bytes, u32::from_be_bytes, "utf-32-be"),
        [0, _, _, _, ..] | [0, _] => utf_16(bytes, u16::from_be_bytes, "utf-16-be"),
        [_, 0, 0, 0, ..] => utf_32(bytes, u32::from_le_bytes, "utf-32-le"),
        [_, 0, _, _, ..] | [_, 0] => utf_16(bytes, u16::from_le_bytes, "utf-16-le"),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| EncodingError { encoding: "utf-8" })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: &'static str) -> Result<Cow<'static, str>, EncodingError> {
    let (units, rest) = bytes.as_chunks();
    let text: Result<String, _> = char::decode_utf16(units.iter().map(|&bytes| unit(bytes))).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err(EncodingError { encoding }),
    }
}

fn utf_32(bytes: &[u8], unit: fn([u8; 4]) -> u32, encoding: &'static str) -> Result<Cow<'static, str>, EncodingError> {
    let (units, rest) = bytes.as_chunks();
    let text: Option<String> = units.iter().map(|&bytes| char::from_u32(unit(bytes))).collect();
    text.filter(|_| rest.is_empty()).map(Cow::Owned).ok_or(EncodingError { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[\"é👍\"]";

    fn encoded<const N: usize>(units: impl Iterator<Item = [u8; N]>) -> Vec<u8> {
        units.flatten().collect()
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["", "1", "{}", "é", "\"👍\"", "\x001"] {
            assert!(matches!(decode(text.as_bytes()), Ok(Cow::Borrowed(_))) || text == "\x001", "{text}");
        }
    }

    #[test]
    fn wide_encodings_are_recognised_with_and_without_mark() {
        let utf_32 = |mark: &'static str| mark.chars().chain(TEXT.chars()).map(u32::from);
        for mark in ["", "\u{FEFF}"] {
            let utf_16 = || mark.encode_utf16().chain(TEXT.encode_utf16());
            assert_eq!(decode(&encoded(utf_16().map(u16::to_be_bytes))).as_deref(), Ok(TEXT));
            assert_eq!(decode(&encoded(utf_16().map(u16::to_le_bytes))).as_deref(), Ok(TEXT));
            assert_eq!(decode(&encoded(utf_32(mark).map(u32::to_be_bytes))).as_deref(), Ok(TEXT));
            assert_eq!(decode(&encoded(utf_32(mark).map(u32::to_le_bytes))).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn mark_of_utf_8_is_dropped_once() {
        assert_eq!(decode("\u{FEFF}1".as_bytes()).as_deref(), Ok("1"));
        assert_eq!(decode("\u{FEFF}\u{FEFF}1".as_bytes()).as_deref(), Ok("\u{FEFF}1"));
    }

    #[test]
    fn invalid_bytes_are_refused() {
        let cases: [(&[u8], &str); 6] = [
            (b"\"\xE9\"", "utf-8"),
            (b"\"\xED\xA0\x80\"", "utf-8"),
            (b"\"\xF0\x9F\x91\"", "utf-8"),
            (b"1\x002\x003", "utf-16-le"),
            (b"\xFE\xFF\xD8\x00", "utf-16"),
            (b"\x00\x00\xFE\xFF\x00\x11\x00\x00", "utf-32"),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(bytes), Err(EncodingError { encoding }), "{bytes:?}");
        }
    }
}
