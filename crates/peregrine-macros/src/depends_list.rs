//! `depends!`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

use crate::depends;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(input) {
        Ok(targets) => {
            let targets: Vec<_> = targets.into_iter().collect();
            let collected = depends::collect(&targets);
            quote!({
                use ::peregrine::rt as __rt;
                #collected
            })
        }
        Err(error) => error.to_compile_error(),
    }
}
