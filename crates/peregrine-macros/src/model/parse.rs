use syn::spanned::Spanned;
use syn::{Attribute, Data, DataEnum, DeriveInput, Expr, Fields, LitStr, Meta, Type};

use super::choice;
use super::ir::{
    Case, Discriminator, Extra, Form, Model, ModelField, ModelShape, Options, Renaming, Role, UnionVariant,
};
use super::output;
use crate::diagnostics::Errors;
use crate::docs;
use crate::facts::{self, FIELD_KEYS, MEMBER_KEYS, VALIDATOR_KEYS, VALUE_KEYS};
use crate::keys::{self, Key, KeyValue};

const MODEL_KEYS: &[&str] = &[
    "extra",
    "title",
    "description",
    "rename_all",
    "serde",
    "populate_by_name",
    "validate_by_name",
    "validate_by_alias",
    "loc_by_alias",
    "json_schema_extra",
    "dataclass",
    "typed_dict",
    "named_tuple",
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
    "val_json_bytes",
    "val_temporal_unit",
    "url_preserve_empty_path",
];

const ROOT_KEYS: &[&str] = &[
    "inline",
    "serde",
    "title",
    "description",
    "json_schema_extra",
    "strict",
    "allow_inf_nan",
    "coerce_numbers_to_str",
    "str_strip_whitespace",
    "str_to_lower",
    "str_to_upper",
    "val_json_bytes",
    "val_temporal_unit",
    "url_preserve_empty_path",
];

const CHOICE_KEYS: &[&str] = &["title", "description", "rename_all", "serde", "literal", "plain", "missing"];

/// The keys of a struct alone.
const STRUCT_KEYS: &[&str] = &["validate", "validate_before", "validate_wrap", "validate_default", "frozen"];

const UNION_KEYS: &[&str] =
    &["union_mode", "serde", "discriminator", "custom_error_type", "custom_error_message", "custom_error_context"];

/// The keys of a field that serde reads and writes.
const FOREIGN_KEYS: &[&str] = &[
    "serde",
    "default",
    "default_factory",
    "required",
    "alias",
    "validation_alias",
    "serialization_alias",
    "title",
    "description",
    "example",
    "examples",
    "deprecated",
    "json_schema_extra",
    "exclude",
    "exclude_if",
    "frozen",
];

pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Model> {
    let options = options(&input.attrs, &vocabulary(&input.data), errors);
    let shape = match &input.data {
        Data::Struct(data) if is_root(&input.data) => ModelShape::Root(Box::new(root(&data.fields, errors)?)),
        Data::Struct(data) => ModelShape::Struct(fields(&data.fields, input, &options, errors)?),
        Data::Enum(data) if is_union(&input.data) => ModelShape::Union(union_variants(data, &input.ident, errors)?),
        Data::Enum(data) => ModelShape::Choice(choice::variants(data, errors)),
        Data::Union(_) => {
            errors.at(&input.ident, "a union can't be a model: derive `Model` for a struct or an enum");
            return None;
        }
    };
    Some(Model {
        vis: input.vis.clone(),
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
        Data::Enum(_) => CHOICE_KEYS.to_vec(),
        Data::Struct(_) if is_root(data) => ROOT_KEYS.to_vec(),
        Data::Struct(_) => MODEL_KEYS.iter().chain(STRUCT_KEYS).chain(output::KEYS).copied().collect(),
        _ => MODEL_KEYS.iter().chain(STRUCT_KEYS).copied().collect(),
    }
}

/// A struct of one value without a name.
fn is_root(data: &Data) -> bool {
    matches!(data, Data::Struct(data) if only_value(&data.fields).is_some())
}

/// An enum is a union as soon as one variant holds something.
fn is_union(data: &Data) -> bool {
    let Data::Enum(data) = data else { return false };
    data.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit))
}

