//! The two ways in: the fast pass and the complete one.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::treated;
use crate::json::json_string;
use crate::model::ir::{Extra, Model, ModelField, Role};

/// A member, and the names under which it may come, the first one first.
struct Spelled<'f> {
    ident: &'f Ident,
    names: Vec<String>,
    /// Whether its validators see the raw value.
    is_tree: bool,
}

/// The two passes of a model without validators of its own, as functions of `Kind`.
pub(super) fn kind_functions(facts: &TokenStream, model: &Model, fields: &[ModelField]) -> TokenStream {
    let explains = explains(model, fields);
    let (read, validate) = (read_body(facts, model, fields, explains), validate_body(facts, fields));
    let explains = explains.then(|| {
        quote!(
            const EXPLAINS: ::core::primitive::bool = true;
        )
    });
    quote! {
        #explains
        #[inline]
        fn read(__reader: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
            #read
        }
        fn validate<'__i>(
            __input: &'__i __rt::Input<'__i>,
            _: &__rt::Rules,
            __state: &mut __rt::Validation<'__i>,
        ) -> ::core::result::Result<Self, __rt::Failed> {
            #validate
        }
    }
}

/// Whether the fast pass can tell what is wrong with the fields: each is what its type says, and comes under one name,
/// by which its issues are placed.
fn explains(model: &Model, fields: &[ModelField]) -> bool {
    let is_plain = |field: &ModelField| match field.role {
        Role::Member => !field.is_treated() && model.names(field).plain().is_some_and(|names| names.len() == 1),
        Role::FieldsSet => true,
        _ => false,
    };
    model.options.form.is_none() && !model.options.loc_by_name && fields.iter().all(is_plain)
}

/// The fast pass.
pub(super) fn read_body(facts: &TokenStream, model: &Model, fields: &[ModelField], explains: bool) -> TokenStream {
    let members = fields.iter().filter(|field| field.is(Role::Member));
    let spelled = members.map(|field| {
        let (ident, is_tree) = (&field.ident, field.facts.is_tree());
        Some(Spelled { ident, names: model.names(field).plain()?, is_tree })
    });
    match spelled.collect::<Option<Vec<_>>>() {
        // A list or an object: the complete pass knows both.
        _ if super::object::is_tuple(model) => quote!(::core::result::Result::Err(__rt::Bail)),
        Some(members) => read_members(facts, model, fields, &members, explains),
        // What stands further inside of the object is found in its tree only.
        None => quote!(::core::result::Result::Err(__rt::Bail)),
    }
}

fn read_members(
    facts: &TokenStream,
    model: &Model,
    fields: &[ModelField],
    members: &[Spelled<'_>],
    explains: bool,
) -> TokenStream {
    let slots: Vec<_> = members.iter().map(|member| member.ident).collect();
    let flattened = idents(fields, Role::Flattened);
    let extras = idents(fields, Role::Extras);
    let fields_set = idents(fields, Role::FieldsSet);
    let shared = shared(members);
    let is_own = |name: &&String| !shared.contains(name);
    let next = members.iter().filter(|member| is_own(&&member.names[0])).map(|member| read_next(facts, member));
    let arms = members.iter().filter_map(|member| {
        let (ident, mut names) = (member.ident, member.names.iter().filter(is_own).peekable());
        names.peek()?;
        let read_into = if member.is_tree { quote!(read_tree_into) } else { quote!(read_into) };
        Some(quote!(#(#names)|* => #facts::#ident.#read_into(&mut #ident, __reader),))
    });
    // Which field such a member is for depends on what else came.
    let bail = (!shared.is_empty()).then(|| quote!(#(#shared)|* => ::core::result::Result::Err(__rt::Bail),));
    let other = match (&model.options.extra, &*extras, &*flattened) {
        (Extra::Allow(_), [extras], []) => quote!(#facts::#extras.read_into(&mut #extras, __key, __reader)),
        _ => quote!(__rt::read_unknown(#facts::__INFO.extra, __reader)),
    };
    let places = 0..slots.len();
    let sent = quote!(0 #(| __rt::sent_bit(&#slots, #places))*);
    let is_treated = fields.iter().any(ModelField::is_treated);
    let taken = is_treated.then(|| treated::taken(facts, fields));
    let values = slots.iter().map(|slot| match is_treated {
        true => quote!(#slot),
        false => quote!(#slot: #facts::#slot.take(#slot)?),
    });
    let conclude = explains.then(|| quote!(__rt::conclude(__reader, || [#(#facts::#slots.standing(&#slots)),*])?;));
    quote! {
        #(let #flattened = #facts::#flattened.read(__reader)?;)*
        #(let mut #slots = ::core::option::Option::None;)*
        #(let mut #extras = ::core::default::Default::default();)*
        let mut __more = __reader.begin_object()?;
        #(#next)*
        __rt::read_members(__more, __reader, |__key, __reader| match &*__key {
            #(#arms)*
            #bail
            _ => #other,
        })?;
        #conclude
        #(let #fields_set = __rt::FieldsSet::of_bits(#facts::__NAMES, #sent);)*
        #taken
        ::core::result::Result::Ok(Self {
            #(#values,)*
            #(#flattened,)*
            #(#extras,)*
            #(#fields_set,)*
        })
    }
}

/// Reads a member where it stands in the declared order.
fn read_next(facts: &TokenStream, member: &Spelled<'_>) -> TokenStream {
    let (ident, quoted) = (member.ident, format!("{}:", json_string(&member.names[0])));
    let read_next = if member.is_tree { quote!(read_tree_next) } else { quote!(read_next) };
    quote!(#facts::#ident.#read_next(#quoted, &mut __more, &mut #ident, __reader)?;)
}

/// The names under which more than one member may come.
fn shared(members: &[Spelled<'_>]) -> Vec<String> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    let names = members.iter().flat_map(|member| &member.names);
    names.clone().for_each(|name| *counts.entry(name).or_default() += 1);
    let mut shared: Vec<String> = names.filter(|name| counts[name] > 1).cloned().collect();
    shared.sort();
    shared.dedup();
    shared
}

fn idents(fields: &[ModelField], role: Role) -> Vec<&Ident> {
    fields.iter().filter(|field| field.is(role)).map(|field| &field.ident).collect()
}

/// The complete pass.
pub(super) fn validate_body(facts: &TokenStream, fields: &[ModelField]) -> TokenStream {
    // What no field took is known when all have looked.
    let fields_set = idents(fields, Role::FieldsSet);
    let read = fields.iter().filter(|field| !field.is(Role::FieldsSet));
    let (extras, others): (Vec<_>, Vec<_>) = read.partition(|field| field.is(Role::Extras));
    let fields: Vec<&ModelField> = others.into_iter().chain(extras).collect();
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let validated = match fields.iter().any(|field| field.is_treated()) {
        true => treated::validated(facts, &fields),
        false => quote!(#(let #idents = #facts::#idents.validate(&mut __model);)*),
    };
    quote! {
        let mut __model = __rt::ModelInput::open(__input, &#facts::__INFO, __state)?;
        #validated
        #(let #fields_set = __model.sent(#facts::__NAMES);)*
        __model.finish()?;
        ::core::result::Result::Ok(Self { #(#idents: #idents?,)* #(#fields_set,)* })
    }
}
