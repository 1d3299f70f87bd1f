use std::cmp::Ordering;

use chrono::{FixedOffset, NaiveTime, Timelike};

use super::{Fault, digit, push_padded, two_digits};

/// The shortest time, `HH:MM`.
const LENGTH_MIN: usize = 5;
const SECONDS_PER_DAY: i32 = 86_400;

/// A time of the day with an offset from UTC, or without one: all that pydantic's `time` can be.
///
/// ```
/// use peregrine_model::kind::AnyTime;
/// use peregrine_model::Kind as _;
///
/// let opening = AnyTime::validate_json(br#""09:30+02:00""#)?;
/// assert_eq!(opening.offset.map(|offset| offset.local_minus_utc()), Some(7200));
/// assert_eq!(opening.dump_json(), br#""09:30:00+02:00""#);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnyTime {
    /// The time as a clock there shows it.
    pub time: NaiveTime,
    /// How far that clock is ahead of UTC, if it was said.
    pub offset: Option<FixedOffset>,
}

impl AnyTime {
    /// The microseconds since midnight, as the clock there shows them.
    pub(in crate::kind) fn microseconds(self) -> i128 {
        i128::from(self.time.num_seconds_from_midnight()) * 1_000_000 + i128::from(self.time.nanosecond() / 1_000)
    }

    /// Pydantic's order: two times with offsets as moments of one day, others as they are shown.
    pub(in crate::kind) fn compare(self, other: Self) -> Ordering {
        match (self.offset, other.offset) {
            (Some(here), Some(there)) => {
                let key = |time: NaiveTime, offset: FixedOffset| {
                    (
                        i64::from(time.num_seconds_from_midnight()) - i64::from(offset.local_minus_utc()),
                        time.nanosecond(),
                    )
                };
                key(self.time, here).cmp(&key(other.time, there))
            }
            _ => self.time.cmp(&other.time),
        }
    }
}

/// `HH:MM`, then perhaps `:SS` and a fraction, then perhaps an offset.
pub(in crate::kind) fn parse_time(bytes: &[u8]) -> Result<AnyTime, Fault> {
    let (time, length) = leading_time(bytes)?;
    let offset = match bytes.get(length..).unwrap_or_default() {
        [] => None,
        [b'Z' | b'z'] => Some(seconds_east(0)?),
        [b'Z' | b'z', ..] => return Err(Fault::ExtraCharacters),
        rest => Some(offset(rest)?),
    };
    Ok(AnyTime { time, offset })
}

/// The time at the beginning, and its length.
pub(super) fn leading_time(bytes: &[u8]) -> Result<(NaiveTime, usize), Fault> {
    if bytes.len() < LENGTH_MIN {
        return Err(Fault::TooShort);
    }
    let hour = two_digits(bytes, 0, Fault::HourCharacter)?;
    if bytes[2] != b':' {
        return Err(Fault::TimeSeparator);
    }
    let minute = two_digits(bytes, 3, Fault::MinuteCharacter)?;
    if hour > 23 {
        return Err(Fault::HourRange);
    }
    if minute > 59 {
        return Err(Fault::MinuteRange);
    }
    let (second, micros, length) = match bytes.get(LENGTH_MIN) {
        Some(b':') => leading_seconds(bytes)?,
        _ => (0, 0, LENGTH_MIN),
    };
    let time = NaiveTime::from_hms_micro_opt(hour, minute, second, micros).ok_or(Fault::SecondRange)?;
    Ok((time, length))
}

/// The seconds and their fraction of `HH:MM:..`, with the length of all of it. Digits past the sixth are dropped.
fn leading_seconds(bytes: &[u8]) -> Result<(u32, u32, usize), Fault> {
    let second = two_digits(bytes, 6, Fault::SecondCharacter)?;
    if second > 59 {
        return Err(Fault::SecondRange);
    }
    if !matches!(bytes.get(8), Some(b'.' | b',')) {
        return Ok((second, 0, 8));
    }
    let fraction = &bytes[9..];
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return Err(Fault::FractionMissing);
    }
    let micros =
        (0..6).fold(0, |micros, at| micros * 10 + fraction[..digits].get(at).map_or(0, |byte| u32::from(byte - b'0')));
    Ok((second, micros, 9 + digits))
}

