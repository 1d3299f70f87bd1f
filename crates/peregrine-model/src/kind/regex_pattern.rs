//! Regular expressions that a client sends.

use std::borrow::Cow;
use std::fmt;

use regex::Regex;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// A regular expression as a value: pydantic's `re.Pattern[str]`.
///
/// It is read by Rust's engine, which takes time linear in what it searches. So lookarounds and back-references, which
/// Python has, are refused.
///
/// ```
/// use peregrine_model::{Kind as _, kind::RegexPattern};
///
/// let pattern = RegexPattern::validate_json(br#""^[a-z]+$""#)?;
/// assert!(pattern.as_regex().is_match("abc"));
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone)]
pub struct RegexPattern {
    text: String,
    regex: Regex,
}

impl RegexPattern {
    /// The compiled expression.
    #[must_use]
    pub const fn as_regex(&self) -> &Regex {
        &self.regex
    }

    fn new(text: &str) -> Option<Self> {
        let regex = Regex::new(&with_literal_braces(text)).ok()?;
        Some(Self { text: text.to_owned(), regex })
    }

    /// The text of the expression.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Kind for RegexPattern {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "Pattern[str]".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "function-plain[pattern_str_validator()]".into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, _: &Rules) -> Result<Self, Bail> {
        Self::new(text).ok_or(Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        match input {
            Input::Str(text) => Self::new(text).ok_or_else(|| state.fail(Code::PatternRegex, input)),
            Input::Bytes(_) => Err(state.fail(Code::PatternStrType, input)),
            _ => Err(state.fail(Code::PatternType, input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self.as_str());
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        schema.set("format", "regex");
        schema
    }
}

/// Escapes the braces that are no repetition: Python takes them as they are.
fn with_literal_braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{']) {
        out.push_str(&rest[..at]);
        let is_escape = rest[at..].starts_with('\\');
        // What stands behind a backslash is taken over with it.
        let taken = rest[at..].chars().take(if is_escape { 2 } else { 1 }).map(char::len_utf8).sum::<usize>();
        if !is_escape && !is_repetition(&rest[at + 1..]) {
            out.push('\\');
        }
        out.push_str(&rest[at..at + taken]);
        rest = &rest[at + taken..];
    }
    out + rest
}

/// Whether what stands behind an opening brace counts: `2}`, `2,}`, `2,3}`.
fn is_repetition(text: &str) -> bool {
    let Some((counts, _)) = text.split_once('}') else { return false };
    !counts.is_empty() && counts.splitn(2, ',').all(|count| count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The same text is the same expression.
impl PartialEq for RegexPattern {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RegexPattern {}

impl fmt::Display for RegexPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(input: &Input<'_>) -> String {
        RegexPattern::validate_input(input).unwrap_err().issues()[0].message()
    }

    #[test]
    fn only_text_that_compiles_is_a_pattern() {
        assert_eq!(refused(&"(".into()), "Input should be a valid regular expression");
        assert_eq!(refused(&Input::Int(1)), "Input should be a valid pattern");
        assert_eq!(refused(&Input::Bytes(b"a"[..].into())), "Input should be a string pattern");
    }

    #[test]
    fn braces_that_count_nothing_are_taken_as_they_are() {
        for text in ["{\"a\": 1}", "{550e8400-e29b}", "a{2}", "a{2,3}", r"\{x", "{}"] {
            assert!(RegexPattern::read_text(text, &Rules::NEW).is_ok_and(|pattern| pattern.as_str() == text), "{text}");
        }
        let pattern = RegexPattern::read_text(r"^\\{x}$", &Rules::NEW).unwrap();
        assert!(pattern.as_regex().is_match(r"\{x}"));
    }

    #[test]
    fn a_pattern_that_would_need_much_memory_is_refused() {
        assert_eq!(refused(&r"(\w{1000}){1000}".into()), "Input should be a valid regular expression");
    }
}
