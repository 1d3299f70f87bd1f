//! The expansion of `#[websocket]`: the same facts and the same way to the parameters as of every other handler.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::check::CheckedHandler;
use super::expand;
use super::ir::Handler;
use crate::depends::{self, parameters};

pub(super) fn expand(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let (ident, vis) = (&handler.ident, &handler.vis);
    let items = parameters::items(&handler.all_parameters(), &checked.places);
    let facts = facts_function(handler);
    let called = expand::call(handler);
    let call = expand::function_of_context(handler, &TokenStream::new(), &quote!(__END.conclude(#called)));
    let output = handler.output.as_ref().map_or_else(|| quote!(()), |output| quote!(#output));
    let concluded = quote_spanned!(output.span()=> __rt::concluded::<#output, _>);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #[doc(hidden)]
        #vis struct #ident {}
        #[allow(clippy::all, clippy::pedantic, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            struct __Facts;
            impl __Facts { #items }
            const __END: __rt::Concluded<#output> = #concluded();
            impl __rt::Callable for #ident {
                #call
            }
            impl __rt::Endpoint for #ident {
                #facts
                fn is_websocket(&self) -> bool { true }
            }
        };
    }
}

fn facts_function(handler: &Handler) -> TokenStream {
    let function = syn::ext::IdentExt::unraw(&handler.ident).to_string();
    let (path, doc) = (&handler.template.literal, &handler.doc);
    let parameters = parameters::declare(&handler.all_parameters());
    let dependencies = depends::collect(&handler.options.dependencies);
    quote! {
        fn facts(&self) -> __rt::HandlerFacts {
            __rt::HandlerFacts {
                function: #function,
                module: ::core::module_path!(),
                location: (::core::file!(), ::core::line!()),
                methods: &[],
                path: #path,
                doc: #doc,
                status: ::core::option::Option::None,
                options: <__rt::OperationOptions as ::core::default::Default>::default(),
                dependencies: || #dependencies,
                callbacks: || ::std::vec::Vec::new(),
                parameters: |__parameters| { #parameters },
                response: ::core::option::Option::None,
                answers: |_| {},
            }
        }
    }
}
