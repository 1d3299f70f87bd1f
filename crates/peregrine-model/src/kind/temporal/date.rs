use chrono::{Datelike, NaiveDate};

use super::number::{unix_integer, written_integer};
use super::{Fault, digit, push_padded, two_digits};
use crate::TemporalUnit;

/// `YYYY-MM-DD` and nothing else.
pub(in crate::kind) fn parse_date(bytes: &[u8]) -> Result<NaiveDate, Fault> {
    let date = leading_date(bytes)?;
    if bytes.len() > 10 { Err(Fault::ExtraCharacters) } else { Ok(date) }
}

/// The same, or an integer that is midnight: what is wrong with a text that is no datetime either.
pub(super) fn parse_date_or_unix(bytes: &[u8], unit: TemporalUnit) -> Result<NaiveDate, Fault> {
    parse_date(bytes).or_else(|fault| {
        let moment = unix_integer(written_integer(bytes).ok_or(fault)?, unit)?;
        if moment.time() == chrono::NaiveTime::MIN { Ok(moment.date()) } else { Err(Fault::InexactDate) }
    })
}

/// The date in the first ten bytes.
pub(super) fn leading_date(bytes: &[u8]) -> Result<NaiveDate, Fault> {
    if bytes.len() < 10 {
        return Err(Fault::TooShort);
    }
    let mut year = 0;
    for at in 0..4 {
        year = year * 10 + digit(bytes, at, Fault::YearCharacter)?;
    }
    separator(bytes[4])?;
    let month = two_digits(bytes, 5, Fault::MonthCharacter)?;
    separator(bytes[7])?;
    let day = two_digits(bytes, 8, Fault::DayCharacter)?;
    if !(1..=12).contains(&month) {
        return Err(Fault::MonthRange);
    }
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day).ok_or(Fault::DayRange)
}

fn separator(byte: u8) -> Result<(), Fault> {
    if byte == b'-' { Ok(()) } else { Err(Fault::DateSeparator) }
}

/// Writes `2024-01-31`. Years that pydantic doesn't have are spelled as ISO 8601 spells them: `+10000-01-01`.
pub(in crate::kind) fn write_date(out: &mut Vec<u8>, date: NaiveDate) {
    match u32::try_from(date.year()) {
        Ok(year @ 0..=9999) => push_padded::<4>(out, year),
        _ => {
            let year = date.year();
            out.extend_from_slice(format!("{}{:04}", if year < 0 { '-' } else { '+' }, year.unsigned_abs()).as_bytes());
        }
    }
    out.push(b'-');
    push_padded::<2>(out, date.month());
    out.push(b'-');
    push_padded::<2>(out, date.day());
}
