//! `derive(Model)`.

mod check;
mod choice;
mod expand;
mod fallback;
mod ir;
mod output;
mod parse;

pub(crate) use ir::Case;
pub(crate) use parse::case;
use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: syn::DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let model = parse::parse(&input, &mut errors).and_then(|model| check::check(model, &mut errors));
    match (errors.finish(), model) {
        (None, Some(model)) => expand::expand(&model),
        (errors, _) => {
            let minimal = fallback::expand(&input);
            quote!(#errors #minimal)
        }
    }
}
