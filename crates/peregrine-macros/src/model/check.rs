use std::collections::HashMap;

use syn::{GenericParam, Type};

use super::ir::{Model, ModelField, ModelShape};
use crate::diagnostics::Errors;

/// A model whose parts fit each other.
pub(super) struct CheckedModel(pub(super) Model);

pub(super) fn check(model: Model, errors: &mut Errors) -> Option<CheckedModel> {
    owns_its_values(&model, errors);
    match &model.shape {
        ModelShape::Struct(fields) => names_differ(&model, fields, errors),
        ModelShape::Choice(variants) if variants.is_empty() => {
            errors.at(&model.ident, "an enum without variants has no value");
        }
        ModelShape::Choice(_) => {}
    }
    Some(CheckedModel(model))
}

/// A value must own what it was read from.
fn owns_its_values(model: &Model, errors: &mut Errors) {
    for parameter in &model.generics.params {
        if let GenericParam::Lifetime(lifetime) = parameter {
            errors.at(lifetime, "a model owns its values: it can't borrow");
            return;
        }
    }
    let ModelShape::Struct(fields) = &model.shape else { return };
    for field in fields {
        if let Type::Reference(reference) = &field.ty {
            errors.at(reference, "a model owns its values: use `String` instead of `&str`, `Vec<T>` instead of `&[T]`");
        }
    }
}

/// Two fields can't have one name on the wire.
fn names_differ(model: &Model, fields: &[ModelField], errors: &mut Errors) {
    let mut known: HashMap<String, &ModelField> = HashMap::new();
    for field in fields {
        let name = super::expand::wire_name(model, field);
        if let Some(other) = known.get(&name) {
            let message = format!("`{}` and `{}` have the same name on the wire: \"{name}\"", other.ident, field.ident);
            errors.at(&field.ident, message);
        }
        known.insert(name, field);
    }
}
