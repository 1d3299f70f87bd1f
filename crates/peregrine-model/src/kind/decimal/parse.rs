use std::borrow::Cow;

use super::super::digits;
use super::coefficient::Coefficient;
use super::value::{AnyDecimal, Repr};

/// The greatest exponent of the first digit that CPython's decimals can have.
const ADJUSTED_MAX: i64 = 999_999_999_999_999_999;
/// The least exponent of the last digit.
const EXPONENT_MIN: i64 = -1_999_999_999_999_999_997;

/// Python's `Decimal()`: white space around, underscores anywhere, digits of any script.
pub(super) fn parse(text: &str) -> Option<AnyDecimal> {
    parse_plain(text).or_else(|| {
        let trimmed = text.trim_matches(|character: char| character.is_whitespace() || is_separator(character));
        let plain: String = trimmed.chars().filter(|character| *character != '_').map(digits::to_ascii).collect();
        parse_plain(&plain)
    })
}

/// Python counts the information separators as white space.
fn is_separator(character: char) -> bool {
    matches!(character, '\u{1c}'..='\u{1f}')
}

/// The same of plain ASCII.
pub(super) fn parse_plain(text: &str) -> Option<AnyDecimal> {
    let (is_negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if unsigned.as_bytes().first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
        finite(unsigned, is_negative)
    } else {
        special(unsigned, is_negative)
    }
}

fn finite(text: &str, is_negative: bool) -> Option<AnyDecimal> {
    let (number, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], written_exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_number = whole.len() + fraction.len() > 0 && [whole, fraction].iter().all(|part| are_digits(part));
    if !is_number {
        return None;
    }
    let digits = if fraction.is_empty() { Cow::Borrowed(whole) } else { joined(whole, fraction) };
    let coefficient = match digits {
        // The digits are few enough: they were summed up in place.
        Cow::Borrowed("") => Coefficient::Small(small(whole, fraction)?),
        digits => Coefficient::new(&digits),
    };
    let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let adjusted = exponent.checked_add(i64::try_from(coefficient.length()).ok()? - 1)?;
    if adjusted > ADJUSTED_MAX || exponent < EXPONENT_MIN {
        return None;
    }
    Some(AnyDecimal(Repr::Finite { is_negative, coefficient, exponent }))
}

/// Both in a row; nothing if [`small`] can add them up without.
fn joined(whole: &str, fraction: &str) -> Cow<'static, str> {
    if whole.len() + fraction.len() <= 19 { Cow::Borrowed("") } else { Cow::Owned([whole, fraction].concat()) }
}

/// The number of at most 19 digits.
fn small(whole: &str, fraction: &str) -> Option<u64> {
    whole
        .bytes()
        .chain(fraction.bytes())
        .try_fold(0_u64, |value, byte| value.checked_mul(10)?.checked_add(u64::from(byte - b'0')))
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands behind the `E`. One too large for 64 bits is too large for Python as well.
fn written_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !are_digits(digits) { None } else { text.parse().ok() }
}

fn special(text: &str, is_negative: bool) -> Option<AnyDecimal> {
    if ["inf", "infinity"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some(AnyDecimal(Repr::Infinity { is_negative }));
    }
    let (is_signaling, rest) = match text.strip_prefix(['s', 'S']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let word = rest.get(..3).filter(|word| word.eq_ignore_ascii_case("nan"))?;
    let payload = &rest[word.len()..];
    if !are_digits(payload) {
        return None;
    }
    let payload = payload.trim_start_matches('0').into();
    Some(AnyDecimal(Repr::NotANumber { is_negative, is_signaling, payload }))
}
