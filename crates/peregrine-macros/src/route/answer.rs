//! Where a handler's answer meets its trait.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{VisitMut, visit_type_mut};
use syn::{ReturnType, Type};

use super::ir::Handler;

/// What the function returns.
pub(super) fn output(handler: &Handler) -> TokenStream {
    match &handler.output {
        Some(output) => quote!(#output),
        None => quote!(()),
    }
}

/// Whether a part of the answer is an `impl Trait`, so that its type has no name.
pub(super) fn is_opaque(handler: &Handler) -> bool {
    handler.output.clone().is_some_and(|mut output| named_parts(&mut output))
}

/// The answer as a constant, if its type can be named.
pub(super) fn constant(handler: &Handler) -> TokenStream {
    if is_opaque(handler) {
        return TokenStream::new();
    }
    let output = output(handler);
    let answered = quote_spanned!(output.span()=> __rt::answered::<#output, _>);
    quote!(const __ANSWER: __rt::Answered<#output> = #answered();)
}

/// How the answer is made and described. What can't be named is what the function would return, if it were called.
pub(super) fn expression(handler: &Handler) -> TokenStream {
    if !is_opaque(handler) {
        return quote!(__Facts::__ANSWER);
    }
    let ident = &handler.ident;
    let mut named = handler.output.clone();
    if let Some(output) = &mut named {
        named_parts(output);
    }
    let arguments = handler.parameters.iter().map(|_| quote!(__rt::never()));
    let (function, markers) = if handler.is_async {
        (quote!(answered_by_future), quote!(, _, _))
    } else {
        (quote!(answered_by), quote!(, _))
    };
    quote_spanned!(handler.output.span()=> __rt::#function::<#named #markers>(|| #ident(#(#arguments),*)))
}

/// Leaves the parts without a name to the compiler. Tells whether there were any.
fn named_parts(output: &mut Type) -> bool {
    struct Parts(bool);

    impl VisitMut for Parts {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if let Type::ImplTrait(_) = ty {
                *ty = syn::parse_quote_spanned!(ty.span()=> _);
                self.0 = true;
            }
            visit_type_mut(self, ty);
        }

        /// What a function that is a part of the answer returns, isn't answered.
        fn visit_return_type_mut(&mut self, _: &mut ReturnType) {}
    }

    let mut parts = Parts(false);
    parts.visit_type_mut(output);
    parts.0
}
