//! Floats.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::dump::{InfNanForm, Selected};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

macro_rules! float {
    ($($type:ty)*) => {$(
        takes!($type: ge gt le lt multiple_of strict allow_inf_nan fraction_bound);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;
            const IS_PLAIN: bool = true;

            fn name() -> Cow<'static, str> {
                "float".into()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                if rules.bounds_number() { "constrained-float" } else { "float" }.into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let value = reader.float()?;
                check(value, rules).map_err(|_| Bail)?;
                Ok(value as Self)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                let value = from_text(text).ok_or(Bail)?;
                if rules.is_strict() {
                    return Err(Bail);
                }
                check(value, rules).map_err(|_| Bail)?;
                Ok(value as Self)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let value = convert(input, rules.is_strict()).map_err(|code| state.fail(code, input))?;
                check(value, rules).map_err(|violation| state.violate(violation, input))?;
                state.loosen(exactness(input));
                Ok(value as Self)
            }

            #[inline]
            fn write(&self, writer: &mut Writer) {
                writer.float(f64::from(*self));
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                write_as(f64::from(*self), selected.forms().inf_nan, writer);
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                let mut schema = Schema::of_type("number");
                rules.describe_number(&mut schema, generator);
                schema
            }
        }
    )*};
}
float!(f32 f64);

fn write_as(value: f64, form: InfNanForm, writer: &mut Writer) {
    let spelling = match value {
        _ if value.is_nan() => "NaN",
        _ if value > 0.0 => "Infinity",
        _ => "-Infinity",
    };
    match form {
        // Elsewhere a float stays one, as in pydantic's `model_dump`.
        _ if value.is_finite() || !writer.is_pydantic() => writer.float(value),
        InfNanForm::Strings => writer.string(spelling),
        InfNanForm::Constants => writer.raw(spelling),
        InfNanForm::Null => writer.float(value),
    }
}

#[inline]
fn check(value: f64, rules: &Rules) -> Result<(), Violation> {
    if rules.allow_inf_nan == Some(false) && !value.is_finite() {
        return Err(Violation::plain(Code::FiniteNumber));
    }
    rules.check_number(value)
}

fn exactness(input: &Input<'_>) -> Exactness {
    match input {
        Input::Float(_) => Exactness::Exact,
        Input::Int(_) | Input::BigInt(_) => Exactness::Strict,
        _ => Exactness::Lax,
    }
}

/// What the input is as a float, by pydantic's lax rules.
fn convert(input: &Input<'_>, strict: bool) -> Result<f64, Code> {
    match input {
        Input::Float(value) => Ok(*value),
        #[expect(clippy::cast_precision_loss, reason = "Python's float() rounds as well")]
        Input::Int(value) => Ok(*value as f64),
        // An integer too large for a float is an error in Python, not an infinity.
        Input::BigInt(digits) => digits.parse().ok().filter(|value: &f64| value.is_finite()).ok_or(Code::FloatType),
        Input::Bool(_) | Input::Str(_) | Input::Bytes(_) if strict => Err(Code::FloatType),
        Input::Bool(value) => Ok(f64::from(u8::from(*value))),
        Input::Str(_) | Input::Bytes(_) => from_text(input.as_text().ok_or(Code::FloatType)?).ok_or(Code::FloatParsing),
        Input::Surrogate(_) => Err(Code::StringUnicode),
        _ => Err(Code::FloatType),
    }
}

/// Rust's syntax for floats, white space around it, or underscores between other characters and then no white space.
fn from_text(text: &str) -> Option<f64> {
    if let Ok(value) = text.trim().parse() {
        return Some(value);
    }
    let underscored = text.contains('_') && !text.starts_with('_') && !text.ends_with('_') && !text.contains("__");
    if underscored { text.replace('_', "").parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_by_pydantics_rules() {
        for (text, expected) in [("1", 1.0), (" 1. ", 1.0), (".5", 0.5), ("1e3", 1000.0), ("1_0", 10.0)] {
            assert_eq!(from_text(text), Some(expected), "{text}");
        }
        assert_eq!(from_text("-Infinity"), Some(f64::NEG_INFINITY));
        for text in ["", "1,5", "0x1", "1__0", " 1_0"] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }

    #[test]
    fn integers_beyond_every_float_are_no_floats() {
        let digits = "1".repeat(400);
        assert_eq!(f64::validate_json(digits.as_bytes()).unwrap_err().issues()[0].code(), "float_type");
    }

    #[test]
    fn constraints_are_told_with_floats() {
        let input = Input::Int(-1);
        let mut state = Validation::new();
        let failed = f64::validate(&input, &Rules::NEW.gt(crate::Bound::Int(0)), &mut state);
        assert!(failed.is_err());
        let report = state.into_report();
        assert_eq!(report.issues()[0].message(), "Input should be greater than 0");
        assert_eq!(<f64 as crate::rules::Number>::spell(crate::Bound::Int(0)), crate::Bound::Float(0.0));
    }
}
