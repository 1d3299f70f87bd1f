//! The fast pass: a text read straight to typed values, without a tree.

mod explaining;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cell::RefCell;

pub(crate) use explaining::Start;

use super::{Bail, Explained, number, string};
use crate::Input;

/// How many arrays and objects the fast pass opens at once. What is nested deeper is left to the complete pass.
pub const FAST_DEPTH_MAX: u16 = 128;

/// Integers of so many digits need no care about overflow.
const SAFE_DIGITS: usize = 18;

/// Reads a JSON text value by value, each with the type that is asked for.
///
/// Whatever it does not accept at once, from a syntax error to an integer sent as a string, ends in [`Bail`]: the
/// complete pass then reads the same text again and says what is wrong, or coerces. A reader that bailed must not be
/// used on.
///
/// ```
/// use peregrine_model::json::{Bail, Reader};
///
/// let mut reader = Reader::new(r#"{"title": "Lamp", "prices": [9.5, 8]}"#);
/// let (mut title, mut prices) = (None, Vec::new());
/// let mut more = reader.begin_object()?;
/// while more {
///     match reader.key()?.as_ref() {
///         "title" => title = Some(reader.string()?),
///         "prices" => reader.read_array(|reader| {
///             prices.push(reader.float()?);
///             Ok(())
///         })?,
///         _ => reader.skip_value()?,
///     }
///     more = reader.next_member()?;
/// }
/// reader.end()?;
/// assert_eq!((title.as_deref(), prices.as_slice()), (Some("Lamp"), [9.5, 8.0].as_slice()));
/// # Ok::<(), Bail>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    text: &'a str,
    /// The next byte. Between calls it is at the start of a character.
    at: usize,
    depth: u16,
    /// Where what is wrong with the fields of the outermost model goes, if somebody wants to know.
    explained: Option<&'a RefCell<Explained>>,
    /// What the text is a part of, if text fields may share it.
    #[cfg(feature = "bytestring")]
    source: Option<&'a bytes::Bytes>,
}

