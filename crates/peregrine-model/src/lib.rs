//! Values: validated with every error reported, written as JSON, described as JSON Schema, all from one list of facts.
//!
//! Nothing here knows of HTTP. `peregrine-openapi` and `peregrine` build on it; it depends on neither.

pub mod input;
pub mod json;

pub use input::{Input, Object, Value, python_repr, python_str};
