use std::cmp::Ordering;

use super::coefficient::Coefficient;
use super::value::{AnyDecimal, Repr};

/// Python's contexts keep so many digits; a remainder whose quotient has more is an error there.
const QUOTIENT_DIGITS_MAX: i64 = 28;

impl AnyDecimal {
    /// How it stands to another one by value. `NaN` can't be compared.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        Some(match (self.rank()?, other.rank()?) {
            (Rank::Finite(0), Rank::Finite(0)) => Ordering::Equal,
            (Rank::Finite(sign), Rank::Finite(other_sign)) if sign == other_sign => {
                let order = self.compare_magnitude(other);
                if sign < 0 { order.reverse() } else { order }
            }
            (rank, other_rank) => rank.order().cmp(&other_rank.order()),
        })
    }

    fn rank(&self) -> Option<Rank> {
        match &self.0 {
            Repr::Finite { coefficient, .. } if coefficient.is_zero() => Some(Rank::Finite(0)),
            Repr::Finite { is_negative, .. } => Some(Rank::Finite(if *is_negative { -1 } else { 1 })),
            Repr::Infinity { is_negative } => Some(Rank::Infinite(if *is_negative { -2 } else { 2 })),
            Repr::NotANumber { .. } => None,
        }
    }

    /// Both finite: the exponent of the first digit decides, then the digits.
    fn compare_magnitude(&self, other: &Self) -> Ordering {
        let (Some((one, one_exponent)), Some((two, two_exponent))) = (self.finite(), other.finite()) else {
            return Ordering::Equal;
        };
        let adjusted =
            |coefficient: &Coefficient, exponent: i64| exponent.saturating_add_unsigned(coefficient.length() as u64);
        adjusted(one, one_exponent)
            .cmp(&adjusted(two, two_exponent))
            .then_with(|| one.with(|one| two.with(|two| one.trim_end_matches('0').cmp(two.trim_end_matches('0')))))
    }

    pub(super) fn finite(&self) -> Option<(&Coefficient, i64)> {
        match &self.0 {
            Repr::Finite { coefficient, exponent, .. } => Some((coefficient, *exponent)),
            _ => None,
        }
    }

    /// Whether Python's `%` gives zero.
    pub(super) fn is_multiple_of(&self, divisor: &Self) -> bool {
        let (Some((number, exponent)), Some((divisor, divisor_exponent))) = (self.finite(), divisor.finite()) else {
            return false;
        };
        if divisor.is_zero() {
            return false;
        }
        number.is_zero()
            || number.with(|number| divisor.with(|divisor| divides(divisor, divisor_exponent, number, exponent)))
    }
}

/// Where a value stands among all: negative infinity, negative numbers, zero, positive numbers, infinity.
#[derive(Clone, Copy)]
enum Rank {
    Finite(i8),
    Infinite(i8),
}

impl Rank {
    fn order(self) -> i8 {
        let (Self::Finite(order) | Self::Infinite(order)) = self;
        order
    }
}

/// Whether one number that isn't zero divides another, by long division.
fn divides(divisor: &str, divisor_exponent: i64, number: &str, exponent: i64) -> bool {
    let (divisor, divisor_exponent) = normalized(divisor, divisor_exponent);
    let (number, exponent) = normalized(number, exponent);
    // Without zeros at its end the number is no multiple of ten, so that it can't have fewer places than its divisor.
    let Some(zeros) = exponent.checked_sub(divisor_exponent).filter(|zeros| *zeros >= 0) else { return false };
    let (length, divisor_length) = (number.len() as u64, divisor.len() as u64);
    // The quotient has as many digits as this, or one more.
    let quotient = zeros.saturating_add_unsigned(length).saturating_sub_unsigned(divisor_length);
    // A bound is written by hand: one of so many digits that it can't be calculated with has no multiples.
    let divisor = divisor.parse::<u128>().ok().filter(|divisor| *divisor <= u128::MAX / 10);
    let Some(divisor) = divisor.filter(|_| quotient <= QUOTIENT_DIGITS_MAX) else { return false };
    let zeros = usize::try_from(zeros).unwrap_or_default();
    let (mut rest, mut digits) = (0_u128, 0_i64);
    for digit in number.bytes().chain(std::iter::repeat_n(b'0', zeros)) {
        rest = rest * 10 + u128::from(digit - b'0');
        if digits > 0 || rest >= divisor {
            digits += 1;
        }
        rest %= divisor;
    }
    rest == 0 && digits <= QUOTIENT_DIGITS_MAX
}

/// The number without zeros at its end.
fn normalized(digits: &str, exponent: i64) -> (&str, i64) {
    let significant = digits.trim_end_matches('0');
    (significant, exponent.saturating_add_unsigned((digits.len() - significant.len()) as u64))
}
