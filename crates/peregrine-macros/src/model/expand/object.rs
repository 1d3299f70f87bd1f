//! A struct: its facts as constants, and the functions that go through its fields.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::{from, partial, passes, treated, write};
use crate::facts;
use crate::model::ir::{Extra, Model, ModelField, Role};

pub(super) fn expand(model: &Model, fields: &[ModelField]) -> TokenStream {
    let ident = &model.ident;
    let bounded = bounded(&model.generics);
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let facts_path = turbofish(&model.generics);
    let facts = facts_impl(model, fields, &bounded);
    let shape = if is_tuple(model) { quote!(Other) } else { quote!(Model) };
    let validators = treated::model(&facts_path, model, fields, &bounded);
    let (passes, validated) = match validators {
        Some((functions, implementation)) => (functions, implementation),
        None => (passes::kind_functions(&facts_path, model, fields), TokenStream::new()),
    };
    let title = title(model);
    let functions = [
        name(model),
        passes,
        write::functions(&facts_path, model, fields),
        write::knows_unset(&facts_path, fields),
        declare(&facts_path, fields),
        schema(&facts_path, model),
    ];
    let conversions = from::expand(model, fields);
    let apply = partial::apply_sent(model, fields);
    let evaluated = evaluated(model, fields);
    let dumps_itself = model.options.form.is_some().then(|| {
        quote!(
            const DUMPS_ITSELF: ::core::primitive::bool = false;
        )
    });
    quote! {
        #facts
        #validated
        #evaluated
        impl #impl_generics __rt::Kind for #ident #type_generics #where_clause {
            const SHAPE: __rt::Shape = __rt::Shape::#shape;
            const TITLED: ::core::primitive::bool = false;
            #dumps_itself
            #(#functions)*
            #title
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
        None if is_tuple(model) => quote!(__rt::tuple_schema::<Self>(&#facts::__INFO, generator)),
        None => quote!(__rt::model_schema::<Self>(&#facts::__INFO, generator)),
    };
    quote! {
        fn schema(_: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema { #schema }
    }
}

/// Whether the value is a list.
pub(super) fn is_tuple(model: &Model) -> bool {
    model.options.form.as_ref().is_some_and(|form| form.name == "NamedTuple")
}

/// Whether it is a `TypedDict`, whose members may be absent in Python too.
pub(super) fn is_dict(model: &Model) -> bool {
    model.options.form.as_ref().is_some_and(|form| form.name == "TypedDict")
}

/// The facts as constants of a type that nobody else sees, for constants of a block can't name the generics around it.
fn facts_impl(model: &Model, fields: &[ModelField], bounded: &Generics) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let parameters = model.generics.type_params().map(|parameter| &parameter.ident);
    let info = info(model);
    let (options, base) = options(model);
    let constants = fields.iter().filter(|field| !field.is(Role::FieldsSet));
    let constants = constants.map(|field| constant(model, field, &base));
    let names = fields.iter().any(|field| field.is(Role::FieldsSet)).then(|| {
        let names = fields.iter().filter(|field| field.is(Role::Member)).map(ModelField::name);
        quote!(const __NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];)
    });
    quote! {
        #options
        struct __Facts #impl_generics (::core::marker::PhantomData<(#(#parameters,)*)>) #where_clause;
        impl #impl_generics __Facts #type_generics #where_clause {
            const __INFO: __rt::ModelInfo = #info;
            #names
            #(#constants)*
        }
    }
}

/// The options that hold for the fields, as a static, and the reference to it, if there are any.
pub(super) fn options(model: &Model) -> (TokenStream, TokenStream) {
    if model.options.rules.is_empty() {
        return (TokenStream::new(), TokenStream::new());
    }
    let options = facts::model_rules(&model.options.rules);
    (quote!(static __OPTIONS: __rt::Rules = #options;), quote!(&__OPTIONS))
}

pub(super) fn info(model: &Model) -> TokenStream {
    let name = syn::ext::IdentExt::unraw(&model.ident).to_string();
    let form = model.options.form.as_ref().map(|form| {
        let form = quote::format_ident!("{}", form.name);
        quote!(.form(__rt::Form::#form))
    });
    let title = model.options.title.as_ref().map(|title| quote!(.title(#title)));
    let description = match &model.options.description {
        Some(description) => description.value(),
        None => model.description.clone(),
    };
    let description = (!description.is_empty()).then(|| quote!(.description(#description)));
    let extra = match model.options.extra {
        Extra::Ignore if is_tuple(model) => Some(quote!(.extra(__rt::Extra::Forbid))),
        Extra::Ignore => None,
        Extra::Forbid => Some(quote!(.extra(__rt::Extra::Forbid))),
        Extra::Allow(_) => Some(quote!(.extra(__rt::Extra::Allow))),
    };
    let places = model.options.loc_by_name.then(|| quote!(.loc_by_alias(false)));
    let forms = (!model.options.forms.is_empty()).then(|| write::forms(model));
    let forms = forms.map(|forms| quote!(.forms(#forms)));
    let schema_extra = model.options.schema_extra.as_ref().map(|expr| quote!(.schema_extra(|| #expr)));
    let options = &model.options;
    let title_generator = options.title_generator.as_ref().map(|expr| quote!(.title_generator(#expr)));
    let field_titles = options.field_title_generator.as_ref().map(|expr| quote!(.field_title_generator(#expr)));
    let deprecated = options.deprecated.then(|| quote!(.deprecated()));
    let defaults = options.defaults_required.then(|| quote!(.defaults_required()));
    quote! {
        __rt::ModelInfo::new(#name, ::core::module_path!())
            #form #title #description #extra #places #schema_extra #title_generator #field_titles #deprecated #defaults
            #forms
    }
}

/// What flattened fields assert. A constant of a block is evaluated by `cargo check` too, one of an `impl` only where
/// it is used.
fn evaluated(model: &Model, fields: &[ModelField]) -> TokenStream {
    if !model.generics.params.is_empty() {
        return TokenStream::new();
    }
    let flattened = fields.iter().filter(|field| field.is(Role::Flattened));
    let constants = flattened.map(
        |ModelField { ident, ty, .. }| quote_spanned!(ty.span()=> const _: __rt::Flattened<#ty> = __Facts::#ident;),
    );
    quote!(#(#constants)*)
}

/// The facts about one field.
fn constant(model: &Model, field: &ModelField, base: &TokenStream) -> TokenStream {
    let (ident, ty) = (&field.ident, &field.ty);
    match field.role {
        Role::Member => {
            let value = member(model, field, base);
            let member = if field.is_treated() { quote!(TreatedMember) } else { quote!(Member) };
            quote!(const #ident: __rt::#member<#ty> = #value;)
        }
        Role::Extras => {
            let value = extras(field, base);
            quote!(const #ident: __rt::Extras<#ty> = #value;)
        }
        Role::FieldsSet => TokenStream::new(),
        Role::Flattened => {
            // The one line that asks for a trait, at the user's type.
            let flattened = quote_spanned!(ty.span()=> __rt::flattened::<#ty>());
            quote!(const #ident: __rt::Flattened<#ty> = #flattened;)
        }
    }
}

fn extras(field: &ModelField, base: &TokenStream) -> TokenStream {
    let (name, ty) = (field.name(), &field.ty);
    let extras = quote_spanned!(ty.span()=> __rt::extras::<#ty>);
    let constraints = facts::constraints(&field.facts.rules);
    let rules = facts::rules(&field.facts.rules, base);
    quote!({
        #(__rt::field_takes::<#ty, #constraints>();)*
        #extras(#name, #rules)
    })
}

/// The facts about a field as an expression of type `Field`.
pub(super) fn field_facts(model: &Model, field: &ModelField, base: &TokenStream) -> TokenStream {
    let constant = facts::field(&model.names(field), &field.ty, &field.facts, base);
    let doc = &field.doc;
    let described = field.facts.description.is_some() || doc.is_empty();
    let description = (!described).then(|| quote!(.description(#doc)));
    quote!(#constant #description)
}

fn member(model: &Model, field: &ModelField, base: &TokenStream) -> TokenStream {
    let ty = &field.ty;
    let field_facts = field_facts(model, field, base);
    if let Some(span) = field.facts.serde {
        return quote_spanned!(span=> __rt::foreign_member!(#ty, #field_facts));
    }
    // The one line that asks for a trait, at the user's type.
    let member = match (field.is_treated(), is_dict(model)) {
        (true, false) => quote_spanned!(ty.span()=> __rt::treated_member::<#ty>),
        (false, false) => quote_spanned!(ty.span()=> __rt::member::<#ty>),
        (true, true) => quote_spanned!(ty.span()=> __rt::treated_dict_member::<#ty>),
        (false, true) => quote_spanned!(ty.span()=> __rt::dict_member::<#ty>),
    };
    let constraints = facts::constraints(&field.facts.rules);
    let demands = constraints.iter().map(|constraint| quote!(__rt::field_takes::<#ty, #constraint>();));
    quote!({
        #(#demands)*
        #member(#field_facts)
    })
}

/// What heads a report, if a title is stated.
pub(super) fn title(model: &Model) -> Option<TokenStream> {
    let title = model.options.title.as_ref()?;
    Some(quote! {
        fn title() -> ::std::borrow::Cow<'static, ::core::primitive::str> { ::std::borrow::Cow::Borrowed(#title) }
    })
}

/// The name of the type as an expression, its parameters filled in.
pub(super) fn own_name(model: &Model) -> TokenStream {
    let name = syn::ext::IdentExt::unraw(&model.ident).to_string();
    let parameters: Vec<_> = model.generics.type_params().map(|parameter| &parameter.ident).collect();
    if parameters.is_empty() {
        quote!(::std::borrow::Cow::Borrowed(#name))
    } else {
        quote!(__rt::generic_name(#name, &[#(<#parameters as __rt::Kind>::parameter_name()),*]))
    }
}

fn name(model: &Model) -> TokenStream {
    let value = own_name(model);
    quote! {
        fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { #value }
    }
}

fn declare(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let idents = fields.iter().filter(|field| !field.is(Role::FieldsSet)).map(|field| &field.ident);
    quote! {
        fn declare(__fields: &mut __rt::Fields<'_>) {
            __fields.model(&#facts::__INFO);
            #(#facts::#idents.declare(__fields);)*
            __rt::declare_computed(Self::__COMPUTED, __fields);
        }
    }
}

/// The generics, each type bound to be a kind.
pub(super) fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(__rt::Kind));
    }
    generics
}

pub(super) fn turbofish(generics: &Generics) -> TokenStream {
    let (_, type_generics, _) = generics.split_for_impl();
    let turbofish = type_generics.as_turbofish();
    quote!(__Facts #turbofish)
}
