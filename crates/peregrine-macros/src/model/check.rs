use std::collections::HashMap;

use syn::{GenericParam, Type};

use super::ir::{Model, ModelField, ModelShape, UnionVariant};
use super::output;
use crate::diagnostics::Errors;

/// A model whose parts fit each other.
pub(super) struct CheckedModel(pub(super) Model);

pub(super) fn check(model: Model, errors: &mut Errors) -> Option<CheckedModel> {
    owns_its_values(&model, errors);
    match &model.shape {
        ModelShape::Struct(fields) => {
            names_differ(&model, &fields.declared, errors);
            output::check(&model, fields, errors);
        }
        ModelShape::Choice(variants) if variants.is_empty() => {
            errors.at(&model.ident, "an enum without variants has no value");
        }
        ModelShape::Choice(_) => {}
        ModelShape::Union(variants) => {
            is_concrete(&model, errors);
            is_chosen_one_way(&model, errors);
            tags_tell(&model, variants, errors);
        }
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
    for field in &fields.declared {
        if let Type::Reference(reference) = &field.ty {
            errors.at(reference, "a model owns its values: use `String` instead of `&str`, `Vec<T>` instead of `&[T]`");
        }
    }
}

/// The table of a union's members is one constant for all of the program.
fn is_concrete(model: &Model, errors: &mut Errors) {
    if let Some(parameter) = model.generics.params.first()
        && !matches!(parameter, GenericParam::Lifetime(_))
    {
        errors.at(parameter, "a union takes no parameters: declare one for each type that it holds");
    }
}

/// With a discriminator nothing is tried, so there is no order to try in.
fn is_chosen_one_way(model: &Model, errors: &mut Errors) {
    if let (Some(discriminator), true) = (&model.options.discriminator, model.options.is_left_to_right) {
        errors.at(discriminator, "only one of `discriminator` and `union_mode` can choose the variant");
    }
}

/// A tag needs a discriminator to stand in, and stands for one variant.
fn tags_tell(model: &Model, variants: &[UnionVariant], errors: &mut Errors) {
    let mut known: HashMap<String, &UnionVariant> = HashMap::new();
    for variant in variants {
        let Some(tag) = &variant.tag else { continue };
        if model.options.discriminator.is_none() {
            errors.at(tag, "a tag needs `#[model(discriminator = \"..\")]`, the name of the member that holds it");
        } else if let Some(other) = known.insert(tag.value(), variant) {
            errors.at(tag, format!("`{}` has the same tag", other.ident));
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
