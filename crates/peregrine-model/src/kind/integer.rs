//! Integers of every width of Rust's.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::issue::{Bound, Code};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// Python refuses to read an integer of more digits from a string.
const DIGITS_MAX: usize = 4300;

/// An integer as it arrived, before it is known to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Integer {
    Fits(i128),
    /// Beyond 128 bits: greater or less than every bound.
    Huge {
        negative: bool,
    },
}

macro_rules! integer {
    ($($type:ty)*) => {$(
        takes!($type: ge gt le lt multiple_of strict);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;
            const EXACT: bool = true;
            const IS_PLAIN: bool = true;

            fn name() -> Cow<'static, str> {
                "int".into()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                if rules.bounds_number() { "constrained-int" } else { "int" }.into()
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let value = Self::try_from(reader.integer()?).map_err(|_| Bail)?;
                rules.check_number(value as i128).map_err(|_| Bail)?;
                Ok(value)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                if rules.is_strict() {
                    return Err(Bail);
                }
                let value: Self = text.parse().map_err(|_| Bail)?;
                rules.check_number(i128::try_from(value).map_err(|_| Bail)?).map_err(|_| Bail)?;
                Ok(value)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let range = (Self::MIN as i128, i128::try_from(Self::MAX).unwrap_or(i128::MAX));
                let value = validate(input, rules, range, state)?;
                // The range was checked: it fits.
                Ok(value as Self)
            }

            #[inline]
            fn write(&self, writer: &mut Writer) {
                writer.integer(*self);
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                describe(rules, generator)
            }
        }
    )*};
}
integer!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize);

fn describe(rules: &Rules, generator: &Generator) -> Schema {
    let mut schema = Schema::of_type("integer");
    rules.describe_number(&mut schema, generator);
    schema
}

fn validate<'a>(
    input: &'a Input<'a>,
    rules: &Rules,
    range: (i128, i128),
    state: &mut Validation<'a>,
) -> Result<i128, Failed> {
    let integer = convert(input, rules.is_strict()).map_err(|code| state.fail(code, input))?;
    if !matches!(input, Input::Int(_) | Input::BigInt(_)) {
        state.loosen(Exactness::Lax);
    }
    within(integer, rules, range).map_err(|violation| state.violate(violation, input))
}

/// What the input is as an integer, by pydantic's lax rules.
pub(super) fn convert(input: &Input<'_>, strict: bool) -> Result<Integer, Code> {
    match input {
        Input::Int(value) => Ok(Integer::Fits((*value).into())),
        Input::BigInt(digits) => parse(digits).ok_or(Code::IntType),
        Input::Bool(_) | Input::Float(_) | Input::Str(_) | Input::Bytes(_) if strict => Err(Code::IntType),
        Input::Bool(value) => Ok(Integer::Fits((*value).into())),
        Input::Float(value) => from_float(*value),
        Input::Str(_) | Input::Bytes(_) => from_text(input.as_text().ok_or(Code::IntType)?),
        Input::Surrogate(_) => Err(Code::StringUnicode),
        _ => Err(Code::IntType),
    }
}

/// The digits of what is taken for an integer but doesn't fit 64 bits.
pub(crate) fn digits_beyond_64_bits(input: &Input<'_>) -> Option<String> {
    let digits = match input {
        Input::BigInt(digits) => digits.to_string(),
        _ => digits_of(input.as_text()?).ok()?,
    };
    match parse(&digits)? {
        Integer::Fits(value) => i64::try_from(value).is_err().then(|| value.to_string()),
        Integer::Huge { negative } => {
            let sign = if negative { "-" } else { "" };
            Some(format!("{sign}{}", digits.trim_start_matches(['-', '0'])))
        }
    }
}

fn from_float(value: f64) -> Result<Integer, Code> {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    if !value.is_finite() {
        Err(Code::FiniteNumber)
    } else if value.fract() != 0.0 {
        Err(Code::IntFromFloat)
    } else if value > -TWO_TO_63 && value < TWO_TO_63 {
        #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
        Ok(Integer::Fits(value as i128))
    } else {
        Err(Code::IntParsingSize)
    }
}

/// Trims white space, then takes a sign, digits with single underscores between them, and a fraction of zeros.
fn from_text(text: &str) -> Result<Integer, Code> {
    parse(&digits_of(text)?).ok_or(Code::IntParsing)
}

/// A minus sign or nothing, then the digits of a text.
pub(super) fn digits_of(text: &str) -> Result<String, Code> {
    let text = text.trim();
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let whole = match unsigned.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return Err(Code::IntParsing),
        None => unsigned,
    };
    if !has_single_underscores(whole) {
        return Err(Code::IntParsing);
    }
    let digits: String = whole.chars().filter(|char| *char != '_').collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Code::IntParsing);
    }
    if digits.len() > DIGITS_MAX {
        return Err(Code::IntParsingSize);
    }
    Ok(if negative { format!("-{digits}") } else { digits })
}

fn has_single_underscores(digits: &str) -> bool {
    !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__")
}

/// A sign or nothing, then digits.
pub(super) fn parse(digits: &str) -> Option<Integer> {
    match digits.parse() {
        Ok(value) => Some(Integer::Fits(value)),
        Err(error) => match error.kind() {
            std::num::IntErrorKind::PosOverflow => Some(Integer::Huge { negative: false }),
            std::num::IntErrorKind::NegOverflow => Some(Integer::Huge { negative: true }),
            _ => None,
        },
    }
}

/// Holds an integer against the declared constraints, then against what its Rust type can hold.
fn within(integer: Integer, rules: &Rules, (min, max): (i128, i128)) -> Result<i128, Violation> {
    let value = match integer {
        Integer::Fits(value) => value,
        Integer::Huge { negative: true } => i128::MIN,
        Integer::Huge { negative: false } => i128::MAX,
    };
    rules.check_number(value)?;
    let huge = matches!(integer, Integer::Huge { .. });
    if value > max || (huge && value > 0) {
        return Err(Violation::bound(Code::LessThanEqual, "le", Bound::Int(max)));
    }
    if value < min || (huge && value < 0) {
        return Err(Violation::bound(Code::GreaterThanEqual, "ge", Bound::Int(min)));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_by_pydantics_rules() {
        for (text, expected) in [("12", 12), (" 1_000 ", 1000), ("+5", 5), ("-0", 0), ("007", 7), ("12.000", 12)] {
            assert_eq!(from_text(text), Ok(Integer::Fits(expected)), "{text}");
        }
        for text in ["", "1e3", "12.", ".0", "0x1", "1__0", "_1", "١", "1 2", "--1", "1.5"] {
            assert_eq!(from_text(text), Err(Code::IntParsing), "{text}");
        }
        assert_eq!(from_text(&"1".repeat(4301)), Err(Code::IntParsingSize));
    }

    #[test]
    fn what_the_type_cannot_hold_is_a_broken_bound() {
        let error = u8::validate_input(&Input::Int(256)).unwrap_err();
        assert_eq!(error.issues()[0].message(), "Input should be less than or equal to 255");
        let error = i64::validate_json(b"123456789012345678901234567890").unwrap_err();
        assert_eq!(error.issues()[0].code(), "less_than_equal");
    }

    #[test]
    fn declared_bounds_come_before_those_of_the_type() {
        let rules = Rules::NEW.le(Bound::Int(100));
        assert_eq!(
            within(Integer::Huge { negative: false }, &rules, (0, 255)),
            Err(Violation::bound(Code::LessThanEqual, "le", Bound::Int(100)))
        );
    }
}
