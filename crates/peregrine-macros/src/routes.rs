//! `routes!` and `outgoing!`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Token};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let message = "name the handler only: `routes![list_items, create_item]`";
    collect(input, &quote!(::peregrine::rt::endpoint), message)
}

/// `outgoing!`.
pub(crate) fn expand_outgoing(input: TokenStream) -> TokenStream {
    let message = "name the request only: `outgoing![invoice_notification]`";
    collect(input, &quote!(::peregrine::rt::outgoing), message)
}

/// Requests that the application makes, as a list of their names.
pub(crate) fn outgoing_list(named: &[Expr]) -> TokenStream {
    expand_outgoing(quote!(#(#named),*))
}

fn collect(input: TokenStream, collected: &TokenStream, message: &str) -> TokenStream {
    match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(input) {
        Ok(named) => {
            let items = named.iter().map(|named| item(named, collected, message));
            quote!(::std::vec![#(#items),*])
        }
        Err(error) => error.to_compile_error(),
    }
}

/// A function is named, not called.
fn item(named: &Expr, collected: &TokenStream, message: &str) -> TokenStream {
    let Expr::Path(ExprPath { attrs, qself: None, path }) = named else {
        return syn::Error::new_spanned(named, message).to_compile_error();
    };
    quote_spanned!(path.span()=> #(#attrs)* #collected(#path {}))
}
