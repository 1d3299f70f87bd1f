//! Dates: `chrono::NaiveDate`.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::temporal::{self, AnyDateTime, Fault, Number, Refusal};
use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Bound, Code};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, When, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

takes!(NaiveDate: ge gt le lt strict when text_bound);

impl Kind for NaiveDate {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "date".into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() {
            return Err(Bail);
        }
        let date = temporal::parse_date(text.as_bytes()).map_err(|_| Bail)?;
        if date.year() == 0 {
            return Err(Bail);
        }
        check(date, rules).map_err(|_| Bail)?;
        Ok(date)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        let date = convert(input, rules).map_err(|refusal| refusal.record(input, state))?;
        check(date, rules).map_err(|violation| state.violate(violation, input))?;
        if date.year() == 0 {
            // Python's dates begin with the year 1, which is found out last.
            return Err(Refusal::fault(Code::DateParsing, Fault::YearZero).record(input, state));
        }
        Ok(date)
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain_string(|out| temporal::write_date(out, *self));
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let midnight = AnyDateTime::midnight(*self);
        match selected.forms().temporal.number(midnight.microseconds()) {
            Some(number) => writer.float(number),
            None => self.write(writer),
        }
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        rules.assert_bounds("date", |bound| date_of(bound).is_some());
        if let Some(schema) = generator.forms().temporal.schema() {
            return schema;
        }
        let mut schema = Schema::of_type("string");
        schema.set("format", "date");
        schema
    }
}

/// What the input is as a date, by pydantic's lax rules: a date, or a datetime at midnight.
fn convert(input: &Input<'_>, rules: &Rules) -> Result<NaiveDate, Refusal> {
    if rules.is_strict() {
        return Err(Refusal::plain(Code::DateType));
    }
    let unit = rules.val_temporal_unit.unwrap_or_default();
    match (temporal::bytes_of(input), Number::of(input)) {
        (Some(bytes), _) => match temporal::parse_date(bytes) {
            Ok(date) => Ok(date),
            Err(_) => at_midnight(temporal::parse_datetime(bytes, unit)),
        },
        (_, Some(Number::Integer(number))) => at_midnight(temporal::datetime_of_integer(number, unit)),
        (_, Some(Number::Float(number))) => at_midnight(temporal::datetime_of_float(number, unit)),
        _ if matches!(input, Input::Surrogate(_)) => Err(Refusal::plain(Code::StringUnicode)),
        _ => Err(Refusal::plain(Code::DateType)),
    }
}

fn at_midnight(datetime: Result<AnyDateTime, Fault>) -> Result<NaiveDate, Refusal> {
    let naive = datetime.map_err(|fault| Refusal::fault(Code::DateFromDatetimeParsing, fault))?.naive;
    if naive.time() == NaiveTime::MIN { Ok(naive.date()) } else { Err(Refusal::plain(Code::DateFromDatetimeInexact)) }
}

fn check(date: NaiveDate, rules: &Rules) -> Result<(), Violation> {
    rules.check_order(|bound| date_of(bound).map(|bound| date.cmp(&bound)), |bound| bound)?;
    match rules.when {
        Some(when) => check_when(date, when, temporal::now().date_naive()),
        None => Ok(()),
    }
}

fn check_when(date: NaiveDate, when: When, today: NaiveDate) -> Result<(), Violation> {
    match when {
        When::Past if date >= today => Err(Violation::plain(Code::DatePast)),
        When::Future if date <= today => Err(Violation::plain(Code::DateFuture)),
        _ => Ok(()),
    }
}

fn date_of(bound: Bound) -> Option<NaiveDate> {
    match bound {
        Bound::Text(text) => temporal::parse_date(text.as_bytes()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datetimes_at_midnight_are_dates() {
        for text in [r#""2024-01-15""#, r#""2024-01-15T00:00:00Z""#, "1705276800", "1705276800000", r#""1705276800""#] {
            assert_eq!(NaiveDate::validate_json(text.as_bytes()).unwrap().to_string(), "2024-01-15", "{text}");
        }
        let code = |text: &str| NaiveDate::validate_json(text.as_bytes()).unwrap_err().issues()[0].code().to_owned();
        assert_eq!(code(r#""2024-01-15T10:30""#), "date_from_datetime_inexact");
        assert_eq!(code(r#""2024-01-32""#), "date_from_datetime_parsing");
        assert_eq!(code(r#""0000-01-01""#), "date_parsing");
        assert_eq!(code("true"), "date_type");
    }

    #[test]
    fn today_is_neither_past_nor_future() {
        let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
        let tomorrow = today.succ_opt().unwrap();
        assert_eq!(check_when(today, When::Past, today).unwrap_err().code, Code::DatePast);
        assert_eq!(check_when(today, When::Future, today).unwrap_err().code, Code::DateFuture);
        assert_eq!(check_when(today, When::Past, tomorrow), Ok(()));
        assert_eq!(check_when(tomorrow, When::Future, today), Ok(()));
    }

    #[test]
    #[should_panic(expected = "the bound `ge` of a date is `2024-13-01`, which is no date")]
    fn bounds_that_are_no_dates_stop_the_application() {
        NaiveDate::schema(&Rules::NEW.ge(Bound::Text("2024-13-01")), &mut Generator::new());
    }
}
