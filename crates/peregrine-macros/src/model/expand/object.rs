//! A struct: its facts as constants, and the functions that go through its fields.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::{from, name_of, partial, passes, wire_name, write};
use crate::facts;
use crate::model::ir::{Fields, Model, ModelField};

pub(super) fn expand(model: &Model, all: &Fields) -> TokenStream {
    let ident = &model.ident;
    let fields = &all.declared[..];
    let bounded = bounded(&model.generics);
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let facts_path = turbofish(&model.generics);
    let facts = facts_impl(model, all, &bounded);
    let functions = [
        name(model),
        passes::read(&facts_path, model, all),
        passes::validate(&facts_path, all),
        write::write(&facts_path, model, fields),
        write::write_selected(&facts_path, model, all),
        write::knows_unset(&facts_path, all),
        declare(&facts_path, fields),
        schema(&facts_path, model),
    ];
    let conversions = from::expand(model, all);
    let apply = partial::apply_sent(model, all);
    quote! {
        #facts
        impl #impl_generics __rt::Kind for #ident #type_generics #where_clause {
            const SHAPE: __rt::Shape = __rt::Shape::Model;
            const TITLED: ::core::primitive::bool = false;
            #(#functions)*
        }
        #conversions
        #apply
    }
}

fn schema(facts: &TokenStream, model: &Model) -> TokenStream {
    let schema = match &model.options.serialize {
        Some(function) => {
            let serialized = facts::serialized(&quote!(Self), function, false);
            quote!(#serialized.model_schema(&#facts::__INFO, generator))
        }
        None => quote!(__rt::model_schema::<Self>(&#facts::__INFO, generator)),
    };
    quote! {
        fn schema(_: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema { #schema }
    }
}

/// The facts as constants of a type that nobody else sees, for constants of a block can't name the generics around it.
fn facts_impl(model: &Model, all: &Fields, bounded: &Generics) -> TokenStream {
    let fields = &all.declared[..];
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let parameters = model.generics.type_params().map(|parameter| &parameter.ident);
    let info = info(model, fields);
    let inherits = !model.options.rules.is_empty();
    let options = facts::model_rules(&model.options.rules);
    let options = inherits.then(|| quote!(const __OPTIONS: __rt::Rules = #options;));
    let base = if inherits { quote!(&Self::__OPTIONS) } else { TokenStream::new() };
    let constants = fields.iter().map(|field| {
        let (ident, ty) = (&field.ident, &field.ty);
        let value = field_constant(model, field, &base);
        quote!(const #ident: __rt::Member<#ty> = #value;)
    });
    let names = all.fields_set.is_some().then(|| {
        let names = fields.iter().map(name_of);
        quote!(const __NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];)
    });
    quote! {
        struct __Facts #impl_generics (::core::marker::PhantomData<(#(#parameters,)*)>) #where_clause;
        impl #impl_generics __Facts #type_generics #where_clause {
            const __INFO: __rt::ModelInfo = #info;
            #options
            #names
            #(#constants)*
        }
    }
}

fn info(model: &Model, fields: &[ModelField]) -> TokenStream {
    let name = syn::ext::IdentExt::unraw(&model.ident).to_string();
    let mut members: Vec<String> = fields.iter().map(|field| wire_name(model, field)).collect();
    if model.options.by_name {
        let names = fields.iter().map(name_of).filter(|name| !members.contains(name));
        members.extend(names.collect::<Vec<_>>());
    }
    let title = model.options.title.as_ref().map(|title| quote!(.title(#title)));
    let description = match &model.options.description {
        Some(description) => description.value(),
        None => model.description.clone(),
    };
    let description = (!description.is_empty()).then(|| quote!(.description(#description)));
    let extra = model.options.forbids_extra.then(|| quote!(.extra(__rt::Extra::Forbid)));
    let forms = (!model.options.forms.is_empty()).then(|| write::forms(model));
    let forms = forms.map(|forms| quote!(.forms(#forms)));
    let defaults_required = model.options.defaults_required.then(|| quote!(.defaults_required(true)));
    let schema_extra = model.options.schema_extra.as_ref().map(|expr| quote!(.schema_extra(|| #expr)));
    quote! {
        __rt::ModelInfo::new(#name, ::core::module_path!()).members(&[#(#members),*])
            #title #description #extra #schema_extra #forms #defaults_required
    }
}

fn field_constant(model: &Model, field: &ModelField, base: &TokenStream) -> TokenStream {
    let name = name_of(field);
    let constant = facts::field(&name, &field.ty, &field.facts, base);
    let wire = wire_name(model, field);
    let alias = (field.facts.alias.is_none() && wire != name).then(|| quote!(.alias(#wire)));
    let by_name = (model.options.by_name && wire != name).then(|| quote!(.by_name(true)));
    let doc = &field.doc;
    let described = field.facts.description.is_some() || doc.is_empty();
    let description = (!described).then(|| quote!(.description(#doc)));
    let ty = &field.ty;
    // The one line that asks for a trait, at the user's type.
    let member = quote_spanned!(ty.span()=> __rt::member::<#ty>);
    let constraints = facts::constraints(&field.facts.rules);
    let demands = constraints.iter().map(|constraint| quote!(__rt::field_takes::<#ty, #constraint>();));
    quote!({
        #(#demands)*
        #member(#constant #alias #by_name #description)
    })
}

fn name(model: &Model) -> TokenStream {
    let name = syn::ext::IdentExt::unraw(&model.ident).to_string();
    let parameters: Vec<_> = model.generics.type_params().map(|parameter| &parameter.ident).collect();
    let value = if parameters.is_empty() {
        quote!(::std::borrow::Cow::Borrowed(#name))
    } else {
        quote!(__rt::generic_name(#name, &[#(<#parameters as __rt::Kind>::name()),*]))
    };
    quote! {
        fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { #value }
    }
}

fn declare(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let idents = fields.iter().map(|field| &field.ident);
    quote! {
        fn declare(__fields: &mut __rt::Fields<'_>) {
            __fields.extra(#facts::__INFO.extra);
            #(#facts::#idents.declare(__fields);)*
            __rt::declare_computed(Self::__COMPUTED, __fields);
        }
    }
}

/// The generics, each type bound to be a kind.
fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(__rt::Kind));
    }
    generics
}

fn turbofish(generics: &Generics) -> TokenStream {
    let (_, type_generics, _) = generics.split_for_impl();
    let turbofish = type_generics.as_turbofish();
    quote!(__Facts #turbofish)
}
