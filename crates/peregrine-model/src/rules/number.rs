use std::cmp::Ordering;

use super::{Rules, Violation};
use crate::issue::{Bound, Code};
use crate::{Generator, Schema};

/// A number that can be held against bounds: an integer kind or a float kind.
pub trait Number: Copy {
    /// How it stands to a bound. `None` when they can't be compared, which no bound admits: a `NaN`.
    fn compare(self, bound: Bound) -> Option<Ordering>;

    /// Whether it is a multiple of a bound.
    fn is_multiple_of(self, bound: Bound) -> bool;

    /// The bound as this kind of number shows it in messages and schemas.
    fn spell(bound: Bound) -> Bound;
}

impl Number for i128 {
    #[inline]
    fn compare(self, bound: Bound) -> Option<Ordering> {
        match bound {
            Bound::Int(bound) => Some(self.cmp(&bound)),
            #[expect(
                clippy::cast_precision_loss,
                reason = "Python compares an int with a float exactly; bounds are small"
            )]
            Bound::Float(bound) => (self as f64).partial_cmp(&bound),
            Bound::Text(_) => None,
        }
    }

    #[inline]
    fn is_multiple_of(self, bound: Bound) -> bool {
        match bound {
            Bound::Int(0) | Bound::Text(_) => false,
            Bound::Int(bound) => self % bound == 0,
            #[expect(clippy::cast_precision_loss, reason = "as above")]
            Bound::Float(bound) => (self as f64) % bound == 0.0,
        }
    }

    #[inline]
    fn spell(bound: Bound) -> Bound {
        bound
    }
}

impl Number for f64 {
    #[inline]
    fn compare(self, bound: Bound) -> Option<Ordering> {
        self.partial_cmp(&bound.as_f64())
    }

    /// pydantic-core's tolerance: `|x - round(x / m) * m| <= 1e-9`.
    #[inline]
    fn is_multiple_of(self, bound: Bound) -> bool {
        let bound = bound.as_f64();
        let distance = (self - (self / bound).round() * bound).abs();
        // An infinity has no distance to anything, and passes.
        distance.is_nan() || distance <= 1e-9
    }

    #[inline]
    fn spell(bound: Bound) -> Bound {
        Bound::Float(bound.as_f64())
    }
}

impl Rules {
    /// Whether a number must be more than of its type.
    pub(crate) fn bounds_number(&self) -> bool {
        [self.ge, self.gt, self.le, self.lt, self.multiple_of].iter().any(Option::is_some)
    }

    /// Holds a number against `multiple_of`, `le`, `lt`, `ge` and `gt`, in pydantic's order.
    ///
    /// # Errors
    /// The first constraint that doesn't hold.
    #[inline]
    pub fn check_number<N: Number>(&self, number: N) -> Result<(), Violation> {
        if let Some(bound) = self.multiple_of
            && !number.is_multiple_of(bound)
        {
            return Err(Violation::bound(Code::MultipleOf, "multiple_of", N::spell(bound)));
        }
        self.check_order(|bound| number.compare(bound), N::spell)
    }

    /// The same constraints as keywords of a schema.
    pub(crate) fn describe_number(&self, schema: &mut Schema, generator: &Generator) {
        let keywords = [
            ("maximum", self.le),
            ("exclusiveMaximum", self.lt),
            ("minimum", self.ge),
            ("exclusiveMinimum", self.gt),
            ("multipleOf", self.multiple_of),
        ];
        for (keyword, bound) in keywords {
            if let Some(bound) = bound {
                schema.set(keyword, generator.spell(bound).to_value());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiple_of_is_told_before_the_bounds() {
        let rules = Rules::NEW.gt(Bound::Int(0)).multiple_of(Bound::Int(3));
        assert_eq!(rules.check_number(-1_i128).unwrap_err().code, Code::MultipleOf);
        assert_eq!(rules.check_number(-3_i128).unwrap_err().code, Code::GreaterThan);
        assert_eq!(rules.check_number(3_i128), Ok(()));
    }

    #[test]
    fn nan_fails_every_bound() {
        assert!(Rules::NEW.le(Bound::Int(1)).check_number(f64::NAN).is_err());
        assert!(Rules::NEW.gt(Bound::Int(1)).check_number(f64::NAN).is_err());
    }

    #[test]
    fn float_multiples_tolerate_rounding() {
        let rules = Rules::NEW.multiple_of(Bound::Float(0.1));
        assert_eq!(rules.check_number(0.3), Ok(()));
        assert!(rules.check_number(0.35).is_err());
        let rules = Rules::NEW.multiple_of(Bound::Float(0.5));
        assert_eq!(rules.check_number(1e-10), Ok(()));
        assert_eq!(rules.check_number(f64::INFINITY), Ok(()));
        assert!(rules.check_number(1e-7).is_err());
        assert!(rules.check_number(f64::MAX).is_err(), "the quotient overflows");
    }
}
