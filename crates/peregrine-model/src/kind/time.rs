//! Times of the day: [`AnyTime`], and `chrono::NaiveTime` for those without an offset.

use std::borrow::Cow;

use chrono::NaiveTime;

use super::temporal::{self, AnyTime, Number, Refusal};
use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Bound, Code};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

macro_rules! time {
    ($($type:ty: $from:expr, $into:expr;)*) => {$(
        takes!($type: ge gt le lt strict text_bound);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                "time".into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                Self::read_text(&reader.string()?, rules)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                let time = read_text(text, rules)?;
                $from(time).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                state.loosen(Exactness::Lax);
                let time = convert(input, rules.is_strict()).map_err(|refusal| refusal.record(input, state))?;
                let checked = check(time, rules).and_then(|()| $from(time));
                checked.map_err(|violation| state.violate(violation, input))
            }

            fn write(&self, writer: &mut Writer) {
                let time: AnyTime = $into(*self);
                writer.plain_string(|out| temporal::write_time(out, time.time, time.offset));
            }

            fn write_bare(&self, writer: &mut Writer) {
                let AnyTime { time, offset } = $into(*self);
                writer.plain_string(|out| temporal::spell_utc(out, |out| temporal::write_time(out, time, offset)));
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                let time: AnyTime = $into(*self);
                match selected.forms().temporal.number(time.microseconds()) {
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
time! {
    AnyTime: Ok::<Self, Violation>, |time| time;
    NaiveTime: without_offset, |time| AnyTime { time, offset: None };
}

fn without_offset(time: AnyTime) -> Result<NaiveTime, Violation> {
    if time.offset.is_some() { Err(Violation::plain(Code::TimezoneNaive)) } else { Ok(time.time) }
}

fn read_text(text: &str, rules: &Rules) -> Result<AnyTime, Bail> {
    if rules.is_strict() {
        return Err(Bail);
    }
    let time = temporal::parse_time(text.as_bytes()).map_err(|_| Bail)?;
    check(time, rules).map_err(|_| Bail)?;
    Ok(time)
}

/// What the input is as a time, by pydantic's lax rules: a text, or seconds since midnight.
fn convert(input: &Input<'_>, strict: bool) -> Result<AnyTime, Refusal> {
    if strict {
        return Err(Refusal::plain(Code::TimeType));
    }
    let time = match (temporal::bytes_of(input), Number::of(input)) {
        (Some(bytes), _) => temporal::parse_time(bytes),
        (_, Some(Number::Integer(number))) => temporal::time_of_integer(number),
        (_, Some(Number::Float(number))) => temporal::time_of_float(number),
        _ if matches!(input, Input::Surrogate(_)) => return Err(Refusal::plain(Code::StringUnicode)),
        _ => return Err(Refusal::plain(Code::TimeType)),
    };
    time.map_err(|fault| Refusal::fault(Code::TimeParsing, fault))
}

fn check(time: AnyTime, rules: &Rules) -> Result<(), Violation> {
    rules.check_order(|bound| time_of(bound).map(|bound| time.compare(bound)), |bound| bound)
}

fn time_of(bound: Bound) -> Option<AnyTime> {
    match bound {
        Bound::Text(text) => temporal::parse_time(text.as_bytes()).ok(),
        _ => None,
    }
}

fn describe(rules: &Rules) -> Schema {
    rules.assert_bounds("time", |bound| time_of(bound).is_some());
    let mut schema = Schema::of_type("string");
    schema.set("format", "time");
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_without_offset_refuse_one() {
        let plain = NaiveTime::validate_json(br#""10:30""#).unwrap();
        assert_eq!(plain.dump_json(), br#""10:30:00""#);
        let report = NaiveTime::validate_json(br#""10:30Z""#).unwrap_err();
        assert_eq!(report.issues()[0].code(), "timezone_naive");
    }

    #[test]
    fn offsets_count_only_when_both_have_one() {
        let time = |text| temporal::parse_time(str::as_bytes(text)).unwrap();
        assert!(time("10:00Z").compare(time("11:00+02:00")).is_gt());
        assert!(time("10:00").compare(time("11:00+02:00")).is_lt());
    }
}
