//! The way out.

use proc_macro2::TokenStream;
use quote::quote;

use super::{json_string, wire_name};
use crate::model::ir::{Model, ModelField};

/// Keys are literals, escaped here, so that writing them is one copy.
pub(super) fn write(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let members = fields.iter().enumerate().map(|(index, field)| {
        let ident = &field.ident;
        let opening = if index == 0 { "{" } else { "," };
        let key = format!("{opening}{}:", json_string(&wire_name(model, field)));
        quote! {
            __writer.raw(#key);
            #facts::#ident.write(&self.#ident, __writer);
        }
    });
    let end = if fields.is_empty() { "{}" } else { "}" };
    quote! {
        #[inline]
        fn write(&self, __writer: &mut __rt::Writer) {
            #(#members)*
            __writer.raw(#end);
        }
    }
}
