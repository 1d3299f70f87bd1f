//! A value of a type that serde reads and writes, and Peregrine knows nothing of.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Kind, Rejection, Rules, Schema, Shape, Validation, Value};

/// A type that serde reads and writes: what `#[field(serde)]` takes.
#[diagnostic::on_unimplemented(
    message = "serde can't read and write `{Self}`",
    label = "`#[field(serde)]` takes what implements serde's `Serialize` and `Deserialize`",
    note = "add `#[derive(serde::Serialize, serde::Deserialize)]` to `{Self}` if it is yours",
    note = "crates often have them behind a feature named `serde`"
)]
pub trait Foreign: Serialize + DeserializeOwned + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + 'static> Foreign for T {}

/// Such a value as a kind, if it is there: any JSON is taken that serde takes.
#[derive(Debug)]
pub(super) struct Leaf<T>(pub(super) Option<T>);

/// A value as a tree.
///
/// # Panics
/// Its own implementation of `Serialize` fails, or maps have keys that are no text: no input leads there, for what
/// was read can be written.
pub(super) fn tree<T: Serialize>(value: &T) -> Value {
    let tree = serde_json::to_value(value).and_then(serde_json::from_value);
    tree.unwrap_or_else(|error| panic!("{} can't be written as JSON: {error}", std::any::type_name::<T>()))
}

fn parsed<T: DeserializeOwned>(input: &Input<'_>) -> serde_json::Result<T> {
    serde_json::to_value(input).and_then(serde_json::from_value)
}

impl<T: Foreign> Kind for Leaf<T> {
    const SHAPE: Shape = Shape::Any;

    fn name() -> Cow<'static, str> {
        "Any".into()
    }

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        let input = reader.value()?;
        parsed(&input).map(|value| Self(Some(value))).map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        match parsed(input) {
            Ok(value) => Ok(Self(Some(value))),
            Err(error) => Err(state.reject(Rejection::new(error), input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        self.0.as_ref().map_or(Value::Null, tree).write(writer);
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::any()
    }

    fn absent() -> Option<Self> {
        Some(Self(None))
    }
}
