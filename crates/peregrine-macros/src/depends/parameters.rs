//! The parameters of a function, as facts and as the calls that take them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::facts;
use crate::route::{Param, Place, Source};

/// Each parameter as an item of `__Facts`: a constant, or a function that gives the dependency. The one line that asks
/// for a trait stands at the user's type.
pub(crate) fn items(parameters: &[&Param], places: &[Place]) -> TokenStream {
    let items = parameters.iter().zip(places).enumerate().map(|(index, (parameter, place))| {
        let (name, ty) = (item_name(index, parameter), &parameter.ty);
        match &parameter.source {
            Source::Request => {
                let declared = declaration(parameter, *place);
                let taken = quote_spanned!(ty.span()=> __rt::taken::<#ty, _>);
                let constraints = facts::constraints(&parameter.facts.rules);
                let demands =
                    constraints.iter().map(|constraint| quote!(__rt::parameter_takes::<#ty, #constraint, _>();));
                quote! {
                    const #name: __rt::Taken<#ty> = {
                        #(#demands)*
                        #taken(#declared)
                    };
                }
            }
            Source::Depends(depends) => {
                let dependency = depends.dependency(ty);
                quote_spanned! {dependency.span()=>
                    fn #name() -> &'static impl __rt::Dependency<Output = #ty> {
                        #dependency
                    }
                }
            }
            Source::State => TokenStream::new(),
        }
    });
    quote!(#(#items)*)
}

/// The statements that declare the parameters to `__parameters`.
pub(crate) fn declare(parameters: &[&Param]) -> TokenStream {
    let statements = parameters.iter().enumerate().map(|(index, parameter)| {
        let (name, ty) = (item_name(index, parameter), &parameter.ty);
        match &parameter.source {
            Source::Request => quote!(__Facts::#name.declare(__parameters);),
            Source::Depends(depends) => {
                let usage = depends.usage();
                quote!(__parameters.depend(__Facts::#name(), #usage);)
            }
            Source::State => quote!(__parameters.state::<#ty>();),
        }
    });
    quote!(#(#statements)*)
}

/// The statements that take the parameters of a handler.
pub(crate) fn take(parameters: &[&Param]) -> TokenStream {
    take_after(parameters, &TokenStream::new())
}

/// The statements that take the parameters of a dependency, which end after what it depends on if no more is asked for.
pub(crate) fn take_for_dependency(parameters: &[&Param]) -> TokenStream {
    let depends = parameters.iter().any(|parameter| matches!(parameter.source, Source::Depends(_)));
    let end = depends.then(|| {
        quote! {
            if __arguments.makes_dependencies_only() {
                return ::core::result::Result::Ok(::core::result::Result::Err(__arguments.failed()));
            }
        }
    });
    take_after(parameters, &quote!(#end))
}

/// The statements that take the parameters out of `__arguments`, each into the local of its index: a `Result`. What the
/// function depends on comes first, then its own; between them stands what is to be done then.
fn take_after(parameters: &[&Param], between: &TokenStream) -> TokenStream {
    let (mut dependencies, mut own) = (Vec::new(), Vec::new());
    for (index, parameter) in parameters.iter().enumerate() {
        let (local, name, ty) = (local(index), item_name(index, parameter), &parameter.ty);
        match &parameter.source {
            Source::Request => own.push(quote!(let #local = __Facts::#name.take(__arguments);)),
            Source::Depends(depends) => {
                let usage = depends.usage();
                let resolved = if depends.use_cache() {
                    let shared = quote_spanned!(ty.span()=> __rt::shared::<#ty>());
                    quote!(__arguments.depend(__Facts::#name(), #usage, #shared).await?)
                } else {
                    let sharing = quote!({
                        use __rt::NotShared as _;
                        __rt::MaybeShared::<#ty>::ASKED.sharing()
                    });
                    quote!(__arguments.depend_fresh(__Facts::#name(), #usage, #sharing).await?)
                };
                dependencies.push(quote!(let #local = #resolved;));
            }
            Source::State => {
                let value = quote_spanned!(ty.span()=> __arguments.state_value::<#ty>()?);
                own.push(quote!(let #local = #value;));
            }
        }
    }
    let begin = (!own.is_empty()).then(|| quote!(__arguments.own();));
    quote! {
        #(#dependencies)*
        #between
        #begin
        #(#own)*
    }
}

/// The local that holds a parameter.
pub(crate) fn local(index: usize) -> Ident {
    format_ident!("__{index}")
}

fn item_name(index: usize, parameter: &Param) -> Ident {
    match parameter.source {
        Source::Depends(_) => format_ident!("__dependency_{index}"),
        Source::Request | Source::State => format_ident!("__parameter_{}", syn::ext::IdentExt::unraw(&parameter.ident)),
    }
}

fn declaration(parameter: &Param, place: Place) -> TokenStream {
    let field = facts::field(&parameter.names(), &parameter.ty, &parameter.facts, &TokenStream::new());
    let name_of_place = match place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Cookie => quote!(Cookie),
        Place::Body | Place::Form => quote!(Body),
        Place::Inferred => quote!(Inferred),
    };
    let embed = parameter.facts.embed.then(|| quote!(.embed()));
    let form = (place == Place::Form).then(|| quote!(.form()));
    let media_type = parameter.facts.media_type.as_ref().map(|name| quote!(.media_type(#name)));
    quote!(__rt::Parameter::new(#field, __rt::Place::#name_of_place) #embed #form #media_type)
}
