//! `#[computed]`.

mod check;
mod expand;
mod fallback;
mod ir;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

pub(crate) fn attribute(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut block: syn::ItemImpl = match syn::parse2(item.clone()) {
        Ok(block) => block,
        Err(_) => {
            let message = "computed fields are methods: put the attribute above `impl Item { .. }`";
            let error = syn::Error::new_spanned(&item, message).to_compile_error();
            return quote!(#error #item);
        }
    };
    let mut errors = Errors::new();
    let parsed = parse::parse(attribute, &mut block, &mut errors);
    let fields = check::check(parsed, &mut errors);
    match errors.finish() {
        None => {
            let constant = expand::expand(&block, &fields);
            quote!(#block #constant)
        }
        errors => {
            let methods = fallback::expand(&block);
            quote!(#errors #methods)
        }
    }
}
