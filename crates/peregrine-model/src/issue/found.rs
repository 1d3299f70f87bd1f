//! The offending input of an issue: borrowed while its tree lives, copied once where it must outlive it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::{Input, Value};

/// The offending input. (A `Cow` would tie the lifetime of the borrow to that of the text inside.)
#[derive(Debug, Clone)]
pub(crate) enum Found<'a> {
    Borrowed(&'a Input<'a>),
    Owned(Input<'a>),
    /// A copy, shared by all issues about that input.
    Shared(Arc<Value>),
}

impl<'a> Found<'a> {
    pub(crate) fn get(&self) -> &Input<'a> {
        match self {
            Self::Borrowed(input) => input,
            Self::Owned(input) => input,
            Self::Shared(input) => input,
        }
    }

    /// The input, free of the tree that it stands in.
    pub(super) fn into_owned(self, copies: &mut Copies) -> Found<'static> {
        match self {
            Self::Borrowed(input) if is_container(input) => Found::Shared(copies.of(input)),
            Self::Borrowed(input) => Found::Owned(input.clone().into_owned()),
            Self::Owned(input) => Found::Owned(input.into_owned()),
            Self::Shared(input) => Found::Shared(input),
        }
    }
}

impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

/// Whether a value holds others: what several issues can be about.
pub(super) fn is_container(input: &Input<'_>) -> bool {
    matches!(input, Input::Array(_) | Input::Object(_))
}

/// The copies of the inputs of one report, each made once: all missing fields of an object show the whole object.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// By the address of the input, which lives as long as the report that borrows it.
    made: HashMap<usize, Arc<Value>>,
    /// About how many bytes they hold.
    pub(super) bytes: usize,
}

impl Copies {
    fn of(&mut self, input: &Input<'_>) -> Arc<Value> {
        let copy = self.made.entry(std::ptr::from_ref(input).addr()).or_insert_with(|| {
            self.bytes += bytes_of(input);
            Arc::new(input.clone().into_owned())
        });
        Arc::clone(copy)
    }
}

/// About how many bytes a copy takes.
fn bytes_of(input: &Input<'_>) -> usize {
    let held = match input {
        Input::BigInt(text) | Input::Str(text) | Input::Surrogate(text) => text.len(),
        Input::Bytes(bytes) => bytes.len(),
        Input::Array(items) => items.iter().map(bytes_of).sum(),
        Input::Object(object) => {
            object.iter().map(|(name, value)| name.len() + size_of::<String>() + bytes_of(value)).sum()
        }
        _ => 0,
    };
    size_of::<Value>() + held
}
