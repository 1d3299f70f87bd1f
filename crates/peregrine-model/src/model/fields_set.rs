/// How many fields can be told apart.
const FIELDS_MAX: usize = 128;

/// Which fields of a model were sent: a field of the model that both passes fill, and that isn't on the wire.
///
/// A value that is made in code counts as one whose every field was sent, unless it says otherwise.
///
/// ```
/// use peregrine_model::FieldsSet;
///
/// assert!(FieldsSet::all().contains("name"));
/// let sent = FieldsSet::only(&["name", "price"]);
/// assert!(sent.contains("price") && !sent.contains("tax"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldsSet {
    /// The names that the bits stand for. `None` is all fields, whatever their names.
    names: Option<&'static [&'static str]>,
    bits: u128,
}

impl FieldsSet {
    /// Every field.
    #[must_use]
    pub const fn all() -> Self {
        Self { names: None, bits: 0 }
    }

    /// These fields, by their names in Rust, and no other.
    ///
    /// # Panics
    /// There are more than 128 names: a mistake in the program.
    #[must_use]
    pub const fn only(names: &'static [&'static str]) -> Self {
        assert!(names.len() <= FIELDS_MAX, "a set of fields holds 128 names at most");
        Self { names: Some(names), bits: u128::MAX }
    }

    /// Those of the fields whose bit is set, the first field the lowest one.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_bits(names: &'static [&'static str], bits: u128) -> Self {
        Self { names: Some(names), bits }
    }

    /// Whether a field was sent.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        let Some(names) = self.names else { return true };
        names.iter().position(|known| *known == name).is_some_and(|place| self.has(place))
    }

    /// The names of the fields that were sent, in the order of declaration; none if all count as sent.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        let names = self.names.unwrap_or_default().iter().enumerate();
        names.filter(|(place, _)| self.has(*place)).map(|(_, name)| *name)
    }

    fn has(&self, place: usize) -> bool {
        place < FIELDS_MAX && self.bits >> place & 1 == 1
    }
}

/// The bit of a field that was read, if it was there.
#[must_use]
pub fn sent_bit<T>(slot: &Option<T>, place: usize) -> u128 {
    if slot.is_some() && place < FIELDS_MAX { 1 << place } else { 0 }
}

/// Every field, as for a value that is made in code.
impl Default for FieldsSet {
    fn default() -> Self {
        Self::all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_fields_are_told_by_their_names() {
        const NAMES: &[&str] = &["a", "b", "c"];
        let (there, absent) = (Some(1), None::<i64>);
        let bits = sent_bit(&there, 0) | sent_bit(&absent, 1) | sent_bit(&there, 2);
        let set = FieldsSet::of_bits(NAMES, bits);
        assert_eq!(set.iter().collect::<Vec<_>>(), ["a", "c"]);
        assert!(set.contains("a") && !set.contains("b") && !set.contains("z"));
    }
}
