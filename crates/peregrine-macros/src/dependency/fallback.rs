use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

/// A minimal dependency, so that `#[depends(..)]` doesn't echo the mistake.
pub(super) fn expand(function: &ItemFn) -> TokenStream {
    let (ident, vis) = (&function.sig.ident, &function.vis);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #vis struct #ident {}
    }
}
