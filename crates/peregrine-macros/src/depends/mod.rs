//! What is common to everything that depends: `#[depends(..)]`, `depends!`, and the parameters of a dependency.

pub(crate) mod parameters;
mod target;

pub(crate) use target::{Depends, collect};
