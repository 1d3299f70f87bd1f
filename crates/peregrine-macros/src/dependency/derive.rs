use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Field, Fields};

use super::expand::places;
use crate::depends::parameters;
use crate::diagnostics::Errors;
use crate::route::{self, Param};

/// Expands `derive(Dependency)`.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let fields = parse(&input, &mut errors);
    match (errors.finish(), fields) {
        (None, Some(fields)) => expand(&input, &fields),
        (errors, _) => quote!(#errors),
    }
}

fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Vec<Param>> {
    if !input.generics.params.is_empty() {
        errors.at(&input.generics.params, "a dependency has no generics: name the types, and own what is borrowed");
        return None;
    }
    let Data::Struct(data) = &input.data else {
        errors.at(&input.ident, "a dependency is a struct whose fields are parameters, or a function");
        return None;
    };
    let fields = match &data.fields {
        Fields::Named(fields) => &fields.named,
        Fields::Unit => return Some(Vec::new()),
        Fields::Unnamed(_) => {
            errors.at(&input.ident, "a dependency needs named fields: each is a parameter");
            return None;
        }
    };
    Some(fields.iter().filter_map(|field| parameter(field, errors)).collect())
}

fn parameter(field: &Field, errors: &mut Errors) -> Option<Param> {
    let mut attributes = field.attrs.clone();
    let origin = route::origin(&mut attributes, errors);
    let doc = route::take_doc(&mut attributes);
    Some(route::param(field.ident.clone()?, field.ty.clone(), origin, doc, errors))
}

fn expand(input: &DeriveInput, fields: &[Param]) -> TokenStream {
    let ident = &input.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let fields: Vec<&Param> = fields.iter().collect();
    let items = parameters::items(&fields, &places(&fields));
    let declare = parameters::declare(&fields);
    let take = parameters::take_for_dependency(&fields);
    let locals: Vec<_> = (0..fields.len()).map(parameters::local).collect();
    let idents = fields.iter().map(|field| &field.ident);
    quote! {
        #[allow(clippy::all, clippy::pedantic, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            struct __Facts;
            impl __Facts { #items }
            impl __rt::DependencyType for #ident {
                fn facts() -> __rt::DependencyFacts {
                    __rt::DependencyFacts::new(#name, ::core::module_path!(), (::core::file!(), ::core::line!()))
                }
                fn declare(__parameters: &mut __rt::Parameters<'_>) { #declare }
                fn resolve(
                    __arguments: &mut __rt::Arguments<'_>,
                ) -> impl ::core::future::Future<Output = __rt::Resolved<Self>> + ::core::marker::Send {
                    async move {
                        #take
                        #(let ::core::result::Result::Ok(#locals) = #locals else {
                            return ::core::result::Result::Ok(::core::result::Result::Err(__arguments.failed()));
                        };)*
                        ::core::result::Result::Ok(::core::result::Result::Ok(Self { #(#idents: #locals,)* }))
                    }
                }
            }
        };
    }
}
