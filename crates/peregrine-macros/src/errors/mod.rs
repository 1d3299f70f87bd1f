//! `derive(HttpErrors)`.

mod check;
mod expand;
mod fallback;
mod ir;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: syn::DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let parsed = parse::parse(&input, &mut errors).and_then(|parsed| check::check(parsed, &mut errors));
    match (errors.finish(), parsed) {
        (None, Some(checked)) => expand::expand(&checked),
        (errors, _) => {
            let minimal = fallback::expand(&input);
            quote!(#errors #minimal)
        }
    }
}