/// Every method that returns a result fails alike.
///
/// # Errors
/// [`Bail`]: what stands there is not of the asked kind, or not JSON, or beyond a limit of the fast pass.
impl<'a> Reader<'a> {
    /// Starts at the beginning of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            explained: None,
            #[cfg(feature = "bytestring")]
            source: None,
        }
    }

    /// The same reader of a text that is a part of these bytes: fields that are `bytestring::ByteString`s share them.
    #[cfg(feature = "bytestring")]
    #[must_use]
    pub fn sharing(mut self, source: &'a bytes::Bytes) -> Self {
        self.source = Some(source);
        self
    }

    /// A part of the text, which shares the bytes if it can.
    #[cfg(feature = "bytestring")]
    pub(crate) fn shared(&self, part: &'a str) -> bytestring::ByteString {
        let shared =
            self.source.and_then(|source| bytestring::ByteString::try_from(source.slice_ref(part.as_bytes())).ok());
        shared.unwrap_or_else(|| part.into())
    }

    /// Skips white space and shows the byte after it. It tells of which kind the next value is.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        let byte = self.byte()?;
        // One comparison decides for nearly every byte of a compact text.
        if byte > b' ' { Some(byte) } else { self.skip_space() }
    }

    #[inline(never)]
    fn skip_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Reads `null`.
    #[inline]
    pub fn null(&mut self) -> Result<(), Bail> {
        self.peek();
        self.take(b"null").then_some(()).ok_or(Bail)
    }

    /// Reads `true` or `false`.
    #[inline]
    pub fn boolean(&mut self) -> Result<bool, Bail> {
        match self.peek() {
            Some(b't') if self.take(b"true") => Ok(true),
            Some(b'f') if self.take(b"false") => Ok(false),
            _ => Err(Bail),
        }
    }

    /// Reads an integer that fits 64 bits and is written without fraction and exponent.
    #[inline]
    pub fn integer(&mut self) -> Result<i64, Bail> {
        let is_negative = self.peek() == Some(b'-');
        let start = self.at + usize::from(is_negative);
        let bytes = self.text.as_bytes();
        let (magnitude, end) = number::accumulate(bytes, start, 0);
        let digits = end - start;
        let has_leading_zero = digits > 1 && bytes[start] == b'0';
        if digits == 0 || has_leading_zero || matches!(bytes.get(end), Some(b'.' | b'e' | b'E')) {
            return Err(Bail);
        }
        let value = if digits > SAFE_DIGITS {
            self.text[self.at..end].parse().map_err(|_| Bail)?
        } else if is_negative {
            -magnitude.cast_signed()
        } else {
            magnitude.cast_signed()
        };
        self.at = end;
        Ok(value)
    }

    /// Reads a finite float, or an integer that fits 64 bits as one.
    #[inline]
    pub fn float(&mut self) -> Result<f64, Bail> {
        self.peek();
        if let Some((value, end)) = number::short_float(self.text.as_bytes(), self.at) {
            self.at = end;
            return Ok(value);
        }
        self.long_float()
    }

    #[inline(never)]
    fn long_float(&mut self) -> Result<f64, Bail> {
        let literal = number::scan(self.text.as_bytes(), self.at).ok_or(Bail)?;
        let spelling = &self.text[self.at..literal.end];
        // An integer is one before it is a float: `-0` is 0.0, and one beyond 64 bits may be too large for a float.
        #[expect(clippy::cast_precision_loss, reason = "rounded as Python's float() of an int is")]
        let value = if literal.is_float {
            spelling.parse::<f64>().map_err(|_| Bail)?
        } else {
            spelling.parse::<i64>().map_err(|_| Bail)? as f64
        };
        self.at = literal.end;
        if value.is_finite() { Ok(value) } else { Err(Bail) }
    }

    /// Reads a string. It borrows from the text unless it has escapes.
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, str>, Bail> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.string_with_escapes().map(Cow::Owned),
        }
    }

    /// Apart, so that its result stays in registers: building the `Cow` is left to the place that takes it apart again.
    #[inline(never)]
    fn plain_string(&mut self) -> Option<&'a str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = string::plain_end(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    #[cold]
    #[inline(never)]
    fn string_with_escapes(&mut self) -> Result<String, Bail> {
        if self.peek() != Some(b'"') {
            return Err(Bail);
        }
        let literal = string::literal(self.text, self.at + 1).map_err(|_| Bail)?;
        self.at = literal.end;
        if literal.has_lone_surrogate { Err(Bail) } else { Ok(literal.text.into_owned()) }
    }

    /// Enters an array and says whether it has an item. Then each item is read, and [`next_item`](Self::next_item)
    /// asked whether there is one more.
    #[inline]
    pub fn begin_array(&mut self) -> Result<bool, Bail> {
        self.begin(b'[', b']')
    }

    /// After an item: says whether there is one more, and leaves the array if not.
    #[inline]
    pub fn next_item(&mut self) -> Result<bool, Bail> {
        self.next(b']')
    }

    /// Enters an object and says whether it has a member. Then each [`key`](Self::key) and its value are read, and
    /// [`next_member`](Self::next_member) asked whether there is one more.
    #[inline]
    pub fn begin_object(&mut self) -> Result<bool, Bail> {
        self.begin(b'{', b'}')
    }

    /// After a member: says whether there is one more, and leaves the object if not.
    #[inline]
    pub fn next_member(&mut self) -> Result<bool, Bail> {
        self.next(b'}')
    }

    /// Reads a member's name and the colon after it.
    #[inline]
    pub fn key(&mut self) -> Result<Cow<'a, str>, Bail> {
        let key = self.string()?;
        if self.peek() != Some(b':') {
            return Err(Bail);
        }
        self.at += 1;
        Ok(key)
    }

    /// Takes a member's name and colon if they are spelled exactly so, as in `"\"title\":"`: clients mostly send the
    /// members in the declared order and without spaces, and a comparison with a constant is all it then takes.
    /// Otherwise nothing is taken and [`key`](Self::key) reads on.
    #[inline]
    pub fn key_is(&mut self, quoted: &str) -> bool {
        debug_assert!(quoted.starts_with('"') && quoted.ends_with("\":"), "{quoted} is not a quoted name and a colon");
        self.take(quoted.as_bytes())
    }

    /// Reads an array, each item by the function.
    #[inline]
    pub fn read_array(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), Bail>) -> Result<(), Bail> {
        let mut more = self.begin_array()?;
        while more {
            item(self)?;
            more = self.next_item()?;
        }
        Ok(())
    }

    /// Reads an object, each value by the function, which is told the name.
    #[inline]
    pub fn read_object(
        &mut self,
        mut member: impl FnMut(Cow<'a, str>, &mut Self) -> Result<(), Bail>,
    ) -> Result<(), Bail> {
        let mut more = self.begin_object()?;
        while more {
            let key = self.key()?;
            member(key, self)?;
            more = self.next_member()?;
        }
        Ok(())
    }

    /// Reads any value to a tree.
    pub fn value(&mut self) -> Result<Input<'a>, Bail> {
        let (value, end) = super::parse::value(self.text, self.at, FAST_DEPTH_MAX - self.depth).map_err(|_| Bail)?;
        self.at = end;
        Ok(value)
    }

    /// Reads any value, checks that it is JSON, and forgets it.
    pub fn skip_value(&mut self) -> Result<(), Bail> {
        match self.peek().ok_or(Bail)? {
            b'"' => self.string().map(drop),
            b'{' => self.read_object(|_, reader| reader.skip_value()),
            b'[' => self.read_array(Self::skip_value),
            b't' | b'f' => self.boolean().map(drop),
            b'n' => self.null(),
            _ => self.skip_number(),
        }
    }

    fn skip_number(&mut self) -> Result<(), Bail> {
        let literal = number::scan(self.text.as_bytes(), self.at).ok_or(Bail)?;
        let bytes = literal.end - self.at;
        self.at = literal.end;
        if literal.is_float || bytes <= super::DIGITS_MAX { Ok(()) } else { Err(Bail) }
    }

    /// Checks that only white space is left.
    #[inline]
    pub fn end(&mut self) -> Result<(), Bail> {
        debug_assert_eq!(self.depth, 0, "an array or object is still open");
        if self.peek().is_some() { Err(Bail) } else { Ok(()) }
    }

    #[inline]
    fn begin(&mut self, open: u8, close: u8) -> Result<bool, Bail> {
        if self.peek() != Some(open) || self.depth == FAST_DEPTH_MAX {
            return Err(Bail);
        }
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        self.depth += 1;
        Ok(true)
    }

    #[inline]
    fn next(&mut self, close: u8) -> Result<bool, Bail> {
        let byte = self.peek().ok_or(Bail)?;
        self.at += 1;
        if byte == b',' {
            self.peek();
            return Ok(true);
        }
        if byte != close {
            return Err(Bail);
        }
        self.depth -= 1;
        Ok(false)
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn take(&mut self, expected: &[u8]) -> bool {
        let is_there = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(expected));
        if is_there {
            self.at += expected.len();
        }
        is_there
    }
}
