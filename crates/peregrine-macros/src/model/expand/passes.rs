//! The two ways in: the fast pass and the complete one.

use proc_macro2::TokenStream;
use quote::quote;

use super::{json_string, name_of, wire_name};
use crate::model::ir::{Fields, Model};

pub(super) fn read(facts: &TokenStream, model: &Model, all: &Fields) -> TokenStream {
    let fields = &all.declared;
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let arms = fields.iter().map(|field| {
        let ident = &field.ident;
        let (wire, name) = (wire_name(model, field), name_of(field));
        let by_name = (model.options.by_name && wire != name).then(|| quote!(| #name));
        quote!(#wire #by_name => #facts::#ident.read_into(&mut #ident, __reader),)
    });
    let quoted = fields.iter().map(|field| format!("{}:", json_string(&wire_name(model, field))));
    let sent = all.fields_set.as_ref().map(|ident| {
        quote!(let #ident = __rt::FieldsSet::of(#facts::__NAMES, [#(::core::option::Option::is_some(&#idents)),*]);)
    });
    let fields_set = all.fields_set.iter();
    quote! {
        #[inline]
        fn read(__reader: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            #(let mut #idents = ::core::option::Option::None;)*
            let mut __more = __reader.begin_object()?;
            #(#facts::#idents.read_next(#quoted, &mut __more, &mut #idents, __reader)?;)*
            __rt::read_members(__more, __reader, |__key, __reader| match &*__key {
                #(#arms)*
                _ => __rt::read_unknown(#facts::__INFO.extra, __reader),
            })?;
            #sent
            ::core::result::Result::Ok(Self { #(#idents: #facts::#idents.take(#idents)?,)* #(#fields_set,)* })
        }
    }
}

pub(super) fn validate(facts: &TokenStream, all: &Fields) -> TokenStream {
    let idents: Vec<_> = all.declared.iter().map(|field| &field.ident).collect();
    let sent = all.fields_set.as_ref().map(|ident| quote!(let #ident = __model.sent(#facts::__NAMES);));
    let fields_set = all.fields_set.iter();
    quote! {
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            _: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            let mut __model = __rt::ModelInput::open(__input, &#facts::__INFO, __state)?;
            #(let #idents = #facts::#idents.validate(&mut __model);)*
            #sent
            __model.finish()?;
            ::core::result::Result::Ok(Self { #(#idents: #idents?,)* #(#fields_set,)* })
        }
    }
}
