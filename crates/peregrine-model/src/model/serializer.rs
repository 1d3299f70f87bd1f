use super::ModelInfo;
use crate::json::Writer;
use crate::schema::Mode;
use crate::{Generator, Kind, Rules, Schema, Selected};

/// How a field is written by a function instead of its kind.
#[derive(Debug)]
pub struct Serializer<T> {
    /// Writes the value.
    pub write: fn(&T, &mut Writer),
    /// Writes what is selected of the value.
    pub write_selected: fn(&T, &mut Writer, &Selected<'_>),
    /// Describes what is written, unless that is not known.
    pub schema: fn(&mut Generator) -> Option<Schema>,
}

// Facts are copied whatever the type is: a derive would ask for `T: Copy`.
impl<T> Clone for Serializer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Serializer<T> {}

/// A function that makes of a value what is written, taken where it is known to fit, so that one that doesn't is told
/// once.
pub struct Serialized<T, F> {
    function: F,
    unless_none: bool,
    write: fn(&Self, &T, &mut Writer),
    write_selected: fn(&Self, &T, &mut Writer, &Selected<'_>),
    schema: fn(&Self, &mut Generator) -> Option<Schema>,
    model_schema: fn(&'static ModelInfo, &mut Generator) -> Schema,
}

/// A function that makes of a value what is written; `null` stays as it is if the function isn't for that.
#[must_use]
pub const fn serialized<T: Kind, R: Kind, F: Fn(&T) -> R>(function: F, unless_none: bool) -> Serialized<T, F> {
    Serialized {
        function,
        unless_none,
        write: write_made,
        write_selected: write_made_selected,
        schema: made_schema::<T, R, F>,
        model_schema: made_model_schema::<T, R>,
    }
}

impl<T, F> Serialized<T, F> {
    /// Writes what the function makes of a value.
    pub fn write(&self, value: &T, writer: &mut Writer) {
        (self.write)(self, value, writer);
    }

    /// Writes what is selected of it.
    pub fn write_selected(&self, value: &T, writer: &mut Writer, selected: &Selected<'_>) {
        (self.write_selected)(self, value, writer, selected);
    }

    /// Describes what the function makes of a value. Any JSON is taken for a type that isn't told: the value's own
    /// schema stays.
    #[must_use]
    pub fn schema(&self, generator: &mut Generator) -> Option<Schema> {
        (self.schema)(self, generator)
    }

    /// Describes a model that the function writes.
    pub fn model_schema(&self, info: &'static ModelInfo, generator: &mut Generator) -> Schema {
        (self.model_schema)(info, generator)
    }
}

fn made_of<T: Kind, R: Kind, F: Fn(&T) -> R>(serialized: &Serialized<T, F>, value: &T) -> Option<R> {
    let is_left_alone = serialized.unless_none && value.is_none();
    if is_left_alone { None } else { Some((serialized.function)(value)) }
}

fn write_made<T: Kind, R: Kind, F: Fn(&T) -> R>(serialized: &Serialized<T, F>, value: &T, writer: &mut Writer) {
    match made_of(serialized, value) {
        Some(made) => made.write(writer),
        None => writer.null(),
    }
}

fn write_made_selected<T: Kind, R: Kind, F: Fn(&T) -> R>(
    serialized: &Serialized<T, F>,
    value: &T,
    writer: &mut Writer,
    selected: &Selected<'_>,
) {
    match made_of(serialized, value) {
        Some(made) => made.write_selected(writer, selected),
        None => writer.null(),
    }
}

fn made_schema<T: Kind, R: Kind, F: Fn(&T) -> R>(
    serialized: &Serialized<T, F>,
    generator: &mut Generator,
) -> Option<Schema> {
    let schema = R::schema(&Rules::NEW, generator);
    if schema.is_any() {
        return None;
    }
    let may_be_null = serialized.unless_none && T::schema(&Rules::NEW, generator).admits_null();
    Some(if may_be_null { Schema::any_of([Schema::of_type("null"), schema]) } else { schema })
}

fn made_model_schema<T: Kind, R: Kind>(info: &'static ModelInfo, generator: &mut Generator) -> Schema {
    let is_known = !R::schema(&Rules::NEW, &mut Generator::new()).is_any();
    if generator.mode() == Mode::Input || !is_known {
        return super::model_schema::<T>(info, generator);
    }
    generator.component(info.key(T::name()), |generator| R::schema(&Rules::NEW, generator))
}

// The functions say nothing to a reader.
impl<T, F> std::fmt::Debug for Serialized<T, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Serialized").field("unless_none", &self.unless_none).finish_non_exhaustive()
    }
}

/// How a field is written, where its kind doesn't decide alone.
#[derive(Debug)]
#[non_exhaustive]
pub struct Output<T> {
    /// The function whose result is written instead.
    pub serializer: Option<Serializer<T>>,
    /// Tells whether a value is left out.
    pub exclude_if: Option<fn(&T) -> bool>,
}

// As for a serializer.
impl<T> Clone for Output<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Output<T> {}
