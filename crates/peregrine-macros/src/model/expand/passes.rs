//! The two ways in: the fast pass and the complete one.

use proc_macro2::TokenStream;
use quote::quote;

use super::{json_string, name_of, treated, wire_name};
use crate::model::ir::{Model, ModelField};

/// The two passes of a model without validators of its own, as functions of `Kind`.
pub(super) fn kind_functions(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let (read, validate) = (read_body(facts, model, fields), validate_body(facts, fields));
    quote! {
        #[inline]
        fn read(__reader: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            #read
        }
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            _: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            #validate
        }
    }
}

/// The fast pass.
pub(super) fn read_body(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let arms = fields.iter().map(|field| {
        let ident = &field.ident;
        let (wire, name) = (wire_name(model, field), name_of(field));
        let by_name = (model.options.by_name && wire != name).then(|| quote!(| #name));
        let read = if field.facts.is_tree() { quote!(read_tree_into) } else { quote!(read_into) };
        quote!(#wire #by_name => #facts::#ident.#read(&mut #ident, __reader),)
    });
    let in_order = fields.iter().map(|field| {
        let ident = &field.ident;
        let quoted = format!("{}:", json_string(&wire_name(model, field)));
        let read = if field.facts.is_tree() { quote!(read_tree_next) } else { quote!(read_next) };
        quote!(#facts::#ident.#read(#quoted, &mut __more, &mut #ident, __reader)?;)
    });
    let value = match fields.iter().any(|field| field.facts.is_treated()) {
        true => treated::taken(facts, fields),
        false => quote!(::core::result::Result::Ok(Self { #(#idents: #facts::#idents.take(#idents)?,)* })),
    };
    quote! {
        #(let mut #idents = ::core::option::Option::None;)*
        let mut __more = __reader.begin_object()?;
        #(#in_order)*
        __rt::read_members(__more, __reader, |__key, __reader| match &*__key {
            #(#arms)*
            _ => __rt::read_unknown(#facts::__INFO.extra, __reader),
        })?;
        #value
    }
}

/// The complete pass.
pub(super) fn validate_body(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let validated = match fields.iter().any(|field| field.facts.is_treated()) {
        true => treated::validated(facts, fields),
        false => quote!(#(let #idents = #facts::#idents.validate(&mut __model);)*),
    };
    quote! {
        let mut __model = __rt::ModelInput::open(__input, &#facts::__INFO, __state)?;
        #validated
        __model.finish()?;
        ::core::result::Result::Ok(Self { #(#idents: #idents?,)* })
    }
}
