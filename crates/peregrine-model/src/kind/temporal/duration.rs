use std::io::Write as _;

use chrono::{TimeDelta, Timelike};

use super::Fault;
use super::time::leading_time;

const DAYS_MAX: u32 = 999_999_999;
const SECONDS_PER_DAY: u32 = 86_400;
const MICROS_PER_SECOND: u32 = 1_000_000;
/// Hours of so many digits are refused before they are read.
const HOUR_DIGITS_MAX: usize = 10;
const HOURS_MAX: u64 = 2_400_000_000;
/// What is read after the hours: `MM:SS.ffffff`.
const MINUTES_LENGTH_MAX: usize = 12;

/// The parts of a duration without its sign.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    days: u32,
    seconds: u32,
    micros: u32,
}

impl Parts {
    fn signed(self, is_negative: bool) -> Result<TimeDelta, Fault> {
        let too_large = Fault::DurationNumberTooLarge;
        let seconds = self.seconds.checked_add(self.micros / MICROS_PER_SECOND).ok_or(too_large)?;
        let days = self.days.checked_add(seconds / SECONDS_PER_DAY).ok_or(too_large)?;
        if days > DAYS_MAX {
            return Err(Fault::DurationDaysTooLarge);
        }
        let total = TimeDelta::days(days.into())
            + TimeDelta::seconds((seconds % SECONDS_PER_DAY).into())
            + TimeDelta::microseconds((self.micros % MICROS_PER_SECOND).into());
        Ok(if is_negative { -total } else { total })
    }

    /// Adds a number of a unit so many seconds long.
    fn add_seconds(&mut self, number: Number, unit: u32) -> Result<(), Fault> {
        let too_large = Fault::DurationNumberTooLarge;
        let (whole, micros) = split(number.fraction * f64::from(unit));
        let seconds = number.whole.checked_mul(unit).and_then(|seconds| seconds.checked_add(whole)).ok_or(too_large)?;
        self.seconds = self.seconds.checked_add(seconds).ok_or(too_large)?;
        self.micros = self.micros.checked_add(micros).ok_or(too_large)?;
        Ok(())
    }

    /// Adds a number of a unit so many days long.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of a year")]
    fn add_days(&mut self, number: Number, unit: u32) -> Result<(), Fault> {
        let too_large = Fault::DurationNumberTooLarge;
        let extra = number.fraction * f64::from(unit);
        let days = number.whole.checked_mul(unit).and_then(|days| days.checked_add(extra as u32)).ok_or(too_large)?;
        self.days = self.days.checked_add(days).ok_or(too_large)?;
        let (seconds, micros) = split(extra.fract() * f64::from(SECONDS_PER_DAY));
        self.seconds = self.seconds.checked_add(seconds).ok_or(too_large)?;
        self.micros = self.micros.checked_add(micros).ok_or(too_large)?;
        Ok(())
    }
}

/// Whole seconds, and the rest in microseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn split(seconds: f64) -> (u32, u32) {
    (seconds as u32, (seconds.fract() * f64::from(MICROS_PER_SECOND)).round() as u32)
}

/// An ISO 8601 duration, days and a time, or a time; a sign in front of any.
pub(in crate::kind) fn parse_duration(bytes: &[u8]) -> Result<TimeDelta, Fault> {
    let (is_negative, bytes) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    };
    let parts = match bytes {
        [] => return Err(Fault::TooShort),
        [b'P', rest @ ..] => iso(rest)?,
        _ if bytes.len() < 5 || bytes.iter().any(|byte| matches!(byte, b'd' | b'D')) => days_and_time(bytes)?,
        _ => hours(bytes)?,
    };
    parts.signed(is_negative)
}

/// What follows the `P`. Order and repetition of the units are not looked at, as speedate doesn't.
fn iso(bytes: &[u8]) -> Result<Parts, Fault> {
    let mut parts = Parts::default();
    let (mut in_time, mut had_fraction) = (false, false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'T' {
            if in_time {
                return Err(Fault::DurationRepeatedT);
            }
            in_time = true;
            at += 1;
            continue;
        }
        let (number, length) = number(&bytes[at..])?;
        if had_fraction {
            return Err(Fault::DurationFraction);
        }
        had_fraction = number.has_fraction;
        at += length;
        match (in_time, bytes.get(at)) {
            (true, Some(b'H')) => parts.add_seconds(number, 3600)?,
            (true, Some(b'M')) => parts.add_seconds(number, 60)?,
            (true, Some(b'S')) => parts.add_seconds(number, 1)?,
            (true, _) => return Err(Fault::DurationTimeUnit),
            (false, Some(b'Y')) => parts.add_days(number, 365)?,
            (false, Some(b'M')) => parts.add_days(number, 30)?,
            (false, Some(b'W')) => parts.add_days(number, 7)?,
            (false, Some(b'D')) => parts.add_days(number, 1)?,
            (false, _) => return Err(Fault::DurationDateUnit),
        }
        at += 1;
    }
    if at < 2 { Err(Fault::TooShort) } else { Ok(parts) }
}

