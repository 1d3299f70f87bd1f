use super::coefficient::Coefficient;
use super::parse;
use super::value::AnyDecimal;
use crate::Rules;
use crate::issue::{Bound, Code};
use crate::rules::Violation;

/// Holds a decimal against its rules, in pydantic's order: finite, digits, places, whole digits, multiple, bounds.
pub(super) fn check(value: &AnyDecimal, rules: &Rules) -> Result<(), Violation> {
    if rules.allow_inf_nan != Some(true) && !value.is_finite() {
        return Err(Violation::plain(Code::FiniteNumber));
    }
    check_digits(value, rules)?;
    if let Some(bound) = rules.multiple_of
        && !decimal_of(bound).is_some_and(|bound| value.is_multiple_of(&bound))
    {
        return Err(Violation::bound(Code::MultipleOf, "multiple_of", spell(bound)));
    }
    rules.check_order(|bound| value.compare(&decimal_of(bound)?), spell)
}

/// Zeros at the end don't count: a limit is broken if the number breaks it both as written and without them.
fn check_digits(value: &AnyDecimal, rules: &Rules) -> Result<(), Violation> {
    if rules.max_digits.is_none() && rules.decimal_places.is_none() {
        return Ok(());
    }
    let Some((coefficient, exponent)) = value.finite() else { return Ok(()) };
    let written = Counts::new(coefficient.length(), exponent);
    let short = short_counts(coefficient, exponent);
    if let Some(max) = rules.max_digits
        && written.digits.min(short.digits) > max as u64
    {
        return Err(Violation::count(Code::DecimalMaxDigits, "max_digits", max));
    }
    let Some(places) = rules.decimal_places else { return Ok(()) };
    if written.places.min(short.places) > places as u64 {
        return Err(Violation::count(Code::DecimalMaxPlaces, "decimal_places", places));
    }
    if let Some(max) = rules.max_digits {
        let whole = max.saturating_sub(places);
        if written.whole().min(short.whole()) > whole as u64 {
            return Err(Violation::count(Code::DecimalWholeDigits, "whole_digits", whole));
        }
    }
    Ok(())
}

/// The counts of the number without zeros at its end.
fn short_counts(coefficient: &Coefficient, exponent: i64) -> Counts {
    if coefficient.is_zero() {
        return Counts::new(1, 0);
    }
    let zeros = coefficient.with(|digits| digits.len() - digits.trim_end_matches('0').len());
    Counts::new(coefficient.length() - zeros, exponent.saturating_add_unsigned(zeros as u64))
}

/// How many digits a number has, and how many of them behind the point.
#[derive(Clone, Copy)]
struct Counts {
    digits: u64,
    places: u64,
}

impl Counts {
    fn new(length: usize, exponent: i64) -> Self {
        let length = length as u64;
        if exponent >= 0 {
            // A positive exponent stands for as many zeros.
            Self { digits: length.saturating_add(exponent.unsigned_abs()), places: 0 }
        } else {
            let places = exponent.unsigned_abs();
            Self { digits: length.max(places), places }
        }
    }

    fn whole(self) -> u64 {
        self.digits - self.places
    }
}

/// The bound as a decimal: a float by its shortest spelling.
fn decimal_of(bound: Bound) -> Option<AnyDecimal> {
    match bound {
        Bound::Int(value) => parse::parse_plain(itoa::Buffer::new().format(value)),
        Bound::Float(value) if value.is_finite() => parse::parse_plain(zmij::Buffer::new().format_finite(value)),
        Bound::Float(_) => None,
        Bound::Text(text) => parse::parse(text),
    }
}

/// The bound as FastAPI tells it: an integer if it was written without a fraction, else a float.
fn spell(bound: Bound) -> Bound {
    match bound {
        Bound::Text(text) => match text.parse() {
            Ok(integer) => Bound::Int(integer),
            Err(_) => Bound::Float(text.parse().unwrap_or(f64::NAN)),
        },
        other => other,
    }
}

/// The rules with their bounds as the schema shows them: floats, in parameters too.
pub(super) fn as_floats(rules: &Rules) -> Rules {
    let mut floats = *rules;
    for bound in [&mut floats.ge, &mut floats.gt, &mut floats.le, &mut floats.lt, &mut floats.multiple_of] {
        *bound = bound.map(|bound| Bound::Float(spell(bound).as_f64()));
    }
    floats
}

/// Stops an application at its start when a bound is no decimal.
pub(super) fn assert_bounds(rules: &Rules) {
    rules.assert_bounds("decimal", |bound| decimal_of(bound).is_some());
    if let Some(bound) = rules.multiple_of {
        assert!(decimal_of(bound).is_some(), "the `multiple_of` of a decimal is `{bound}`, which is no decimal");
    }
}
