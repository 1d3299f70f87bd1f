//! `#[dependency]` and `derive(Dependency)`.

mod check;
mod derive;
mod expand;
mod fallback;
mod ir;
mod parse;

pub(crate) use derive::derive;
use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

/// Expands `#[dependency]` on a function or on an `impl` with a method `call`.
pub(crate) fn attribute(attribute: TokenStream, item: TokenStream) -> TokenStream {
    if let Ok(mut function) = syn::parse2::<syn::ItemFn>(item.clone()) {
        let mut errors = Errors::new();
        let parsed = parse::function(attribute, &mut function, &mut errors);
        return match (errors.finish(), parsed) {
            (None, Some(parsed)) => {
                let dependency = expand::function(&parsed, &function.vis);
                quote!(#function #dependency)
            }
            (errors, _) => {
                let minimal = fallback::expand(&function);
                quote!(#errors #function #minimal)
            }
        };
    }
    let Ok(mut block) = syn::parse2::<syn::ItemImpl>(item.clone()) else {
        let message = "a dependency is a function, or an `impl` block with a method `call`";
        let error = syn::Error::new_spanned(&item, message).to_compile_error();
        return quote!(#error #item);
    };
    let mut errors = Errors::new();
    let parsed = parse::method(attribute, &mut block, &mut errors);
    let dependency = match (errors.finish(), parsed) {
        (None, Some(parsed)) => expand::method(&parsed, &block.self_ty),
        (errors, _) => quote!(#errors),
    };
    quote!(#block #dependency)
}
