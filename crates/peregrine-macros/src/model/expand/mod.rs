//! A checked model to the implementation of `Kind`.

mod choice;
mod object;
mod passes;
mod root;
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
    quote! {
        #[allow(clippy::all, clippy::pedantic, non_snake_case, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            #implementation
        };
    }
}

/// A text as a literal of JSON.
fn json_string(text: &str) -> String {
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
