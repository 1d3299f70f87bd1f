//! Sets that don't change: Python's `frozenset`.

use std::hash::Hash;
use std::ops::Deref;

use indexmap::IndexSet;

/// Values of one kind, each once, in the order in which they came: pydantic's `frozenset[T]`. It differs from the
/// standard library's sets in that order and in its reports.
///
/// ```
/// use peregrine_model::{Kind as _, kind::FrozenSet};
///
/// let set = FrozenSet::<i64>::validate_json(br#"[2, 1, "2"]"#)?;
/// assert_eq!(set.dump_json(), b"[2,1]");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone)]
pub struct FrozenSet<T>(IndexSet<T>);

impl<T: Eq + Hash> FrozenSet<T> {
    pub(super) fn new() -> Self {
        Self(IndexSet::new())
    }

    pub(super) fn insert(&mut self, item: T) -> bool {
        self.0.insert(item)
    }
}

impl<T> Default for FrozenSet<T> {
    fn default() -> Self {
        Self(IndexSet::default())
    }
}

impl<T> Deref for FrozenSet<T> {
    type Target = IndexSet<T>;

    fn deref(&self) -> &IndexSet<T> {
        &self.0
    }
}

impl<'s, T> IntoIterator for &'s FrozenSet<T> {
    type Item = &'s T;
    type IntoIter = indexmap::set::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for FrozenSet<T> {
    type Item = T;
    type IntoIter = indexmap::set::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Eq + Hash> FromIterator<T> for FrozenSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T: Eq + Hash> PartialEq for FrozenSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq + Hash> Eq for FrozenSet<T> {}
