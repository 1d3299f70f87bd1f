use chrono::{DateTime, NaiveDateTime};

use super::Fault;
use crate::TemporalUnit;

/// Numbers beyond it, on either side, are milliseconds and not seconds: in 2603, or on 20 August 1970.
const WATERSHED: i64 = 20_000_000_000;
/// The first second of the year 0000.
const FIRST: i64 = -62_167_219_200;
/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;
const MICROS_PER_SECOND: u32 = 1_000_000;

/// Whether a number counts milliseconds.
fn is_milliseconds(unit: TemporalUnit, is_beyond: bool) -> bool {
    match unit {
        TemporalUnit::Infer => is_beyond,
        TemporalUnit::Seconds => false,
        TemporalUnit::Milliseconds => true,
    }
}

/// The moment of an integer: seconds since 1970, or milliseconds.
pub(super) fn unix_integer(number: i64, unit: TemporalUnit) -> Result<NaiveDateTime, Fault> {
    moment(number, 0, is_milliseconds(unit, number.unsigned_abs() > WATERSHED.unsigned_abs()))
}

/// The same of a float, rounded to microseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "saturates")]
pub(super) fn unix_float(number: f64, unit: TemporalUnit) -> Result<NaiveDateTime, Fault> {
    let is_milliseconds = is_milliseconds(unit, number.abs() > WATERSHED as f64);
    let whole = number.floor();
    let micros = (number - whole) * if is_milliseconds { 1_000.0 } else { 1_000_000.0 };
    moment(whole as i64, micros.round() as u32, is_milliseconds)
}

fn moment(number: i64, micros: u32, is_milliseconds: bool) -> Result<NaiveDateTime, Fault> {
    let (mut seconds, mut micros) = if is_milliseconds {
        // The remainder is below a thousand.
        (number.div_euclid(1_000), micros + u32::try_from(number.rem_euclid(1_000)).unwrap_or_default() * 1_000)
    } else {
        (number, micros)
    };
    if micros >= MICROS_PER_SECOND {
        seconds = seconds.saturating_add(1);
        micros -= MICROS_PER_SECOND;
    }
    if seconds < FIRST {
        return Err(Fault::DateTooSmall);
    }
    let moment = if seconds > LAST { None } else { DateTime::from_timestamp(seconds, micros * 1_000) };
    moment.map(|moment| moment.naive_utc()).ok_or(Fault::DateTooLarge)
}

/// A number in a text.
pub(super) enum Written {
    Integer(i64),
    Float(f64),
}

/// The number that a whole text is: a sign or nothing and digits, or a float whose first sign of being one is its
/// point.
pub(super) fn written_number(bytes: &[u8]) -> Option<Written> {
    if let Some(integer) = written_integer(bytes) {
        return Some(Written::Integer(integer));
    }
    let unsigned = bytes.strip_prefix(b"-").or_else(|| bytes.strip_prefix(b"+")).unwrap_or(bytes);
    let digits = unsigned.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // Past so many digits the integer has overflowed before something else is seen, and any point will do.
    let is_float = unsigned.get(digits) == Some(&b'.') || (digits > 19 && bytes.contains(&b'.'));
    if !is_float {
        return None;
    }
    std::str::from_utf8(bytes).ok()?.parse().ok().map(Written::Float)
}

/// A sign or nothing, and digits.
pub(super) fn written_integer(bytes: &[u8]) -> Option<i64> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}
