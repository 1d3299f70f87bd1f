//! An enum whose variants hold a value each.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::facts;
use crate::model::ir::{Discriminator, Model, UnionVariant};

pub(super) fn expand(model: &Model, variants: &[UnionVariant]) -> TokenStream {
    let ident = &model.ident;
    let choosing = match (&model.options.discriminator, model.options.is_left_to_right) {
        (Some(Discriminator::Member(name)), _) => quote!(__rt::Choosing::Tagged(#name)),
        (Some(Discriminator::Function(function)), _) => called(function),
        (None, true) => quote!(__rt::Choosing::LeftToRight),
        (None, false) => quote!(__rt::Choosing::Smart),
    };
    let custom_error = custom_error(model);
    let members: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let constants = variants.iter().map(|variant| union_member(ident, variant));
    quote! {
        struct __Members;
        impl __Members { #(#constants)* }
        static __UNION: __rt::Union<#ident> =
            __rt::Union::new(#choosing, &[#(&__Members::#members),*]) #custom_error;
        impl __rt::Kind for #ident {
            const SHAPE: __rt::Shape = __rt::union_shape(&[#(__Members::#members.shape()),*]);
            const REVISED: ::core::primitive::bool = false #(|| __Members::#members.may_be_revised())*;
            fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { __UNION.name() }
            fn label(rules: &__rt::Rules) -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                __UNION.label(rules)
            }
            fn read(__reader: &mut __rt::Reader<'_>, rules: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
                __UNION.read(__reader, rules)
            }
            fn validate<'__i>(
                __input: &'__i __rt::Input<'__i>,
                rules: &__rt::Rules,
                __state: &mut __rt::Validation<'__i>,
            ) -> ::core::result::Result<Self, __rt::Failed> {
                __UNION.validate(__input, rules, __state)
            }
            fn write(&self, __writer: &mut __rt::Writer) { __UNION.write(self, __writer) }
            fn write_bare(&self, __writer: &mut __rt::Writer) { __UNION.write_bare(self, __writer) }
            fn write_selected(&self, __writer: &mut __rt::Writer, __selected: &__rt::Selected<'_>) {
                __UNION.write_selected(self, __writer, __selected)
            }
            fn is_none(&self) -> ::core::primitive::bool { __UNION.is_none(self) }
            fn knows_unset() -> ::core::primitive::bool { __UNION.knows_unset() }
            fn schema(rules: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
                __UNION.schema(rules, generator)
            }
            fn declare(__fields: &mut __rt::Fields<'_>) { __UNION.declare(__fields) }
            fn revise(self) -> ::core::result::Result<Self, __rt::Report<'static>> {
                match self {
                    #(Self::#members(__value) => __Members::#members.revise(__value).map(Self::#members),)*
                }
            }
        }
    }
}

/// A function that finds the tag. What it returns may be any value of JSON, or text of the input.
fn called(function: &syn::Expr) -> TokenStream {
    let name = match function {
        syn::Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    };
    let name = format!("{}()", name.as_deref().unwrap_or("<lambda>"));
    let tag = quote_spanned!(function.span()=> |input| __rt::tag((#function)(input)));
    quote!(__rt::Choosing::Called(__rt::Discriminator { name: #name, tag: #tag }))
}

fn custom_error(model: &Model) -> Option<TokenStream> {
    let (code, message) = (model.options.custom_error_type.as_ref()?, model.options.custom_error_message.as_ref()?);
    let context = match &model.options.custom_error_context {
        Some(context) => quote!(::core::option::Option::Some(|| #context)),
        None => quote!(::core::option::Option::None),
    };
    Some(quote!(.custom_error(__rt::CustomError { code: #code, message: #message, context: #context })))
}

/// The facts about one member of a union.
fn union_member(union: &syn::Ident, variant: &UnionVariant) -> TokenStream {
    let UnionVariant { ident, ty, rules, validators, held, tag } = variant;
    // The one line that asks for a trait, at the user's type.
    let member = quote_spanned!(ty.span()=> __rt::variant::<#union, #ty>);
    let constraints = facts::constraints(rules);
    let demands = constraints.iter().map(|constraint| quote!(__rt::field_takes::<#ty, #constraint>();));
    let stated = facts::rules(rules, &TokenStream::new());
    let stated = (!rules.is_empty()).then(|| quote!(.rules(#stated)));
    let treatment = facts::setter(validators, held.as_ref(), ty);
    let layers = validators.iter().map(|validator| validator.layer());
    let layers = (!validators.is_empty()).then(|| quote!(.layers(&[#(#layers),*])));
    let tag = tag.as_ref().map(|tag| quote!(.tag(#tag)));
    quote!(const #ident: __rt::UnionVariant<#union, #ty> = {
        #(#demands)*
        #member(#union::#ident, |union| match union {
            #union::#ident(value) => ::core::option::Option::Some(value),
            #[allow(unreachable_patterns)]
            _ => ::core::option::Option::None,
        }) #stated #treatment #layers #tag
    };)
}
