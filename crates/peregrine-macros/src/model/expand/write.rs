//! The way out.

use proc_macro2::TokenStream;
use quote::quote;

use super::json_string;
use crate::model::ir::{Model, ModelField, Role};

/// Keys are literals, escaped here, so that writing them is one copy.
pub(super) fn write(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    // What is flattened may be nothing at all: only while writing it is known whether a comma stands between.
    let is_open =
        fields.iter().any(|field| field.is(Role::Flattened)) || !fields.iter().any(|field| field.is(Role::Member));
    let start = is_open.then(|| quote!(__writer.raw("{");));
    let (extras, fields): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.is(Role::Extras));
    let members = fields.iter().enumerate().map(|(index, field)| {
        let ident = &field.ident;
        if field.is(Role::Flattened) {
            return quote!(#facts::#ident.write(&self.#ident, __writer););
        }
        let name = json_string(&model.names(field).output);
        let (separator, key) = match (is_open, index) {
            (true, _) => (Some(quote!(__writer.separate();)), format!("{name}:")),
            (false, 0) => (None, format!("{{{name}:")),
            (false, _) => (None, format!(",{name}:")),
        };
        quote! {
            #separator
            __writer.raw(#key);
            #facts::#ident.write(&self.#ident, __writer);
        }
    });
    let extras = extras.iter().map(|field| &field.ident);
    quote! {
        #[inline]
        fn write(&self, __writer: &mut __rt::Writer) {
            #start
            #(#members)*
            #(#facts::#extras.write(&self.#extras, __writer);)*
            __writer.raw("}");
        }
    }
}

/// A named tuple is written as a list.
pub(super) fn list(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let items = fields.iter().enumerate().map(|(index, field)| {
        let (ident, comma) = (&field.ident, (index > 0).then(|| quote!(__writer.raw(",");)));
        quote!(#comma #facts::#ident.write(&self.#ident, __writer);)
    });
    quote! {
        fn write(&self, __writer: &mut __rt::Writer) {
            __writer.raw("[");
            #(#items)*
            __writer.raw("]");
        }
    }
}
