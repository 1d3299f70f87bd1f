//! JSON inside of a text, which pydantic reads with a parser of its own, `jiter`: stricter than the one for bodies, and
//! with other words for what is wrong.

use std::fmt;

/// How many arrays and objects may nest in an embedded text.
const EMBEDDED_DEPTH_MAX: usize = 201;

/// What an embedded text has wrong, in jiter's words, and where: lines and columns count from 1, columns bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmbeddedError {
    message: &'static str,
    line: usize,
    column: usize,
}

impl fmt::Display for EmbeddedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {} column {}", self.message, self.line, self.column)
    }
}

impl std::error::Error for EmbeddedError {}

/// Checks that a text is JSON as jiter takes it. What it admits, [`parse`](super::parse) reads.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_embedded(text: &str) -> Result<(), EmbeddedError> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    let end = |scan: &mut Scan<'_>| match scan.peek() {
        None => Ok(()),
        Some(_) => Err(("trailing characters", scan.at)),
    };
    scan.value(0).and_then(|()| end(&mut scan)).map_err(|(message, at)| locate(message, at, text.as_bytes()))
}

/// The end of the text counts as its last byte.
fn locate(message: &'static str, at: usize, bytes: &[u8]) -> EmbeddedError {
    let before = &bytes[..bytes.len().min(at + 1)];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    EmbeddedError { message, line, column: before.len() - line_start }
}

