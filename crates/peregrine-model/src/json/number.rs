//! Number literals: where one ends, and of which kind it is.

/// A number literal by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// The byte after the last one.
    pub(super) end: usize,
    /// Whether a fraction or an exponent makes it a float, whatever its value.
    pub(super) is_float: bool,
}

/// Finds the end of the number that starts at `start`, if one does.
///
/// As in CPython, a fraction or an exponent without digits is no part of the number: `1.` is the integer `1`, and what comes
/// after it is then at fault.
#[inline]
pub(super) fn scan(bytes: &[u8], start: usize) -> Option<Number> {
    let digits = start + usize::from(bytes.get(start) == Some(&b'-'));
    let mut end = match bytes.get(digits)? {
        b'0' => digits + 1,
        b'1'..=b'9' => digits_end(bytes, digits + 1),
        _ => return None,
    };
    let mut is_float = false;
    if bytes.get(end) == Some(&b'.') {
        let fraction_end = digits_end(bytes, end + 1);
        if fraction_end > end + 1 {
            is_float = true;
            end = fraction_end;
        }
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent_end = digits_end(bytes, exponent);
        if exponent_end > exponent {
            is_float = true;
            end = exponent_end;
        }
    }
    Some(Number { end, is_float })
}

/// The first byte from `at` on that is not a digit.
#[inline]
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_ends_where_the_grammar_ends() {
        let cases = [
            ("0", 1, false),
            ("-0", 2, false),
            ("01", 1, false),
            ("120,", 3, false),
            ("1.", 1, false),
            ("1.5", 3, true),
            ("-1.50x", 5, true),
            ("1e", 1, false),
            ("1e+", 1, false),
            ("1E-05", 5, true),
            ("1.e5", 1, false),
            ("1.5e+x", 3, true),
        ];
        for (text, end, is_float) in cases {
            assert_eq!(scan(text.as_bytes(), 0), Some(Number { end, is_float }), "{text}");
        }
    }

    #[test]
    fn other_starts_are_no_numbers() {
        for text in ["", "-", "+1", ".5", "-.5", "--1", "e1", "x"] {
            assert_eq!(scan(text.as_bytes(), 0), None, "{text}");
        }
    }
}
