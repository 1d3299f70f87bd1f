//! A model made of another struct.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::model::ir::{Model, ModelField, Role};

/// A conversion from each of the structs, by the fields of the same names.
pub(super) fn expand(model: &Model, fields: &[ModelField]) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let conversions = model.options.from.iter().map(|source| {
        let fields = fields.iter().map(|field| {
            let ident = &field.ident;
            match field.role {
                // What is not on the wire of the one is not in the other: all fields were given, and no others.
                Role::FieldsSet | Role::Extras => quote!(#ident: ::core::default::Default::default()),
                Role::Member | Role::Flattened => {
                    quote_spanned!(ident.span()=> #ident: ::core::convert::Into::into(__source.#ident))
                }
            }
        });
        let span = source.span();
        quote_spanned! {span=>
            impl #impl_generics ::core::convert::From<#source> for #ident #type_generics #where_clause {
                fn from(__source: #source) -> Self { Self { #(#fields,)* } }
            }
        }
    });
    quote!(#(#conversions)*)
}
