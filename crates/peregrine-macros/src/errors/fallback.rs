use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// A minimal implementation, so that a mistake is shown without its echoes.
pub(super) fn expand(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    // Generic errors have no minimal form: nothing is known of their parameters.
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const _: () = {
            use ::peregrine::rt as __rt;
            impl __rt::HttpErrors for #ident {
                const VARIANTS: &'static [__rt::Variant] = &[];
                fn to_http(&self) -> __rt::HttpError { ::core::panic!() }
            }
            impl ::core::convert::From<#ident> for __rt::Error {
                fn from(error: #ident) -> Self { Self::typed(error) }
            }
        };
    }
}
