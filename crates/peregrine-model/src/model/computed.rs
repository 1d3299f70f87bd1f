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

/// How the value of a computed field is treated, taken where its type is known to be a [`Kind`], so that one that is
/// none is told once.
pub struct ComputedValue<R> {
    write: fn(&R, &mut Writer),
    write_selected: fn(&R, &FieldInfo, &mut ObjectWriter<'_, '_>),
    declare: fn(&FieldInfo, &mut Fields<'_>),
}

/// The one place where a computed field's type meets [`Kind`].
#[must_use]
pub const fn computed<R: Kind>() -> ComputedValue<R> {
    ComputedValue {
        write: R::write,
        write_selected: |value, info, object| object.computed(info, value),
        declare: |info, fields| fields.computed::<R>(info),
    }
}

impl<R> ComputedValue<R> {
    /// Writes the value.
    pub fn write(&self, value: &R, writer: &mut Writer) {
        (self.write)(value, writer);
    }

    /// Writes the name and the value, if they are selected.
    pub fn write_selected(&self, value: &R, info: &FieldInfo, object: &mut ObjectWriter<'_, '_>) {
        (self.write_selected)(value, info, object);
    }

    /// Declares the field.
    pub fn declare(&self, info: &FieldInfo, fields: &mut Fields<'_>) {
        (self.declare)(info, fields);
    }
}

// The functions say nothing to a reader.
impl<M> std::fmt::Debug for Computed<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Computed").field("info", &self.info).finish_non_exhaustive()
    }
}

impl<R> std::fmt::Debug for ComputedValue<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ComputedValue").finish_non_exhaustive()
    }
}
