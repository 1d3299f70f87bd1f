use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::check::CheckedModel;
use super::ir::{ChoiceValue, Model, ModelField, ModelShape, UnionVariant, Variant};
use crate::facts;

pub(super) fn expand(CheckedModel(model): &CheckedModel) -> TokenStream {
    let implementation = match &model.shape {
        ModelShape::Struct(fields) => object(model, fields),
        ModelShape::Choice(variants) => choice(model, variants),
        ModelShape::Union(variants) => union(model, variants),
    };
    quote! {
        #[allow(clippy::all, clippy::pedantic, non_snake_case, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            #implementation
        };
    }
}

/// The name of a field on the wire.
pub(super) fn wire_name(model: &Model, field: &ModelField) -> String {
    match (&field.facts.alias, model.options.rename_all) {
        (Some(alias), _) => alias.value(),
        (None, Some(case)) => case.apply(&name_of(field)),
        (None, None) => name_of(field),
    }
}

fn name_of(field: &ModelField) -> String {
    syn::ext::IdentExt::unraw(&field.ident).to_string()
}

fn object(model: &Model, fields: &[ModelField]) -> TokenStream {
    let ident = &model.ident;
    let bounded = bounded(&model.generics);
    let (impl_generics, type_generics, where_clause) = bounded.split_for_impl();
    let facts_path = turbofish(&model.generics);
    let facts = facts_impl(model, fields, &bounded);
    let functions = [
        name(model),
        read(&facts_path, model, fields),
        validate(&facts_path, fields),
        write(&facts_path, model, fields),
        declare(&facts_path, fields),
    ];
    quote! {
        #facts
        impl #impl_generics __rt::Kind for #ident #type_generics #where_clause {
            const SHAPE: __rt::Shape = __rt::Shape::Model;
            const TITLED: ::core::primitive::bool = false;
            #(#functions)*
            fn schema(_: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
                __rt::model_schema::<Self>(&#facts_path::__INFO, generator)
            }
        }
    }
}

