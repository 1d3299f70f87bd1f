//! Values that may be `null`.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::model::{Choice, Fields};
use crate::rules::Takes;
use crate::validator::{Asked, Holds, Step};
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

impl<C, T: Takes<C>> Takes<C> for Option<T> {}

impl<M, T: Holds<M>> Holds<M> for Option<T> {
    type Held = T::Held;

    fn validate_held<'a>(
        held: &impl Step<T::Held>,
        input: &'a Input<'a>,
        asked: &Asked<'_>,
        state: &mut Validation<'a>,
    ) -> Result<Self, Failed> {
        match input {
            Input::Null => Ok(None),
            _ => T::validate_held(held, input, asked, state).map(Some),
        }
    }
}

impl<T: Kind> Kind for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const TITLED: bool = T::TITLED;
    const EXACT: bool = T::EXACT;
    const IS_PLAIN: bool = T::IS_PLAIN;
    const CHOICES: &'static [Choice] = T::CHOICES;
    const REVISED: bool = T::REVISED;
    const DUMPS_ITSELF: bool = T::DUMPS_ITSELF;

    fn name() -> Cow<'static, str> {
        format!("Union[{}, NoneType]", T::name()).into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        format!("nullable[{}]", T::label(rules)).into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        if reader.peek() == Some(b'n') {
            reader.null()?;
            return Ok(None);
        }
        T::read(reader, rules).map(Some)
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        T::read_text(text, rules).map(Some)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        match input {
            Input::Null => Ok(None),
            _ => T::validate(input, rules, state).map(Some),
        }
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.raw("null"),
        }
    }

    fn write_bare(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write_bare(writer),
            None => writer.raw("null"),
        }
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        match self {
            Some(value) => value.write_selected(writer, selected),
            None => writer.null(),
        }
    }

    fn is_none(&self) -> bool {
        self.as_ref().is_none_or(Kind::is_none)
    }

    fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(own), Some(other)) => own.equals(other),
            (own, other) => own.is_none() == other.is_none(),
        }
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        let (schema, null) = (T::schema(rules, generator), Schema::of_type("null"));
        if schema == null { schema } else { Schema::any_of([schema, null]) }
    }

    fn declare(fields: &mut Fields<'_>) {
        T::declare(fields);
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn revise(self) -> Result<Self, Report<'static>> {
        self.map(T::revise).transpose()
    }
}
