//! Lists.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Code, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validation::Length;
use crate::validator::{Asked, Holds, Items, Step};
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

takes!(for [T] Vec<T>: min_length max_length strict fail_fast omit_on_error);

impl<C, T: Takes<C>> Takes<constraint::items<C>> for Vec<T> {}

impl<T: Kind> Kind for Vec<T> {
    const SHAPE: Shape = Shape::List;
    const EXACT: bool = T::EXACT;
    const REVISED: bool = T::REVISED;

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
        validate_list(input, rules, state, T::validate)
    }

    fn write(&self, writer: &mut Writer) {
        write_items(self, writer, T::write);
    }

    fn write_bare(&self, writer: &mut Writer) {
        write_items(self, writer, T::write_bare);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let mut items = ItemWriter::begin(self.len(), writer, selected);
        for item in self {
            items.item(item);
        }
        items.end();
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        describe::<T>(rules, generator)
    }

    fn revise(self) -> Result<Self, Report<'static>> {
        self.into_iter().map(T::revise).collect()
    }
}

/// For how many items of a list room is made before they were validated.
const ITEMS_AHEAD_MAX: usize = 64;

impl<T> Holds<Items> for Vec<T> {
    type Held = T;

    fn validate_held<'a>(
        held: &impl Step<T>,
        input: &'a Input<'a>,
        asked: &Asked<'_>,
        state: &mut Validation<'a>,
    ) -> Result<Self, Failed> {
        validate_list(input, asked.rules, state, |input, rules, state| {
            held.run(input, &Asked { rules, info: asked.info }, state)
        })
    }
}

/// Validates a list, each item by a function.
fn validate_list<'a, T>(
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    item: impl Fn(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<T, Failed>,
) -> Result<Vec<T>, Failed> {
    match input {
        Input::Array(inputs) => validate_items("List", inputs, input, rules, state, item),
        _ => Err(state.fail(Code::ListType, input)),
    }
}

/// Validates the items of what messages call a list or otherwise.
pub(super) fn validate_items<'a, T>(
    field_type: &'static str,
    inputs: &'a [Input<'a>],
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    item: impl Fn(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<T, Failed>,
) -> Result<Vec<T>, Failed> {
    let max = rules.max_length.unwrap_or(usize::MAX);
    // Each item counts, unless those that fail are left out; and all do, unless the first that fails ends it.
    if inputs.len() > max && !rules.fail_fast && !rules.omit_on_error {
        return Err(too_long(field_type, inputs, max, input, state));
    }
    // What is in a list may be much larger than `{}`: room for all of it is only made as it turns out to be valid.
    let mut items = Vec::with_capacity(inputs.len().min(ITEMS_AHEAD_MAX));
    let mut failed = None;
    for (index, input_item) in inputs.iter().enumerate() {
        if let Some(failure) = state.exhausted() {
            return Err(failure);
        }
        let mark = state.mark();
        let result = item(input_item, rules.items_rules(), state);
        if rules.omit_on_error && result.is_err() {
            state.forget(mark);
            continue;
        }
        if items.len() == max {
            state.forget(mark);
            return Err(too_long(field_type, inputs, max, input, state));
        }
        match result {
            Ok(item) if failed.is_none() => items.push(item),
            Ok(_) => {}
            Err(failure) => {
                state.locate(mark, index);
                failed = Some(failure);
                if rules.fail_fast {
                    break;
                }
            }
        }
    }
    if let Some(failed) = failed {
        return Err(failed);
    }
    match rules.min_length {
        Some(limit) if items.len() < limit => {
            let length = Length { field_type, limit, actual: Some(items.len()) };
            Err(state.wrong_length(Code::TooShort, length, input))
        }
        _ => Ok(items),
    }
}

#[cold]
fn too_long<'a>(
    field_type: &'static str,
    inputs: &[Input<'a>],
    limit: usize,
    input: &'a Input<'a>,
    state: &mut Validation<'a>,
) -> Failed {
    let length = Length { field_type, limit, actual: Some(inputs.len()) };
    state.wrong_length(Code::TooLong, length, input)
}

/// Validates an item, its issues below its index.
pub(super) fn validate_item<'a, T>(
    index: usize,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    item: impl FnOnce(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<T, Failed>,
) -> Result<T, Failed> {
    let mark = state.mark();
    let item = item(input, rules, state);
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

/// Writes the items that were selected.
pub(super) struct ItemWriter<'w, 's> {
    writer: &'w mut Writer,
    selected: &'s Selected<'s>,
    length: usize,
    index: usize,
    is_empty: bool,
}

impl<'w, 's> ItemWriter<'w, 's> {
    pub(super) fn begin(length: usize, writer: &'w mut Writer, selected: &'s Selected<'s>) -> Self {
        writer.raw("[");
        Self { writer, selected, length, index: 0, is_empty: true }
    }

    pub(super) fn item<T: Kind>(&mut self, item: &T) {
        let selected = self.selected.item(self.index, self.length);
        self.index += 1;
        let Some(selected) = selected else { return };
        if !std::mem::replace(&mut self.is_empty, false) {
            self.writer.raw(",");
        }
        item.write_selected(self.writer, &selected);
    }

    pub(super) fn end(self) {
        self.writer.raw("]");
    }
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
