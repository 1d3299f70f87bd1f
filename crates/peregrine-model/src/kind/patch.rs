//! Values that know whether they were sent.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::dump::Selected;
use crate::json::{Bail, Reader, Writer};
use crate::model::{Choice, Fields};
use crate::rules::Takes;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// A field that knows whether it was sent: what a client changes, apart from what it leaves as it is.
///
/// `null` is refused like any value that is no `T`; a `Patch<Option<T>>` takes it, and tells it from nothing.
///
/// ```
/// use peregrine_model::Patch;
///
/// let mut price = 10;
/// Patch::Unset.apply(&mut price);
/// assert_eq!(price, 10);
/// Patch::Set(12).apply(&mut price);
/// assert_eq!(price, 12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Patch<T> {
    /// It wasn't sent.
    #[default]
    Unset,
    /// It was sent.
    Set(T),
}

impl<T> Patch<T> {
    /// Puts the value in the place of another, if it was sent.
    pub fn apply(self, value: &mut T) {
        if let Self::Set(own) = self {
            *value = own;
        }
    }

    /// Whether it wasn't sent. A field with `exclude_if = Patch::is_unset` is then not written either, as pydantic's
    /// `MISSING` isn't.
    #[must_use]
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }

    /// The value, if it was sent.
    #[must_use]
    pub fn set(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Unset => None,
        }
    }

    /// The value, if it was sent.
    #[must_use]
    pub fn as_set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Unset => None,
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<C, T: Takes<C>> Takes<C> for Patch<T> {}

impl<T: Kind> Kind for Patch<T> {
    const SHAPE: Shape = T::SHAPE;
    const TITLED: bool = T::TITLED;
    const EXACT: bool = T::EXACT;
    const CHOICES: &'static [Choice] = T::CHOICES;
    const MAY_BE_UNSET: bool = true;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        T::label(rules)
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        T::read(reader, rules).map(Self::Set)
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        T::read_text(text, rules).map(Self::Set)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        T::validate(input, rules, state).map(Self::Set)
    }

    /// What wasn't sent is `null` where nothing can be left out.
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Set(value) => value.write(writer),
            Self::Unset => writer.null(),
        }
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        match self {
            Self::Set(value) => value.write_selected(writer, selected),
            Self::Unset => writer.null(),
        }
    }

    fn is_none(&self) -> bool {
        self.as_set().is_none_or(Kind::is_none)
    }

    fn is_set(&self) -> bool {
        self.as_set().is_some()
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        T::schema(rules, generator)
    }

    fn declare(fields: &mut Fields<'_>) {
        T::declare(fields);
    }

    fn absent() -> Option<Self> {
        Some(Self::Unset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_a_value_only_where_the_type_says_so() {
        assert_eq!(Patch::<Option<i64>>::validate_json(b"null"), Ok(Patch::Set(None)));
        assert!(Patch::<i64>::validate_json(b"null").is_err());
    }

    #[test]
    fn what_was_not_sent_is_known() {
        assert!(!Patch::<i64>::Unset.is_set());
        assert!(Patch::Set(None::<i64>).is_set());
    }
}
