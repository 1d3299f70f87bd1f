use rust_decimal::Decimal;

use super::coefficient::Coefficient;
use super::value::{AnyDecimal, Repr};
use crate::issue::Code;
use crate::rules::Violation;

/// So many digits it holds, whatever they are.
const DIGITS_MAX: usize = 28;
/// And so many behind the point.
const PLACES_MAX: usize = 28;

/// The value as `rust_decimal` holds it. What it can't hold breaks a limit of digits or of places.
pub(super) fn convert(value: &AnyDecimal) -> Result<Decimal, Violation> {
    let Repr::Finite { is_negative, coefficient, exponent } = &value.0 else {
        return Err(Violation::plain(Code::FiniteNumber));
    };
    let mut decimal = coefficient.with(|digits| scaled(digits, *exponent))?;
    decimal.set_sign_negative(*is_negative);
    Ok(decimal)
}

pub(super) fn from_any(value: AnyDecimal) -> Result<Decimal, Violation> {
    convert(&value)
}

fn scaled(digits: &str, exponent: i64) -> Result<Decimal, Violation> {
    let too_many_digits = || Violation::count(Code::DecimalMaxDigits, "max_digits", DIGITS_MAX);
    let too_many_places = || Violation::count(Code::DecimalMaxPlaces, "decimal_places", PLACES_MAX);
    // As many zeros of the fraction as don't fit are dropped: they change nothing.
    let surplus = usize::try_from(exponent.saturating_add_unsigned(PLACES_MAX as u64).min(0).unsigned_abs());
    let is_zero = digits == "0";
    let (digits, exponent) = match surplus {
        Ok(0) => (digits, exponent),
        _ if is_zero => (digits, -28),
        Ok(surplus) if surplus < digits.len() && digits[digits.len() - surplus..].bytes().all(|byte| byte == b'0') => {
            (&digits[..digits.len() - surplus], -28)
        }
        _ => return Err(too_many_places()),
    };
    let mantissa: i128 = digits.parse().map_err(|_| too_many_digits())?;
    let mantissa = match u32::try_from(exponent) {
        Ok(zeros) if !is_zero => 10_i128.checked_pow(zeros).and_then(|power| mantissa.checked_mul(power)),
        // Zero stays zero, and a negative exponent is the scale.
        _ if is_zero || exponent < 0 => Some(mantissa),
        _ => None,
    };
    let scale = u32::try_from(exponent.min(0).unsigned_abs()).map_err(|_| too_many_places())?;
    let mantissa = mantissa.ok_or_else(too_many_digits)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| too_many_digits())
}

pub(super) fn to_any(value: Decimal) -> AnyDecimal {
    let magnitude = value.mantissa().unsigned_abs();
    let coefficient = match u64::try_from(magnitude) {
        Ok(small) => Coefficient::Small(small),
        Err(_) => Coefficient::new(itoa::Buffer::new().format(magnitude)),
    };
    let exponent = -i64::from(value.scale());
    AnyDecimal(Repr::Finite { is_negative: value.is_sign_negative(), coefficient, exponent })
}
