use proc_macro2::TokenStream;
use syn::{Attribute, FnArg, ImplItem, ImplItemFn, ItemImpl, LitStr, Meta, ReceiverKind, ReturnType};

use super::ir::{Block, Method};
use crate::diagnostics::Errors;
use crate::docs;
use crate::facts;
use crate::keys::{self, Key};
use crate::model::Case;

/// What can be said of a computed field.
const KEYS: &[&str] = &["alias", "title", "description", "example", "examples", "deprecated", "json_schema_extra"];

/// Turns the methods to computed fields, and takes Peregrine's attributes off them.
pub(super) fn parse(attribute: TokenStream, block: &mut ItemImpl, errors: &mut Errors) -> Block {
    let case = case(attribute, errors);
    let mut methods = Vec::new();
    for item in &mut block.items {
        match item {
            ImplItem::Fn(item) => methods.push(method(item, case, errors)),
            other => errors.at(other, "each item of this block is a computed field: move others to another `impl`"),
        }
    }
    Block { of_trait: block.trait_.as_ref().map(|(path, _)| path.clone()), methods }
}

fn case(attribute: TokenStream, errors: &mut Errors) -> Option<Case> {
    let keys = keys::parse(attribute, &["rename_all"], "`#[computed(..)]`", errors);
    keys.first().and_then(|key| errors.take(key.text().and_then(|text| crate::model::case(&text))))
}

fn method(method: &mut ImplItemFn, case: Option<Case>, errors: &mut Errors) -> Method {
    let keys = take_keys(&mut method.attrs, errors);
    let mut facts = facts::parse(keys, errors);
    let doc = docs::text(&method.attrs);
    let ident = method.sig.ident.clone();
    if facts.description.is_none() && !doc.is_empty() {
        facts.description = Some(LitStr::new(&doc, ident.span()));
    }
    let takes_self_alone = method.sig.inputs.len() == 1
        && method.sig.asyncness.is_none()
        && matches!(method.sig.inputs.first(), Some(FnArg::Receiver(receiver)) if is_shared(&receiver.kind));
    let output = match &method.sig.output {
        ReturnType::Type(_, ty) => Some((**ty).clone()),
        ReturnType::Default => None,
    };
    let name = syn::ext::IdentExt::unraw(&ident).to_string();
    let wire_name = match (&facts.alias, case) {
        (Some(alias), _) => alias.value(),
        (None, Some(case)) => case.apply(&name),
        (None, None) => name,
    };
    Method { ident, takes_self_alone, output, facts, wire_name }
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
