//! A model whose fields stand among those of another, as those of a Python class do in one that inherits from it.

use std::fmt;

use super::{Fields, ModelInput, ObjectWriter};
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Kind, Rules, Shape};

/// A field whose own fields are members of the model around it, and how its type is treated.
///
/// ```
/// use peregrine_model::json::{Reader, Writer};
/// use peregrine_model::model::Flattened;
/// use peregrine_model::{Failed, Generator, Input, Kind, Rules, Schema, Shape, Validation};
/// # use std::borrow::Cow;
/// # use peregrine_model::json::Bail;
///
/// struct Base;
/// # impl Kind for Base {
/// #     const SHAPE: Shape = Shape::Model;
/// #     fn name() -> Cow<'static, str> { "Base".into() }
/// #     fn read(_: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> { Err(Bail) }
/// #     fn validate<'a>(_: &'a Input<'a>, _: &Rules, _: &mut Validation<'a>) -> Result<Self, Failed> { Ok(Self) }
/// #     fn write(&self, writer: &mut Writer) { writer.raw("{\"id\":1}"); }
/// #     fn schema(_: &Rules, _: &mut Generator) -> Schema { Schema::any() }
/// # }
///
/// const BASE: Flattened<Base> = Flattened::new();
/// let mut writer = Writer::new();
/// writer.raw("{\"name\":\"Ida\"");
/// BASE.write(&Base, &mut writer);
/// assert_eq!(writer.as_bytes(), br#"{"name":"Ida","id":1"#);
/// ```
pub struct Flattened<T> {
    read: fn(&mut Reader<'_>, &Rules) -> Result<T, Bail>,
    validate: for<'a, 's> fn(&mut ModelInput<'a, 's>) -> Result<T, Failed>,
    write: fn(&T, &mut Writer),
    write_selected: fn(&T, &mut ObjectWriter<'_, '_>),
    declare: fn(&mut Fields<'_>),
}

impl<T: Kind> Flattened<T> {
    /// A field that is treated as its type says.
    ///
    /// # Panics
    /// Its type is no model. As facts are constants, that is a compile error.
    #[must_use]
    pub const fn new() -> Self {
        assert!(matches!(T::SHAPE, Shape::Model), "only a model has fields that can be flattened");
        let validate = |model: &mut ModelInput<'_, '_>| model.part();
        Self {
            read: T::read,
            validate,
            write: T::write,
            write_selected: |value, object| object.flattened(value),
            declare: |fields| fields.flatten::<T>(),
        }
    }
}

impl<T: Kind> Default for Flattened<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Flattened<T> {
    /// The fast pass: reads the fields out of the object before which the reader stands, and leaves it there.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn read(&self, reader: &Reader<'_>) -> Result<T, Bail> {
        (self.read)(&mut reader.clone(), &Rules::NEW)
    }

    /// The complete pass: validates the fields as those of the model around them.
    ///
    /// # Errors
    /// Some are missing or invalid; that was recorded.
    pub fn validate(&self, model: &mut ModelInput<'_, '_>) -> Result<T, Failed> {
        (self.validate)(model)
    }

    /// Writes the fields after the members that stand already.
    pub fn write(&self, value: &T, writer: &mut Writer) {
        writer.flatten(|writer| (self.write)(value, writer));
    }

    /// Writes the fields that are selected.
    pub fn write_selected(&self, value: &T, object: &mut ObjectWriter<'_, '_>) {
        (self.write_selected)(value, object);
    }

    /// Declares the fields.
    pub fn declare(&self, fields: &mut Fields<'_>) {
        (self.declare)(fields);
    }
}

// The functions say nothing to a reader.
impl<T> fmt::Debug for Flattened<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flattened").finish_non_exhaustive()
    }
}
