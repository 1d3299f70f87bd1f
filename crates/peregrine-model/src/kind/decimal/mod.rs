//! Decimals: [`AnyDecimal`], which holds all that Python's does, and `rust_decimal::Decimal`, which calculates.

mod coefficient;
mod compare;
mod fixed;
mod number;
mod parse;
mod rules;
mod value;

use std::borrow::Cow;

use rust_decimal::Decimal;
pub use value::AnyDecimal;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::schema::Mode;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

macro_rules! decimal {
    ($($type:ty: $from:expr;)*) => {$(
        takes!($type: ge gt le lt multiple_of max_digits decimal_places strict fraction_bound text_bound);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                "Decimal".into()
            }

            fn label(_: &Rules) -> Cow<'static, str> {
                "decimal".into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let value = read(reader, rules)?;
                $from(value).map_err(|_| Bail)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                let value = read_text(text, rules)?;
                $from(value).map_err(|_| Bail)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                state.loosen(Exactness::Lax);
                if rules.is_strict() {
                    return Err(state.no_instance("Decimal", input));
                }
                let value = convert(input).map_err(|code| state.fail(code, input))?;
                let checked = rules::check(&value, rules).and_then(|()| $from(value));
                checked.map_err(|violation| state.violate(violation, input))
            }

            fn write(&self, writer: &mut Writer) {
                let value = AnyDecimal::from(self.clone());
                writer.plain_string(|out| value.push(out));
            }

            fn write_bare(&self, writer: &mut Writer) {
                number::write(&AnyDecimal::from(self.clone()), writer);
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                describe(rules, generator)
            }
        }
    )*};
}
decimal! {
    AnyDecimal: Ok::<Self, Violation>;
    Decimal: fixed::from_any;
}
takes!(AnyDecimal: allow_inf_nan);

/// A number or a text, without a copy of either.
fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<AnyDecimal, Bail> {
    if rules.is_strict() {
        return Err(Bail);
    }
    if reader.peek() == Some(b'"') {
        return read_text(&reader.string()?, rules);
    }
    let mut attempt = reader.clone();
    let value = match attempt.integer() {
        Ok(integer) => {
            *reader = attempt;
            AnyDecimal::from(integer)
        }
        Err(Bail) => parse::parse_plain(zmij::Buffer::new().format_finite(reader.float()?)).ok_or(Bail)?,
    };
    rules::check(&value, rules).map_err(|_| Bail)?;
    Ok(value)
}

fn read_text(text: &str, rules: &Rules) -> Result<AnyDecimal, Bail> {
    if rules.is_strict() {
        return Err(Bail);
    }
    let value = parse::parse_plain(text).ok_or(Bail)?;
    rules::check(&value, rules).map_err(|_| Bail)?;
    Ok(value)
}

/// What the input is as a decimal, by pydantic's lax rules: a number by its shortest spelling, or a text.
fn convert(input: &Input<'_>) -> Result<AnyDecimal, Code> {
    match input {
        Input::Int(value) => Ok(AnyDecimal::from(*value)),
        Input::BigInt(_) | Input::Float(_) => {
            parse::parse(&crate::input::python_str(input)).ok_or(Code::DecimalParsing)
        }
        Input::Str(_) | Input::Bytes(_) => {
            parse::parse(input.as_text().ok_or(Code::DecimalParsing)?).ok_or(Code::DecimalParsing)
        }
        Input::Surrogate(_) => Err(Code::StringUnicode),
        _ => Err(Code::DecimalType),
    }
}

/// Accepted as a number or a text, given as a text.
fn describe(rules: &Rules, generator: &Generator) -> Schema {
    rules::assert_bounds(rules);
    let text = Schema::of_type("string");
    if generator.mode() == Mode::Output {
        return text;
    }
    let mut number = Schema::of_type("number");
    rules::as_floats(rules).describe_number(&mut number, generator);
    Schema::any_of([number, text])
}

#[cfg(test)]
mod tests;
