//! Integers of any size.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::integer::{self, Integer};
use super::{Kind, Shape};
use crate::issue::{Bound, Code};
use crate::json::{Bail, Reader, Writer};
use crate::model::FromLiteral;
use crate::rules::{Number, takes};
use crate::{Exactness, Failed, Generator, Input, Report, Rules, Schema, Validation};

/// An integer of any size, as Python's `int` is: for keys and counts that a client may choose beyond 128 bits.
///
/// It is kept, compared and written, not calculated with: what fits comes out as an [`i128`], everything else as its
/// digits, from which a crate of arithmetic can go on.
///
/// ```
/// use peregrine_model::{Kind as _, kind::BigInt};
///
/// let small = BigInt::validate_json(b"12")?;
/// assert_eq!(small.to_i128(), Some(12));
/// let huge: BigInt = "-10000000000000000000000000000000000000000".parse()?;
/// assert!(huge < small);
/// assert_eq!(huge.to_string(), "-10000000000000000000000000000000000000000");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BigInt(Repr);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Repr {
    Fits(i128),
    /// Digits without leading zeros of what doesn't fit. So each integer has one representation.
    Huge {
        is_negative: bool,
        magnitude: Box<str>,
    },
}

impl BigInt {
    /// The integer, if it fits 128 bits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Fits(value) => Some(*value),
            Repr::Huge { .. } => None,
        }
    }

    /// The integer whose digits these are: a minus sign or nothing, then digits.
    fn from_digits(digits: &str) -> Option<Self> {
        match integer::parse(digits)? {
            Integer::Fits(value) => Some(Self(Repr::Fits(value))),
            Integer::Huge { negative } => {
                let magnitude = digits.trim_start_matches(['-', '0']).into();
                Some(Self(Repr::Huge { is_negative: negative, magnitude }))
            }
        }
    }

    fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Fits(value) => *value < 0,
            Repr::Huge { is_negative, .. } => *is_negative,
        }
    }

    /// The nearest float, or an infinity past the last one.
    fn to_f64(&self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

takes!(BigInt: ge gt le lt multiple_of strict);

impl Kind for BigInt {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "int".into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        if rules.bounds_number() { "constrained-int" } else { "int" }.into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        i64::read(reader, rules).map(Self::from)
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        i128::read_text(text, rules).map(Self::from)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let integer = convert(input, rules.is_strict()).map_err(|code| state.fail(code, input))?;
        if !matches!(input, Input::Int(_) | Input::BigInt(_)) {
            state.loosen(Exactness::Lax);
        }
        rules.check_number(&integer).map_err(|violation| state.violate(violation, input))?;
        Ok(integer)
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Repr::Fits(value) => writer.integer(*value),
            Repr::Huge { .. } => writer.raw(&self.to_string()),
        }
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        i128::schema(rules, generator)
    }
}

/// What the input is as an integer, by the rules of the smaller ones.
fn convert(input: &Input<'_>, strict: bool) -> Result<BigInt, Code> {
    match integer::convert(input, strict)? {
        Integer::Fits(value) => Ok(value.into()),
        Integer::Huge { .. } => match input {
            Input::BigInt(digits) => BigInt::from_digits(digits),
            _ => BigInt::from_digits(&integer::digits_of(input.as_text().ok_or(Code::IntType)?)?),
        }
        .ok_or(Code::IntType),
    }
}

impl Number for &BigInt {
    fn compare(self, bound: Bound) -> Option<Ordering> {
        match (&self.0, bound) {
            (Repr::Fits(value), _) => value.compare(bound),
            (Repr::Huge { is_negative, .. }, Bound::Int(_)) => {
                Some(if *is_negative { Ordering::Less } else { Ordering::Greater })
            }
            (Repr::Huge { .. }, _) => self.to_f64().partial_cmp(&bound.as_f64()),
        }
    }

    fn is_multiple_of(self, bound: Bound) -> bool {
        match (&self.0, bound) {
            (Repr::Fits(value), _) => value.is_multiple_of(bound),
            (Repr::Huge { .. }, Bound::Int(0)) => false,
            (Repr::Huge { magnitude, .. }, Bound::Int(bound)) => remainder(magnitude, bound.unsigned_abs()) == 0,
            (Repr::Huge { .. }, _) => self.to_f64() % bound.as_f64() == 0.0,
        }
    }

    fn spell(bound: Bound) -> Bound {
        bound
    }
}