/// The facts as constants of a type that nobody else sees, for constants of a block can't name the generics around it.
fn facts_impl(model: &Model, fields: &[ModelField], bounded: &Generics) -> TokenStream {
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
    quote! {
        struct __Facts #impl_generics (::core::marker::PhantomData<(#(#parameters,)*)>) #where_clause;
        impl #impl_generics __Facts #type_generics #where_clause {
            const __INFO: __rt::ModelInfo = #info;
            #options
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
    let schema_extra = model.options.schema_extra.as_ref().map(|expr| quote!(.schema_extra(|| #expr)));
    quote! {
        __rt::ModelInfo::new(#name, ::core::module_path!()).members(&[#(#members),*])
            #title #description #extra #schema_extra
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

fn read(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let arms = fields.iter().map(|field| {
        let ident = &field.ident;
        let (wire, name) = (wire_name(model, field), name_of(field));
        let by_name = (model.options.by_name && wire != name).then(|| quote!(| #name));
        quote!(#wire #by_name => #facts::#ident.read_into(&mut #ident, __reader),)
    });
    let quoted = fields.iter().map(|field| format!("{}:", json_string(&wire_name(model, field))));
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
            ::core::result::Result::Ok(Self { #(#idents: #facts::#idents.take(#idents)?,)* })
        }
    }
}

fn validate(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    quote! {
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            _: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            let mut __model = __rt::ModelInput::open(__input, &#facts::__INFO, __state)?;
            #(let #idents = #facts::#idents.validate(&mut __model);)*
            __model.finish()?;
            ::core::result::Result::Ok(Self { #(#idents: #idents?,)* })
        }
    }
}

/// Keys are literals, escaped here, so that writing them is one copy.
fn write(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let members = fields.iter().enumerate().map(|(index, field)| {
        let ident = &field.ident;
        let opening = if index == 0 { "{" } else { "," };
        let key = format!("{opening}{}:", json_string(&wire_name(model, field)));
        quote! {
            __writer.raw(#key);
            #facts::#ident.write(&self.#ident, __writer);
        }
    });
    let end = if fields.is_empty() { "{}" } else { "}" };
    quote! {
        #[inline]
        fn write(&self, __writer: &mut __rt::Writer) {
            #(#members)*
            __writer.raw(#end);
        }
    }
}

fn declare(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    let idents = fields.iter().map(|field| &field.ident);
    quote! {
        fn declare(__fields: &mut __rt::Fields<'_>) {
            __fields.extra(#facts::__INFO.extra);
            #(#facts::#idents.declare(__fields);)*
        }
    }
}

fn choice(model: &Model, variants: &[Variant]) -> TokenStream {
    let ident = &model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let description = &model.description;
    let title = match &model.options.title {
        Some(title) => quote!(::core::option::Option::Some(#title)),
        None => quote!(::core::option::Option::None),
    };
    let is_literal = model.options.is_literal;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let choices = variants.iter().map(|variant| choice_value(model, variant));
    let indexes = 0..variants.len();
    quote! {
        const __INFO: __rt::ChoiceInfo = __rt::ChoiceInfo {
            name: #name,
            module: ::core::module_path!(),
            title: #title,
            description: #description,
            is_literal: #is_literal,
            choices: &[#(#choices),*],
        };
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
                __rt::validate_choice(__input, &__INFO, __state).map(__variant)
            }
            fn write(&self, __writer: &mut __rt::Writer) {
                let index: ::core::primitive::usize = match self { #(#ident::#idents => #indexes,)* };
                __rt::write_choice(__INFO.choices[index], __writer);
            }
            fn schema(_: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
                __rt::choice_schema(&__INFO, generator)
            }
        }
    }
}

fn choice_value(model: &Model, variant: &Variant) -> TokenStream {
    match (&variant.value, model.options.rename_all) {
        (ChoiceValue::Int(expr), _) => quote!(__rt::Choice::Int(#expr)),
        (ChoiceValue::Text(text), _) => quote!(__rt::Choice::Text(#text)),
        (ChoiceValue::Name, case) => {
            let name = syn::ext::IdentExt::unraw(&variant.ident).to_string();
            let name = case.map_or(name.clone(), |case| case.apply(&name));
            quote!(__rt::Choice::Text(#name))
        }
    }
}

fn union(model: &Model, variants: &[UnionVariant]) -> TokenStream {
    let ident = &model.ident;
    let choosing = match (&model.options.discriminator, model.options.is_left_to_right) {
        (Some(name), _) => quote!(__rt::Choosing::Tagged(#name)),
        (None, true) => quote!(__rt::Choosing::LeftToRight),
        (None, false) => quote!(__rt::Choosing::Smart),
    };
    let members: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let constants = variants.iter().map(|variant| union_member(ident, variant));
    quote! {
        struct __Members;
        impl __Members { #(#constants)* }
        static __UNION: __rt::Union<#ident> = __rt::Union::new(#choosing, &[#(&__Members::#members),*]);
        impl __rt::Kind for #ident {
            const SHAPE: __rt::Shape = __rt::union_shape(&[#(__Members::#members.shape()),*]);
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
            fn schema(rules: &__rt::Rules, generator: &mut __rt::Generator) -> __rt::Schema {
                __UNION.schema(rules, generator)
            }
        }
    }
}

/// The facts about one member of a union.
fn union_member(union: &syn::Ident, variant: &UnionVariant) -> TokenStream {
    let UnionVariant { ident, ty, rules, tag } = variant;
    // The one line that asks for a trait, at the user's type.
    let member = quote_spanned!(ty.span()=> __rt::variant::<#union, #ty>);
    let constraints = facts::constraints(rules);
    let demands = constraints.iter().map(|constraint| quote!(__rt::field_takes::<#ty, #constraint>();));
    let stated = facts::model_rules(rules);
    let stated = (!rules.is_empty()).then(|| quote!(.rules(#stated)));
    let tag = tag.as_ref().map(|tag| quote!(.tag(#tag)));
    quote!(const #ident: __rt::UnionVariant<#union, #ty> = {
        #(#demands)*
        #member(#union::#ident, |union| match union {
            #union::#ident(value) => ::core::option::Option::Some(value),
            #[allow(unreachable_patterns)]
            _ => ::core::option::Option::None,
        }) #stated #tag
    };)
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

/// A text as a literal of JSON.
fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}
