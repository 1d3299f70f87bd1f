//! An enum without data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::ir::{ChoiceValue, Model, Variant};

pub(super) fn expand(model: &Model, variants: &[Variant]) -> TokenStream {
    let ident = &model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let info = info(model, &name, variants);
    let is_literal = model.options.is_literal;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let indexes = 0..variants.len();
    let validated = match &model.options.missing {
        Some(missing) => quote!(__rt::validate_choice_or(__input, &__INFO, __state, __variant, #missing)),
        None => quote!(__rt::validate_choice(__input, &__INFO, __state).map(__variant)),
    };
    quote! {
        #info
        fn __variant(index: ::core::primitive::usize) -> #ident {
            [#(|| #ident::#idents),*][index]()
        }
        impl __rt::Kind for #ident {
            const SHAPE: __rt::Shape = __rt::Shape::Scalar;
            const TITLED: ::core::primitive::bool = #is_literal;
            const EXACT: ::core::primitive::bool = #is_literal;
            const CHOICES: &'static [__rt::Choice] = __INFO.choices;
            fn label(_: &__rt::Rules) -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Owned(__INFO.label())
            }
            fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { ::std::borrow::Cow::Borrowed(#name) }
            fn read(__reader: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
                __rt::read_choice(__reader, &__INFO).map(__variant)
            }
            fn read_text(text: &::core::primitive::str, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
                __rt::read_choice_text(text, &__INFO).map(__variant)
            }
            fn validate<'__i>(
                __input: &'__i __rt::Input<'__i>,
                _: &__rt::Rules,
                __state: &mut __rt::Validation<'__i>,
            ) -> ::core::result::Result<Self, __rt::Failed> {
                #validated
            }
            fn write(&self, __writer: &mut __rt::Writer) {
                let index: ::core::primitive::usize = match self { #(#ident::#idents => #indexes,)* };
                __rt::write_choice(&__INFO, index, __writer);
            }
            fn schema(_: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
                __rt::choice_schema(&__INFO, generator)
            }
        }
    }
}

fn info(model: &Model, name: &str, variants: &[Variant]) -> TokenStream {
    let (is_literal, is_plain) = (model.options.is_literal, model.options.is_plain);
    let title = match &model.options.title {
        Some(title) => quote!(::core::option::Option::Some(#title)),
        None => quote!(::core::option::Option::None),
    };
    let description = match &model.options.description {
        Some(description) => description.value(),
        None => model.description.clone(),
    };
    let choices = variants.iter().map(|variant| choice_value(model, variant));
    quote! {
        const __INFO: __rt::ChoiceInfo = __rt::ChoiceInfo {
            name: #name,
            module: ::core::module_path!(),
            title: #title,
            description: #description,
            is_literal: #is_literal,
            is_plain: #is_plain,
            choices: &[#(#choices),*],
        };
    }
}

fn choice_value(model: &Model, variant: &Variant) -> TokenStream {
    match (&variant.value, model.options.renaming.and_then(|renaming| renaming.input)) {
        (ChoiceValue::Int(expr), _) => quote!(__rt::Choice::Int(#expr)),
        (ChoiceValue::Float(expr), _) => quote!(__rt::Choice::Float(#expr)),
        (ChoiceValue::Bool(value), _) => quote!(__rt::Choice::Bool(#value)),
        (ChoiceValue::Null, _) => quote!(__rt::Choice::Null),
        (ChoiceValue::Text(text), _) => quote!(__rt::Choice::Text(#text)),
        (ChoiceValue::Name, case) => {
            let name = syn::ext::IdentExt::unraw(&variant.ident).to_string();
            let name = case.map_or(name.clone(), |case| case.apply(&name));
            quote!(__rt::Choice::Text(#name))
        }
    }
}
