//! `#[peregrine::main]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let function: ItemFn = match syn::parse2(item) {
        Ok(function) => function,
        Err(error) => return error.to_compile_error(),
    };
    let mistake = if !attribute.is_empty() {
        Some(syn::Error::new_spanned(attribute, "`main` takes no arguments"))
    } else if function.sig.asyncness.is_none() {
        Some(syn::Error::new_spanned(function.sig.fn_token, "`main` must be async: `async fn main()`"))
    } else if !function.sig.inputs.is_empty() {
        Some(syn::Error::new_spanned(&function.sig.inputs, "`main` takes no parameters"))
    } else {
        None
    };
    if let Some(mistake) = mistake {
        let error = mistake.to_compile_error();
        return quote!(#error fn main() {});
    }
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let output = &sig.output;
    quote! {
        #(#attrs)*
        #vis fn main() #output {
            async fn __main() #output #block
            ::peregrine::rt::block_on(__main())
        }
    }
}
