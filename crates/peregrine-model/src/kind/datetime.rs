//! Datetimes: [`AnyDateTime`], and `chrono`'s types for those with an offset and those without.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Utc};

use super::temporal::{self, AnyDateTime, Fault, Number, Refusal};
use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Bound, Code};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Timezone, Violation, When, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, TemporalUnit, Validation};

macro_rules! datetime {
    ($($type:ty: $timezone:expr, $from:expr;)*) => {$(
        takes!($type: ge gt le lt strict when text_bound);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                "datetime".into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                Self::read_text(&reader.string()?, rules)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                let datetime = read_text(text, rules, $timezone)?;
                $from(datetime).ok_or(Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                state.loosen(Exactness::Lax);
                let datetime = convert(input, rules).map_err(|refusal| refusal.record(input, state))?;
                check(datetime, rules, $timezone).map_err(|violation| state.violate(violation, input))?;
                if datetime.naive.year() == 0 {
                    // Python's datetimes begin with the year 1, which is found out last.
                    return Err(not_parsed(Fault::YearZero).record(input, state));
                }
                // What was checked can be converted; the other branch is for the compiler.
                $from(datetime).ok_or_else(|| state.fail(Code::DatetimeType, input))
            }

            fn write(&self, writer: &mut Writer) {
                let datetime = AnyDateTime::from(*self);
                writer.plain_string(|out| temporal::write_datetime(out, datetime));
            }

            fn write_bare(&self, writer: &mut Writer) {
                let datetime = AnyDateTime::from(*self);
                writer.plain_string(|out| temporal::spell_utc(out, |out| temporal::write_datetime(out, datetime)));
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                match selected.forms().temporal.number(AnyDateTime::from(*self).microseconds()) {
                    Some(number) => writer.float(number),
                    None => self.write(writer),
                }
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                let text = describe(rules);
                generator.forms().temporal.schema().unwrap_or(text)
            }
        }
    )*};
}
datetime! {
    AnyDateTime: None, Some;
    NaiveDateTime: Some(Timezone::Naive), |datetime: AnyDateTime| Some(datetime.naive);
    DateTime<FixedOffset>: Some(Timezone::Aware), with_offset;
    DateTime<Utc>: Some(Timezone::Aware), AnyDateTime::to_utc;
}
takes!(AnyDateTime: tz);

fn with_offset(datetime: AnyDateTime) -> Option<DateTime<FixedOffset>> {
    datetime.naive.and_local_timezone(datetime.offset?).single()
}

fn read_text(text: &str, rules: &Rules, timezone: Option<Timezone>) -> Result<AnyDateTime, Bail> {
    if rules.is_strict() {
        return Err(Bail);
    }
    let datetime = temporal::parse_written_datetime(text.as_bytes()).map_err(|_| Bail)?;
    if datetime.naive.year() == 0 {
        return Err(Bail);
    }
    check(datetime, rules, timezone).map_err(|_| Bail)?;
    Ok(datetime)
}

/// What the input is as a datetime, by pydantic's lax rules: a datetime, a date, or seconds or milliseconds since 1970.
fn convert(input: &Input<'_>, rules: &Rules) -> Result<AnyDateTime, Refusal> {
    if rules.is_strict() {
        return Err(Refusal::plain(Code::DatetimeType));
    }
    let unit = rules.val_temporal_unit.unwrap_or_default();
    match (temporal::bytes_of(input), Number::of(input)) {
        (Some(bytes), _) => from_text(bytes, unit),
        (_, Some(Number::Integer(number))) => temporal::datetime_of_integer(number, unit).map_err(not_parsed),
        (_, Some(Number::Float(number))) => temporal::datetime_of_float(number, unit).map_err(not_parsed),
        _ if matches!(input, Input::Surrogate(_)) => Err(Refusal::plain(Code::StringUnicode)),
        _ => Err(Refusal::plain(Code::DatetimeType)),
    }
}

