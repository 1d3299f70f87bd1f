use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// A minimal implementation, so that a mistake is shown without its echoes.
pub(super) fn expand(input: &DeriveInput) -> TokenStream {
    // What borrows can't be one, not even a minimal one.
    if input.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        const _: () = {
            use ::peregrine::rt as __rt;
            impl #impl_generics __rt::Kind for #ident #type_generics #where_clause {
                const SHAPE: __rt::Shape = __rt::Shape::Model;
                fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> { ::core::panic!() }
                fn read(_: &mut __rt::Reader<'_>, _: &__rt::Rules) -> ::core::result::Result<Self, __rt::Bail> {
                    ::core::panic!()
                }
                fn validate<'__i>(
                    _: &'__i __rt::Input<'__i>,
                    _: &__rt::Rules,
                    _: &mut __rt::Validation<'__i>,
                ) -> ::core::result::Result<Self, __rt::Failed> {
                    ::core::panic!()
                }
                fn write(&self, _: &mut __rt::Writer) {}
                fn schema(_: &__rt::Rules, _: &mut __rt::Generator) -> __rt::Schema { ::core::panic!() }
            }
        };
    }
}
