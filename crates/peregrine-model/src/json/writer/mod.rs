//! JSON out: values straight to bytes, in pydantic-core's spelling or in Python's.

mod tree;

use super::{float, string};

/// Writes JSON into one buffer. Commas and brackets are the caller's: a derived model knows them beforehand and passes
/// them with its quoted names to [`raw`](Self::raw).
///
/// ```
/// use peregrine_model::json::Writer;
///
/// let mut writer = Writer::new();
/// writer.raw("{\"title\":");
/// writer.string("Lamp \"Ida\"");
/// writer.raw(",\"price\":");
/// writer.float(9.0);
/// writer.raw("}");
/// assert_eq!(writer.into_bytes(), br#"{"title":"Lamp \"Ida\"","price":9.0}"#);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Writer {
    out: Vec<u8>,
    spelling: Spelling,
    has_non_finite: bool,
    has_broken_text: bool,
}

/// Whose spelling of floats is written: the two differ below 1e-4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Spelling {
    /// pydantic-core's serialiser: `0.00001`, `1e-6`.
    #[default]
    Pydantic,
    /// Python's `json.dumps`: `1e-05`, `1e-06`.
    Python,
    /// What [`parse`](super::parse) reads back without a loss: `NaN`, `Infinity`.
    Lossless,
}

