//! The complete pass: a text read to a tree, as CPython's `json.loads` reads it.

use std::borrow::Cow;
use std::mem;

use super::error::Fault;
use super::{ParseError, number, string};
use crate::{Input, Object};

/// How many arrays and objects may be open at once.
///
/// CPython ends where its stack does, at about 1000 less the frames that stand on it already; the recorded answers
/// accept 500 levels and refuse 1000. The lower end it is: what recurses over a tree takes up to 2.4 KiB a level in
/// debug builds (`into_owned`, measured), and has to fit the 2 MiB of a thread together with all that called it.
pub const DEPTH_MAX: u16 = 512;

/// How many digits an integer may have: CPython's `sys.int_info.default_max_str_digits`. Reading more takes quadratic
/// time there.
pub const DIGITS_MAX: usize = 4300;

/// Reads a text to a tree.
///
/// ```
/// use peregrine_model::{Input, json};
///
/// let input = json::parse(r#"{"a": 1, "a": NaN}"#)?;
/// assert!(matches!(input.get("a"), Some(Input::Float(value)) if value.is_nan()));
/// # Ok::<(), json::ParseError>(())
/// ```
///
/// # Errors
/// The text is not JSON as Python reads it, or is nested too deeply, or has an integer with too many digits. The first
/// of these in the order of the text is reported.
pub fn parse(text: &str) -> Result<Input<'_>, ParseError> {
    let (value, end) = value(text, 0, DEPTH_MAX)?;
    let end = skip_space(text.as_bytes(), end);
    if end < text.len() {
        return Err(Fault::new("Extra data", end).located(text).into());
    }
    Ok(value)
}

/// Reads the value that starts at `at`, after white space, and says where it ends.
pub(super) fn value(text: &str, at: usize, depth_max: u16) -> Result<(Input<'_>, usize), ParseError> {
    let mut parser = Parser { text, at, depth_max, open: Vec::new() };
    match parser.value() {
        Ok(value) => Ok((value, parser.at)),
        Err(Stop::Fault(fault)) => Err(fault.located(text).into()),
        Err(Stop::TooDeep) => Err(ParseError::TooDeep),
        Err(Stop::TooManyDigits) => Err(ParseError::TooManyDigits),
    }
}

/// Room for so many members has the outermost object from the start.
const MEMBERS: usize = 8;

enum Stop {
    Fault(Fault),
    TooDeep,
    TooManyDigits,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// An array or object that is not closed yet.
enum Open<'a> {
    Array(Vec<Input<'a>>),
    /// The members so far, and the name of the one that is being read.
    Object(Object<'a>, Cow<'a, str>),
}

/// Keeps what is open in a list of its own, so that depth costs memory and never stack.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth_max: u16,
    open: Vec<Open<'a>>,
}

