//! serde: trees and models in other formats than JSON, and values of other crates as fields of models.
//!
//! A model is written and read through a tree: a format that describes itself (JSON, YAML, TOML, MessagePack, CBOR) can
//! hold it, one that needs to know beforehand what follows (bincode, postcard) can write it but not read it.

mod leaf;
mod member;
mod missing;
mod tree;

pub use leaf::Foreign;
pub use member::member;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::{Kind, Value};

/// Writes a value of a kind in any format, as it stands in an answer.
///
/// # Errors
/// The format can't hold it.
pub fn serialize<T: Kind, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.dump().serialize(serializer)
}

/// Reads a value of a kind from any format, and validates it.
///
/// # Errors
/// The input can't be read, or isn't valid: the message is the whole report.
pub fn deserialize<'de, T: Kind, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::validate_value(Value::deserialize(deserializer)?).map_err(D::Error::custom)
}
