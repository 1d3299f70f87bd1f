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
/// As in CPython, a fraction or an exponent without digits is no part of the number: `1.` is the integer `1`, and what
/// comes after it is then at fault.
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

/// The value and the end of the number at `start`, if it has no exponent and so few digits that one division gives the
/// value exactly rounded: both operands are whole numbers below 2^53. That holds for prices and measures, and takes
/// half the instructions of the general way.
#[inline]
pub(super) fn short_float(bytes: &[u8], start: usize) -> Option<(f64, usize)> {
    let is_negative = bytes.get(start) == Some(&b'-');
    let whole = start + usize::from(is_negative);
    let (mantissa, whole_end) = accumulate(bytes, whole, 0);
    let has_leading_zero = bytes.get(whole) == Some(&b'0') && whole_end > whole + 1;
    if whole_end == whole || has_leading_zero {
        return None;
    }
    let (mut mantissa, mut end, mut places) = (mantissa, whole_end, 0);
    if bytes.get(whole_end) == Some(&b'.') {
        (mantissa, end) = accumulate(bytes, whole_end + 1, mantissa);
        places = end - whole_end - 1;
        if places == 0 {
            return None;
        }
    }
    // Counting the point as a digit only sends one more kind of literal the general way. A sum that overflowed has
    // more.
    if end - whole > SHORT_FLOAT_BYTES_MAX || matches!(bytes.get(end), Some(b'e' | b'E')) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "15 digits are below 2^53")]
    let magnitude = mantissa as f64 / POWERS_OF_TEN.get(places)?;
    // The integer `-0` is zero, the float `-0.0` is negative zero.
    Some((if is_negative && (places > 0 || mantissa > 0) { -magnitude } else { magnitude }, end))
}

const SHORT_FLOAT_BYTES_MAX: usize = 15;

const POWERS_OF_TEN: [f64; 15] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

/// Appends the digits from `at` on to a number, which wraps if there are too many, and says where they end.
#[inline]
pub(super) fn accumulate(bytes: &[u8], mut at: usize, mut number: u64) -> (u64, usize) {
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|&digit| digit < 10) {
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    (number, at)
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
    fn short_floats_are_what_the_general_way_reads() {
        for text in ["0", "-0.0", "129.95", "0.1", "-3.49", "99999999999999", "0.0000000000001", "1234567.8901234"] {
            let value: f64 = text.parse().unwrap();
            let read = short_float(text.as_bytes(), 0).map(|(value, end)| (value.to_bits(), end));
            assert_eq!(read, Some((value.to_bits(), text.len())), "{text}");
        }
        assert_eq!(short_float(b"-0", 0).map(|(value, _)| value.to_bits()), Some(0));
    }

    #[test]
    fn other_floats_go_the_general_way() {
        for text in ["", "-", "01", "1.", ".5", "1e5", "1.5E5", "1234567890123456", "0.00000000000001", "x"] {
            assert_eq!(short_float(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn other_starts_are_no_numbers() {
        for text in ["", "-", "+1", ".5", "-.5", "--1", "e1", "x"] {
            assert_eq!(scan(text.as_bytes(), 0), None, "{text}");
        }
    }
}
