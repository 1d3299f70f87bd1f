//! `routes!`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Path, Token};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match Punctuated::<Path, Token![,]>::parse_terminated.parse2(input) {
        Ok(paths) => {
            let routes = paths.iter().map(|path| quote_spanned!(path.span()=> ::peregrine::rt::endpoint(#path {})));
            quote!(::std::vec![#(#routes),*])
        }
        Err(error) => error.to_compile_error(),
    }
}
