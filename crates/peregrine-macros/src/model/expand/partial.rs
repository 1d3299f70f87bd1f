//! What may change of a model: the model of which every field may be left out, and putting it in its place.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Meta};

use crate::keys::{self, KeyValue};
use crate::model::ir::{Model, ModelField, Partial, Role};

/// What a field of a partial model can't take over: it is no `T` any more, and has no default.
const DROPPED: &[&str] = &["default", "default_factory", "required", "serialize", "when_used", "exclude_if", "from"];

/// The partial model as a struct, and how it is put in the place of the model's fields.
pub(super) fn expand(model: &Model, all: &[ModelField]) -> TokenStream {
    let Some(partial) = &model.options.partial else { return TokenStream::new() };
    let Partial { ident: partial, derives } = partial;
    let (vis, ident, options) = (&model.vis, &model.ident, &model.options.inherited);
    let members: Vec<_> = all.iter().filter(|field| field.is(Role::Member)).collect();
    let fields = members.iter().map(|field| {
        let (vis, ident, ty) = (&field.vis, &field.ident, &field.ty);
        let attributes = field.attributes.iter().filter_map(attribute);
        quote!(#(#attributes)* #vis #ident: ::peregrine::Patch<#ty>)
    });
    let idents: Vec<_> = members.iter().map(|field| &field.ident).collect();
    let doc = format!("What may change of [`{ident}`]: every field may be left out.");
    let apply = format!("Puts what was sent in the place of the fields of a [`{ident}`].");
    quote! {
        #[doc = #doc]
        #[derive(::peregrine::Model #(, #derives)*)]
        #[model(description = "" #(, #options)*)]
        #vis struct #partial { #(#fields,)* }

        impl #partial {
            #[doc = #apply]
            #vis fn apply(self, item: &mut #ident) {
                #(self.#idents.apply(&mut item.#idents);)*
            }
        }
    }
}

/// An attribute as the partial model has it.
fn attribute(attribute: &Attribute) -> Option<TokenStream> {
    if attribute.path().is_ident("doc") {
        return Some(quote!(#attribute));
    }
    let Meta::List(list) = &attribute.meta else { return None };
    if !attribute.path().is_ident("field") {
        return None;
    }
    // What is wrong with the keys was told already, or there would be nothing to expand.
    let mut errors = crate::diagnostics::Errors::new();
    let keys = keys::unchecked(list.tokens.clone(), &mut errors);
    let _ = errors.finish();
    let kept = keys.iter().filter(|key| !DROPPED.iter().any(|name| key.is(name))).map(|key| {
        let name = &key.name;
        match &key.value {
            KeyValue::None => quote!(#name),
            KeyValue::Expr(expr) => quote!(#name = #expr),
            KeyValue::Type(ty) => quote!(#name = #ty),
            KeyValue::List(tokens) => quote!(#name(#tokens)),
        }
    });
    Some(quote!(#[field(#(#kept),*)]))
}

/// What was sent of a model that knows it, put in the place of another's fields.
pub(super) fn apply_sent(model: &Model, all: &[ModelField]) -> TokenStream {
    let Some(set) = all.iter().find(|field| field.is(Role::FieldsSet)) else { return TokenStream::new() };
    let sent = &set.ident;
    let (vis, ident) = (&model.vis, &model.ident);
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let applied = all.iter().filter(|field| field.is(Role::Member)).map(|field| {
        let (ident, name) = (&field.ident, field.name());
        quote!(__rt::apply_sent(&self.#sent, #name, self.#ident, &mut __item.#ident);)
    });
    quote! {
        impl #impl_generics #ident #type_generics #where_clause {
            /// Puts the fields that were sent in the place of another's.
            #[allow(dead_code)]
            #vis fn apply(self, __item: &mut Self) { #(#applied)* }
        }
    }
}
