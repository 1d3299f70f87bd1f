use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, ExprLit, Fields, Lit};

use super::check::CheckedErrors;
use super::ir::ErrorVariant;

pub(super) fn expand(CheckedErrors(parsed): &CheckedErrors) -> TokenStream {
    let ident = &parsed.ident;
    let documented = parsed.variants.iter().map(|variant| {
        let (status, doc) = (&variant.status, &variant.doc);
        quote!(__rt::Variant { status: #status, description: #doc })
    });
    let arms = parsed.variants.iter().enumerate().map(|(index, variant)| arm(index, variant));
    quote! {
        #[allow(clippy::all, clippy::pedantic, unused_variables)]
        const _: () = {
            use ::peregrine::rt as __rt;
            impl __rt::HttpErrors for #ident {
                const VARIANTS: &'static [__rt::Variant] = &[#(#documented),*];
                fn to_http(&self) -> __rt::HttpError {
                    match *self { #(#arms)* }
                }
            }
            impl ::core::convert::From<#ident> for __rt::Error {
                fn from(error: #ident) -> Self { Self::typed(error) }
            }
            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&__rt::HttpErrors::to_http(self), f)
                }
            }
        };
    }
}

fn arm(index: usize, variant: &ErrorVariant) -> TokenStream {
    let ident = &variant.ident;
    // The status is written once, where it is documented.
    let status = quote!(<Self as __rt::HttpErrors>::VARIANTS[#index].status);
    let pattern = pattern(&variant.fields);
    let detail = match (&variant.detail, variant.doc.is_empty()) {
        (Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })), _) => {
            let text = named(text);
            quote!(::std::format!(#text))
        }
        (Some(expr), _) => quote!(#expr),
        (None, false) => {
            let doc = &variant.doc;
            quote!(#doc)
        }
        (None, true) => quote!(__rt::phrase(#status)),
    };
    let header = variant.header.as_ref().map(|header| {
        quote!({
            let (name, value) = #header;
            __error = __error.header(name, value);
        })
    });
    quote! {
        Self::#ident #pattern => {
            #[allow(unused_mut)]
            let mut __error = __rt::HttpError::new(#status, #detail);
            #header
            __error
        }
    }
}

/// The pattern that binds the fields: by name, or `_0`, `_1` for those of a tuple.
fn pattern(fields: &Fields) -> TokenStream {
    match fields {
        Fields::Unit => TokenStream::new(),
        Fields::Named(named) => {
            let names = named.named.iter().filter_map(|field| field.ident.clone());
            quote!({ #(ref #names),* })
        }
        Fields::Unnamed(unnamed) => {
            let names = (0..unnamed.unnamed.len()).map(|index| format_ident!("_{index}"));
            quote!((#(ref #names),*))
        }
    }
}

/// The format string with `{0}` turned to `{_0}`, the name that the pattern binds.
fn named(text: &syn::LitStr) -> syn::LitStr {
    let mut value = String::new();
    let mut chars = text.value().chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(char) = chars.next() {
        value.push(char);
        if char == '{' && chars.peek().is_some_and(char::is_ascii_digit) {
            value.push('_');
        }
    }
    syn::LitStr::new(&value, text.span())
}
