use std::marker::PhantomData;

use super::{FieldInfo, Fields, ObjectWriter};
use crate::Kind;
use crate::json::Writer;

/// A method whose value is written with the fields of the model `M`: what `#[computed]` states.
pub struct Computed<M> {
    /// What is said of it.
    pub info: FieldInfo,
    /// Its name on the wire, quoted, with the colon.
    pub key: &'static str,
    /// Writes its value.
    pub write: fn(&M, &mut Writer),
    /// Writes its name and its value, if it is selected.
    pub write_selected: fn(&M, &FieldInfo, &mut ObjectWriter<'_, '_>),
    /// Declares it, where outputs are described.
    pub declare: fn(&FieldInfo, &mut Fields<'_>),
}

/// The computed fields of a model that has none: a constant of the same name, which `#[computed]` gives the type
/// itself, takes precedence.
pub trait NothingComputed: Sized + 'static {
    /// None.
    #[doc(hidden)]
    const __COMPUTED: &'static [Computed<Self>] = &[];
}

impl<M: 'static> NothingComputed for M {}

/// Writes the computed fields after the declared ones.
#[inline]
pub fn write_computed<M>(computed: &[Computed<M>], model: &M, writer: &mut Writer) {
    for field in computed {
        writer.separate();
        writer.raw(field.key);
        (field.write)(model, writer);
    }
}

/// Writes the computed fields that are selected.
pub fn write_computed_selected<M>(computed: &[Computed<M>], model: &M, object: &mut ObjectWriter<'_, '_>) {
    for field in computed {
        (field.write_selected)(model, &field.info, object);
    }
}

/// Declares the computed fields, where outputs are described.
pub fn declare_computed<M>(computed: &[Computed<M>], fields: &mut Fields<'_>) {
    for field in computed {
        (field.declare)(&field.info, fields);
    }
}

/// How the value of a computed field is treated: as its type says.
#[derive(Debug)]
pub struct ComputedValue<R>(PhantomData<R>);

/// The one place where a computed field's type meets [`Kind`].
#[must_use]
pub const fn computed<R: Kind>() -> ComputedValue<R> {
    ComputedValue(PhantomData)
}

impl<R: Kind> ComputedValue<R> {
    /// Writes the value.
    pub fn write(&self, value: &R, writer: &mut Writer) {
        value.write(writer);
    }

    /// Writes the name and the value, if they are selected.
    pub fn write_selected(&self, value: &R, info: &FieldInfo, object: &mut ObjectWriter<'_, '_>) {
        object.computed(info, value);
    }

    /// Declares the field.
    pub fn declare(&self, info: &FieldInfo, fields: &mut Fields<'_>) {
        fields.computed::<R>(info);
    }
}

// The functions say nothing to a reader.
impl<M> std::fmt::Debug for Computed<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Computed").field("info", &self.info).finish_non_exhaustive()
    }
}
