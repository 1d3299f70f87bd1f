//! `json!`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, Lit, Token, braced, bracketed};

/// A value as JSON writes it, with Rust expressions in between.
enum Json {
    Null,
    Object(Vec<(Expr, Json)>),
    Array(Vec<Json>),
    Expr(Expr),
}

struct Member(Expr, Json);

impl Parse for Json {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(syn::token::Brace) {
            let content;
            braced!(content in input);
            let members = Punctuated::<Member, Token![,]>::parse_terminated(&content)?;
            return Ok(Self::Object(members.into_iter().map(|Member(key, value)| (key, value)).collect()));
        }
        if input.peek(syn::token::Bracket) {
            let content;
            bracketed!(content in input);
            return Ok(Self::Array(Punctuated::<Self, Token![,]>::parse_terminated(&content)?.into_iter().collect()));
        }
        let is_null = input.fork().parse::<Ident>().is_ok_and(|ident| ident == "null");
        if is_null {
            input.parse::<Ident>()?;
            return Ok(Self::Null);
        }
        input.parse().map(Self::Expr)
    }
}

impl Parse for Member {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key: Expr = input.parse()?;
        if let Expr::Lit(ExprLit { lit, .. }) = &key
            && !matches!(lit, Lit::Str(_))
        {
            return Err(syn::Error::new_spanned(lit, "a key of a JSON object is text"));
        }
        input.parse::<Token![:]>()?;
        Ok(Self(key, input.parse()?))
    }
}

impl Json {
    fn expand(&self) -> TokenStream {
        match self {
            Self::Null => quote!(::peregrine::Value::Null),
            Self::Expr(expr) => quote_spanned!(expr.span()=> ::peregrine::rt::to_value(&(#expr))),
            Self::Array(items) => {
                let items = items.iter().map(Self::expand);
                quote!(::peregrine::Value::Array(::std::vec![#(#items),*]))
            }
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| {
                    let value = value.expand();
                    quote!(__object.insert(#key, #value);)
                });
                quote! {{
                    #[allow(unused_mut)]
                    let mut __object = ::peregrine::Object::new();
                    #(#members)*
                    ::peregrine::Value::Object(__object)
                }}
            }
        }
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2::<Json>(input) {
        Ok(json) => json.expand(),
        Err(error) => error.to_compile_error(),
    }
}

/// A text as a literal of JSON.
pub(crate) fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}
