//! A model made of another struct.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::model::ir::{Fields, Model};

/// A conversion from each of the structs, by the fields of the same names.
pub(super) fn expand(model: &Model, all: &Fields) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let conversions = model.options.from.iter().map(|source| {
        let fields = all.declared.iter().map(|field| {
            let ident = &field.ident;
            let span = ident.span();
            quote_spanned!(span=> #ident: ::core::convert::Into::into(__source.#ident))
        });
        let sent = all.fields_set.as_ref().map(|ident| quote!(#ident: __rt::FieldsSet::all(),));
        let span = source.span();
        quote_spanned! {span=>
            impl #impl_generics ::core::convert::From<#source> for #ident #type_generics #where_clause {
                fn from(__source: #source) -> Self { Self { #(#fields,)* #sent } }
            }
        }
    });
    quote!(#(#conversions)*)
}