/// A sign and `HH:MM` or `HHMM`, to the end.
fn offset(bytes: &[u8]) -> Result<FixedOffset, Fault> {
    let (sign, rest) = match bytes {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        // ISO 8601 wants U+2212 as the sign, and speedate takes it.
        [0xE2, 0x88, 0x92, rest @ ..] => (-1, rest),
        _ => return Err(Fault::ZoneSign),
    };
    let hours = two_digits(rest, 0, Fault::ZoneHour)?;
    let at = if rest.get(2) == Some(&b':') { 3 } else { 2 };
    let minutes = digit(rest, at, Fault::ZoneMinute)? * 10 + digit(rest, at + 1, Fault::ZoneMinute)?;
    if minutes > 59 {
        return Err(Fault::ZoneMinuteRange);
    }
    let offset = seconds_east(sign * (hours * 3600 + minutes * 60).cast_signed())?;
    if rest.len() > at + 2 { Err(Fault::ExtraCharacters) } else { Ok(offset) }
}

pub(super) fn seconds_east(seconds: i32) -> Result<FixedOffset, Fault> {
    FixedOffset::east_opt(seconds).ok_or(Fault::ZoneRange)
}

/// The time so many seconds after midnight, UTC.
pub(in crate::kind) fn time_of_integer(seconds: i64) -> Result<AnyTime, Fault> {
    time_of(seconds, 0)
}

/// The same of a float, rounded to microseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(in crate::kind) fn time_of_float(seconds: f64) -> Result<AnyTime, Fault> {
    if seconds.is_nan() {
        return Err(Fault::NotANumber);
    }
    time_of(seconds.floor() as i64, (seconds.fract().abs() * 1_000_000.0).round() as u32)
}

fn time_of(seconds: i64, micros: u32) -> Result<AnyTime, Fault> {
    if seconds < 0 {
        return Err(Fault::TimeNegative);
    }
    let seconds = seconds.saturating_add((micros / 1_000_000).into());
    if seconds >= SECONDS_PER_DAY.into() {
        return Err(Fault::TimeTooLarge);
    }
    let seconds = u32::try_from(seconds).map_err(|_| Fault::TimeTooLarge)?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, micros % 1_000_000 * 1_000);
    Ok(AnyTime { time: time.ok_or(Fault::TimeTooLarge)?, offset: Some(seconds_east(0)?) })
}

/// Spells UTC as Python's `isoformat` does, in what `write` writes: as an offset.
pub(in crate::kind) fn spell_utc(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    write(out);
    if out.last() == Some(&b'Z') {
        out.pop();
        out.extend_from_slice(b"+00:00");
    }
}

/// Writes `10:30:00`, with six digits of a fraction if there is one, and `Z` or `+02:00` if there is an offset.
pub(in crate::kind) fn write_time(out: &mut Vec<u8>, time: NaiveTime, offset: Option<FixedOffset>) {
    push_padded::<2>(out, time.hour());
    out.push(b':');
    push_padded::<2>(out, time.minute());
    out.push(b':');
    push_padded::<2>(out, time.second());
    // chrono holds a leap second as a fraction of more than a second; Python has none.
    let micros = (time.nanosecond() / 1_000).min(999_999);
    if micros > 0 {
        out.push(b'.');
        push_padded::<6>(out, micros);
    }
    match offset.map(|offset| offset.local_minus_utc()) {
        None => {}
        Some(0) => out.push(b'Z'),
        Some(seconds) => {
            out.push(if seconds < 0 { b'-' } else { b'+' });
            push_padded::<2>(out, seconds.unsigned_abs() / 3600);
            out.push(b':');
            push_padded::<2>(out, seconds.unsigned_abs() / 60 % 60);
        }
    }
}