/// What is wrong and the byte it is at.
type Fault = (&'static str, usize);

const END_OF_VALUE: &str = "EOF while parsing a value";
const END_OF_STRING: &str = "EOF while parsing a string";
const END_OF_LIST: &str = "EOF while parsing a list";
const END_OF_OBJECT: &str = "EOF while parsing an object";

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The byte after white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn value(&mut self, depth: usize) -> Result<(), Fault> {
        match self.peek() {
            None => Err((END_OF_VALUE, self.at)),
            Some(b'[' | b'{') if depth == EMBEDDED_DEPTH_MAX => Err(("recursion limit exceeded", self.at)),
            Some(b'[') => self.array(depth + 1),
            Some(b'{') => self.object(depth + 1),
            Some(b'"') => self.string(),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            Some(b'N') => self.word(b"NaN"),
            Some(b'I') => self.word(b"Infinity"),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => Err(("expected value", self.at)),
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), Fault> {
        self.at += 1;
        match self.peek() {
            Some(b']') => return self.skip(),
            None => return Err((END_OF_LIST, self.at)),
            Some(_) => {}
        }
        loop {
            self.value(depth)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => return self.skip(),
                None => return Err((END_OF_LIST, self.at)),
                Some(_) => return Err(("expected `,` or `]`", self.at)),
            }
            if self.peek() == Some(b']') {
                return Err(("trailing comma", self.at));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), Fault> {
        self.at += 1;
        match self.peek() {
            Some(b'}') => return self.skip(),
            None => return Err((END_OF_OBJECT, self.at)),
            Some(_) => {}
        }
        loop {
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(b'}') => return Err(("trailing comma", self.at)),
                None => return Err((END_OF_VALUE, self.at)),
                Some(_) => return Err(("key must be a string", self.at)),
            }
            match self.peek() {
                Some(b':') => self.at += 1,
                None => return Err((END_OF_OBJECT, self.at)),
                Some(_) => return Err(("expected `:`", self.at)),
            }
            self.value(depth)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => return self.skip(),
                None => return Err((END_OF_OBJECT, self.at)),
                Some(_) => return Err(("expected `,` or `}`", self.at)),
            }
        }
    }

    fn skip(&mut self) -> Result<(), Fault> {
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Fault> {
        for expected in word {
            match self.byte() {
                Some(found) if found == *expected => self.at += 1,
                Some(_) => return Err(("expected ident", self.at)),
                None => return Err((END_OF_VALUE, self.at)),
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Fault> {
        self.at += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'I') {
            return self.word(b"Infinity");
        }
        let start = self.at;
        self.digits()?;
        if self.bytes[start] == b'0' && self.at > start + 1 {
            return Err(("invalid number", start + 1));
        }
        let mut is_float = false;
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
            is_float = true;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
            is_float = true;
        }
        let is_long = self.at - start > super::DIGITS_MAX;
        if is_long && !is_float { Err(("number out of range", start + super::DIGITS_MAX)) } else { Ok(()) }
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), Fault> {
        match self.byte() {
            Some(b'0'..=b'9') => {}
            Some(_) => return Err(("invalid number", self.at)),
            None => return Err((END_OF_VALUE, self.at)),
        }
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            match self.byte() {
                Some(b'"') => return self.skip(),
                Some(b'\\') => self.escape()?,
                Some(..b' ') => {
                    return Err(("control character (\\u0000-\\u001F) found while parsing a string", self.at));
                }
                Some(_) => self.at += 1,
                None => return Err((END_OF_STRING, self.at)),
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        self.at += 1;
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.skip(),
            Some(b'u') => match self.hexadecimal()? {
                0xD800..=0xDBFF => self.second_surrogate(),
                0xDC00..=0xDFFF => Err((LONE_SURROGATE, self.at - 1)),
                _ => Ok(()),
            },
            Some(_) => Err(("invalid escape", self.at)),
            None => Err((END_OF_STRING, self.at)),
        }
    }

    fn second_surrogate(&mut self) -> Result<(), Fault> {
        for expected in *b"\\u" {
            match self.byte() {
                // The last one is left for the digits.
                Some(found) if found == expected => self.at += usize::from(found == b'\\'),
                Some(_) => return Err(("unexpected end of hex escape", self.at)),
                None => return Err((END_OF_STRING, self.at)),
            }
        }
        match self.hexadecimal()? {
            0xDC00..=0xDFFF => Ok(()),
            _ => Err((LONE_SURROGATE, self.at - 1)),
        }
    }

    /// The four digits after a `u`.
    fn hexadecimal(&mut self) -> Result<u32, Fault> {
        self.at += 1;
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else { return Err((END_OF_STRING, self.bytes.len())) };
        let mut code = 0;
        for byte in digits {
            let digit = char::from(*byte).to_digit(16).ok_or(("invalid escape", self.at))?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

const LONE_SURROGATE: &str = "lone leading surrogate in hex escape";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_told_in_jiters_words_and_places() {
        let cases = [
            ("", "EOF while parsing a value at line 1 column 0"),
            ("\n", "EOF while parsing a value at line 2 column 0"),
            ("[", "EOF while parsing a list at line 1 column 1"),
            ("[1,", "EOF while parsing a value at line 1 column 3"),
            ("[1,]", "trailing comma at line 1 column 4"),
            ("[1 2]", "expected `,` or `]` at line 1 column 4"),
            ("[1,\n2,\nx]", "expected value at line 3 column 1"),
            ("{", "EOF while parsing an object at line 1 column 1"),
            ("{\"a\":1,}", "trailing comma at line 1 column 8"),
            ("{1:2}", "key must be a string at line 1 column 2"),
            ("{\"a\":1,\n\"b\" 2}", "expected `:` at line 2 column 5"),
            ("{\"a\":1 \"b\"}", "expected `,` or `}` at line 1 column 8"),
            ("nan", "expected ident at line 1 column 2"),
            ("-I", "EOF while parsing a value at line 1 column 2"),
            ("- 1", "invalid number at line 1 column 2"),
            ("-01", "invalid number at line 1 column 3"),
            ("1.x", "invalid number at line 1 column 3"),
            ("1e+", "EOF while parsing a value at line 1 column 3"),
            ("1_0", "trailing characters at line 1 column 2"),
            ("\"é\" x", "trailing characters at line 1 column 6"),
            ("\"\\x\"", "invalid escape at line 1 column 3"),
            ("\"\\u12G4\"", "invalid escape at line 1 column 6"),
            ("\"\\uZ", "EOF while parsing a string at line 1 column 4"),
            ("\"\\ud800\\n\"", "unexpected end of hex escape at line 1 column 9"),
            ("\"\\ud800\\u0041\"", "lone leading surrogate in hex escape at line 1 column 13"),
            ("\"\\udc00\"", "lone leading surrogate in hex escape at line 1 column 7"),
            ("\"a\nb\"", "control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0"),
        ];
        for (text, expected) in cases {
            assert_eq!(check_embedded(text).map_err(|error| error.to_string()), Err(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_admitted_can_be_read() {
        for text in [" [1] ", "-Infinity", "1e400", "\"\\ud83d\\udc4d\"", "{\"a\": {\"b\": [-0, 1.5E+5, NaN]}}"] {
            assert_eq!(check_embedded(text), Ok(()), "{text}");
            assert!(crate::json::parse(text).is_ok(), "{text}");
        }
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(check_embedded(&nested(EMBEDDED_DEPTH_MAX)), Ok(()));
        assert!(crate::json::parse(&nested(EMBEDDED_DEPTH_MAX)).is_ok());
        let error = check_embedded(&nested(EMBEDDED_DEPTH_MAX + 1)).unwrap_err();
        assert_eq!(error.to_string(), "recursion limit exceeded at line 1 column 202");
        assert_eq!(check_embedded(&"1".repeat(4300)), Ok(()));
        assert!(check_embedded(&"1".repeat(4301)).is_err());
    }
}
