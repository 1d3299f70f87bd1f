//! Sets of anything that Python can hash: pydantic's bare `set`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Deref;

use super::merging::Merging;
use super::{Kind, Shape, list};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation, Value};

/// Values of any kind, each once, in the order in which they came. Lists and objects can't be among them.
///
/// Numbers are the same by their value, as in Python: of `1`, `1.0` and `true` the first stays.
///
/// ```
/// use peregrine_model::{Kind as _, kind::AnySet};
///
/// let set = AnySet::validate_json(br#"[1, "a", 1.0, true]"#)?;
/// assert_eq!(set.dump_json(), br#"[1,"a"]"#);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnySet(Vec<Value>);

impl AnySet {
    /// The values.
    #[must_use]
    pub fn into_vec(self) -> Vec<Value> {
        self.0
    }
}

takes!(AnySet: min_length max_length strict);

impl Kind for AnySet {
    const SHAPE: Shape = Shape::List;

    fn name() -> Cow<'static, str> {
        "set".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "set[any]".into()
    }

    /// The complete pass alone knows what is equal.
    fn read(_: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        Err(Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let inputs = match input {
            Input::Array(inputs) if !rules.is_strict() => inputs,
            _ => return Err(state.fail(Code::SetType, input)),
        };
        state.loosen(Exactness::Lax);
        let (mut items, mut seen) = (Vec::new(), HashSet::new());
        let merging = Merging::begin("Set", rules, input, state);
        for (index, item) in inputs.iter().enumerate() {
            let mark = state.mark();
            let Some(key) = key(item) else {
                let _ = state.fail(Code::SetItemNotHashable, item);
                state.locate(mark, index);
                continue;
            };
            if seen.insert(key) {
                items.push(item.clone().into_owned());
                merging.check_longest(items.len(), state)?;
            }
        }
        merging.finish(items.len(), state)?;
        Ok(Self(items))
    }

    fn write(&self, writer: &mut Writer) {
        list::write_items(&self.0, writer, Kind::write);
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        let mut schema = list::describe::<Value>(rules, generator);
        schema.set("uniqueItems", true);
        schema
    }
}

/// What is equal for equal values, and for no others.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Null,
    /// The digits of a whole number, whatever it was written as.
    Whole(String),
    Fraction(u64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

fn key<'a>(input: &'a Input<'_>) -> Option<Key<'a>> {
    match input {
        Input::Null => Some(Key::Null),
        Input::Bool(value) => Some(Key::Whole(u8::from(*value).to_string())),
        Input::Int(value) => Some(Key::Whole(value.to_string())),
        Input::BigInt(digits) => Some(Key::Whole(digits.to_string())),
        Input::Float(value) if *value == 0.0 => Some(Key::Whole("0".to_owned())),
        Input::Float(value) if value.is_finite() && value.fract() == 0.0 => Some(Key::Whole(format!("{value:.0}"))),
        Input::Float(value) => Some(Key::Fraction(value.to_bits())),
        Input::Str(text) | Input::Surrogate(text) => Some(Key::Text(text)),
        Input::Bytes(bytes) => Some(Key::Bytes(bytes)),
        Input::Array(_) | Input::Object(_) => None,
    }
}

impl Deref for AnySet {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_by_their_value() {
        let set = AnySet::validate_json(br#"[0, -0.0, false, 1e3, 1000, 0.5, "0", null]"#).unwrap();
        assert_eq!(set.dump_json(), br#"[0,1000.0,0.5,"0",null]"#);
    }

    #[test]
    fn lists_and_objects_are_told_of() {
        let report = AnySet::validate_json(b"[1, [], {}]").unwrap_err();
        let lines: Vec<_> = report.issues().iter().map(crate::Issue::message).collect();
        assert_eq!(lines, ["Set items should be hashable", "Set items should be hashable"]);
        assert!(AnySet::validate_json(b"{}").is_err());
    }
}
