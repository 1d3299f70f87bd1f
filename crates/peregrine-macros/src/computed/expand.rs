use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ItemImpl;
use syn::spanned::Spanned;

use super::check::ComputedField;
use crate::facts::{self, Accepted, Names};
use crate::json::json_string;

/// A constant of the type's own, which takes precedence over the empty one that every type has.
pub(super) fn expand(block: &ItemImpl, fields: &[ComputedField]) -> TokenStream {
    // A model's parameters are kinds, whatever the block asks of them.
    let mut generics = block.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(::peregrine::rt::Kind));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let ty = &block.self_ty;
    let fields = fields.iter().map(field);
    quote! {
        #[allow(clippy::all, clippy::pedantic, unused_qualifications, deprecated)]
        impl #impl_generics #ty #where_clause {
            #[doc(hidden)]
            pub const __COMPUTED: &'static [::peregrine::rt::Computed<Self>] = {
                use ::peregrine::rt as __rt;
                &[#(#fields),*]
            };
        }
    }
}

fn field(field: &ComputedField) -> TokenStream {
    let ComputedField { ident, ty, facts, wire_name } = field;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let by = Accepted { name: false, alias: true };
    let names = Names::of_field(name, facts, Some((wire_name.clone(), wire_name.clone())), by);
    let declared = facts::field(&names, ty, facts, &TokenStream::new());
    let key = format!("{}:", json_string(wire_name));
    // The one call that asks for a trait, in the same words wherever it stands, so that the compiler tells it once.
    let value = quote_spanned!(ty.span()=> __rt::computed::<#ty>);
    quote! {
        __rt::Computed {
            info: #declared.info,
            key: #key,
            write: |__model, __writer| #value().write(&__model.#ident(), __writer),
            write_selected: |__model, __info, __object| #value().write_selected(&__model.#ident(), __info, __object),
            declare: |__info, __fields| #value().declare(__info, __fields),
        }
    }
}
