use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Type, Visibility};

use super::ir::{Function, Input};
use crate::depends::parameters;
use crate::route::{Param, Place};

/// A type of the function's name, which is the dependency.
pub(super) fn function(function: &Function, vis: &Visibility) -> TokenStream {
    let ident = &function.ident;
    let implementation = implementation(function, &quote!(#ident), &quote!(#ident));
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #[doc(hidden)]
        #vis struct #ident {}
        #implementation
    }
}

/// The type of the block is the dependency.
pub(super) fn method(function: &Function, ty: &Type) -> TokenStream {
    implementation(function, &quote!(#ty), &quote!(self.call))
}

fn implementation(function: &Function, ty: &TokenStream, callee: &TokenStream) -> TokenStream {
    let own: Vec<&Param> = own(function);
    let places = places(&own);
    let items = parameters::items(&own, &places);
    let declare = parameters::declare(&own);
    let errors = errors(function);
    let output = output(function);
    let name = match function.ident == "call" {
        true => ty.to_string(),
        false => syn::ext::IdentExt::unraw(&function.ident).to_string(),
    };
    let clean_up = function.yields().is_some().then(|| quote!(.with_clean_up()));
    let resolve = resolve(function, &own, callee);
    quote! {
        #[allow(clippy::all, clippy::pedantic, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            struct __Facts;
            impl __Facts { #items }
            impl __rt::Dependency for #ty {
                type Output = #output;
                fn facts(&self) -> __rt::DependencyFacts {
                    __rt::DependencyFacts::new(
                        #name, ::core::module_path!(), (::core::file!(), ::core::line!())
                    ) #clean_up
                }
                fn declare(&'static self, __parameters: &mut __rt::Parameters<'_>) { #declare #errors }
                #resolve
            }
        };
    }
}

fn own(function: &Function) -> Vec<&Param> {
    let mut own = Vec::new();
    for input in &function.inputs {
        if let Input::Param(param) = input {
            own.push(&**param);
        }
    }
    own
}

/// What no attribute places is found where its type says, or in the path if that has the name.
pub(super) fn places(parameters: &[&Param]) -> Vec<Place> {
    parameters.iter().map(|one| one.place.map_or(Place::Inferred, |(place, _)| place)).collect()
}

/// The type of what it gives. A type whose name ends in `Result` is one: what it gives is its success.
fn output(function: &Function) -> TokenStream {
    match (function.yields(), &function.output) {
        (Some(given), _) => quote_spanned!(given.span()=> <#given as __rt::Yields>::Value),
        (None, None) => quote!(()),
        (None, Some(ty)) if is_result(ty) => quote_spanned!(ty.span()=> <#ty as __rt::Fallible>::Value),
        (None, Some(ty)) => quote!(#ty),
    }
}

/// The statement that declares what it is known to fail with.
fn errors(function: &Function) -> Option<TokenStream> {
    let ty = function.output.as_ref().filter(|ty| is_result(ty))?;
    Some(quote! {{
        #[allow(unused_imports)]
        use __rt::{OtherErrors as _, TypedErrors as _};
        __parameters.errors((&__rt::ErrorsOf::<#ty>::NEW).variants());
    }})
}

fn is_result(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident.to_string().ends_with("Result"))
}

fn resolve(function: &Function, own: &[&Param], callee: &TokenStream) -> TokenStream {
    let locals: Vec<_> = (0..own.len()).map(parameters::local).collect();
    let take = parameters::take_for_dependency(own);
    let mut index = 0;
    let arguments = function.inputs.iter().map(|input| match input {
        Input::Yield(_) => format_ident!("__out"),
        Input::Param(_) => {
            index += 1;
            parameters::local(index - 1)
        }
    });
    let call = quote!(#callee(#(#arguments),*));
    let returns_result = function.output.as_ref().is_some_and(is_result);
    let call = match (function.yields().is_some(), function.is_async, returns_result) {
        (true, _, true) => {
            quote!(__arguments.until_given(move |__out| async move { __rt::ended(#call.await) }).await)
        }
        (true, _, false) => quote! {
            __arguments.until_given(move |__out| async move {
                let () = #call.await;
                ::core::result::Result::Ok(())
            }).await
        },
        (false, true, true) => quote!(__rt::ended(#call.await)),
        (false, true, false) => quote!(::core::result::Result::<_, __rt::Error>::Ok(#call.await)),
        (false, false, true) => quote!(__rt::ended(__rt::blocking(move || #call).await)),
        (false, false, false) => {
            quote!(::core::result::Result::<_, __rt::Error>::Ok(__rt::blocking(move || #call).await))
        }
    };
    let limit = function.max_concurrency.as_ref().map(|count| {
        let keep = function.yields().is_some().then(|| quote!(let __permit = __arguments.keep(__permit);));
        quote! {
            static __LIMIT: __rt::Concurrency = __rt::Concurrency::new(#count);
            let __permit = __LIMIT.enter().await;
            #keep
        }
    });
    quote! {
        fn resolve(
            &'static self,
            __arguments: &mut __rt::Arguments<'_>,
        ) -> impl ::core::future::Future<Output = __rt::Resolved<Self::Output>> + ::core::marker::Send {
            async move {
                #take
                #(let ::core::result::Result::Ok(#locals) = #locals else {
                    return ::core::result::Result::Ok(::core::result::Result::Err(__arguments.failed()));
                };)*
                #limit
                ::core::result::Result::Ok(::core::result::Result::Ok(#call?))
            }
        }
    }
}