impl<'a> Parser<'a> {
    fn value(&mut self) -> Result<Input<'a>, Stop> {
        loop {
            // Either a whole value, or the start of an array or object whose first value comes next.
            let mut value = match self.peek() {
                Some(b'"') => self.string()?,
                Some(b'[') => match self.open_array()? {
                    Some(empty) => empty,
                    None => continue,
                },
                Some(b'{') => match self.open_object()? {
                    Some(empty) => empty,
                    None => continue,
                },
                first => self.word_or_number(first)?,
            };
            // Hand it to what it stands in, for as long as it is the last one there.
            loop {
                let Some(open) = self.open.last_mut() else { return Ok(value) };
                match open.add(value, self.text, &mut self.at)? {
                    Some(closed) => value = closed,
                    None => break,
                }
                self.open.pop();
            }
        }
    }

    fn word_or_number(&mut self, first: Option<u8>) -> Result<Input<'a>, Stop> {
        match first {
            Some(b'n') => self.word("null", Input::Null),
            Some(b't') => self.word("true", Input::Bool(true)),
            Some(b'f') => self.word("false", Input::Bool(false)),
            Some(b'N') => self.word("NaN", Input::Float(f64::NAN)),
            Some(b'I') => self.word("Infinity", Input::Float(f64::INFINITY)),
            Some(b'-') if self.rest().starts_with("-Infinity") => {
                self.word("-Infinity", Input::Float(f64::NEG_INFINITY))
            }
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Input<'a>) -> Result<Input<'a>, Stop> {
        if !self.rest().starts_with(word) {
            return Err(fault("Expecting value", self.at));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Input<'a>, Stop> {
        let Some(literal) = number::scan(self.text.as_bytes(), self.at) else {
            return Err(fault("Expecting value", self.at));
        };
        let spelling = &self.text[self.at..literal.end];
        self.at = literal.end;
        if literal.is_float {
            if let Some((value, _)) = number::short_float(spelling.as_bytes(), 0) {
                return Ok(Input::Float(value));
            }
            // The grammar of JSON is a part of that of Rust, and too large a value is an infinity in both languages.
            return Ok(Input::Float(spelling.parse().unwrap_or(f64::NAN)));
        }
        if spelling.trim_start_matches('-').len() > DIGITS_MAX {
            return Err(Stop::TooManyDigits);
        }
        Ok(spelling.parse().map_or(Input::BigInt(Cow::Borrowed(spelling)), Input::Int))
    }

    fn string(&mut self) -> Result<Input<'a>, Stop> {
        let literal = string::literal(self.text, self.at + 1)?;
        self.at = literal.end;
        Ok(if literal.has_lone_surrogate { Input::Surrogate(literal.text) } else { Input::Str(literal.text) })
    }

    fn open_array(&mut self) -> Result<Option<Input<'a>>, Stop> {
        self.enter()?;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Some(Input::Array(Vec::new())));
        }
        self.open.push(Open::Array(Vec::new()));
        Ok(None)
    }

    fn open_object(&mut self) -> Result<Option<Input<'a>>, Stop> {
        self.enter()?;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Some(Input::Object(Object::new())));
        }
        let name = name(self.text, &mut self.at)?;
        // Only the outermost: a list of tiny objects must not take many times its length.
        let object = if self.open.is_empty() { Object::with_capacity(MEMBERS) } else { Object::new() };
        self.open.push(Open::Object(object, name));
        Ok(None)
    }

    fn enter(&mut self) -> Result<(), Stop> {
        if self.open.len() >= usize::from(self.depth_max) {
            return Err(Stop::TooDeep);
        }
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn peek(&mut self) -> Option<u8> {
        peek(self.text, &mut self.at)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}

impl<'a> Open<'a> {
    /// Adds a value, and reads on: to the next one, or to the end, which gives back the whole as a value.
    #[inline]
    fn add(&mut self, value: Input<'a>, text: &'a str, at: &mut usize) -> Result<Option<Input<'a>>, Stop> {
        let close = match self {
            Self::Array(items) => {
                items.push(value);
                b']'
            }
            Self::Object(object, name) => {
                object.insert(mem::take(name), value);
                b'}'
            }
        };
        match peek(text, at) {
            Some(b',') => {
                *at += 1;
                if let Self::Object(_, next) = self {
                    *next = name(text, at)?;
                }
                Ok(None)
            }
            Some(byte) if byte == close => {
                *at += 1;
                Ok(Some(match self {
                    Self::Array(items) => Input::Array(mem::take(items)),
                    Self::Object(object, _) => Input::Object(mem::take(object)),
                }))
            }
            _ => Err(fault("Expecting ',' delimiter", *at)),
        }
    }
}

/// Reads a member's name and the colon after it.
fn name<'a>(text: &'a str, at: &mut usize) -> Result<Cow<'a, str>, Stop> {
    if peek(text, at) != Some(b'"') {
        return Err(fault("Expecting property name enclosed in double quotes", *at));
    }
    let literal = string::literal(text, *at + 1)?;
    *at = literal.end;
    if peek(text, at) != Some(b':') {
        return Err(fault("Expecting ':' delimiter", *at));
    }
    *at += 1;
    Ok(literal.text)
}

