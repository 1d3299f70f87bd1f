use proc_macro2::TokenStream;
use syn::{Attribute, FnArg, ImplItem, ImplItemFn, ItemImpl, LitStr, Meta, ReceiverKind, ReturnType};

use super::ir::ComputedField;
use crate::diagnostics::Errors;
use crate::docs;
use crate::facts;
use crate::keys::{self, Key};
use crate::model::Case;

/// What can be said of a computed field.
const KEYS: &[&str] = &["alias", "title", "description", "example", "examples", "deprecated", "json_schema_extra"];

/// Turns the methods to computed fields, and takes Peregrine's attributes off them.
pub(super) fn parse(attribute: TokenStream, block: &mut ItemImpl, errors: &mut Errors) -> Vec<ComputedField> {
    if let Some((path, _)) = &block.trait_ {
        errors.at(path, "computed fields are methods of the type itself: write `impl Item { .. }`");
    }
    let case = case(attribute, errors);
    let mut fields = Vec::new();
    for item in &mut block.items {
        match item {
            ImplItem::Fn(method) => fields.extend(field(method, case, errors)),
            other => errors.at(other, "each item of this block is a computed field: move others to another `impl`"),
        }
    }
    fields
}

fn case(attribute: TokenStream, errors: &mut Errors) -> Option<Case> {
    let keys = keys::parse(attribute, &["rename_all"], "`#[computed(..)]`", errors);
    keys.first().and_then(|key| errors.take(crate::model::case(key)))
}

fn field(method: &mut ImplItemFn, case: Option<Case>, errors: &mut Errors) -> Option<ComputedField> {
    let keys = take_keys(&mut method.attrs, errors);
    let mut facts = facts::parse(keys, errors);
    let doc = docs::text(&method.attrs);
    let ident = method.sig.ident.clone();
    if facts.description.is_none() && !doc.is_empty() {
        facts.description = Some(LitStr::new(&doc, ident.span()));
    }
    let takes_self_alone = method.sig.inputs.len() == 1
        && matches!(method.sig.inputs.first(), Some(FnArg::Receiver(receiver)) if is_shared(&receiver.kind));
    if !takes_self_alone || method.sig.asyncness.is_some() {
        errors.at(&ident, "a computed field is made of the model alone: `fn total(&self) -> f64`");
        return None;
    }
    let ReturnType::Type(_, ty) = &method.sig.output else {
        errors.at(&ident, "a computed field has a value: `fn total(&self) -> f64`");
        return None;
    };
    let name = syn::ext::IdentExt::unraw(&ident).to_string();
    let wire_name = match (&facts.alias, case) {
        (Some(alias), _) => alias.value(),
        (None, Some(case)) => case.apply(&name),
        (None, None) => name,
    };
    Some(ComputedField { ident, ty: (**ty).clone(), facts, wire_name })
}

/// `&self`: what is written is not changed.
fn is_shared(receiver: &ReceiverKind) -> bool {
    matches!(receiver, ReceiverKind::Reference(_, _, None))
}

/// The keys of `#[field(..)]`, which is taken off: it is no attribute that Rust knows.
fn take_keys(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> Vec<Key> {
    let mut keys = Vec::new();
    attributes.retain(|attribute| {
        if !attribute.path().is_ident("field") {
            return true;
        }
        match &attribute.meta {
            Meta::List(list) => keys.extend(keys::parse(list.tokens.clone(), KEYS, "`#[field(..)]`", errors)),
            _ => errors.at(attribute, "`field` takes keys: `#[field(..)]`"),
        }
        false
    });
    keys
}
