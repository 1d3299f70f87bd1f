//! The way out.

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts;
use crate::json::json_string;
use crate::model::ir::{Model, ModelField, Role};

/// The functions that write. A named tuple has nothing to select.
pub(super) fn functions(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    if super::object::is_tuple(model) {
        return list(facts, fields);
    }
    let (write, selected) = (write(facts, model, fields), write_selected(facts, model, fields));
    quote!(#write #selected)
}

/// Keys are literals, escaped here, so that writing them is one copy.
fn write(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let body = if let Some(function) = &model.options.serialize {
        let serialized = facts::serialized(&quote!(Self), function, false);
        quote!(#serialized.write(self, __writer);)
    } else if is_selective(model, fields) {
        selectively()
    } else if super::object::is_dict(model) {
        let idents = fields.iter().filter(|field| field.is(Role::Member)).map(|field| &field.ident);
        let (selectively, members) = (selectively(), members(facts, model, fields));
        quote!(if const { false #(|| #facts::#idents.may_be_left_out())* } { #selectively } else { #members })
    } else {
        members(facts, model, fields)
    };
    quote! {
        #[inline]
        fn write(&self, __writer: &mut __rt::Writer) { #body }
    }
}

fn selectively() -> TokenStream {
    quote!(__rt::Kind::write_selected(self, __writer, &__rt::Selected::everything());)
}

/// Whether what is written depends on the values, or on the options of the model.
fn is_selective(model: &Model, fields: &[ModelField]) -> bool {
    !model.options.forms.is_empty() || fields.iter().any(|field| field.facts.output.exclude_if.is_some())
}

fn members(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let written: Vec<_> = fields.iter().filter(|field| is_written(field)).collect();
    // What is flattened may be nothing at all: only while writing it is known whether a comma stands between.
    let is_open =
        written.iter().any(|field| field.is(Role::Flattened)) || !written.iter().any(|field| field.is(Role::Member));
    let start = is_open.then(|| quote!(__writer.raw("{");));
    let (extras, fields): (Vec<_>, Vec<_>) = written.into_iter().partition(|field| field.is(Role::Extras));
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
        #start
        #(#members)*
        #(#facts::#extras.write(&self.#extras, __writer);)*
        __rt::write_computed(Self::__COMPUTED, self, __writer);
        __writer.raw("}");
    }
}

fn is_written(field: &ModelField) -> bool {
    !field.is(Role::FieldsSet) && !field.facts.output.is_excluded
}

/// The same where options choose: a call for each field, whose facts and value decide.
fn write_selected(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let of_role = |role: Role| fields.iter().filter(move |field| field.is(role)).map(|field| &field.ident);
    let sent = of_role(Role::FieldsSet).map(|ident| quote!(.sent(&self.#ident)));
    let forms = (!model.options.forms.is_empty()).then(|| quote!(.forms(#facts::__INFO.forms)));
    let extras = of_role(Role::Extras);
    let idents = fields.iter().filter(|field| field.is(Role::Member) || field.is(Role::Flattened));
    let idents: Vec<_> = idents.map(|field| &field.ident).chain(extras).collect();
    let body = if let Some(function) = &model.options.serialize {
        let serialized = facts::serialized(&quote!(Self), function, false);
        quote!(#serialized.write_selected(self, __writer, __selected);)
    } else {
        quote! {
            let mut __object = __rt::ObjectWriter::begin(__writer, __selected) #forms #(#sent)*;
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
pub(super) fn knows_unset(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    if fields.iter().any(|field| field.is(Role::FieldsSet)) {
        return TokenStream::new();
    }
    let idents = fields.iter().filter(|field| field.is(Role::Member)).map(|field| &field.ident);
    quote! {
        fn knows_unset() -> ::core::primitive::bool { true #(&& #facts::#idents.knows_unset())* }
    }
}

/// The spellings that the model chooses.
pub(super) fn forms(model: &Model) -> TokenStream {
    let calls = &model.options.forms;
    quote!(__rt::Forms::NEW #(.#calls)*)
}
/// A named tuple is written as a list.
fn list(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
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
