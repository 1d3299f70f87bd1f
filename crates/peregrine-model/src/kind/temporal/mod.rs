//! What stands in a text or a number that is a date, a time, a datetime or a duration: pure parsers, and the spelling
//! of the answers. The kinds beside this module decide what becomes of it.
//!
//! The rules are those of `speedate`, pydantic's parser, and so are the texts of what is wrong ([`Fault`]).

mod clock;
mod date;
mod datetime;
mod duration;
mod fault;
mod number;
mod time;

pub(super) use clock::now;
pub(super) use date::{parse_date, write_date};
pub use datetime::AnyDateTime;
pub(super) use datetime::{
    datetime_of_float, datetime_of_integer, parse_date_or_number, parse_datetime, parse_written_datetime,
    write_datetime,
};
pub(super) use duration::{
    duration_in_words, duration_of_float, duration_of_integer, float_seconds, parse_duration, write_duration,
};
pub(super) use fault::{Fault, Refusal};
pub use time::AnyTime;
pub(super) use time::{parse_time, spell_utc, time_of_float, time_of_integer, write_time};

use crate::Input;

/// A numeric input, as the parsers of numbers take it.
pub(super) enum Number {
    Integer(i64),
    Float(f64),
}

impl Number {
    /// The number, if the input is one. An integer beyond 64 bits counts as the outermost one: both are out of every
    /// range.
    pub(super) fn of(input: &Input<'_>) -> Option<Self> {
        match input {
            Input::Int(value) => Some(Self::Integer(*value)),
            Input::BigInt(digits) => Some(Self::Integer(if digits.starts_with('-') { i64::MIN } else { i64::MAX })),
            Input::Float(value) => Some(Self::Float(*value)),
            _ => None,
        }
    }
}

/// The bytes of a text, or of a body that was not announced as JSON.
pub(super) fn bytes_of<'i>(input: &'i Input<'_>) -> Option<&'i [u8]> {
    match input {
        Input::Str(text) => Some(text.as_bytes()),
        Input::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

/// The digit at a place.
fn digit(bytes: &[u8], at: usize, fault: Fault) -> Result<u32, Fault> {
    bytes.get(at).filter(|byte| byte.is_ascii_digit()).map(|byte| u32::from(byte - b'0')).ok_or(fault)
}

/// The two digits at a place.
fn two_digits(bytes: &[u8], at: usize, fault: Fault) -> Result<u32, Fault> {
    Ok(digit(bytes, at, fault)? * 10 + digit(bytes, at + 1, fault)?)
}

/// Writes a number with zeros in front of it.
fn push_padded<const WIDTH: usize>(out: &mut Vec<u8>, mut value: u32) {
    let mut digits = [b'0'; WIDTH];
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
    }
    out.extend_from_slice(&digits);
}

#[cfg(test)]
mod tests;
