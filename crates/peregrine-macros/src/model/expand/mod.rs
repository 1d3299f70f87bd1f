//! A checked model to the implementation of `Kind`.

mod choice;
mod from;
mod object;
mod partial;
mod passes;
mod root;
mod serde;
mod treated;
mod union;
mod write;

use proc_macro2::TokenStream;
use quote::quote;

use super::check::CheckedModel;
use super::ir::ModelShape;

pub(in crate::model) fn expand(CheckedModel(model): &CheckedModel) -> TokenStream {
    let implementation = match &model.shape {
        ModelShape::Struct(fields) => object::expand(model, fields),
        ModelShape::Root(field) => root::expand(model, field),
        ModelShape::Choice(variants) => choice::expand(model, variants),
        ModelShape::Union(variants) => union::expand(model, variants),
    };
    let partial = match &model.shape {
        ModelShape::Struct(fields) => partial::expand(model, fields),
        _ => TokenStream::new(),
    };
    let serde = serde::expand(model);
    quote! {
        #partial
        #[allow(clippy::all, clippy::pedantic, non_snake_case, non_upper_case_globals, unused_qualifications)]
        #[allow(unused_imports)]
        const _: () = {
            use ::peregrine::rt as __rt;
            use ::peregrine::rt::NothingComputed as _;
            #implementation
            #serde
        };
    }
}
