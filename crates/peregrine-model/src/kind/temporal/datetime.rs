use std::cmp::Ordering;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::date::{leading_date, parse_date_or_unix};
use super::number::{Written, unix_float, unix_integer, written_number};
use super::time::seconds_east;
use super::{Fault, parse_time, write_date, write_time};
use crate::TemporalUnit;

/// A date and a time with an offset from UTC, or without one: all that pydantic's `datetime` can be.
///
/// Where only one of both makes sense take `chrono`'s types: `DateTime` refuses input without an offset,
/// `NaiveDateTime` input with one.
///
/// ```
/// use peregrine_model::kind::AnyDateTime;
/// use peregrine_model::Kind as _;
///
/// let start = AnyDateTime::validate_json(br#""2024-01-15 10:30""#)?;
/// assert_eq!(start.offset, None);
/// assert_eq!(start.to_utc(), None);
/// assert_eq!(start.dump_json(), br#""2024-01-15T10:30:00""#);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnyDateTime {
    /// The date and the time as calendar and clock there show them.
    pub naive: NaiveDateTime,
    /// How far that clock is ahead of UTC, if it was said.
    pub offset: Option<FixedOffset>,
}

impl AnyDateTime {
    /// The moment, if the offset was said.
    #[must_use]
    pub fn to_utc(self) -> Option<DateTime<Utc>> {
        let offset = self.offset?;
        Some(self.naive.checked_sub_offset(offset)?.and_utc())
    }

    /// The microseconds since 1970; without an offset as in UTC.
    pub(in crate::kind) fn microseconds(self) -> i128 {
        let utc = self.naive.and_utc();
        let offset = self.offset.map_or(0, |offset| offset.local_minus_utc());
        let seconds = i128::from(utc.timestamp()) - i128::from(offset);
        seconds * 1_000_000 + i128::from(utc.timestamp_subsec_micros())
    }

    /// Pydantic's order: two datetimes with offsets as moments, others as they are shown.
    pub(in crate::kind) fn compare(self, other: Self) -> Ordering {
        match (self.offset, other.offset) {
            (Some(here), Some(there)) => {
                let key = |naive: NaiveDateTime, offset: FixedOffset| {
                    let utc = naive.and_utc();
                    (utc.timestamp() - i64::from(offset.local_minus_utc()), utc.timestamp_subsec_nanos())
                };
                key(self.naive, here).cmp(&key(other.naive, there))
            }
            _ => self.naive.cmp(&other.naive),
        }
    }
}

impl From<DateTime<FixedOffset>> for AnyDateTime {
    fn from(value: DateTime<FixedOffset>) -> Self {
        Self { naive: value.naive_local(), offset: Some(*value.offset()) }
    }
}

impl From<DateTime<Utc>> for AnyDateTime {
    fn from(value: DateTime<Utc>) -> Self {
        value.fixed_offset().into()
    }
}

impl From<NaiveDateTime> for AnyDateTime {
    fn from(naive: NaiveDateTime) -> Self {
        Self { naive, offset: None }
    }
}

/// A date, a separator and a time.
pub(in crate::kind) fn parse_written_datetime(bytes: &[u8]) -> Result<AnyDateTime, Fault> {
    let date = leading_date(bytes)?;
    if !matches!(bytes.get(10), Some(b'T' | b't' | b' ' | b'_')) {
        return Err(Fault::DatetimeSeparator);
    }
    let time = parse_time(&bytes[11..])?;
    Ok(AnyDateTime { naive: date.and_time(time.time), offset: time.offset })
}

/// The same, or a number.
pub(in crate::kind) fn parse_datetime(bytes: &[u8], unit: TemporalUnit) -> Result<AnyDateTime, Fault> {
    parse_written_datetime(bytes).or_else(|fault| match written_number(bytes).ok_or(fault)? {
        Written::Integer(number) => datetime_of_integer(number, unit),
        Written::Float(number) => datetime_of_float(number, unit),
    })
}

/// What a text is that is no datetime: a date alone, or wrong in the way that is told.
pub(in crate::kind) fn parse_date_or_number(bytes: &[u8], unit: TemporalUnit) -> Result<NaiveDate, Fault> {
    parse_date_or_unix(bytes, unit)
}

/// The moment so many seconds or milliseconds after 1970.
pub(in crate::kind) fn datetime_of_integer(number: i64, unit: TemporalUnit) -> Result<AnyDateTime, Fault> {
    Ok(AnyDateTime { naive: unix_integer(number, unit)?, offset: Some(seconds_east(0)?) })
}

/// The same of a float.
pub(in crate::kind) fn datetime_of_float(number: f64, unit: TemporalUnit) -> Result<AnyDateTime, Fault> {
    if number.is_nan() {
        return Err(Fault::NotANumber);
    }
    Ok(AnyDateTime { naive: unix_float(number, unit)?, offset: Some(seconds_east(0)?) })
}

/// Writes the date, `T` and the time.
pub(in crate::kind) fn write_datetime(out: &mut Vec<u8>, datetime: AnyDateTime) {
    write_date(out, datetime.naive.date());
    out.push(b'T');
    write_time(out, datetime.naive.time(), datetime.offset);
}

impl AnyDateTime {
    /// Midnight of a date, without an offset.
    pub(in crate::kind) fn midnight(date: NaiveDate) -> Self {
        date.and_time(NaiveTime::MIN).into()
    }
}
