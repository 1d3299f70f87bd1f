//! Lists.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validation::Length;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

takes!(for [T] Vec<T>: min_length max_length strict);

impl<C, T: Takes<C>> Takes<constraint::items<C>> for Vec<T> {}

impl<T: Kind> Kind for Vec<T> {
    const SHAPE: Shape = Shape::List;
    const EXACT: bool = T::EXACT;

    fn name() -> Cow<'static, str> {
        format!("list[{}]", T::name()).into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        format!("list[{}]", T::label(rules.items_rules())).into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        let max = rules.max_length.unwrap_or(usize::MAX);
        let mut items = Self::new();
        reader.read_array(|reader| {
            if items.len() == max {
                return Err(Bail);
            }
            items.push(T::read(reader, rules.items_rules())?);
            Ok(())
        })?;
        if items.len() < rules.min_length.unwrap_or(0) {
            return Err(Bail);
        }
        Ok(items)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let Input::Array(inputs) = input else { return Err(state.fail(Code::ListType, input)) };
        if let Some(limit) = rules.max_length
            && inputs.len() > limit
        {
            let length = Length { field_type: "List", limit, actual: Some(inputs.len()) };
            return Err(state.wrong_length(Code::TooLong, length, input));
        }
        let items = validate_items(inputs, rules.items_rules(), state)?;
        if let Some(limit) = rules.min_length
            && items.len() < limit
        {
            let length = Length { field_type: "List", limit, actual: Some(items.len()) };
            return Err(state.wrong_length(Code::TooShort, length, input));
        }
        Ok(items)
    }

    fn write(&self, writer: &mut Writer) {
        write_items(self, writer, T::write);
    }

    fn write_bare(&self, writer: &mut Writer) {
        write_items(self, writer, T::write_bare);
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        describe::<T>(rules, generator)
    }
}

/// Validates every item, each issue below its index.
fn validate_items<'a, T: Kind>(
    inputs: &'a [Input<'a>],
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<Vec<T>, Failed> {
    let mut items = Vec::with_capacity(inputs.len());
    let mut failed = None;
    for (index, input) in inputs.iter().enumerate() {
        match validate_item(index, input, rules, state) {
            Ok(item) => items.push(item),
            Err(failure) => failed = Some(failure),
        }
    }
    failed.map_or(Ok(items), Err)
}

/// Validates an item, its issues below its index.
pub(super) fn validate_item<'a, T: Kind>(
    index: usize,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<T, Failed> {
    let mark = state.mark();
    let item = T::validate(input, rules, state);
    if item.is_err() {
        state.locate(mark, index);
    }
    item
}

#[inline]
pub(super) fn write_items<'v, T: Kind + 'v>(
    items: impl IntoIterator<Item = &'v T>,
    writer: &mut Writer,
    write: impl Fn(&T, &mut Writer),
) {
    let mut items = items.into_iter();
    let Some(first) = items.next() else { return writer.raw("[]") };
    writer.raw("[");
    write(first, writer);
    for item in items {
        writer.raw(",");
        write(item, writer);
    }
    writer.raw("]");
}

pub(super) fn describe<T: Kind>(rules: &Rules, generator: &mut Generator) -> Schema {
    let mut schema = Schema::of_type("array");
    schema.set("items", T::schema(rules.items_rules(), generator));
    if let Some(max) = rules.max_length {
        schema.set("maxItems", max);
    }
    if let Some(min) = rules.min_length {
        schema.set("minItems", min);
    }
    schema
}
