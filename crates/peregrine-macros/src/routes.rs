//! `routes!`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Token};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(input) {
        Ok(handlers) => {
            let routes = handlers.iter().map(route);
            quote!(::std::vec![#(#routes),*])
        }
        Err(error) => error.to_compile_error(),
    }
}

/// A handler is named, not called.
fn route(handler: &Expr) -> TokenStream {
    let Expr::Path(ExprPath { attrs, qself: None, path }) = handler else {
        let message = "name the handler only: `routes![list_items, create_item]`";
        return syn::Error::new_spanned(handler, message).to_compile_error();
    };
    quote_spanned!(path.span()=> #(#attrs)* ::peregrine::rt::endpoint(#path {}))
}