/// What division by a number of at most 127 bits leaves: long division, digit by digit, so that nothing overflows.
fn remainder(digits: &str, divisor: u128) -> u128 {
    digits.bytes().fold(0, |rest, digit| {
        let double = (rest * 2) % divisor;
        let quintuple = ((double * 2) % divisor + rest) % divisor;
        ((quintuple * 2) % divisor + u128::from(digit - b'0')) % divisor
    })
}

impl Ord for BigInt {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Fits(one), Repr::Fits(other)) => one.cmp(other),
            _ if self.is_negative() != other.is_negative() => other.is_negative().cmp(&self.is_negative()),
            (Repr::Huge { is_negative, magnitude: one }, Repr::Huge { magnitude: other, .. }) => {
                let magnitudes = one.len().cmp(&other.len()).then_with(|| one.cmp(other));
                if *is_negative { magnitudes.reverse() } else { magnitudes }
            }
            (Repr::Huge { is_negative, .. }, Repr::Fits(_)) if *is_negative => Ordering::Less,
            (Repr::Huge { .. }, Repr::Fits(_)) => Ordering::Greater,
            (Repr::Fits(_), Repr::Huge { is_negative, .. }) if *is_negative => Ordering::Greater,
            (Repr::Fits(_), Repr::Huge { .. }) => Ordering::Less,
        }
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for BigInt {
    fn default() -> Self {
        Self(Repr::Fits(0))
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Fits(value) => value.fmt(f),
            Repr::Huge { is_negative, magnitude } => f.pad_integral(!is_negative, "", magnitude),
        }
    }
}

/// Reads a text as a query's is read.
impl FromStr for BigInt {
    type Err = Report<'static>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::validate_input(&Input::from(text)).map_err(Report::into_owned)
    }
}

macro_rules! from_integer {
    ($($type:ty)*) => {$(
        impl From<$type> for BigInt {
            fn from(value: $type) -> Self {
                Self(Repr::Fits(value.into()))
            }
        }
    )*};
}
from_integer!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

impl FromLiteral<i128> for BigInt {
    fn from_literal(literal: i128) -> Self {
        literal.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HUGE: &str = "10000000000000000000000000000000000000000";

    fn big(text: &str) -> BigInt {
        text.parse().expect("the text is an integer")
    }

    #[test]
    fn digits_are_kept_without_what_says_nothing() {
        for text in [HUGE, &format!(" +0{HUGE}.00 "), &format!("1_0{}", &HUGE[2..])] {
            assert_eq!(big(text).to_string(), HUGE, "{text}");
        }
        assert_eq!(big("-00"), BigInt::default());
        let json = format!("-{HUGE}");
        assert_eq!(BigInt::validate_json(json.as_bytes()).map(|value| value.dump_json()), Ok(json.into_bytes()));
        let longest = "1".repeat(4300);
        assert_eq!(big(&longest).to_string(), longest);
        assert_eq!("1".repeat(4301).parse::<BigInt>().unwrap_err().issues()[0].code(), "int_parsing_size");
    }

    #[test]
    fn order_is_that_of_the_numbers() {
        let ordered =
            [format!("-{HUGE}0"), format!("-{HUGE}"), "-1".into(), "7".into(), HUGE.into(), HUGE.replace('1', "2")];
        for pair in ordered.windows(2) {
            assert!(big(&pair[0]) < big(&pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn rules_hold_for_every_size() {
        let check = |text: &str, rules: Rules| rules.check_number(&big(text)).map_err(|violation| violation.code);
        assert_eq!(check(HUGE, Rules::NEW.le(Bound::Int(5))), Err(Code::LessThanEqual));
        assert_eq!(check(&format!("-{HUGE}"), Rules::NEW.ge(Bound::Float(0.5))), Err(Code::GreaterThanEqual));
        assert_eq!(check(HUGE, Rules::NEW.multiple_of(Bound::Int(8))), Ok(()));
        assert_eq!(check(HUGE, Rules::NEW.multiple_of(Bound::Int(7))), Err(Code::MultipleOf));
        let divisor = i128::MAX - 6;
        assert_eq!(check(&"9".repeat(60), Rules::NEW.multiple_of(Bound::Int(divisor))), Err(Code::MultipleOf));
        assert_eq!(remainder(&format!("{divisor}0"), divisor.unsigned_abs()), 0);
    }
}
