//! Values: validated with every error reported, written as JSON, described as JSON Schema, all from one list of facts.
//!
//! Nothing here knows of HTTP. `peregrine-openapi` and `peregrine` build on it; it depends on neither.
//!
//! | module | for |
//! |---|---|
//! | [`json`] | text to typed values, text to a tree, values to text |
//! | [`input`] | the tree |
//! | [`rules`] | constraints that check and describe themselves |
//! | [`kind`] | the types of values, one file each |
//! | [`model`] | what the derive states and calls |
//! | [`dump`] | what of a value is written, and how |
//! | [`validation`] | the state of the complete pass |
//! | [`validator`] | functions of the user's around what a type says |
//! | `foreign` | serde: other formats than JSON, and types of other crates (feature `serde`) |
//! | [`fit`] | how well an input fits its type |
//! | [`issue`] | what was found wrong |
//! | [`schema`] | JSON Schema and the components it points to |

pub mod dump;
pub mod fit;
#[cfg(feature = "serde")]
pub mod foreign;
pub mod input;
pub mod issue;
pub mod json;
pub mod kind;
pub mod model;
pub mod rules;
pub mod schema;
pub mod validation;
pub mod validator;

pub use dump::{DumpOptions, Filter, Selected};
pub use fit::{Exactness, Fit};
/// A map that keeps the order in which its entries came, as Python's `dict` does. Where order doesn't matter the
/// standard library's maps serve as well.
pub use indexmap::IndexMap as Map;
pub use input::{Input, Object, Value};
pub use issue::{Bound, Code, Issue, LocItem, Parameter, Report};
pub use kind::{Kind, Patch, Shape};
pub use model::{Extra, Field, FieldInfo, FieldsSet, ModelInfo};
pub use rules::{Pattern, Rules, Takes, TemporalUnit, Timezone, When};
pub use schema::{Generator, Mode, Schema, title_of};
pub use validation::{Failed, Validation};
pub use validator::{Rejection, ValidationHandler, ValidationInfo};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
