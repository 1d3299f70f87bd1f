//! How well an input fits the type that it was validated as: what a union chooses its member by.

/// How much an input had to be bent to become a value, pydantic-core's three levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exactness {
    /// It was converted: a number from a text, a model from an object.
    Lax,
    /// It is what a strict field accepts besides its own type: an integer for a float.
    Strict,
    /// It was of the type itself.
    #[default]
    Exact,
}

/// How well an input fits a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// The least exactness among its parts.
    pub exactness: Exactness,
    /// How many fields of models were given, nested models included; `None` if there was no model.
    pub fields_set: Option<usize>,
}

impl Fit {
    /// Whether nothing can fit better.
    #[must_use]
    pub fn is_perfect(self) -> bool {
        self.exactness == Exactness::Exact && self.fields_set.is_none()
    }

    /// Whether it is chosen over one that was found before: by the fields that were given, then by exactness.
    #[must_use]
    pub fn is_better_than(self, other: Self) -> bool {
        match (other.fields_set, self.fields_set) {
            (Some(old), Some(new)) if old != new => new > old,
            _ => self.exactness > other.exactness,
        }
    }

    /// Takes in how well a part fits.
    pub fn add(&mut self, part: Self) {
        self.exactness = self.exactness.min(part.exactness);
        if let Some(count) = part.fields_set {
            *self.fields_set.get_or_insert(0) += count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn fit(exactness: Exactness, fields_set: Option<usize>) -> Fit {
        Fit { exactness, fields_set }
    }

    #[test]
    fn given_fields_count_more_than_exactness() {
        assert!(fit(Exactness::Lax, Some(2)).is_better_than(fit(Exactness::Exact, Some(1))));
        assert!(!fit(Exactness::Exact, Some(1)).is_better_than(fit(Exactness::Lax, Some(2))));
        assert!(fit(Exactness::Strict, Some(1)).is_better_than(fit(Exactness::Lax, Some(1))));
        assert!(fit(Exactness::Strict, None).is_better_than(fit(Exactness::Lax, Some(9))));
        assert!(!fit(Exactness::Lax, None).is_better_than(fit(Exactness::Lax, None)));
    }

    #[test]
    fn a_whole_is_as_exact_as_its_worst_part() {
        let mut whole = Fit::default();
        assert!(whole.is_perfect());
        whole.add(fit(Exactness::Strict, Some(2)));
        whole.add(fit(Exactness::Exact, Some(1)));
        assert_eq!(whole, fit(Exactness::Strict, Some(3)));
    }
}
