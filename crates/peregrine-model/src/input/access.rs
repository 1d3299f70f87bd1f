//! Looking into a tree, and comparing it with plain values: what tests do all day.

use std::ops::Index;

use super::Input;

static NULL: Input<'static> = Input::Null;

/// The member of that name; `null` if this is no object or doesn't have it.
impl<'a> Index<&str> for Input<'a> {
    type Output = Input<'a>;

    fn index(&self, name: &str) -> &Input<'a> {
        self.get(name).unwrap_or(&NULL)
    }
}

/// The item of that index; `null` if this is no array or is shorter.
impl<'a> Index<usize> for Input<'a> {
    type Output = Input<'a>;

    fn index(&self, index: usize) -> &Input<'a> {
        self.as_array().and_then(|items| items.get(index)).unwrap_or(&NULL)
    }
}

impl PartialEq<str> for Input<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Input<'_> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<i64> for Input<'_> {
    fn eq(&self, other: &i64) -> bool {
        self.as_i64() == Some(*other)
    }
}

impl PartialEq<f64> for Input<'_> {
    fn eq(&self, other: &f64) -> bool {
        matches!(self, Self::Float(value) if value == other)
    }
}

impl PartialEq<bool> for Input<'_> {
    fn eq(&self, other: &bool) -> bool {
        matches!(self, Self::Bool(value) if value == other)
    }
}
