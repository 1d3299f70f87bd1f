use std::fmt;
use std::str::FromStr;

use super::coefficient::Coefficient;
use super::{fixed, parse};

/// A decimal as Python's `Decimal` holds it: any number of digits, with the exponent that was written.
///
/// It doesn't calculate. Turn it into a `rust_decimal::Decimal`, as far as that one holds it, or into text for another
/// library.
///
/// ```
/// use peregrine_model::kind::AnyDecimal;
///
/// let price: AnyDecimal = "1_000.50".parse()?;
/// assert_eq!(price.to_string(), "1000.50");
/// assert_eq!(rust_decimal::Decimal::try_from(&price)?, rust_decimal::Decimal::new(10_005, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Equality is that of what was written: `1.0` and `1.00` are the same number and two values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnyDecimal(pub(super) Repr);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Repr {
    /// The coefficient times ten to the power of the exponent.
    Finite {
        is_negative: bool,
        coefficient: Coefficient,
        exponent: i64,
    },
    Infinity {
        is_negative: bool,
    },
    NotANumber {
        is_negative: bool,
        is_signaling: bool,
        payload: Box<str>,
    },
}

/// What is no decimal, or too large for the type that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecimalError;

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal, or not one that the type can hold")
    }
}

impl std::error::Error for DecimalError {}

impl AnyDecimal {
    /// Whether it is a number, and no infinity.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        matches!(self.0, Repr::Finite { .. })
    }

    /// Appends what Python's `str()` shows: without an exponent unless it was written with one, or has many zeros.
    pub(super) fn push(&self, out: &mut Vec<u8>) {
        let (Repr::Finite { is_negative, .. } | Repr::Infinity { is_negative } | Repr::NotANumber { is_negative, .. }) =
            &self.0;
        if *is_negative {
            out.push(b'-');
        }
        match &self.0 {
            Repr::Finite { coefficient, exponent, .. } => {
                coefficient.with(|digits| push_finite(out, digits, *exponent))
            }
            Repr::Infinity { .. } => out.extend_from_slice(b"Infinity"),
            Repr::NotANumber { is_signaling, payload, .. } => {
                out.extend_from_slice(if *is_signaling { b"sNaN" } else { b"NaN" });
                out.extend_from_slice(payload.as_bytes());
            }
        }
    }
}

/// Python's `Decimal.__str__`.
fn push_finite(out: &mut Vec<u8>, digits: &str, exponent: i64) {
    let digits = digits.as_bytes();
    // How many digits stand left of the point when there is no exponent.
    let left = exponent.saturating_add_unsigned(digits.len() as u64);
    if exponent > 0 || left <= -6 {
        let (first, rest) = digits.split_at(1);
        out.extend_from_slice(first);
        if !rest.is_empty() {
            out.push(b'.');
            out.extend_from_slice(rest);
        }
        out.push(b'E');
        out.push(if left > 0 { b'+' } else { b'-' });
        out.extend_from_slice(itoa::Buffer::new().format((left - 1).unsigned_abs()).as_bytes());
    } else if let Some(left) = usize::try_from(left).ok().filter(|left| *left > 0) {
        let (whole, fraction) = digits.split_at(left);
        out.extend_from_slice(whole);
        if !fraction.is_empty() {
            out.push(b'.');
            out.extend_from_slice(fraction);
        }
    } else {
        out.extend_from_slice(b"0.");
        out.extend((left..0).map(|_| b'0'));
        out.extend_from_slice(digits);
    }
}

impl fmt::Display for AnyDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        self.push(&mut out);
        f.write_str(&String::from_utf8_lossy(&out))
    }
}

/// Reads what Python's `Decimal()` reads.
impl FromStr for AnyDecimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        parse::parse(text).ok_or(DecimalError)
    }
}

impl From<i64> for AnyDecimal {
    fn from(value: i64) -> Self {
        let coefficient = Coefficient::Small(value.unsigned_abs());
        Self(Repr::Finite { is_negative: value < 0, coefficient, exponent: 0 })
    }
}

impl From<rust_decimal::Decimal> for AnyDecimal {
    fn from(value: rust_decimal::Decimal) -> Self {
        fixed::to_any(value)
    }
}

impl TryFrom<&AnyDecimal> for rust_decimal::Decimal {
    type Error = DecimalError;

    fn try_from(value: &AnyDecimal) -> Result<Self, DecimalError> {
        fixed::convert(value).map_err(|_| DecimalError)
    }
}