impl Writer {
    /// Starts with nothing written.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { out: Vec::with_capacity(bytes), ..Self::default() }
    }

    /// Makes room for so many bytes more.
    #[must_use]
    pub fn with_room(mut self, bytes: usize) -> Self {
        // Growing an empty buffer costs twice what making one does.
        if self.out.is_empty() {
            self.out = Vec::with_capacity(bytes);
        } else {
            self.reserve(bytes);
        }
        self
    }

    /// Makes room for so many bytes more.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.out.reserve(bytes);
    }

    /// Starts with nothing written, and spells floats as Python's `json.dumps` does: what FastAPI writes without a
    /// response model, and in errors.
    ///
    /// ```
    /// use peregrine_model::json::Writer;
    ///
    /// let (mut pydantic, mut python) = (Writer::new(), Writer::python());
    /// pydantic.float(1e-6);
    /// python.float(1e-6);
    /// assert_eq!((pydantic.as_bytes(), python.as_bytes()), (b"1e-6".as_slice(), b"1e-06".as_slice()));
    /// ```
    #[must_use]
    pub fn python() -> Self {
        Self { spelling: Spelling::Python, ..Self::default() }
    }

    /// A writer whose floats can be read back to the same values, those that are not finite too. What it writes is no
    /// JSON for others.
    #[must_use]
    pub fn lossless() -> Self {
        Self { spelling: Spelling::Lossless, ..Self::default() }
    }

    /// Whether the text is what pydantic writes, not what Python's `json` does or what is read back.
    pub(crate) fn is_pydantic(&self) -> bool {
        self.spelling == Spelling::Pydantic
    }

    /// Whether an infinity or `NaN` was among what was written. It stands there as `null`, where `json.dumps` fails.
    #[must_use]
    pub fn has_non_finite(&self) -> bool {
        self.has_non_finite
    }

    /// Whether text was among what was written that Python can't encode: half a surrogate pair, or bytes that are no
    /// UTF-8. U+FFFD stands there.
    #[must_use]
    pub fn has_broken_text(&self) -> bool {
        self.has_broken_text
    }

    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// What was written so far.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.out
    }

    /// Writes text that is JSON already.
    #[inline]
    pub fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes what another writer has written from that byte on.
    pub fn append(&mut self, written: &Self, from: usize) {
        self.out.extend_from_slice(&written.out[from..]);
        self.has_non_finite |= written.has_non_finite;
        self.has_broken_text |= written.has_broken_text;
    }

    /// Writes a string that nothing in has to be escaped: a date, a number.
    #[cfg(any(feature = "chrono", feature = "uuid", feature = "decimal"))]
    pub(crate) fn plain_string(&mut self, push: impl FnOnce(&mut Vec<u8>)) {
        self.out.push(b'"');
        push(&mut self.out);
        self.out.push(b'"');
    }

    /// Writes `null`.
    #[inline]
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes `true` or `false`.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes an integer of any of Rust's types.
    #[inline]
    pub fn integer(&mut self, value: impl itoa::Integer) {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    /// Writes a float: `1.0`, `1e-6` or `1e-06`, `1e+16`; `null` if it is not finite.
    #[inline]
    pub fn float(&mut self, value: f64) {
        match self.spelling {
            Spelling::Python => self.float_python(value),
            _ if !value.is_finite() => self.non_finite(value),
            Spelling::Pydantic | Spelling::Lossless => float::push_pydantic(&mut self.out, value),
        }
    }

    #[cold]
    fn non_finite(&mut self, value: f64) {
        self.has_non_finite = true;
        self.raw(match self.spelling {
            Spelling::Pydantic | Spelling::Python => "null",
            Spelling::Lossless if value.is_nan() => "NaN",
            Spelling::Lossless if value > 0.0 => "Infinity",
            Spelling::Lossless => "-Infinity",
        });
    }

    fn float_python(&mut self, value: f64) {
        if !value.is_finite() {
            return self.non_finite(value);
        }
        float::push_python(value, |part| self.out.extend_from_slice(part.as_bytes()));
    }

    /// Writes a string with its quotes. Only quotes, backslashes and control characters are escaped.
    #[inline]
    pub fn string(&mut self, text: &str) {
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        let end = string::plain_end(text.as_bytes(), 0);
        self.out.extend_from_slice(&text.as_bytes()[..end]);
        if end < text.len() {
            self.escaped(&text.as_bytes()[end..]);
        }
        self.out.push(b'"');
    }

    /// Writes a string of which is known that nothing in it has to be escaped.
    pub(crate) fn plain_text(&mut self, text: &str) {
        self.out.push(b'"');
        self.raw(text);
        self.out.push(b'"');
    }

    /// Writes a part of a string, without quotes around it.
    pub(crate) fn string_part(&mut self, part: &str) {
        let end = string::plain_end(part.as_bytes(), 0);
        self.out.extend_from_slice(&part.as_bytes()[..end]);
        if end < part.len() {
            self.escaped(&part.as_bytes()[end..]);
        }
    }

    /// Writes once more what was written.
    pub(crate) fn again(&mut self, written: std::ops::Range<usize>) {
        self.out.extend_from_within(written);
    }

    /// Writes the rest of a string, which begins with a byte that must be escaped.
    #[cold]
    fn escaped(&mut self, mut rest: &[u8]) {
        while let [byte, after @ ..] = rest {
            match byte {
                b'"' | b'\\' => self.out.extend([b'\\', *byte]),
                b'\x08' => self.raw("\\b"),
                b'\t' => self.raw("\\t"),
                b'\n' => self.raw("\\n"),
                b'\x0C' => self.raw("\\f"),
                b'\r' => self.raw("\\r"),
                _ => self.control(*byte),
            }
            let end = string::plain_end(after, 0);
            self.out.extend_from_slice(&after[..end]);
            rest = &after[end..];
        }
    }

    fn control(&mut self, byte: u8) {
        debug_assert!(byte < 0x20, "{byte} needs no escape");
        let digits = *b"0123456789abcdef";
        self.raw("\\u00");
        self.out.extend([digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]);
    }

    /// Begins a member of the object that is being written: a comma unless it is the first, the name and a colon.
    pub fn begin_member(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.out.push(b':');
    }

    /// Writes a comma, unless the object or array has just begun.
    pub fn separate(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    /// Writes the members of an object among those of the one that is being written.
    ///
    /// ```
    /// use peregrine_model::json::Writer;
    ///
    /// let mut writer = Writer::new();
    /// writer.raw("{");
    /// writer.flatten(|writer| writer.raw("{\"id\":1}"));
    /// writer.flatten(|writer| writer.raw("{}"));
    /// writer.flatten(|writer| writer.raw("{\"name\":\"Ida\"}"));
    /// assert_eq!(writer.as_bytes(), br#"{"id":1,"name":"Ida""#);
    /// ```
    pub fn flatten(&mut self, write: impl FnOnce(&mut Self)) {
        let is_first = matches!(self.out.last(), Some(b'{'));
        if is_first {
            self.out.pop();
        }
        let start = self.out.len();
        write(self);
        // The brackets of the inner object go; the first becomes what separates it from what stands before it.
        self.out.pop();
        if !is_first {
            match self.out.len() - start {
                1 => self.out.truncate(start),
                _ => self.out[start] = b',',
            }
        }
    }
}

/// What was written so far.
impl AsRef<[u8]> for Writer {
    fn as_ref(&self) -> &[u8] {
        &self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Input;

    fn written(write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::new();
        write(&mut writer);
        String::from_utf8(writer.into_bytes()).unwrap()
    }

    #[test]
    fn strings_are_escaped_as_little_as_possible() {
        assert_eq!(written(|writer| writer.string("")), r#""""#);
        assert_eq!(written(|writer| writer.string("a/é👍\u{7F}\u{2028}<")), "\"a/é👍\u{7F}\u{2028}<\"");
        let all = "\"\\\x08\t\n\x0C\r\x00\x1F end of a longer text\n";
        assert_eq!(written(|writer| writer.string(all)), r#""\"\\\b\t\n\f\r\u0000\u001f end of a longer text\n""#);
    }

    #[test]
    fn parts_of_strings_are_escaped() {
        assert_eq!(
            written(|writer| ["a\"", "", "\n", "é"].into_iter().for_each(|part| writer.string_part(part))),
            r#"a\"\né"#
        );
    }

    #[test]
    fn numbers_of_every_width_are_written() {
        assert_eq!(written(|writer| writer.integer(u128::MAX)), u128::MAX.to_string());
        assert_eq!(written(|writer| writer.integer(i64::MIN)), "-9223372036854775808");
        assert_eq!(written(|writer| writer.float(1e-6)), "1e-6");
        assert_eq!(written(|writer| writer.float(f64::NAN)), "null");
    }

    #[test]
    fn a_float_that_is_not_finite_is_remembered() {
        let mut writer = Writer::python();
        writer.float(1.0);
        assert!(!writer.has_non_finite());
        writer.float(f64::INFINITY);
        assert!(writer.has_non_finite());
        assert_eq!(writer.as_bytes(), b"1.0null");
        let mut writer = Writer::new();
        writer.value_python(&Input::Float(f64::NAN));
        assert_eq!(writer.as_bytes(), b"null");
    }

    #[test]
    fn trees_are_written_compactly() {
        let json = r#"{"a":[1,2.5,123456789012345678901234567890,true,null],"\n":{},"b":[]}"#;
        let tree = crate::json::parse(json).unwrap();
        assert_eq!(written(|writer| writer.value(&tree)), json);
        let floats = Input::Array(vec![Input::Float(1e-7), Input::Array(vec![Input::Float(1.0)])]);
        assert_eq!(written(|writer| writer.value(&floats)), "[1e-7,[1.0]]");
        assert_eq!(written(|writer| writer.value_python(&floats)), "[1e-07,[1.0]]");
        assert_eq!(written(|writer| writer.value(&Input::Bytes(b"a\xFF"[..].into()))), "\"a\u{FFFD}\"");
    }
}
