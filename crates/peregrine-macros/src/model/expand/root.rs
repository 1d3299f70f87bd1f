//! A struct of one value.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::object;
use crate::facts;
use crate::model::ir::{Model, ModelField};

pub(super) fn expand(model: &Model, field: &ModelField) -> TokenStream {
    let ident = &model.ident;
    let bounded = object::bounded(&model.generics);
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let facts = facts_impl(model, field, &bounded);
    let root = object::turbofish(&model.generics);
    let root = quote!(#root::__ROOT);
    let constants = constants(model, &root);
    let own_name = object::own_name(model);
    let functions = functions(&root, &own_name);
    let title = if model.options.is_inline { None } else { object::title(model) };
    let conversions = conversions(model, field, &bounded);
    quote! {
        #facts
        #conversions
        impl #impl_generics __rt::Kind for #ident #type_generics #where_clause {
            #constants
            #functions
            #title
        }
    }
}

/// What the compiler is to know. A root model says it without looking at its value, which may hold the model itself.
fn constants(model: &Model, root: &TokenStream) -> TokenStream {
    if !model.options.is_inline {
        return quote! {
            const SHAPE: __rt::Shape = __rt::Shape::Other;
            const TITLED: ::core::primitive::bool = false;
            const DUMPS_ITSELF: ::core::primitive::bool = true;
        };
    }
    quote! {
        const SHAPE: __rt::Shape = #root.shape();
        const TITLED: ::core::primitive::bool = #root.is_titled();
        const EXACT: ::core::primitive::bool = #root.is_exact();
        const CHOICES: &'static [__rt::Choice] = #root.choices();
        const REVISED: ::core::primitive::bool = #root.may_be_revised();
        fn revise(self) -> ::core::result::Result<Self, __rt::Report<'static>> { #root.revise(self.0).map(Self) }
    }
}

fn functions(root: &TokenStream, own_name: &TokenStream) -> TokenStream {
    quote! {
        fn parameter_name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { #own_name }
        fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { #root.name(#own_name) }
        fn label(rules: &__rt::Rules) -> ::std::borrow::Cow<'static, ::core::primitive::str> {
            #root.label(#own_name, rules)
        }
        fn read(__reader: &mut __rt::Reader<'_>, rules: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            #root.read(__reader, rules).map(Self)
        }
        fn read_text(text: &::core::primitive::str, rules: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            #root.read_text(text, rules).map(Self)
        }
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            rules: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            #root.validate(__input, rules, __state).map(Self)
        }
        fn write(&self, __writer: &mut __rt::Writer) { #root.write(&self.0, __writer) }
        fn write_bare(&self, __writer: &mut __rt::Writer) { #root.write_bare(&self.0, __writer) }
        fn write_selected(&self, __writer: &mut __rt::Writer, __selected: &__rt::Selected<'_>) {
            #root.write_selected(&self.0, __writer, __selected)
        }
        fn is_none(&self) -> ::core::primitive::bool { #root.is_none(&self.0) }
        fn is_set(&self) -> ::core::primitive::bool { #root.is_set(&self.0) }
        fn equals(&self, __other: &Self) -> ::core::primitive::bool { #root.equals(&self.0, &__other.0) }
        fn knows_unset() -> ::core::primitive::bool { #root.knows_unset() }
        fn schema(rules: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
            #root.schema(#own_name, rules, generator)
        }
        fn declare(__fields: &mut __rt::Fields<'_>) { #root.declare(__fields) }
        fn absent() -> ::core::option::Option<Self> { #root.absent().map(Self) }
    }
}

/// The facts as a constant of a type that nobody else sees, for constants of a block can't name the generics around it.
fn facts_impl(model: &Model, field: &ModelField, bounded: &syn::Generics) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let parameters = model.generics.type_params().map(|parameter| &parameter.ident);
    let (ty, info) = (&field.ty, object::info(model));
    let (options, base) = object::options(model);
    let constant = object::field_facts(model, field, &base);
    // The one line that asks for a trait, at the user's type.
    let root = if model.options.is_inline {
        quote_spanned!(ty.span()=> __rt::inline_root::<#ty>)
    } else {
        quote_spanned!(ty.span()=> __rt::root::<#ty>)
    };
    let constraints = facts::constraints(&field.facts.rules);
    let demands = constraints.iter().map(|constraint| quote!(__rt::field_takes::<#ty, #constraint>();));
    quote! {
        #options
        struct __Facts #impl_generics (::core::marker::PhantomData<(#(#parameters,)*)>) #where_clause;
        impl #impl_generics __Facts #type_generics #where_clause {
            const __INFO: __rt::ModelInfo = #info;
            const __ROOT: __rt::Root<#ty> = {
                #(#demands)*
                #root(&Self::__INFO, #constant)
            };
        }
    }
}

/// An inline model takes what its value takes: a literal as a default, and constraints where it is used.
fn conversions(model: &Model, field: &ModelField, bounded: &syn::Generics) -> TokenStream {
    if !model.options.is_inline {
        return TokenStream::new();
    }
    let (ident, ty) = (&model.ident, &field.ty);
    let mut generics = bounded.clone();
    generics.params.push(syn::parse_quote!(__X));
    let (_, type_generics, where_clause) = bounded.split_for_impl();
    let (impl_generics, _, _) = generics.split_for_impl();
    let predicates = where_clause.map(|clause| &clause.predicates);
    quote! {
        impl #impl_generics __rt::Takes<__X> for #ident #type_generics
        where #ty: __rt::Takes<__X>, #predicates {}
        impl #impl_generics __rt::FromLiteral<__X> for #ident #type_generics
        where #ty: __rt::FromLiteral<__X>, #predicates {
            fn from_literal(literal: __X) -> Self { Self(__rt::FromLiteral::from_literal(literal)) }
        }
    }
}
