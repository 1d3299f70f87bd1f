use syn::{Attribute, Data, DataEnum, DeriveInput, Fields, LitStr, Meta, Type};

use super::ir::{
    Case, ChoiceValue, Extra, Model, ModelField, ModelShape, Options, Renaming, Role, UnionVariant, Variant,
};
use crate::diagnostics::Errors;
use crate::docs;
use crate::facts::{self, FIELD_KEYS, MEMBER_KEYS, VALIDATOR_KEYS, VALUE_KEYS};
use crate::keys::{self, Key, KeyValue};

const MODEL_KEYS: &[&str] = &[
    "extra",
    "title",
    "description",
    "rename_all",
    "populate_by_name",
    "validate_by_name",
    "validate_by_alias",
    "loc_by_alias",
    "json_schema_extra",
    "json_schema_serialization_defaults_required",
    "model_title_generator",
    "field_title_generator",
    "deprecated",
    "strict",
    "allow_inf_nan",
    "coerce_numbers_to_str",
    "str_strip_whitespace",
    "str_to_lower",
    "str_to_upper",
];

/// The keys of a struct alone.
const STRUCT_KEYS: &[&str] = &["validate", "validate_before", "validate_wrap", "validate_default", "frozen"];

const UNION_KEYS: &[&str] = &["union_mode", "discriminator"];

pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Model> {
    let options = options(&input.attrs, &vocabulary(&input.data), errors);
    let shape = match &input.data {
        Data::Struct(data) => ModelShape::Struct(fields(&data.fields, input, &options, errors)?),
        Data::Enum(data) if is_union(&input.data) => ModelShape::Union(union_variants(data, errors)?),
        Data::Enum(data) => ModelShape::Choice(variants(data, errors)),
        Data::Union(_) => {
            errors.at(&input.ident, "a union can't be a model: derive `Model` for a struct or an enum");
            return None;
        }
    };
    Some(Model {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        description: docs::text(&input.attrs),
        options,
        shape,
    })
}

/// The keys that say something about a struct, an enum without data or a union.
fn vocabulary(data: &Data) -> Vec<&'static str> {
    match data {
        Data::Enum(_) if is_union(data) => UNION_KEYS.to_vec(),
        Data::Enum(_) => MODEL_KEYS.iter().chain(&["literal"]).copied().collect(),
        _ => MODEL_KEYS.iter().chain(STRUCT_KEYS).copied().collect(),
    }
}

/// An enum is a union as soon as one variant holds something.
fn is_union(data: &Data) -> bool {
    let Data::Enum(data) = data else { return false };
    data.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit))
}

/// The keys of all attributes of that name.
fn attribute_keys(attributes: &[Attribute], name: &str, vocabulary: &[&str], errors: &mut Errors) -> Vec<Key> {
    let all = unchecked_keys(attributes, name, errors);
    keys::check(all, vocabulary, &format!("`#[{name}(..)]`"), errors)
}

/// The same, whatever they are.
fn unchecked_keys(attributes: &[Attribute], name: &str, errors: &mut Errors) -> Vec<Key> {
    let mut all = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        match &attribute.meta {
            Meta::List(list) => all.extend(keys::unchecked(list.tokens.clone(), errors)),
            _ => errors.at(attribute, format!("`{name}` takes keys: `#[{name}(..)]`")),
        }
    }
    all
}

fn options(attributes: &[Attribute], vocabulary: &[&str], errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for key in attribute_keys(attributes, "model", vocabulary, errors) {
        let result = option(&mut options, &key, errors);
        errors.take(result);
    }
    options
}

