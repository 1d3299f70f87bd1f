//! Trees in any format.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::{Input, Object, Value};

/// A tree in any format that serde knows. Bytes stand as such only where the format is binary.
///
/// ```
/// use peregrine_model::json;
///
/// let tree = json::parse(r#"{"name": "Lamp", "price": 9.5}"#)?;
/// assert_eq!(serde_json::to_value(&tree).unwrap(), serde_json::json!({"name": "Lamp", "price": 9.5}));
/// # Ok::<(), peregrine_model::json::ParseError>(())
/// ```
///
/// # Errors
/// An integer has more than 128 bits, or the format can't hold what is in the tree.
impl Serialize for Input<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::BigInt(digits) => serialize_digits(digits, serializer),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Str(text) | Self::Surrogate(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) if serializer.is_human_readable() => {
                serializer.serialize_str(&String::from_utf8_lossy(bytes))
            }
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(object) => serializer.collect_map(object.iter()),
        }
    }
}

/// An integer that doesn't fit 64 bits with a sign: the narrowest type that holds it, for most formats know 64 bits.
fn serialize_digits<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = digits.parse() {
        return serializer.serialize_u64(value);
    }
    match digits.parse() {
        Ok(value) => serializer.serialize_i128(value),
        Err(_) => serializer.serialize_u128(digits.parse().map_err(|_| S::Error::custom("integer out of range"))?),
    }
}

/// A tree from any format that describes itself.
///
/// ```
/// use peregrine_model::Value;
///
/// let tree: Value = serde_json::from_str(r#"["Lamp", 9.5, null]"#)?;
/// assert_eq!(tree.as_array().map(<[_]>::len), Some(3));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Value, E> {
        Ok(Input::Bytes(Cow::Owned(bytes.to_owned())))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Input::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Input::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Input::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Object::new();
        while let Some((name, value)) = members.next_entry::<Name, Value>()? {
            object.insert(name.0, value);
        }
        Ok(Input::Object(object))
    }
}

/// The name of a member. Formats with other keys than text have numbers and booleans there, which JSON spells as text.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Input::Str(text) => Ok(Self(text.into_owned())),
            Input::Int(number) => Ok(Self(number.to_string())),
            Input::BigInt(digits) => Ok(Self(digits.into_owned())),
            Input::Bool(value) => Ok(Self(value.to_string())),
            _ => Err(de::Error::custom("the name of a member must be text")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn trees_come_back_as_they_were_written() {
        let text = r#"{"a":[1,-2.5,18446744073709551615,"é\n",true,null],"b":{},"c":[]}"#;
        let tree = json::parse(text).unwrap().into_owned();
        assert_eq!(serde_json::to_string(&tree).unwrap(), text);
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), tree);
    }

    #[test]
    fn integers_of_128_bits_are_written_and_longer_ones_refused() {
        let digits = |digits: &'static str| serde_json::to_string(&Input::BigInt(digits.into()));
        assert_eq!(digits("-170141183460469231731687303715884105728").unwrap(), i128::MIN.to_string());
        assert_eq!(digits("340282366920938463463374607431768211455").unwrap(), u128::MAX.to_string());
        assert!(digits("340282366920938463463374607431768211456").is_err());
    }

    #[test]
    fn what_text_cannot_hold_is_replaced() {
        assert_eq!(serde_json::to_string(&Input::Bytes(b"a\xFF"[..].into())).unwrap(), "\"a\u{FFFD}\"");
        assert_eq!(serde_json::to_string(&Input::Float(f64::NAN)).unwrap(), "null");
    }
}
