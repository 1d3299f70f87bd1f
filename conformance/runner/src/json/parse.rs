//! Reads JSON strictly: RFC 8259 in UTF-8, so `NaN`, trailing commas and lone surrogates are errors.

use std::collections::HashMap;
use std::fmt;

use super::Json;

/// An answer nested deeper than this is not read; it would end the stack.
const DEPTH_MAX: usize = 2_000;

/// Members beyond which duplicates are found through an index.
const SMALL_OBJECT: usize = 16;

/// Says why and where bytes are not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    offset: usize,
    reason: &'static str,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.reason, self.offset)
    }
}

impl std::error::Error for ParseError {}

/// Reads one JSON value and nothing after it but white space.
///
/// # Errors
/// The bytes are not UTF-8, not JSON, or nested deeper than 2,000 levels.
pub fn parse(bytes: &[u8]) -> Result<Json, ParseError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ParseError { offset: error.valid_up_to(), reason: "invalid UTF-8" })?;
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value()?;
    reader.space();
    if reader.at < text.len() { Err(reader.error("extra data")) } else { Ok(value) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn error(&self, reason: &'static str) -> ParseError {
        ParseError { offset: self.at, reason }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self) -> Result<Json, ParseError> {
        self.space();
        if self.depth == DEPTH_MAX {
            return Err(self.error("nested too deeply"));
        }
        self.depth += 1;
        let value = match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(Json::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        };
        self.depth -= 1;
        value
    }

    fn word(&mut self) -> Result<Json, ParseError> {
        for (word, value) in [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.error("expected a value"))
    }

    fn array(&mut self) -> Result<Json, ParseError> {
        self.at += 1;
        let mut elements = Vec::new();
        self.space();
        if self.eat(b']') {
            return Ok(Json::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            self.space();
            if self.eat(b']') {
                return Ok(Json::Array(elements));
            }
            if !self.eat(b',') {
                return Err(self.error("expected `,` or `]`"));
            }
        }
    }

    fn object(&mut self) -> Result<Json, ParseError> {
        self.at += 1;
        let mut members = Members::default();
        self.space();
        if self.eat(b'}') {
            return Ok(Json::Object(members.list));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.error("expected a member name"));
            }
            let name = self.string()?;
            self.space();
            if !self.eat(b':') {
                return Err(self.error("expected `:`"));
            }
            members.insert(name, self.value()?);
            self.space();
            if self.eat(b'}') {
                return Ok(Json::Object(members.list));
            }
            if !self.eat(b',') {
                return Err(self.error("expected `,` or `}`"));
            }
        }
    }

    fn digits(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.error("expected a digit")) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Json, ParseError> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            self.digits()?;
        }
        Ok(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn string(&mut self) -> Result<String, ParseError> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                Some(_) => return Err(self.error("control character in a string")),
                None => return Err(self.error("unterminated string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ParseError> {
        let letter = self.peek().ok_or_else(|| self.error("unterminated string"))?;
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.error("unknown escape")),
        })
    }

    fn unicode(&mut self) -> Result<char, ParseError> {
        let mut units = vec![self.hex4()?];
        if (0xd800..0xdc00).contains(&units[0]) && self.eat(b'\\') && self.eat(b'u') {
            units.push(self.hex4()?);
        }
        match char::decode_utf16(units.iter().copied()).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(self.error("lone surrogate")),
        }
    }

    fn hex4(&mut self) -> Result<u16, ParseError> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or_else(|| self.error("short \\u escape"))?;
        let unit = digits.iter().try_fold(0_u32, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?));
        let unit = unit.and_then(|unit| u16::try_from(unit).ok()).ok_or_else(|| self.error("bad \\u escape"))?;
        self.at += 4;
        Ok(unit)
    }
}

/// An object being read; the index exists only for the large ones.
#[derive(Default)]
struct Members {
    list: Vec<(String, Json)>,
    index: HashMap<String, usize>,
}

impl Members {
    fn insert(&mut self, name: String, value: Json) {
        if self.list.len() == SMALL_OBJECT && self.index.is_empty() {
            self.index = self.list.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        }
        let known = if self.index.is_empty() {
            self.list.iter().position(|(other, _)| *other == name)
        } else {
            self.index.get(&name).copied()
        };
        match known {
            Some(at) => self.list[at].1 = value,
            None => {
                if !self.index.is_empty() {
                    self.index.insert(name.clone(), self.list.len());
                }
                self.list.push((name, value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text() {
        for text in ["12", "12.0", "-0.0", "1e400", "1E+2", "123456789012345678901234567890"] {
            assert_eq!(parse(text.as_bytes()), Ok(Json::Number(text.to_owned())));
        }
    }

    #[test]
    fn last_duplicate_wins_at_the_first_position() {
        assert_eq!(parse(br#"{"a":1,"b":2,"a":3}"#).unwrap().to_string(), r#"{"a":3,"b":2}"#);
        let many: Vec<String> = (0..40).chain(5..6).map(|n| format!("\"k{n}\":{n}")).collect();
        assert_eq!(parse(format!("{{{}}}", many.join(",")).as_bytes()).unwrap().members().len(), 40);
    }

    #[test]
    fn escapes_are_resolved() {
        let value = parse(br#""\ud83d\ude00\u00e9\n\/""#).unwrap();
        assert_eq!(value, Json::String("😀é\n/".to_owned()));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in
            ["", "NaN", "Infinity", "[1,]", "{\"a\":1,}", "01", "1.", ".5", "\"\\ud800\"", "\"\u{1}\"", "1 2", "{1:2}"]
        {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        assert!(parse(b"\"\xff\"").is_err());
        assert!(parse(&b"[".repeat(100_000)).is_err());
    }
}
