//! `#[get]`, `#[post]` … and `#[route]`.

mod answer;
mod check;
mod expand;
mod fallback;
mod ir;
mod parse;
mod response;
mod socket;
mod template;

pub(crate) use ir::{Param, Place, Source};
pub(crate) use parse::{origin, param, parameter, take_doc};
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser as _;

use crate::diagnostics::Errors;

const ATTRIBUTES: &[&str] = &["get", "post", "put", "patch", "delete", "options", "head", "trace", "route", WEBSOCKET];

/// What stands where others have their verb.
pub(crate) const WEBSOCKET: &str = "websocket";

/// Expands an attribute. The verb is `None` for `#[route]`, which names its methods.
pub(crate) fn attribute(verb: Option<&str>, attribute: TokenStream, item: TokenStream) -> TokenStream {
    let (mut function, is_outgoing) = match (syn::parse2::<syn::ItemFn>(item.clone()), outgoing.parse2(item.clone())) {
        (Ok(function), _) => (function, false),
        (_, Ok(function)) => (function, true),
        (Err(_), Err(_)) => {
            let error = syn::Error::new_spanned(&item, "a handler is a function: put the attribute above `async fn`");
            let error = error.to_compile_error();
            return quote!(#error #item);
        }
    };
    let mut errors = Errors::new();
    if let Some(receiver) = function.sig.receiver() {
        // Nothing but functions can stand where a method does: no endpoint beside it, not even a minimal one.
        errors.at(receiver, "a handler is a free function: it has no `self`");
        let errors = errors.finish();
        return quote!(#errors #function);
    }
    one_route_only(&mut function, &mut errors);
    let handler = parse::parse(verb, attribute, &mut function, is_outgoing, &mut errors);
    let handler = handler.and_then(|handler| check::check(handler, &mut errors));
    match (errors.finish(), handler) {
        (None, Some(handler)) if is_outgoing => expand::expand_outgoing(&handler),
        (errors, _) if is_outgoing => {
            let described = fallback::expand_outgoing(&function);
            quote!(#errors #described)
        }
        (None, Some(handler)) if handler.handler.is_websocket => {
            let endpoint = socket::expand(&handler);
            quote!(#function #endpoint)
        }
        (None, Some(handler)) => {
            let endpoint = expand::expand(&handler);
            quote!(#function #endpoint)
        }
        (errors, _) => {
            let endpoint = fallback::expand(&function);
            quote!(#errors #function #endpoint)
        }
    }
}

/// A function without a body is no handler: it describes a request that the application makes.
fn outgoing(input: syn::parse::ParseStream<'_>) -> syn::Result<syn::ItemFn> {
    let attrs = input.call(syn::Attribute::parse_outer)?;
    let vis: syn::Visibility = input.parse()?;
    let sig: syn::Signature = input.parse()?;
    input.parse::<syn::Token![;]>()?;
    Ok(syn::parse_quote!(#(#attrs)* #vis #sig {}))
}

/// A function is the handler of one route. Another attribute is taken off, so that it doesn't expand as well.
fn one_route_only(function: &mut syn::ItemFn, errors: &mut Errors) {
    function.attrs.retain(|attribute| {
        let is_route =
            attribute.path().segments.last().is_some_and(|last| ATTRIBUTES.iter().any(|name| last.ident == name))
                && !matches!(attribute.meta, syn::Meta::NameValue(_));
        if is_route {
            let way_out = "use `#[route(\"/items\", methods = [\"GET\", \"POST\"])]`, or a function for each path";
            errors.at(attribute, format!("a handler has one route: {way_out}"));
        }
        !is_route
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::count;

    /// What `#[get]` adds to a handler with these parameters.
    fn added(parameters: &TokenStream) -> usize {
        let handler = quote! {
            /// Read an item.
            async fn read_item(item_id: i64, #parameters) -> Item {
                Item {}
            }
        };
        count(attribute(Some("get"), quote!("/items/{item_id}"), handler.clone())) - count(handler)
    }

    #[test]
    fn a_handler_expands_to_few_tokens() {
        let of_a_handler = added(&quote!());
        let of_a_parameter = added(&quote!(#[query(ge = 1, le = 100, default = 10)] limit: i64)) - of_a_handler;
        assert!(of_a_handler <= 650, "{of_a_handler} tokens a handler");
        assert!(of_a_parameter <= 200, "{of_a_parameter} tokens a parameter");
    }
}
