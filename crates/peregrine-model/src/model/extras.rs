//! Members that a model doesn't declare, and keeps.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use indexmap::IndexMap;

use super::{FieldInfo, Fields, ModelInput, ObjectWriter};
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Kind, Rules};

/// A map from text, which can hold the members that a model doesn't declare.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't hold the members that a model doesn't declare",
    label = "needs a map from `String`",
    note = "`Map<String, Value>` takes any JSON and keeps the order; `Map<String, i64>` takes integers"
)]
pub trait ExtraMap: Default {
    /// What the members are.
    type Value: Kind;

    /// Takes a member in.
    fn keep(&mut self, name: String, value: Self::Value);

    /// The members, in the order of the map.
    fn members(&self) -> impl Iterator<Item = (&String, &Self::Value)>;
}

macro_rules! maps {
    ($($map:ident)*) => {$(
        impl<V: Kind> ExtraMap for $map<String, V> {
            type Value = V;

            fn keep(&mut self, name: String, value: V) {
                self.insert(name, value);
            }

            fn members(&self) -> impl Iterator<Item = (&String, &V)> {
                self.iter()
            }
        }
    )*};
}
maps!(IndexMap HashMap BTreeMap);

/// The field that holds what a model doesn't declare, and how its type is treated.
///
/// ```
/// use peregrine_model::json::Writer;
/// use peregrine_model::model::Extras;
/// use peregrine_model::{Map, Rules};
///
/// const OTHERS: Extras<Map<String, i64>> = Extras::new("others", Rules::NEW);
/// let mut writer = Writer::new();
/// writer.raw("{");
/// OTHERS.write(&Map::from_iter([("a".to_owned(), 1)]), &mut writer);
/// assert_eq!(writer.as_bytes(), br#"{"a":1"#);
/// ```
pub struct Extras<T> {
    info: FieldInfo,
    read: fn(&Rules, &mut T, Cow<'_, str>, &mut Reader<'_>) -> Result<(), Bail>,
    validate: for<'a, 's> fn(&Rules, &mut ModelInput<'a, 's>) -> Result<T, Failed>,
    write: fn(&T, &mut Writer),
    write_selected: fn(&T, &mut ObjectWriter<'_, '_>),
    declare: fn(&mut Fields<'_>, &FieldInfo),
}

impl<T: ExtraMap> Extras<T> {
    /// A field that is treated as its type says. The rules are those of the map.
    #[must_use]
    pub const fn new(name: &'static str, rules: Rules) -> Self {
        let mut info = FieldInfo::new(name);
        info.rules = rules;
        Self {
            info,
            read: read::<T>,
            validate: validate::<T>,
            write: write::<T>,
            write_selected: write_selected::<T>,
            declare: declare::<T>,
        }
    }
}

impl<T> Extras<T> {
    /// The fast pass: reads the member at whose value the reader stands.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn read_into(&self, extras: &mut T, name: Cow<'_, str>, reader: &mut Reader<'_>) -> Result<(), Bail> {
        (self.read)(&self.info.rules, extras, name, reader)
    }

    /// The complete pass: validates all members that no field took.
    ///
    /// # Errors
    /// Some are invalid; that was recorded.
    pub fn validate(&self, model: &mut ModelInput<'_, '_>) -> Result<T, Failed> {
        (self.validate)(&self.info.rules, model)
    }

    /// Writes them after the members that stand already.
    pub fn write(&self, extras: &T, writer: &mut Writer) {
        (self.write)(extras, writer);
    }

    /// Writes those that are selected.
    pub fn write_selected(&self, extras: &T, object: &mut ObjectWriter<'_, '_>) {
        (self.write_selected)(extras, object);
    }

    /// Declares what they are.
    pub fn declare(&self, fields: &mut Fields<'_>) {
        (self.declare)(fields, &self.info);
    }
}

fn read<T: ExtraMap>(rules: &Rules, extras: &mut T, name: Cow<'_, str>, reader: &mut Reader<'_>) -> Result<(), Bail> {
    extras.keep(name.into_owned(), Kind::read(reader, rules.value_rules())?);
    Ok(())
}

fn validate<T: ExtraMap>(rules: &Rules, model: &mut ModelInput<'_, '_>) -> Result<T, Failed> {
    let mut extras = T::default();
    model.extras(rules.value_rules(), |name, value| extras.keep(name.to_owned(), value))?;
    Ok(extras)
}

fn write<T: ExtraMap>(extras: &T, writer: &mut Writer) {
    for (name, value) in extras.members() {
        writer.begin_member(name);
        value.write(writer);
    }
}

fn write_selected<T: ExtraMap>(extras: &T, object: &mut ObjectWriter<'_, '_>) {
    for (name, value) in extras.members() {
        object.extra(name, value);
    }
}

fn declare<T: ExtraMap>(fields: &mut Fields<'_>, info: &FieldInfo) {
    fields.add_extras::<T::Value>(info);
}

// The functions say nothing to a reader.
impl<T> fmt::Debug for Extras<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extras").field("info", &self.info).finish_non_exhaustive()
    }
}