/// A text that is no datetime is taken as a date, and told to be none.
fn from_text(bytes: &[u8], unit: TemporalUnit) -> Result<AnyDateTime, Refusal> {
    temporal::parse_datetime(bytes, unit).or_else(|_| {
        let date = temporal::parse_date_or_number(bytes, unit);
        date.map(AnyDateTime::midnight).map_err(|fault| Refusal::fault(Code::DatetimeFromDateParsing, fault))
    })
}

fn not_parsed(fault: Fault) -> Refusal {
    Refusal::fault(Code::DatetimeParsing, fault)
}

fn check(datetime: AnyDateTime, rules: &Rules, timezone: Option<Timezone>) -> Result<(), Violation> {
    rules.check_order(|bound| datetime_of(bound).map(|bound| datetime.compare(bound)), |bound| bound)?;
    if let Some(when) = rules.when {
        check_when(datetime, when, temporal::now())?;
    }
    match (timezone.or(rules.tz), datetime.offset) {
        (Some(Timezone::Aware), None) => Err(Violation::plain(Code::TimezoneAware)),
        (Some(Timezone::Naive), Some(_)) => Err(Violation::plain(Code::TimezoneNaive)),
        _ => Ok(()),
    }
}

/// A datetime without offset is held against the clock of UTC.
fn check_when(datetime: AnyDateTime, when: When, now: DateTime<Utc>) -> Result<(), Violation> {
    let order = datetime.compare(now.into());
    match when {
        When::Past if order.is_ge() => Err(Violation::plain(Code::DatetimePast)),
        When::Future if order.is_le() => Err(Violation::plain(Code::DatetimeFuture)),
        _ => Ok(()),
    }
}

fn datetime_of(bound: Bound) -> Option<AnyDateTime> {
    match bound {
        Bound::Text(text) => temporal::parse_written_datetime(text.as_bytes()).ok(),
        _ => None,
    }
}

fn describe(rules: &Rules) -> Schema {
    rules.assert_bounds("datetime", |bound| datetime_of(bound).is_some());
    let mut schema = Schema::of_type("string");
    schema.set("format", "date-time");
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T: Kind>(text: &str) -> String {
        let Err(report) = T::validate_json(text.as_bytes()) else { panic!("{text} is valid") };
        report.issues()[0].code().to_owned()
    }

    #[test]
    fn the_type_says_whether_an_offset_must_be_there() {
        let (aware, naive) = (r#""2024-01-15T10:30:00+02:00""#, r#""2024-01-15T10:30:00""#);
        assert_eq!(code::<NaiveDateTime>(aware), "timezone_naive");
        assert_eq!(code::<DateTime<FixedOffset>>(naive), "timezone_aware");
        assert_eq!(code::<DateTime<Utc>>(naive), "timezone_aware");
        let kept = DateTime::<FixedOffset>::validate_json(aware.as_bytes()).unwrap();
        assert_eq!(kept.dump_json(), aware.as_bytes());
        let converted = DateTime::<Utc>::validate_json(aware.as_bytes()).unwrap();
        assert_eq!(converted.dump_json(), br#""2024-01-15T08:30:00Z""#);
    }

    #[test]
    fn text_that_is_no_datetime_is_told_as_a_date() {
        let report = AnyDateTime::validate_json(br#""2024-01-15T25:00""#).unwrap_err();
        let message = "Input should be a valid datetime or date, unexpected extra characters at the end of the input";
        assert_eq!(report.issues()[0].message(), message);
        assert_eq!(code::<AnyDateTime>("1e30"), "datetime_parsing");
        assert_eq!(code::<AnyDateTime>("true"), "datetime_type");
    }

    #[test]
    fn this_very_moment_is_neither_past_nor_future() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        assert_eq!(check_when(now.into(), When::Past, now).unwrap_err().code, Code::DatetimePast);
        assert_eq!(check_when(now.into(), When::Future, now).unwrap_err().code, Code::DatetimeFuture);
        assert_eq!(check_when(now.naive_utc().into(), When::Past, now + chrono::TimeDelta::seconds(1)), Ok(()));
    }
}
