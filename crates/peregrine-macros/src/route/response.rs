//! The keys of a route that say something about its answer, as FastAPI names them.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::keys::Key;

/// What the names of all but the first begin with.
const PREFIX: &str = "response_model_";

pub(super) const KEYS: &[&str] = &[
    "media_type",
    "response_model",
    "response_model_include",
    "response_model_exclude",
    "response_model_by_alias",
    "response_model_exclude_unset",
    "response_model_exclude_defaults",
    "response_model_exclude_none",
];

/// A key as a call of `ResponseOptions`.
pub(super) fn call(key: &Key) -> syn::Result<TokenStream> {
    let name = key.name.to_string();
    if name == "media_type" {
        let text = key.text()?;
        return Ok(quote!(media_type(#text)));
    }
    let Some(option) = name.strip_prefix(PREFIX) else { return model(key.ty()?) };
    let option = Ident::new(option, key.span());
    if option == "include" || option == "exclude" {
        let filter = key.expr()?;
        return Ok(quote!(#option(__rt::json!(#filter))));
    }
    let value = key.switch()?;
    Ok(quote!(#option(#value)))
}

/// `None` is Python's: no model.
fn model(ty: &Type) -> syn::Result<TokenStream> {
    match ty {
        Type::Path(path) if path.path.is_ident("None") => Ok(quote!(undescribed())),
        _ => Ok(quote_spanned!(ty.span()=> model::<#ty>())),
    }
}
