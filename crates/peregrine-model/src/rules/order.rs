use std::cmp::Ordering;

use super::{Rules, Violation};
use crate::issue::{Bound, Code};

impl Rules {
    /// Holds a value against `le`, `lt`, `ge` and `gt`, in pydantic's order. What can't be compared breaks every bound.
    ///
    /// # Errors
    /// The first constraint that doesn't hold, its bound as `spell` shows it.
    #[inline]
    pub fn check_order(
        &self,
        compare: impl Fn(Bound) -> Option<Ordering>,
        spell: impl Fn(Bound) -> Bound,
    ) -> Result<(), Violation> {
        if let Some(bound) = self.le
            && !matches!(compare(bound), Some(Ordering::Less | Ordering::Equal))
        {
            return Err(Violation::bound(Code::LessThanEqual, "le", spell(bound)));
        }
        if let Some(bound) = self.lt
            && compare(bound) != Some(Ordering::Less)
        {
            return Err(Violation::bound(Code::LessThan, "lt", spell(bound)));
        }
        if let Some(bound) = self.ge
            && !matches!(compare(bound), Some(Ordering::Greater | Ordering::Equal))
        {
            return Err(Violation::bound(Code::GreaterThanEqual, "ge", spell(bound)));
        }
        if let Some(bound) = self.gt
            && compare(bound) != Some(Ordering::Greater)
        {
            return Err(Violation::bound(Code::GreaterThan, "gt", spell(bound)));
        }
        Ok(())
    }

    /// Stops an application at its start when a bound can't be compared with the values that it shall bound.
    ///
    /// # Panics
    /// There is such a bound.
    #[cfg(any(feature = "chrono", feature = "decimal"))]
    pub(crate) fn assert_bounds(&self, kind: &str, is_comparable: impl Fn(Bound) -> bool) {
        for (name, bound) in [("le", self.le), ("lt", self.lt), ("ge", self.ge), ("gt", self.gt)] {
            if let Some(bound) = bound {
                assert!(is_comparable(bound), "the bound `{name}` of a {kind} is `{bound}`, which is no {kind}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_bounds_are_told_before_lower_ones() {
        let rules = Rules::NEW.ge(Bound::Text("b")).le(Bound::Text("b"));
        let code = |ordering| rules.check_order(|_| ordering, |bound| bound).map_err(|violation| violation.code);
        assert_eq!(code(Some(Ordering::Greater)), Err(Code::LessThanEqual));
        assert_eq!(code(Some(Ordering::Less)), Err(Code::GreaterThanEqual));
        assert_eq!(code(None), Err(Code::LessThanEqual));
        assert_eq!(code(Some(Ordering::Equal)), Ok(()));
    }
}
