//! `#[get]`, `#[post]` … and `#[route]`.

mod check;
mod expand;
mod fallback;
mod ir;
mod parse;
mod template;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

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
