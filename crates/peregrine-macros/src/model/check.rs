use std::collections::HashMap;

use syn::{GenericParam, Type};

use super::ir::{Discriminator, Extra, Model, ModelField, ModelShape, Role, UnionVariant};
use super::output;
use crate::diagnostics::Errors;

/// A model whose parts fit each other.
pub(super) struct CheckedModel(pub(super) Model);

pub(super) fn check(model: Model, errors: &mut Errors) -> Option<CheckedModel> {
    owns_its_values(&model, errors);
    match &model.shape {
        ModelShape::Struct(fields) => {
            names_differ(&model, fields, errors);
            is_accepted_somehow(&model, errors);
            extras_have_a_field(&model, fields, errors);
            output::check(&model, fields, errors);
            items_have_places(&model, fields, errors);
        }
        ModelShape::Root(field) => a_root_has_no_name(field, errors),
        ModelShape::Choice(_) if renames_by_side(&model) => {
            errors.at(&model.ident, "an enum is read and written alike: `rename_all = \"..\"`");
        }
        ModelShape::Choice(variants) if variants.is_empty() => {
            errors.at(&model.ident, "an enum without variants has no value");
        }
        ModelShape::Choice(_) => literals_are_taken_exactly(&model, errors),
        ModelShape::Union(variants) => {
            is_concrete(&model, errors);
            is_chosen_one_way(&model, errors);
            tags_tell(variants, errors);
            functions_find_tags(&model, variants, errors);
            errors_have_words(&model, errors);
        }
    }
    Some(CheckedModel(model))
}