/// The keys of all attributes of that name.
pub(super) fn attribute_keys(
    attributes: &[Attribute],
    name: &str,
    vocabulary: &[&str],
    errors: &mut Errors,
) -> Vec<Key> {
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
        options.inherited.extend(output::inherited(&key));
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
        "serde" => options.without_serde = !key.switch()?,
        "inline" => options.is_inline = key.switch()?,
        "json_schema_serialization_defaults_required" => options.defaults_required = key.switch()?,
        "model_title_generator" => options.title_generator = Some(key.expr()?.clone()),
        "field_title_generator" => options.field_title_generator = Some(key.expr()?.clone()),
        "deprecated" => options.deprecated = key.switch_or_text()?,
        "literal" => options.is_literal = key.switch()?,
        "plain" => options.is_plain = key.switch()?,
        "missing" => options.missing = Some(key.expr()?.clone()),
        "validate" | "validate_before" | "validate_wrap" => options.validators.extend(facts::validators_of(key)?),
        "validate_default" => options.validates_default = key.switch()?,
        // A value of Rust's changes only where its owner lets it.
        "frozen" => _ = key.switch()?,
        "union_mode" => options.is_left_to_right = is_left_to_right(key)?,
        "discriminator" => options.discriminator = Some(discriminator(key)?),
        "custom_error_type" => options.custom_error_type = Some(key.text()?),
        "custom_error_message" => options.custom_error_message = Some(key.text()?),
        "custom_error_context" => options.custom_error_context = Some(key.expr()?.clone()),
        "dataclass" => set_form(options, key, "Dataclass")?,
        "typed_dict" => set_form(options, key, "TypedDict")?,
        "named_tuple" => set_form(options, key, "NamedTuple")?,
        name if output::KEYS.contains(&name) => output::option(options, key)?,
        "val_json_bytes" => {
            let forms = [("utf8", "Utf8"), ("base64", "Base64"), ("hex", "Hex")];
            options.rules.push(facts::word_rule(key, "BytesForm", &forms)?);
        }
        "val_temporal_unit" => {
            let units = [("infer", "Infer"), ("seconds", "Seconds"), ("milliseconds", "Milliseconds")];
            options.rules.push(facts::word_rule(key, "TemporalUnit", &units)?);
        }
        name => {
            // The options that hold for the fields are the fields' own rules, without the prefix that pydantic gives
            // them.
            let rule = name.strip_prefix("str_").or_else(|| name.strip_prefix("url_")).unwrap_or(name);
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

/// A text names a member; anything else is a function.
fn discriminator(key: &Key) -> syn::Result<Discriminator> {
    Ok(match key.expr()? {
        Expr::Lit(_) => Discriminator::Member(key.text()?),
        function => Discriminator::Function(function.clone()),
    })
}

fn set_form(options: &mut Options, key: &Key, name: &'static str) -> syn::Result<()> {
    if !key.switch()? {
        return Ok(());
    }
    let form = Form { key: key.name.clone(), name };
    match options.form.replace(form) {
        None => Ok(()),
        Some(other) => Err(syn::Error::new(key.span(), format!("`{}` says that it is something else", other.key))),
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

pub(crate) fn case(text: &LitStr) -> syn::Result<Case> {
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
        let message =
            "a model needs named fields: `struct Item { name: String }`, or one value: `struct Tags(Vec<String>)`";
        errors.at(&input.ident, message);
        return None;
    };
    let vocabulary =
        [FIELD_KEYS, MEMBER_KEYS, VALUE_KEYS, VALIDATOR_KEYS, &["extra", "flatten", "fields_set", "serde"]].concat();
    let (name, (_, parameters, _)) = (&input.ident, input.generics.split_for_impl());
    let model = quote::quote!(#name #parameters);
    let declared = named.named.iter();
    let mut fields: Vec<_> =
        declared.filter_map(|one| Some(field(one, one.ident.clone()?, &vocabulary, errors))).collect();
    for ModelField { facts, .. } in &mut fields {
        facts.all_validators().for_each(|validator| validator.name_self(&model));
        let validates_default = facts.validates_default.unwrap_or(options.validates_default);
        facts.validates_default = Some(validates_default && facts.serde.is_none());
    }
    Some(fields)
}

/// The field of a struct of one value: pydantic calls it `root`.
fn root(fields: &Fields, errors: &mut Errors) -> Option<ModelField> {
    let root = fields.iter().next()?;
    let vocabulary: Vec<&str> = FIELD_KEYS.iter().chain(VALUE_KEYS).copied().collect();
    Some(field(root, syn::Ident::new("root", root.span()), &vocabulary, errors))
}

fn field(declared: &syn::Field, ident: syn::Ident, vocabulary: &[&str], errors: &mut Errors) -> ModelField {
    let keys = unchecked_keys(&declared.attrs, "field", errors);
    let role = match () {
        () if keys.iter().any(|key| key.is("extra")) => Role::Extras,
        () if keys.iter().any(|key| key.is("flatten")) => Role::Flattened,
        () if keys.iter().any(|key| key.is("fields_set")) => Role::FieldsSet,
        () => Role::Member,
    };
    let (vocabulary, place) = match role {
        _ if !vocabulary.contains(&"extra") => (vocabulary, "`#[field(..)]`"),
        Role::Extras => (&["extra", "value"][..], "`#[field(extra)]`"),
        Role::Flattened => (&["flatten"][..], "`#[field(flatten)]`"),
        Role::FieldsSet => (&["fields_set"][..], "`#[field(fields_set)]`"),
        Role::Member if keys.iter().any(|key| key.is("serde")) => (FOREIGN_KEYS, "`#[field(serde)]`"),
        Role::Member => (vocabulary, "`#[field(..)]`"),
    };
    let mut keys = keys::check(keys, vocabulary, place, errors);
    keys.retain(|key| !key.is("extra") && !key.is("flatten") && !key.is("fields_set"));
    let facts = facts::parse(keys, errors);
    if let (Role::Extras, Some(held)) = (role, &facts.held) {
        errors.at_span(held.span, "what a model doesn't declare has no validators: give it a type that has");
    }
    ModelField {
        vis: declared.vis.clone(),
        attributes: declared.attrs.clone(),
        ident,
        ty: declared.ty.clone(),
        role,
        facts,
        doc: docs::text(&declared.attrs),
    }
}

fn union_variants(data: &DataEnum, union: &syn::Ident, errors: &mut Errors) -> Option<Vec<UnionVariant>> {
    let vocabulary: Vec<&str> = VALUE_KEYS.iter().chain(VALIDATOR_KEYS).chain(&["tag"]).copied().collect();
    let mut variants = Vec::new();
    for variant in &data.variants {
        let Some(ty) = only_value(&variant.fields) else {
            errors.at(variant, format!("each variant of a union holds one value: `{}(String)`", variant.ident));
            return None;
        };
        let keys = attribute_keys(&variant.attrs, "field", &vocabulary, errors);
        let (tags, keys): (Vec<Key>, Vec<Key>) = keys.into_iter().partition(|key| key.is("tag"));
        let mut facts = facts::parse(keys, errors);
        facts.all_validators().for_each(|validator| validator.name_self(&quote::quote!(#union)));
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