/// A quantity, its fraction apart.
#[derive(Clone, Copy)]
struct Number {
    whole: u32,
    fraction: f64,
    has_fraction: bool,
}

fn number(bytes: &[u8]) -> Result<(Number, usize), Fault> {
    let (whole, length) = digits(bytes)?;
    if !matches!(bytes.get(length), Some(b'.' | b',')) {
        return Ok((Number { whole, fraction: 0.0, has_fraction: false }, length));
    }
    let (mut fraction, mut denominator, mut at) = (0.0, 1.0, length + 1);
    while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
        fraction = fraction * 10.0 + f64::from(byte - b'0');
        denominator *= 10.0;
        at += 1;
    }
    // So many digits that both are infinite: nothing sensible was meant.
    let fraction: f64 = fraction / denominator;
    let fraction = if fraction.is_nan() { 0.0 } else { fraction };
    Ok((Number { whole, fraction, has_fraction: true }, at))
}

/// The digits at the beginning, and how many they are.
fn digits(bytes: &[u8]) -> Result<(u32, usize), Fault> {
    let length = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return Err(Fault::DurationDigit);
    }
    let value = bytes[..length]
        .iter()
        .try_fold(0_u32, |value, byte| value.checked_mul(10)?.checked_add(u32::from(byte - b'0')));
    Ok((value.ok_or(Fault::DurationNumberTooLarge)?, length))
}

/// `1 day, 02:03:04`, and shorter.
fn days_and_time(bytes: &[u8]) -> Result<Parts, Fault> {
    let (days, length) = digits(bytes)?;
    let rest = match &bytes[length..] {
        [b' ', b'd' | b'D', rest @ ..] | [b'd' | b'D', rest @ ..] => rest,
        _ => return Err(Fault::DurationDay),
    };
    let rest = match rest {
        [b'a', b'y', b's', rest @ ..]
        | [b'a', b'y', rest @ ..]
        | [b'A', b'Y', b'S', rest @ ..]
        | [b'A', b'Y', rest @ ..] => rest,
        [b'a' | b'A', ..] => return Err(Fault::DurationDay),
        _ => rest,
    };
    let rest = match rest {
        [b',', b' ', rest @ ..] | [b',' | b' ', rest @ ..] => rest,
        _ => rest,
    };
    if rest.is_empty() {
        return Ok(Parts { days, ..Parts::default() });
    }
    let time = hours(rest)?;
    if time.days > 0 { Err(Fault::DurationHoursTooLarge) } else { Ok(Parts { days, ..time }) }
}

/// `H:MM`, `H:MM:SS`, `H:MM:SS.f`, with any number of hours.
fn hours(bytes: &[u8]) -> Result<Parts, Fault> {
    if bytes.len() < 5 {
        return Err(Fault::TooShort);
    }
    let colon = bytes.iter().position(|byte| *byte == b':').ok_or(Fault::HourCharacter)?;
    let (hours, rest) = (&bytes[..colon], &bytes[colon + 1..]);
    if hours.len() > HOUR_DIGITS_MAX {
        return Err(Fault::DurationHoursTooLarge);
    }
    let hours = hours.iter().try_fold(0_u64, |hours, byte| {
        if byte.is_ascii_digit() { Ok(hours * 10 + u64::from(byte - b'0')) } else { Err(Fault::HourCharacter) }
    })?;
    if hours > HOURS_MAX {
        return Err(Fault::DurationHoursTooLarge);
    }
    // The minutes are read by the parser of times, behind hours that it accepts.
    let rest = &rest[..rest.len().min(MINUTES_LENGTH_MAX)];
    let mut clock = *b"00:00:00.000000";
    let length = 3 + rest.len();
    clock[3..length].copy_from_slice(rest);
    let (time, read) = leading_time(&clock[..length])?;
    if read < length {
        return Err(Fault::ExtraCharacters);
    }
    let days = u32::try_from(hours / 24).map_err(|_| Fault::DurationHoursTooLarge)?;
    let hours = u32::try_from(hours % 24).map_err(|_| Fault::DurationHoursTooLarge)?;
    let seconds = hours * 3600 + time.num_seconds_from_midnight();
    Ok(Parts { days, seconds, micros: time.nanosecond() / 1_000 })
}

