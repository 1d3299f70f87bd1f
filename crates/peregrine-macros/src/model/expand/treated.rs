//! Fields that need more than their type, which are decided one after the other, and validators of the whole model.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Generics;

use super::passes;
use crate::facts::{self, Stage, Validator};
use crate::model::ir::{Model, ModelField, Role};

/// The end of the fast pass: each member is checked, with those before it at hand.
pub(super) fn taken(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let members: Vec<_> = fields.iter().filter(|field| field.is(Role::Member)).collect();
    in_order(
        facts,
        &members,
        |ident| quote!(::core::option::Option::Some(&#ident)),
        |field| {
            let ident = &field.ident;
            match (field.is_treated(), field.facts.is_tree()) {
                (false, _) => quote!(let #ident = #facts::#ident.take(#ident)?;),
                (true, false) => quote!(let #ident = #facts::#ident.check(#ident, &__before)?;),
                (true, true) => quote!(let #ident = #facts::#ident.check_tree(#ident, &__before)?;),
            }
        },
    )
}

/// The fields' part of the complete pass.
pub(super) fn validated(facts: &TokenStream, fields: &[&ModelField]) -> TokenStream {
    in_order(
        facts,
        fields,
        |ident| quote!(#ident.as_ref().ok()),
        |field| {
            let ident = &field.ident;
            match field.is_treated() {
                false => quote!(let #ident = #facts::#ident.validate(&mut __model);),
                true => quote!(let #ident = #facts::#ident.validate(&mut __model, &__before);),
            }
        },
    )
}

/// A statement a field. Ahead of each that needs more than its type, a closure tells the valid fields before it.
fn in_order(
    facts: &TokenStream,
    fields: &[&ModelField],
    valid: impl Fn(&syn::Ident) -> TokenStream,
    statement: impl Fn(&ModelField) -> TokenStream,
) -> TokenStream {
    let mut statements = TokenStream::new();
    let mut untold: Vec<TokenStream> = vec![quote!(let _ = &mut *__data;)];
    for field in fields {
        if field.is_treated() {
            let told = std::mem::replace(&mut untold, vec![quote!(__before(__data);)]);
            statements.extend(quote!(let __before = |__data: &mut __rt::Object<'static>| { #(#told)* };));
        }
        statements.extend(statement(field));
        if field.is(Role::Member) {
            let (ident, value) = (&field.ident, valid(&field.ident));
            untold.push(quote!(#facts::#ident.put(#value, __data);));
        }
    }
    statements
}

/// What a model with validators of its own has instead of the plain passes: its functions of `Kind`, and the
/// implementation of `ModelFields` that they stand around.
pub(super) fn model(
    facts: &TokenStream,
    model: &Model,
    fields: &[ModelField],
    bounded: &Generics,
) -> Option<(TokenStream, TokenStream)> {
    let validators = &model.options.validators;
    if validators.is_empty() {
        return None;
    }
    let ident = &model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let (read, validate) = (passes::read_body(facts, model, fields, false), passes::validate_body(facts, fields));
    let treatment = treatment(validators);
    let implementation = quote! {
        impl #impl_generics __rt::ModelFields for #ident #type_generics #where_clause {
            const NAME: &'static ::core::primitive::str = #name;
            const TREATMENT: __rt::Treatment<Self> = #treatment;
            #[inline]
            fn read_fields(__reader: &mut __rt::Reader<'_>) -> ::core::result::Result<Self, __rt::Bail> {
                #read
            }
            fn validate_fields<'__i>(
                __input: &'__i __rt::Input<'__i>,
                _: &__rt::Asked<'_>,
                __state: &mut __rt::Validation<'__i>,
            ) -> ::core::result::Result<Self, __rt::Failed> {
                #validate
            }
        }
    };
    Some((kind_functions(validators), implementation))
}

/// The facts about the validators, and which of them see the raw value.
fn treatment(validators: &[Validator]) -> TokenStream {
    if facts::is_after_only(validators) {
        let check = facts::check_function(validators, &quote!(Self));
        return quote!(__rt::Treatment::After(#check));
    }
    let steps = facts::steps(validators, &quote!(Self), quote!(<Self as __rt::ModelFields>::validate_fields));
    let run = facts::run(&steps, outermost(validators));
    quote! {
        __rt::Treatment::Own {
            validate: |__input, __asked, __state| #run,
            is_plain: false,
        }
    }
}

/// Where the outermost validator stands.
fn outermost(validators: &[Validator]) -> Span {
    validators.last().map_or_else(Span::call_site, |validator| validator.function_span)
}

fn kind_functions(validators: &[Validator]) -> TokenStream {
    let answered = answered(validators);
    quote! {
        fn read(__reader: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            __rt::read_model(__reader)
        }
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            __rules: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            __rt::validate_model(__input, __rules, __state)
        }
        #answered
    }
}

/// Validators that run before are part of what the model is made of: neither an answer nor a label knows them.
fn answered(validators: &[Validator]) -> Option<TokenStream> {
    let outer: Vec<_> = validators.iter().filter(|validator| validator.stage != Stage::Before).collect();
    if outer.is_empty() {
        return None;
    }
    let layers = outer.iter().map(|validator| validator.layer());
    let revise = revise(validators, &outer);
    Some(quote! {
        fn label(_: &__rt::Rules) -> ::std::borrow::Cow<'static, ::core::primitive::str> {
            __rt::label_of(&[#(#layers),*], <Self as __rt::Kind>::name())
        }
        const REVISED: ::core::primitive::bool = true;
        fn revise(self) -> ::core::result::Result<Self, __rt::Report<'static>> { #revise }
    })
}

/// Those that run after are known already: the others see what the model is written as.
fn revise(validators: &[Validator], outer: &[&Validator]) -> TokenStream {
    if facts::is_after_only(validators) {
        return quote!(__rt::revise_checked(self));
    }
    let instance = quote!(__rt::Instance::new(__value, <Self as __rt::ModelFields>::validate_fields));
    let steps = facts::steps(outer.iter().copied(), &quote!(Self), instance);
    let run = facts::run(&steps, outermost(validators));
    quote!(__rt::revise_model(self, |__value, __input, __asked, __state| #run))
}
