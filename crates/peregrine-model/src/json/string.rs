//! String literals: where one ends, and what it says.

use std::borrow::Cow;

use super::error::Fault;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// What a string literal says.
pub(super) struct Literal<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether an escape stood for half a surrogate pair. Such an escape is U+FFFD in the text.
    pub(super) has_lone_surrogate: bool,
    /// The byte after the closing quote.
    pub(super) end: usize,
}

/// The first byte from `at` on that ends a run of plain characters: a quote, a backslash, a control character, or the
/// end.
#[inline]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    let (chunks, _) = bytes.get(at..).unwrap_or_default().as_chunks();
    for chunk in chunks {
        let stops = stops(u64::from_le_bytes(*chunk));
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    plain_end_of_rest(bytes, at)
}

/// The same where fewer than eight bytes are left.
#[inline]
fn plain_end_of_rest(bytes: &[u8], mut at: usize) -> usize {
    if let Some(last) = bytes.last_chunk::<8>()
        && at < bytes.len()
    {
        // The last eight bytes once more, those before `at` shifted out. The zeros that come in mark the end.
        let seen = at + 8 - bytes.len();
        let stops = stops(u64::from_le_bytes(*last) >> (8 * seen));
        return at + (stops.trailing_zeros() / 8) as usize;
    }
    while bytes.get(at).is_some_and(|&byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
        at += 1;
    }
    at
}

/// Marks bytes that end a run of plain characters, by the trick of
/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>. The lowest mark is right. Those above it may be there by
/// mistake, for a subtraction borrows from the next byte.
#[inline]
fn stops(word: u64) -> u64 {
    let quote = (word ^ (ONES * u64::from(b'"'))).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGHS
}

/// Reads the string literal whose opening quote is the byte before `start`.
pub(super) fn literal(text: &str, start: usize) -> Result<Literal<'_>, Fault> {
    let end = plain_end(text.as_bytes(), start);
    match text.as_bytes().get(end) {
        Some(b'"') => Ok(Literal { text: Cow::Borrowed(&text[start..end]), has_lone_surrogate: false, end: end + 1 }),
        _ => literal_with_escapes(text, start, end),
    }
}

/// Reads on from `run_end`, where the first run of plain characters ended.
#[cold]
fn literal_with_escapes(text: &str, start: usize, mut run_end: usize) -> Result<Literal<'_>, Fault> {
    let bytes = text.as_bytes();
    let unterminated = Fault::new("Unterminated string starting at", start - 1);
    let mut decoded = String::new();
    let mut has_lone_surrogate = false;
    let mut run_start = start;
    loop {
        decoded.push_str(&text[run_start..run_end]);
        match bytes.get(run_end) {
            None => return Err(unterminated),
            Some(b'"') => return Ok(Literal { text: Cow::Owned(decoded), has_lone_surrogate, end: run_end + 1 }),
            Some(b'\\') => {}
            Some(_) => return Err(Fault::new("Invalid control character at", run_end)),
        }
        let escape = run_end + 1;
        run_start = match bytes.get(escape) {
            None => return Err(unterminated),
            Some(b'u') => {
                let (character, end) = unicode_escape(bytes, escape)?;
                has_lone_surrogate |= character.is_none();
                decoded.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                end
            }
            Some(&letter) => {
                decoded.push(short_escape(letter).ok_or(Fault::new("Invalid \\escape", run_end))?);
                escape + 1
            }
        };
        run_end = plain_end(bytes, run_start);
    }
}

/// The character that a backslash and this letter stand for.
fn short_escape(letter: u8) -> Option<char> {
    Some(match letter {
        b'"' | b'\\' | b'/' => char::from(letter),
        b'b' => '\x08',
        b'f' => '\x0C',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    })
}

