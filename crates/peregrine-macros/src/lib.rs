//! Peregrine's derives and attributes. Use them through the `peregrine` crate, which documents them where they are
//! re-exported.
//!
//! Each macro is a small compiler: `parse` turns tokens to its own representation, `check` holds the rules that need
//! more than one of them, `expand` writes facts and calls. What the calls do is ordinary code in `peregrine::rt`.

mod computed;
mod dependency;
mod depends;
mod depends_list;
mod diagnostics;
mod docs;
mod errors;
mod facts;
mod json;
mod keys;
mod main_fn;
mod model;
mod route;
mod routes;
#[cfg(test)]
mod tokens;

use proc_macro::TokenStream;

/// Derives the validation, the serialisation and the schema of a struct or an enum.
///
/// `peregrine::reference` has every key of `#[model(..)]` and `#[field(..)]`.
#[proc_macro_derive(Model, attributes(model, field))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    model::derive(input.into()).into()
}

/// Makes the methods of an `impl` block fields of a model that are written with the declared ones.
///
/// `peregrine::reference` has an example.
#[proc_macro_attribute]
pub fn computed(attribute: TokenStream, item: TokenStream) -> TokenStream {
    computed::attribute(attribute.into(), item.into()).into()
}

/// Derives documented error answers from an enum: `#[error(status = 404, detail = "..", header = ("name", "value"))]`.
///
/// `peregrine::reference` has an example.
#[proc_macro_derive(HttpErrors, attributes(error))]
pub fn derive_http_errors(input: TokenStream) -> TokenStream {
    errors::derive(input.into()).into()
}

macro_rules! verbs {
    ($($name:ident)*) => {$(
        #[doc = concat!("Makes a function the handler of `", stringify!($name), "` requests for a path.")]
        ///
        /// `peregrine::reference` has every key, and where the parameters come from.
        #[proc_macro_attribute]
        pub fn $name(attribute: TokenStream, item: TokenStream) -> TokenStream {
            route::attribute(Some(stringify!($name)), attribute.into(), item.into()).into()
        }
    )*};
}
verbs!(get post put patch delete options head trace);

/// Makes a function the handler of requests with any method for a path.
#[proc_macro_attribute]
pub fn route(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::attribute(None, attribute.into(), item.into()).into()
}

/// Makes a function the handler of WebSockets for a path.
///
/// `peregrine::reference` has an example.
#[proc_macro_attribute]
pub fn websocket(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::attribute(Some(route::WEBSOCKET), attribute.into(), item.into()).into()
}

/// Collects handlers for a router.
#[proc_macro]
pub fn routes(input: TokenStream) -> TokenStream {
    routes::expand(input.into()).into()
}

/// Collects requests that the application makes, for the document: `outgoing![invoice_notification]`.
#[proc_macro]
pub fn outgoing(input: TokenStream) -> TokenStream {
    routes::expand_outgoing(input.into()).into()
}

/// Collects dependencies of a router or an application: `depends![verify_token, require_role(Role::Admin)]`.
#[proc_macro]
pub fn depends(input: TokenStream) -> TokenStream {
    depends_list::expand(input.into()).into()
}

/// Makes a function a dependency, or a type with a method `call`.
///
/// `peregrine::reference` has the keys, and where the parameters come from.
#[proc_macro_attribute]
pub fn dependency(attribute: TokenStream, item: TokenStream) -> TokenStream {
    dependency::attribute(attribute.into(), item.into()).into()
}

/// Derives a dependency from a struct whose fields are parameters.
///
/// `peregrine::reference` has an example.
#[proc_macro_derive(Dependency, attributes(query, header, cookie, body, form, depends, security, state))]
pub fn derive_dependency(input: TokenStream) -> TokenStream {
    dependency::derive(input.into()).into()
}

/// Makes a JSON value of a literal.
#[proc_macro]
pub fn json(input: TokenStream) -> TokenStream {
    json::expand(input.into()).into()
}

/// Runs an async main function.
#[proc_macro_attribute]
pub fn main(attribute: TokenStream, item: TokenStream) -> TokenStream {
    main_fn::expand(attribute.into(), item.into()).into()
}
