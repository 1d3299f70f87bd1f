//! The way out.

use proc_macro2::TokenStream;
use quote::quote;

use super::{json_string, wire_name};
use crate::facts;
use crate::model::ir::{Fields, Model, ModelField};

/// Keys are literals, escaped here, so that writing them is one copy.
pub(super) fn write(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let body = if let Some(function) = &model.options.serialize {
        let serialized = facts::serialized(&quote!(Self), function, false);
        quote!(#serialized.write(self, __writer);)
    } else if is_selective(model, fields) {
        quote!(__rt::Kind::write_selected(self, __writer, &__rt::Selected::everything());)
    } else {
        members(facts, model, fields)
    };
    quote! {
        #[inline]
        fn write(&self, __writer: &mut __rt::Writer) { #body }
    }
}

/// Whether what is written depends on the values, or on the options of the model.
fn is_selective(model: &Model, fields: &[ModelField]) -> bool {
    !model.options.forms.is_empty() || fields.iter().any(|field| field.facts.output.exclude_if.is_some())
}

fn members(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let fields: Vec<_> = fields.iter().filter(|field| !field.facts.output.is_excluded).collect();
    let is_empty = fields.is_empty();
    let members = fields.iter().enumerate().map(|(index, field)| {
        let ident = &field.ident;
        let opening = if index == 0 { "{" } else { "," };
        let key = format!("{opening}{}:", json_string(&wire_name(model, field)));
        quote! {
            __writer.raw(#key);
            #facts::#ident.write(&self.#ident, __writer);
        }
    });
    let opening = is_empty.then(|| quote!(__writer.raw("{");));
    quote! {
        #opening
        #(#members)*
        __rt::write_computed(Self::__COMPUTED, self, #is_empty, __writer);
        __writer.raw("}");
    }
}

/// The same where options choose: a call for each field, whose facts and value decide.
pub(super) fn write_selected(facts: &TokenStream, model: &Model, all: &Fields) -> TokenStream {
    let idents: Vec<_> = all.declared.iter().map(|field| &field.ident).collect();
    let sent = all.fields_set.as_ref().map(|ident| quote!(.sent(&self.#ident)));
    let forms = (!model.options.forms.is_empty()).then(|| quote!(.forms(#facts::__INFO.forms)));
    let body = if let Some(function) = &model.options.serialize {
        let serialized = facts::serialized(&quote!(Self), function, false);
        quote!(#serialized.write_selected(self, __writer, __selected);)
    } else {
        quote! {
            let mut __object = __rt::ObjectWriter::begin(__writer, __selected) #forms #sent;
            #(#facts::#idents.write_selected(&self.#idents, &mut __object);)*
            __rt::write_computed_selected(Self::__COMPUTED, self, &mut __object);
            __object.end();
        }
    };
    quote! {
        fn write_selected(&self, __writer: &mut __rt::Writer, __selected: &__rt::Selected<'_>) { #body }
    }
}

/// Whether the model knows which fields were sent: a field that says so, or fields of which each knows it.
pub(super) fn knows_unset(facts: &TokenStream, all: &Fields) -> TokenStream {
    if all.fields_set.is_some() {
        return TokenStream::new();
    }
    let idents = all.declared.iter().map(|field| &field.ident);
    quote! {
        fn knows_unset() -> ::core::primitive::bool { true #(&& #facts::#idents.knows_unset())* }
    }
}

/// The spellings that the model chooses.
pub(super) fn forms(model: &Model) -> TokenStream {
    let calls = &model.options.forms;
    quote!(__rt::Forms::NEW #(.#calls)*)
}