/// A value must own what it was read from.
fn owns_its_values(model: &Model, errors: &mut Errors) {
    for parameter in &model.generics.params {
        if let GenericParam::Lifetime(lifetime) = parameter {
            errors.at(lifetime, "a model owns its values: it can't borrow; `SharedStr` is text that isn't copied");
            return;
        }
    }
    let fields = match &model.shape {
        ModelShape::Struct(fields) => fields.as_slice(),
        ModelShape::Root(field) => std::slice::from_ref(&**field),
        _ => return,
    };
    for field in fields {
        if let Type::Reference(reference) = &field.ty {
            errors.at(
                reference,
                "a model owns its values: use `String` or `SharedStr` instead of `&str`, for constant words \
                 `Cow<'static, str>`, `Vec<T>` instead of `&[T]`",
            );
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

/// The value of a root model is the whole input: nothing names it, and it can't be left out.
fn a_root_has_no_name(field: &ModelField, errors: &mut Errors) {
    if let Some(alias) = &field.facts.alias {
        errors.at(alias, "the value of a root model has no name on the wire");
    }
    if field.facts.default.is_some() {
        errors.at(&field.ty, "a root model has no default of its own: state it where the model is used");
    }
}

/// A literal converts nothing and asks nobody.
fn literals_are_taken_exactly(model: &Model, errors: &mut Errors) {
    if let (Some(missing), true) = (&model.options.missing, model.options.is_literal) {
        errors.at(missing, "a literal has no `missing`: its values are all that it takes");
    }
}

/// With a discriminator nothing is tried, so there is no order to try in.
fn is_chosen_one_way(model: &Model, errors: &mut Errors) {
    if let (Some(discriminator), true) = (&model.options.discriminator, model.options.is_left_to_right) {
        errors.at_span(discriminator.span(), "only one of `discriminator` and `union_mode` can choose the variant");
    }
}

/// A tag stands for one variant.
fn tags_tell(variants: &[UnionVariant], errors: &mut Errors) {
    let mut known: HashMap<String, &UnionVariant> = HashMap::new();
    for variant in variants {
        let Some(tag) = &variant.tag else { continue };
        if let Some(other) = known.insert(tag.value(), variant) {
            errors.at(tag, format!("`{}` has the same tag", other.ident));
        }
    }
}

/// What a function finds must stand at the variants.
fn functions_find_tags(model: &Model, variants: &[UnionVariant], errors: &mut Errors) {
    let Some(Discriminator::Function(_)) = &model.options.discriminator else { return };
    for variant in variants.iter().filter(|variant| variant.tag.is_none()) {
        errors.at(&variant.ident, "a variant that a function chooses needs its tag: `#[field(tag = \"..\")]`");
    }
}

/// An error of one's own has a type and a message, and needs tags to be about.
fn errors_have_words(model: &Model, errors: &mut Errors) {
    let options = &model.options;
    match (&options.custom_error_type, &options.custom_error_message, &options.custom_error_context) {
        (None, None, None) => {}
        (Some(code), Some(_), _) if options.discriminator.is_none() => {
            errors.at(code, "there is no tag that could be missing: state a `discriminator`");
        }
        (Some(_), Some(_), _) => {}
        (Some(code), None, _) => errors.at(code, "an error of your own needs its `custom_error_message`"),
        (None, Some(message), _) => errors.at(message, "an error of your own needs its `custom_error_type`"),
        (None, None, Some(context)) => errors.at(context, "an error of your own needs its `custom_error_type`"),
    }
}

/// The items of a named tuple have places, and all of them are declared.
fn items_have_places(model: &Model, fields: &[ModelField], errors: &mut Errors) {
    let Some(form) = model.options.form.as_ref().filter(|form| form.name == "NamedTuple") else { return };
    if let Some(field) = fields.iter().find(|field| !field.is(Role::Member)) {
        errors.at(&field.ident, "a named tuple has no members but its own fields");
    }
    if let Some(field) = fields.iter().find(|field| field.is_treated()) {
        errors.at(&field.ident, "a field of a named tuple has no validators: give it a type that has");
    }
    if !matches!(model.options.extra, Extra::Ignore) {
        errors.at(&form.key, "a named tuple takes no `extra`: it refuses what it doesn't declare");
    }
}

/// Two fields can't have one name on the wire, neither out nor in. Those that are looked for in several places may
/// share one: the first that is there counts.
fn names_differ(model: &Model, fields: &[ModelField], errors: &mut Errors) {
    let mut outputs: HashMap<String, &ModelField> = HashMap::new();
    let mut inputs: HashMap<String, &ModelField> = HashMap::new();
    for field in fields.iter().filter(|field| field.is(Role::Member)) {
        let names = model.names(field);
        let only = names.plain().filter(|names| names.len() == 1);
        let clash = [outputs.insert(names.output.clone(), field).map(|other| (other, names.output.clone()))]
            .into_iter()
            .chain(only.map(|only| inputs.insert(only[0].clone(), field).map(|other| (other, only[0].clone()))))
            .flatten()
            .next();
        if let Some((other, name)) = clash {
            let message = format!("`{}` and `{}` have the same name on the wire: \"{name}\"", other.ident, field.ident);
            errors.at(&field.ident, message);
        }
    }
}

/// A field needs at least one name.
fn is_accepted_somehow(model: &Model, errors: &mut Errors) {
    if model.options.ignores_aliases && model.options.by_name == Some(false) {
        let message =
            "with `validate_by_alias = false` and `validate_by_name = false` no field could be given: leave one out";
        errors.at(&model.ident, message);
    }
}

/// Members that are kept need a field to stay in, and such a field needs the option, which readers look for.
fn extras_have_a_field(model: &Model, fields: &[ModelField], errors: &mut Errors) {
    let mut extras = fields.iter().filter(|field| field.is(Role::Extras));
    match (&model.options.extra, extras.next()) {
        (Extra::Allow(text), None) => {
            let line = "add `#[field(extra)] others: Map<String, Value>`";
            errors.at(text, format!("`extra = \"allow\"` needs a field that holds what else is sent: {line}"));
        }
        (Extra::Ignore | Extra::Forbid, Some(field)) => {
            let option = "add `#[model(extra = \"allow\")]`";
            errors.at(&field.ident, format!("nothing is kept unless the model says so: {option}"));
        }
        _ => {}
    }
    if let Some(second) = extras.next() {
        errors.at(&second.ident, "only one field can hold what else is sent");
    }
}

/// Whether names differ in what comes in and in what goes out.
fn renames_by_side(model: &Model) -> bool {
    model.options.renaming.is_some_and(|renaming| renaming.input != renaming.output)
}
