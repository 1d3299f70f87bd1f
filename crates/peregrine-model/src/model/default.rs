use crate::{ValidationInfo, Value};

/// The value of a field that isn't there.
#[derive(Debug)]
pub enum Default<T> {
    /// The kind decides: most are required, an `Option` is `None`.
    Kind,
    /// The field must be there, even if its kind could be absent.
    Required,
    /// A constant, shown in the schema.
    Value(fn() -> T),
    /// Made anew each time, not shown.
    Factory(fn() -> T),
    /// Made of the fields before, not shown.
    From(fn(&ValidationInfo<'_>) -> T),
    /// A raw value, validated as if it had been sent.
    Input {
        /// The value.
        make: fn(&ValidationInfo<'_>) -> Value,
        /// Where it comes from, which decides whether it is shown and when it can be made.
        source: Source,
    },
}

/// Where a raw default comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It is a constant, which the schema shows.
    Constant,
    /// It is made anew each time.
    Factory,
    /// It is made of the fields before.
    Data,
}

// Facts are copied whatever the type is: a derive would ask for `T: Copy`.
impl<T> Clone for Default<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Default<T> {}
