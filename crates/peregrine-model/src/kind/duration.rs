//! Durations: `chrono::TimeDelta`.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::TimeDelta;

use super::temporal::{self, Number, Refusal};
use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Bound, Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

takes!(TimeDelta: ge gt le lt strict fraction_bound text_bound);

impl Kind for TimeDelta {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "timedelta".into()
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
        let duration = temporal::parse_duration(text.as_bytes()).map_err(|_| Bail)?;
        check(duration, rules).map_err(|_| Bail)?;
        Ok(duration)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        let duration = convert(input, rules.is_strict()).map_err(|refusal| refusal.record(input, state))?;
        check(duration, rules).map_err(|violation| state.record(broken_bound(violation, duration)))?;
        Ok(duration)
    }

    fn write(&self, writer: &mut Writer) {
        writer.plain_string(|out| temporal::write_duration(out, *self));
    }

    fn write_bare(&self, writer: &mut Writer) {
        // As Python divides: an integer of microseconds, rounded once.
        #[expect(clippy::cast_precision_loss, reason = "a float of seconds is what FastAPI answers")]
        let micros =
            self.num_microseconds().map_or_else(|| self.num_milliseconds() as f64 * 1e3, |micros| micros as f64);
        writer.float(micros / 1e6);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let microseconds = i128::from(self.num_seconds()) * 1_000_000 + i128::from(self.subsec_nanos() / 1_000);
        match selected.forms().of_durations().number(microseconds) {
            Some(number) => writer.float(number),
            None => self.write(writer),
        }
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        rules.assert_bounds("duration", |bound| duration_of(bound).is_some());
        if let Some(schema) = generator.forms().of_durations().schema() {
            return schema;
        }
        let mut schema = Schema::of_type("string");
        schema.set("format", "duration");
        schema
    }
}

/// What the input is as a duration, by pydantic's lax rules: a text, or seconds, as which a boolean counts too.
fn convert(input: &Input<'_>, strict: bool) -> Result<TimeDelta, Refusal> {
    if strict {
        return Err(Refusal::plain(Code::TimeDeltaType));
    }
    let duration = match (temporal::bytes_of(input), Number::of(input), input) {
        (Some(bytes), ..) => temporal::parse_duration(bytes),
        (_, Some(Number::Integer(seconds)), _) => temporal::duration_of_integer(seconds),
        (_, Some(Number::Float(seconds)), _) => temporal::duration_of_float(seconds),
        (.., Input::Bool(value)) => temporal::duration_of_integer((*value).into()),
        (.., Input::Surrogate(_)) => return Err(Refusal::plain(Code::StringUnicode)),
        _ => return Err(Refusal::plain(Code::TimeDeltaType)),
    };
    duration.map_err(|fault| Refusal::fault(Code::TimeDeltaParsing, fault))
}

fn check(duration: TimeDelta, rules: &Rules) -> Result<(), Violation> {
    rules.check_order(|bound| compare(duration, bound), |bound| bound)
}

fn compare(duration: TimeDelta, bound: Bound) -> Option<Ordering> {
    duration_of(bound).map(|bound| duration.cmp(&bound))
}

/// A bound is a text, or seconds.
fn duration_of(bound: Bound) -> Option<TimeDelta> {
    match bound {
        Bound::Text(text) => temporal::parse_duration(text.as_bytes()).ok(),
        Bound::Int(seconds) => temporal::duration_of_integer(i64::try_from(seconds).ok()?).ok(),
        Bound::Float(seconds) => temporal::duration_of_float(seconds).ok(),
    }
}

/// Bounds of durations are told in words, and what broke them in seconds.
#[cold]
fn broken_bound(violation: Violation, duration: TimeDelta) -> Issue<'static> {
    let issue = Issue::without_input(violation.code).with_input(Input::Float(temporal::float_seconds(duration)));
    match violation.parameter() {
        Some((name, Parameter::Bound(bound))) => {
            let words = duration_of(bound).map(temporal::duration_in_words).unwrap_or_default();
            issue.with(name, Parameter::Text(words.into()))
        }
        _ => issue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_told_in_words() {
        let input = Input::Str("P2D".into());
        let mut state = Validation::new();
        let result = TimeDelta::validate(&input, &Rules::NEW.lt(Bound::Float(90.0)), &mut state);
        assert!(result.is_err());
        let report = state.into_report();
        assert_eq!(report.issues()[0].message(), "Input should be less than 1 minute and 30 seconds");
        assert_eq!(report.issues()[0].input(), &Input::Float(172_800.0));
    }

    #[test]
    fn booleans_are_seconds() {
        assert_eq!(TimeDelta::validate_json(b"true").unwrap(), TimeDelta::seconds(1));
    }
}
