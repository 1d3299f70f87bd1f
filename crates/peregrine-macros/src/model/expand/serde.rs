//! serde's traits.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::bounded;
use crate::model::ir::Model;

/// serde's traits, if the crate has them: a macro of the runtime knows.
pub(super) fn expand(model: &Model) -> TokenStream {
    if model.options.without_serde {
        return TokenStream::new();
    }
    let ident = &model.ident;
    let mut bounded = bounded(&model.generics);
    for parameter in bounded.type_params_mut() {
        parameter.default = None;
    }
    let parameters = &bounded.params;
    let (_, type_generics, where_clause) = bounded.split_for_impl();
    quote!(__rt::serde_impls! { [#parameters] [#ident #type_generics] [#where_clause] })
}
