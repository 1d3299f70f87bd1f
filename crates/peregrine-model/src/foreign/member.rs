//! A field of a model whose value serde reads and writes.

use super::leaf::{Foreign, Leaf, tree};
use super::missing::missing;
use crate::json::{Bail, Reader};
use crate::model::{Default, Fields, Member, ModelInput, ObjectWriter};
use crate::{Failed, Field, Kind as _, Rules, Value};

/// A field that serde reads and writes: the one place where its type meets serde's traits.
#[must_use]
pub const fn member<T: Foreign>(field: Field<T>) -> Member<T> {
    Member {
        field,
        read,
        may_be_absent: |field| matches!(field.default, Default::Value(_)),
        take: |field, slot| slot.or_else(|| absent(field)).ok_or(Bail),
        validate,
        write: |value, writer| tree(value).write(writer),
        write_selected,
        declare: |fields: &mut Fields<'_>, field| fields.add_any(&field.info, shown_default(field), is_required(field)),
        knows_unset: is_required,
    }
}

/// The same facts about the value as a leaf, which may be absent: what it is then is decided here.
fn leaf<T>(field: &Field<T>) -> Field<Leaf<T>> {
    Field { info: field.info, ..Field::new(field.info.name) }
}

fn absent<T: Foreign>(field: &Field<T>) -> Option<T> {
    match field.default {
        Default::Value(make) | Default::Factory(make) => Some(make()),
        Default::Kind => missing(),
        Default::Required | Default::From(_) | Default::Input { .. } => None,
    }
}

fn is_required<T: Foreign>(field: &Field<T>) -> bool {
    absent(field).is_none()
}

/// The default as the schema shows it.
fn shown_default<T: Foreign>(field: &Field<T>) -> Option<Value> {
    match field.default {
        Default::Value(make) => Some(tree(&make())).filter(|value| !value.is_null()),
        _ => None,
    }
}

fn read<T: Foreign>(_: &Field<T>, slot: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Bail> {
    if slot.is_some() {
        return Err(Bail);
    }
    *slot = Leaf::read(reader, &Rules::NEW)?.0;
    Ok(())
}

fn validate<T: Foreign>(model: &mut ModelInput<'_, '_>, field: &Field<T>) -> Result<T, Failed> {
    let Leaf(value) = model.field(&leaf(field))?;
    value.or_else(|| absent(field)).ok_or_else(|| model.missing(&field.info))
}

fn write_selected<T: Foreign>(field: &Field<T>, value: &T, object: &mut ObjectWriter<'_, '_>) {
    let written = tree(value);
    let is_default = || absent(field).is_some_and(|default| tree(&default) == written);
    let is_left_out =
        field.output.exclude_if.is_some_and(|excludes| excludes(value)) || object.excludes_defaults() && is_default();
    if !is_left_out {
        let facts = Field { info: field.info, ..Field::new(field.info.name) };
        object.field(&facts.required(), &written);
    }
}