/// So many seconds.
pub(in crate::kind) fn duration_of_integer(seconds: i64) -> Result<TimeDelta, Fault> {
    let days = u32::try_from(seconds.unsigned_abs() / u64::from(SECONDS_PER_DAY));
    let rest = u32::try_from(seconds.unsigned_abs() % u64::from(SECONDS_PER_DAY));
    let (Ok(days), Ok(rest)) = (days, rest) else { return Err(Fault::DurationDaysTooLarge) };
    Parts { days, seconds: rest, micros: 0 }.signed(seconds < 0)
}

/// So many seconds, rounded to microseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates: too large either way")]
pub(in crate::kind) fn duration_of_float(seconds: f64) -> Result<TimeDelta, Fault> {
    if seconds.is_nan() {
        return Err(Fault::NotANumber);
    }
    let total = seconds.abs();
    let micros = (total.fract() * f64::from(MICROS_PER_SECOND)).round() as u32;
    let rest = u32::try_from(total as u64 % u64::from(SECONDS_PER_DAY)).map_err(|_| Fault::DurationDaysTooLarge)?;
    let days = (total / f64::from(SECONDS_PER_DAY)) as u32;
    Parts { days, seconds: rest, micros }.signed(seconds < 0.0)
}

/// The duration in seconds, as Python's `total_seconds()`.
#[expect(clippy::cast_precision_loss, reason = "Python rounds as well")]
pub(in crate::kind) fn float_seconds(duration: TimeDelta) -> f64 {
    match duration.num_microseconds() {
        Some(micros) => micros as f64 / f64::from(MICROS_PER_SECOND),
        None => duration.num_seconds() as f64 + f64::from(duration.subsec_nanos()) / 1e9,
    }
}

/// The duration as Python holds it: days that may be negative, seconds and microseconds that may not.
fn python_parts(duration: TimeDelta) -> (i64, i64, i64) {
    let mut seconds = duration.num_seconds();
    let mut nanos = duration.subsec_nanos();
    if nanos < 0 {
        seconds -= 1;
        nanos += 1_000_000_000;
    }
    let day = i64::from(SECONDS_PER_DAY);
    (seconds.div_euclid(day), seconds.rem_euclid(day), i64::from(nanos / 1_000))
}

/// `1 minute and 30 seconds`: a bound in a message.
pub(in crate::kind) fn duration_in_words(duration: TimeDelta) -> String {
    let (days, seconds, micros) = python_parts(duration);
    let parts = [
        (days, "day"),
        (seconds / 3600, "hour"),
        (seconds / 60 % 60, "minute"),
        (seconds % 60, "second"),
        (micros, "microsecond"),
    ];
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, unit)| format!("{count} {unit}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if words.is_empty() { "0 seconds".to_owned() } else { words.join(" and ") }
}

/// Writes `-P1Y2DT3H4M5.6S`: years of 365 days, no months and no weeks.
pub(in crate::kind) fn write_duration(out: &mut Vec<u8>, duration: TimeDelta) {
    if duration < TimeDelta::zero() {
        out.push(b'-');
    }
    let (days, seconds, micros) = python_parts(duration.abs());
    out.push(b'P');
    push_part(out, days / 365, "Y");
    push_part(out, days % 365, "D");
    if seconds == 0 && micros == 0 {
        out.extend_from_slice(if days == 0 { b"T0S" } else { b"" });
        return;
    }
    out.push(b'T');
    push_part(out, seconds / 3600, "H");
    push_part(out, seconds / 60 % 60, "M");
    if micros == 0 {
        push_part(out, seconds % 60, "S");
        return;
    }
    // Writing to a vector doesn't fail.
    let _ = write!(out, "{}.{micros:06}", seconds % 60);
    while out.last() == Some(&b'0') {
        out.pop();
    }
    out.push(b'S');
}

fn push_part(out: &mut Vec<u8>, count: i64, unit: &str) {
    if count != 0 {
        out.extend_from_slice(itoa::Buffer::new().format(count).as_bytes());
        out.extend_from_slice(unit.as_bytes());
    }
}
