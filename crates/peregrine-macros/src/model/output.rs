//! The keys of a model that say how it is written, and of what it is made.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, Type};

use super::ir::{Model, ModelField, Options, Partial, Role};
use crate::diagnostics::Errors;
use crate::keys::{Key, KeyValue};

/// The keys of `#[model(..)]` that this file is about.
pub(super) const KEYS: &[&str] =
    &["serialize", "ser_json_bytes", "ser_json_temporal", "ser_json_timedelta", "ser_json_inf_nan", "from", "partial"];

const PARTIAL: &str = "`partial` names the model to make, and what it derives besides: `partial(ItemUpdate, Debug)`";

/// What a set of fields can hold.
const FIELDS_MAX: usize = 128;

/// The spellings that pydantic names, each as a call of `Forms`.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    (
        "ser_json_bytes",
        &[
            ("utf8", "bytes(__rt::BytesForm::Utf8)"),
            ("base64", "bytes(__rt::BytesForm::Base64)"),
            ("hex", "bytes(__rt::BytesForm::Hex)"),
        ],
    ),
    (
        "ser_json_temporal",
        &[
            ("iso8601", "temporal(__rt::TemporalForm::Iso8601)"),
            ("seconds", "temporal(__rt::TemporalForm::Seconds)"),
            ("milliseconds", "temporal(__rt::TemporalForm::Milliseconds)"),
        ],
    ),
    ("ser_json_timedelta", &[("iso8601", "timedelta_as_float(false)"), ("float", "timedelta_as_float(true)")]),
    (
        "ser_json_inf_nan",
        &[
            ("null", "inf_nan(__rt::InfNanForm::Null)"),
            ("strings", "inf_nan(__rt::InfNanForm::Strings)"),
            ("constants", "inf_nan(__rt::InfNanForm::Constants)"),
        ],
    ),
];

pub(super) fn option(options: &mut Options, key: &Key) -> syn::Result<()> {
    match key.name.to_string().as_str() {
        "serialize" => options.serialize = Some(key.expr()?.clone()),
        "from" => options.from = types(key)?,
        "partial" => options.partial = Some(partial(key)?),
        _ => options.forms.push(form(key)?),
    }
    Ok(())
}

/// A word of pydantic's as a call of `Forms`.
fn form(key: &Key) -> syn::Result<TokenStream> {
    let text = key.text()?;
    let words = FORMS.iter().find(|(name, _)| key.is(name)).map_or(&[][..], |(_, words)| words);
    match words.iter().find(|(word, _)| text.value() == *word) {
        Some((_, call)) => call.parse().map_err(|_| syn::Error::new(text.span(), "unknown form")),
        None => {
            let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let message = format!("`{}` is one of {}", key.name, words.join(", "));
            Err(syn::Error::new(text.span(), message))
        }
    }
}

/// One type after the equals sign, or several in parentheses.
fn types(key: &Key) -> syn::Result<Vec<Type>> {
    match &key.value {
        KeyValue::List(tokens) => {
            Ok(Punctuated::<Type, Token![,]>::parse_terminated.parse2(tokens.clone())?.into_iter().collect())
        }
        _ => key.ty().map(|ty| vec![ty.clone()]),
    }
}

/// A name after the equals sign, or in parentheses with what to derive besides.
fn partial(key: &Key) -> syn::Result<Partial> {
    let paths: Vec<Path> = match &key.value {
        KeyValue::Expr(expr) => match &**expr {
            Expr::Path(path) => vec![path.path.clone()],
            other => return Err(syn::Error::new_spanned(other, PARTIAL)),
        },
        KeyValue::List(tokens) => {
            Punctuated::<Path, Token![,]>::parse_terminated.parse2(tokens.clone())?.into_iter().collect()
        }
        KeyValue::None | KeyValue::Type(_) => Vec::new(),
    };
    let mut paths = paths.into_iter();
    let first = paths.next().ok_or_else(|| syn::Error::new(key.span(), PARTIAL))?;
    let ident = first.get_ident().ok_or_else(|| syn::Error::new_spanned(&first, PARTIAL))?.clone();
    Ok(Partial { ident, derives: paths.collect() })
}

/// The keys that a partial model takes over.
pub(super) fn inherited(key: &Key) -> Option<TokenStream> {
    let own = ["title", "description", "json_schema_extra"];
    let name = &key.name;
    let is_own = own.iter().chain(KEYS).any(|own| key.is(own)) && !key.name.to_string().starts_with("ser_json");
    match &key.value {
        _ if is_own => None,
        KeyValue::None => Some(quote!(#name)),
        KeyValue::Expr(expr) => Some(quote!(#name = #expr)),
        KeyValue::Type(ty) => Some(quote!(#name = #ty)),
        KeyValue::List(tokens) => Some(quote!(#name(#tokens))),
    }
}

/// What can't be written or made as it says.
pub(super) fn check(model: &Model, fields: &[ModelField], errors: &mut Errors) {
    let members = fields.iter().filter(|field| field.is(Role::Member));
    let mut sets = fields.iter().filter(|field| field.is(Role::FieldsSet));
    match (sets.next(), sets.next()) {
        (_, Some(second)) => errors.at(&second.ident, "one field says which were sent: there is another already"),
        (Some(set), None) if members.clone().count() > FIELDS_MAX => {
            errors.at(&set.ident, format!("a set of fields tells {FIELDS_MAX} fields apart at most"));
        }
        _ => {}
    }
    for field in members {
        if field.facts.output.unless_none && field.facts.output.serialize.is_none() {
            errors.at(&field.ident, "`when_used` says when a function is used: add `serialize = ..`");
        }
    }
    let Some(partial) = &model.options.partial else { return };
    if !model.generics.params.is_empty() {
        errors.at(&partial.ident, "a generic model has no partial one: declare it with `Patch` fields");
    }
    if let Some(field) = fields.iter().find(|field| field.is(Role::Extras) || field.is(Role::Flattened)) {
        let message = "nothing tells what of this may be left out: declare the partial model with `Patch` fields";
        errors.at(&field.ident, message);
    }
    if let Some(span) = fields.iter().find_map(|field| field.facts.serde) {
        let message = "serde doesn't tell what was left out: declare the partial model with `Patch` fields";
        errors.at_span(span, message);
    }
}