/// Reads the escape whose `u` is at `letter`, with the one after it where the two are a pair. No character: a lone
/// surrogate.
fn unicode_escape(bytes: &[u8], letter: usize) -> Result<(Option<char>, usize), Fault> {
    let (unit, end) = hexadecimal(bytes, letter)?;
    // A second half must be followed by a character, or CPython does not look at it. It then reports the missing quote
    // as it would after a single escape, so that this is seen in the message.
    let is_followed = bytes.get(end + 6).is_some();
    if (0xD800..0xDC00).contains(&unit) && is_followed && bytes.get(end..end + 2) == Some(b"\\u") {
        let (second, second_end) = hexadecimal(bytes, end + 1)?;
        if (0xDC00..0xE000).contains(&second) {
            return Ok((char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (second - 0xDC00)), second_end));
        }
    }
    Ok((char::from_u32(unit), end))
}

/// Reads the four digits after the `u` at `letter`. As in CPython, a character must follow them.
fn hexadecimal(bytes: &[u8], letter: usize) -> Result<(u32, usize), Fault> {
    let fault = Fault::new("Invalid \\uXXXX escape", letter);
    let end = letter + 5;
    let digits = bytes.get(letter + 1..end).filter(|_| bytes.len() > end).ok_or(fault)?;
    let value = digits.iter().try_fold(0, |value, &digit| Some(value * 16 + char::from(digit).to_digit(16)?));
    Ok((value.ok_or(fault)?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<(String, bool), (&'static str, usize)> {
        literal(json, 1)
            .map(|literal| (literal.text.into_owned(), literal.has_lone_surrogate))
            .map_err(|fault| (fault.message, fault.byte))
    }

    #[test]
    fn plain_run_ends_at_every_kind_of_stop_wherever_it_stands() {
        for stop in [b'"', b'\\', 0, 0x1F] {
            for place in 0..40 {
                let mut bytes = vec![b'a'; 40];
                bytes[place] = stop;
                assert_eq!(plain_end(&bytes, 0), place, "{stop} at {place}");
            }
        }
        for length in 0..24 {
            let bytes = vec![b'a'; length];
            for start in 0..=length {
                assert_eq!(plain_end(&bytes, start), length, "{length} bytes from {start}");
            }
        }
        for place in 0..20 {
            let mut bytes = vec![b'"'; 20];
            bytes[place..].fill(b'a');
            assert_eq!(plain_end(&bytes, place), 20, "{place}");
            bytes[19] = b'\\';
            assert_eq!(plain_end(&bytes, place), 19, "{place}");
        }
        let plain = "\u{7F}é👍 !#[]\u{80}";
        assert_eq!(plain_end(plain.as_bytes(), 0), plain.len());
    }

    #[test]
    fn escapes_are_decoded_and_pairs_joined() {
        assert_eq!(read(r#""\"\\\/\b\f\n\r\t\u0041""#), Ok(("\"\\/\x08\x0C\n\r\tA".into(), false)));
        assert_eq!(read(r#""a\ud83d\udc4db""#), Ok(("a👍b".into(), false)));
    }

    #[test]
    fn half_pairs_become_replacement_characters() {
        assert_eq!(read(r#""\ud800""#), Ok(("\u{FFFD}".into(), true)));
        assert_eq!(read(r#""\udc4d\ud83d""#), Ok(("\u{FFFD}\u{FFFD}".into(), true)));
        assert_eq!(read(r#""\ud800\u0041""#), Ok(("\u{FFFD}A".into(), true)));
    }

    #[test]
    fn faults_are_where_cpython_sees_them() {
        assert_eq!(read("\"abc"), Err(("Unterminated string starting at", 0)));
        assert_eq!(read("\"abc\\"), Err(("Unterminated string starting at", 0)));
        assert_eq!(read("\"a\nb\""), Err(("Invalid control character at", 2)));
        assert_eq!(read(r#""a\x41""#), Err(("Invalid \\escape", 2)));
        assert_eq!(read(r#""\u00g0""#), Err(("Invalid \\uXXXX escape", 2)));
        assert_eq!(read(r#""\u004"#), Err(("Invalid \\uXXXX escape", 2)));
        assert_eq!(read(r#""\u0041"#), Err(("Invalid \\uXXXX escape", 2)));
        assert_eq!(read(r#""\ud83d\udc4d"#), Err(("Invalid \\uXXXX escape", 8)));
    }
}
