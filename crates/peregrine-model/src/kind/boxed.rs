//! Values behind a pointer: a `Box`, which a recursive model needs, or an `Arc`, which answers share.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::model::{Choice, Fields};
use crate::rules::Takes;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

macro_rules! pointer {
    ($($pointer:ident by $revise:ident;)*) => {$(
        impl<C, T: Takes<C>> Takes<C> for $pointer<T> {}

        impl<T: Kind> Kind for $pointer<T> {
            const SHAPE: Shape = T::SHAPE;
            const TITLED: bool = T::TITLED;
            const EXACT: bool = T::EXACT;
            const CHOICES: &'static [Choice] = T::CHOICES;
            const REVISED: bool = T::REVISED;
            const DUMPS_ITSELF: bool = T::DUMPS_ITSELF;

            fn name() -> Cow<'static, str> {
                T::name()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                T::label(rules)
            }

            #[inline]
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                T::read(reader, rules).map(Self::new)
            }

            #[inline]
            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                T::read_text(text, rules).map(Self::new)
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                T::validate(input, rules, state).map(Self::new)
            }

            #[inline]
            fn write(&self, writer: &mut Writer) {
                (**self).write(writer);
            }

            fn write_bare(&self, writer: &mut Writer) {
                (**self).write_bare(writer);
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                (**self).write_selected(writer, selected);
            }

            fn is_none(&self) -> bool {
                (**self).is_none()
            }

            fn equals(&self, other: &Self) -> bool {
                (**self).equals(other)
            }

            fn is_set(&self) -> bool {
                (**self).is_set()
            }

            fn knows_unset() -> bool {
                T::knows_unset()
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                T::schema(rules, generator)
            }

            fn declare(fields: &mut Fields<'_>) {
                T::declare(fields);
            }

            fn absent() -> Option<Self> {
                T::absent().map(Self::new)
            }

            fn revise(self) -> Result<Self, Report<'static>> {
                $revise(self)
            }
        }
    )*};
}
pointer! {
    Box by revise_box;
    Arc by revise_arc;
}

#[expect(clippy::boxed_local, reason = "it is the counterpart of the next function")]
fn revise_box<T: Kind>(value: Box<T>) -> Result<Box<T>, Report<'static>> {
    (*value).revise().map(Box::new)
}

/// What is shared stays as it is, its validators with it: it can't be taken out to be changed.
fn revise_arc<T: Kind>(value: Arc<T>) -> Result<Arc<T>, Report<'static>> {
    match Arc::try_unwrap(value) {
        Ok(value) => value.revise().map(Arc::new),
        Err(shared) => Ok(shared),
    }
}
