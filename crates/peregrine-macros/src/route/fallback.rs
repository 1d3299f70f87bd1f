use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

/// A minimal endpoint, so that `routes!` doesn't echo the mistake.
pub(super) fn expand(function: &ItemFn) -> TokenStream {
    let (ident, vis) = (&function.sig.ident, &function.vis);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #vis struct #ident {}
        const _: () = {
            use ::peregrine::rt as __rt;
            impl __rt::Callable for #ident {
                fn call<'c>(
                    &'c self,
                    _: &'c mut __rt::Context,
                    _: &'c mut __rt::RequestScope,
                ) -> __rt::Answering<'c> { ::core::panic!() }
            }
            impl __rt::Endpoint for #ident {
                fn facts(&self) -> __rt::HandlerFacts { ::core::panic!() }
            }
        };
    }
}

/// A minimal description, so that `outgoing!` doesn't echo the mistake.
pub(super) fn expand_outgoing(function: &ItemFn) -> TokenStream {
    let (ident, vis) = (&function.sig.ident, &function.vis);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #vis struct #ident {}
        const _: () = {
            use ::peregrine::rt as __rt;
            impl __rt::Outgoing for #ident {
                fn facts(&self) -> __rt::HandlerFacts { ::core::panic!() }
            }
        };
    }
}