fn option(options: &mut Options, key: &Key, errors: &mut Errors) -> syn::Result<()> {
    match key.name.to_string().as_str() {
        "extra" => options.extra = extra(key)?,
        "title" => options.title = Some(key.text()?),
        "description" => options.description = Some(key.text()?),
        "rename_all" => options.renaming = Some(renaming(key, errors)?),
        "populate_by_name" | "validate_by_name" => set_by_name(options, key)?,
        "validate_by_alias" => options.ignores_aliases = !key.switch()?,
        "loc_by_alias" => options.loc_by_name = !key.switch()?,
        "json_schema_extra" => options.schema_extra = Some(key.expr()?.clone()),
        "json_schema_serialization_defaults_required" => options.defaults_required = key.switch()?,
        "model_title_generator" => options.title_generator = Some(key.expr()?.clone()),
        "field_title_generator" => options.field_title_generator = Some(key.expr()?.clone()),
        "deprecated" => options.deprecated = key.switch_or_text()?,
        "literal" => options.is_literal = key.switch()?,
        "validate" | "validate_before" | "validate_wrap" => options.validators.extend(facts::validators_of(key)?),
        "validate_default" => options.validates_default = key.switch()?,
        // A value of Rust's changes only where its owner lets it.
        "frozen" => _ = key.switch()?,
        "union_mode" => options.is_left_to_right = is_left_to_right(key)?,
        "discriminator" => options.discriminator = Some(key.text()?),
        name => {
            // The options that hold for the fields are the fields' own rules, without the prefix that pydantic gives
            // them.
            let rule = name.strip_prefix("str_").unwrap_or(name);
            let rule = syn::Ident::new(rule, key.span());
            let value = key.switch()?;
            options.rules.extend(facts::rules_of(quote::quote!(#rule = #value), "`#[model(..)]`", errors));
        }
    }
    Ok(())
}

fn set_by_name(options: &mut Options, key: &Key) -> syn::Result<()> {
    if options.by_name.is_some() {
        let message = "`populate_by_name` and `validate_by_name` say the same: give one of them";
        return Err(syn::Error::new(key.span(), message));
    }
    options.by_name = Some(key.switch()?);
    Ok(())
}

fn extra(key: &Key) -> syn::Result<Extra> {
    let text = key.text()?;
    match text.value().as_str() {
        "forbid" => Ok(Extra::Forbid),
        "ignore" => Ok(Extra::Ignore),
        "allow" => Ok(Extra::Allow(text)),
        _ => Err(syn::Error::new(text.span(), "`extra` is \"ignore\", \"forbid\" or \"allow\"")),
    }
}

fn is_left_to_right(key: &Key) -> syn::Result<bool> {
    let text = key.text()?;
    match text.value().as_str() {
        "left_to_right" => Ok(true),
        "smart" => Ok(false),
        _ => Err(syn::Error::new(text.span(), "`union_mode` is \"smart\" or \"left_to_right\"")),
    }
}

/// One spelling, or one for each side: `rename_all(validation = "..", serialization = "..")`.
fn renaming(key: &Key, errors: &mut Errors) -> syn::Result<Renaming> {
    let KeyValue::List(tokens) = &key.value else {
        let case = case(&key.text()?)?;
        return Ok(Renaming { input: Some(case), output: Some(case) });
    };
    let mut renaming = Renaming { input: None, output: None };
    for side in keys::parse(tokens.clone(), &["validation", "serialization"], "`rename_all(..)`", errors) {
        let case = Some(case(&side.text()?)?);
        if side.is("validation") { renaming.input = case } else { renaming.output = case }
    }
    Ok(renaming)
}

fn case(text: &LitStr) -> syn::Result<Case> {
    let name = text.value();
    let known: Vec<&str> = Case::NAMES.iter().map(|(name, _)| *name).collect();
    Case::NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, case)| *case)
        .ok_or_else(|| syn::Error::new(text.span(), format!("`rename_all` is one of {}", known.join(", "))))
}

fn fields(fields: &Fields, input: &DeriveInput, options: &Options, errors: &mut Errors) -> Option<Vec<ModelField>> {
    let Fields::Named(named) = fields else {
        errors.at(&input.ident, "a model needs named fields: `struct Item { name: String }`");
        return None;
    };
    let (name, (_, parameters, _)) = (&input.ident, input.generics.split_for_impl());
    let model = quote::quote!(#name #parameters);
    let mut fields: Vec<_> = named.named.iter().filter_map(|declared| field(declared, errors)).collect();
    for ModelField { facts, .. } in &mut fields {
        facts.all_validators().for_each(|validator| validator.name_self(&model));
        facts.validates_default = Some(facts.validates_default.unwrap_or(options.validates_default));
    }
    Some(fields)
}

fn field(declared: &syn::Field, errors: &mut Errors) -> Option<ModelField> {
    let keys = unchecked_keys(&declared.attrs, "field", errors);
    let role = match () {
        () if keys.iter().any(|key| key.is("extra")) => Role::Extras,
        () if keys.iter().any(|key| key.is("flatten")) => Role::Flattened,
        () => Role::Member,
    };
    let (vocabulary, place): (Vec<&str>, _) = match role {
        Role::Extras => (vec!["extra", "value"], "`#[field(extra)]`"),
        Role::Flattened => (vec!["flatten"], "`#[field(flatten)]`"),
        Role::Member => {
            let all = [FIELD_KEYS, MEMBER_KEYS, VALUE_KEYS, VALIDATOR_KEYS, &["extra", "flatten"]];
            (all.into_iter().flatten().copied().collect(), "`#[field(..)]`")
        }
    };
    let mut keys = keys::check(keys, &vocabulary, place, errors);
    keys.retain(|key| !key.is("extra") && !key.is("flatten"));
    let facts = facts::parse(keys, errors);
    if let (Role::Extras, Some(held)) = (role, &facts.held) {
        errors.at_span(held.span, "what a model doesn't declare has no validators: give it a type that has");
    }
    Some(ModelField {
        ident: declared.ident.clone()?,
        ty: declared.ty.clone(),
        role,
        facts,
        doc: docs::text(&declared.attrs),
    })
}

fn variants(data: &DataEnum, errors: &mut Errors) -> Vec<Variant> {
    let mut variants = Vec::new();
    for variant in &data.variants {
        let mut value = match &variant.discriminant {
            Some((_, expr)) => ChoiceValue::Int(expr.clone()),
            None => ChoiceValue::Name,
        };
        for key in attribute_keys(&variant.attrs, "field", &["value"], errors) {
            if let Some(text) = errors.take(key.text()) {
                value = ChoiceValue::Text(text);
            }
        }
        variants.push(Variant { ident: variant.ident.clone(), value });
    }
    variants
}

fn union_variants(data: &DataEnum, errors: &mut Errors) -> Option<Vec<UnionVariant>> {
    let vocabulary: Vec<&str> = VALUE_KEYS.iter().chain(VALIDATOR_KEYS).chain(&["tag"]).copied().collect();
    let mut variants = Vec::new();
    for variant in &data.variants {
        let Some(ty) = only_value(&variant.fields) else {
            errors.at(variant, format!("each variant of a union holds one value: `{}(String)`", variant.ident));
            return None;
        };
        let keys = attribute_keys(&variant.attrs, "field", &vocabulary, errors);
        let (tags, keys): (Vec<Key>, Vec<Key>) = keys.into_iter().partition(|key| key.is("tag"));
        let facts = facts::parse(keys, errors);
        variants.push(UnionVariant {
            ident: variant.ident.clone(),
            ty: ty.clone(),
            rules: facts.rules,
            validators: facts.validators,
            held: facts.held,
            tag: tags.first().and_then(|key| errors.take(key.text())),
        });
    }
    Some(variants)
}

/// The type of the only value, if there is just one and it has no name.
fn only_value(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|field| &field.ty),
        _ => None,
    }
}