/// The next byte that is not white space.
#[inline]
fn peek(text: &str, at: &mut usize) -> Option<u8> {
    *at = skip_space(text.as_bytes(), *at);
    text.as_bytes().get(*at).copied()
}

#[cold]
fn fault(message: &'static str, at: usize) -> Stop {
    Stop::Fault(Fault::new(message, at))
}

/// The first byte from `at` on that is not white space.
#[inline]
fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syntax_error(text: &str) -> (&'static str, usize) {
        match parse(text) {
            Err(ParseError::Syntax(error)) => (error.message, error.position),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn syntax_errors_are_those_of_cpython() {
        let cases = [
            ("", "Expecting value", 0),
            ("  ", "Expecting value", 2),
            ("[", "Expecting value", 1),
            ("[1,2,]", "Expecting value", 5),
            ("{", "Expecting property name enclosed in double quotes", 1),
            ("{\"name\":\"a\",}", "Expecting property name enclosed in double quotes", 12),
            ("{\"name\" \"a\"}", "Expecting ':' delimiter", 8),
            ("{\"name\"", "Expecting ':' delimiter", 7),
            ("{\"name\":\"a\" \"price\":1}", "Expecting ',' delimiter", 12),
            ("{\"name\":[\"a\"}", "Expecting ',' delimiter", 12),
            ("{\"name\":\"a\"} // c", "Extra data", 13),
            ("{\"name\":\"é👍\" x}", "Expecting ',' delimiter", 13),
            ("{\"name\":\u{A0}\"a\"}", "Expecting value", 8),
            ("-", "Expecting value", 0),
            ("1.", "Extra data", 1),
            ("01", "Extra data", 1),
            ("nul", "Expecting value", 0),
            ("-Infinit", "Expecting value", 0),
        ];
        for (text, message, position) in cases {
            assert_eq!(syntax_error(text), (message, position), "{text}");
        }
    }

    #[test]
    fn numbers_keep_what_they_are() {
        assert_eq!(parse("-0"), Ok(Input::Int(0)));
        assert_eq!(parse("1.0"), Ok(Input::Float(1.0)));
        assert_eq!(parse("1e400"), Ok(Input::Float(f64::INFINITY)));
        assert_eq!(parse("-Infinity"), Ok(Input::Float(f64::NEG_INFINITY)));
        assert_eq!(parse("9223372036854775808"), Ok(Input::BigInt("9223372036854775808".into())));
        assert_eq!(parse("-9223372036854775808"), Ok(Input::Int(i64::MIN)));
    }

    #[test]
    fn lone_surrogates_are_marked_in_text_and_replaced_in_names() {
        assert_eq!(parse(r#""a\ud800""#), Ok(Input::Surrogate("a\u{FFFD}".into())));
        let object = parse(r#"{"\ud800": 1}"#);
        assert_eq!(object.as_ref().map(|object| object.get("\u{FFFD}")), Ok(Some(&Input::Int(1))));
    }

    #[test]
    fn integers_end_at_the_digit_limit() {
        let digits = "9".repeat(DIGITS_MAX);
        assert_eq!(parse(&format!("-{digits}")), Ok(Input::BigInt(format!("-{digits}").into())));
        assert_eq!(parse(&format!("{digits}9")), Err(ParseError::TooManyDigits));
        assert!(matches!(parse(&format!("{digits}9.0")), Ok(Input::Float(_))));
    }

    #[test]
    fn nesting_ends_at_the_limit() {
        let nested = |depth: u16| "[".repeat(depth.into()) + &"]".repeat(depth.into());
        assert!(parse(&nested(DEPTH_MAX)).is_ok());
        assert_eq!(parse(&nested(DEPTH_MAX + 1)), Err(ParseError::TooDeep));
        assert_eq!(parse(&"{\"a\":".repeat(100_000)), Err(ParseError::TooDeep));
    }
}
