//! `#[get]`, `#[post]` … and `#[route]`.

mod check;
mod expand;
mod fallback;
mod ir;
mod parse;
mod response;
mod template;

pub(crate) use ir::{Param, Place, Source};
pub(crate) use parse::{origin, param, parameter, take_doc};
use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

const ATTRIBUTES: &[&str] = &["get", "post", "put", "patch", "delete", "options", "head", "trace", "route"];

/// Expands an attribute. The verb is `None` for `#[route]`, which names its methods.
pub(crate) fn attribute(verb: Option<&str>, attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut function: syn::ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
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
    let handler = parse::parse(verb, attribute, &mut function, &mut errors);
    let handler = handler.and_then(|handler| check::check(handler, &mut errors));
    match (errors.finish(), handler) {
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
