use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::check::CheckedHandler;
use super::ir::{Handler, Param, Place};
use crate::facts;

pub(super) fn expand(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let (ident, vis) = (&handler.ident, &handler.vis);
    let constants = constants(checked);
    let facts = facts_function(handler);
    let call = call_function(handler);
    let output = output(handler);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #[doc(hidden)]
        #vis struct #ident {}
        #[allow(clippy::all, clippy::pedantic, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            struct __Facts;
            impl __Facts { #constants }
            // A constant of a block is evaluated by `cargo check` too, one of an `impl` only where it is used.
            const _: __rt::Answered<#output> = __Facts::__ANSWER;
            impl __rt::Callable for #ident {
                #call
            }
            impl __rt::Endpoint for #ident {
                #facts
            }
        };
    }
}

/// Each parameter and the answer, a constant each: the one line that asks for a trait, at the user's type.
fn constants(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let parameters = handler.parameters.iter().zip(&checked.places).map(|(parameter, place)| {
        let (ident, ty) = (constant(parameter), &parameter.ty);
        let declared = declaration(parameter, *place);
        let taken = quote_spanned!(ty.span()=> __rt::taken::<#ty, _>);
        let constraints = facts::constraints(&parameter.facts.rules);
        let demands = constraints.iter().map(|constraint| quote!(__rt::parameter_takes::<#ty, #constraint, _>();));
        quote! {
            const #ident: __rt::Taken<#ty> = {
                #(#demands)*
                #taken(#declared)
            };
        }
    });
    let output = output(handler);
    let answered = quote_spanned!(output.span()=> __rt::answered::<#output, _>);
    quote! {
        #(#parameters)*
        const __ANSWER: __rt::Answered<#output> = #answered();
    }
}

fn constant(parameter: &Param) -> Ident {
    format_ident!("__parameter_{}", syn::ext::IdentExt::unraw(&parameter.ident))
}

fn output(handler: &Handler) -> TokenStream {
    match &handler.output {
        Some(output) => quote!(#output),
        None => quote!(()),
    }
}

fn declaration(parameter: &Param, place: Place) -> TokenStream {
    let field = facts::field(&parameter.names(), &parameter.ty, &parameter.facts, &TokenStream::new());
    let place = match place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Cookie => quote!(Cookie),
        Place::Body => quote!(Body),
        Place::Inferred => quote!(Inferred),
    };
    let embed = parameter.facts.embed.then(|| quote!(.embed()));
    let media_type = parameter.facts.media_type.as_ref().map(|name| quote!(.media_type(#name)));
    quote!(__rt::Parameter::new(#field, __rt::Place::#place) #embed #media_type)
}

fn facts_function(handler: &Handler) -> TokenStream {
    let function = syn::ext::IdentExt::unraw(&handler.ident).to_string();
    let (methods, path, doc) = (&handler.methods, &handler.template.literal, &handler.doc);
    let status = option(handler.options.status.as_ref());
    let options = options(handler);
    let parameters = handler.parameters.iter().map(constant);
    quote! {
        fn facts(&self) -> __rt::HandlerFacts {
            __rt::HandlerFacts {
                function: #function,
                module: ::core::module_path!(),
                location: (::core::file!(), ::core::line!()),
                methods: &[#(#methods),*],
                path: #path,
                doc: #doc,
                status: #status,
                options: #options,
                parameters: |__parameters| { #(__Facts::#parameters.declare(__parameters);)* },
                answers: |__answers| __Facts::__ANSWER.describe(__answers),
            }
        }
    }
}

fn options(handler: &Handler) -> TokenStream {
    let options = &handler.options;
    let assignments = [
        options.summary.as_ref().map(|text| quote!(__options.summary = ::core::option::Option::Some(#text);)),
        options.description.as_ref().map(|text| quote!(__options.description = ::core::option::Option::Some(#text);)),
        options
            .response_description
            .as_ref()
            .map(|text| quote!(__options.response_description = ::core::option::Option::Some(#text);)),
        options.operation_id.as_ref().map(|text| quote!(__options.operation_id = ::core::option::Option::Some(#text);)),
        options.tags.as_ref().map(|tags| quote!(__options.tags = __rt::tags(&#tags);)),
        options.responses.as_ref().map(|value| quote!(__options.responses = ::core::option::Option::Some(|| #value);)),
        options.deprecated.then(|| quote!(__options.deprecated = true;)),
        options.hidden.then(|| quote!(__options.include_in_schema = false;)),
    ];
    let assignments = assignments.iter().flatten();
    quote! {{
        #[allow(unused_mut)]
        let mut __options = <__rt::OperationOptions as ::core::default::Default>::default();
        #(#assignments)*
        __options
    }}
}

fn option(value: Option<&syn::Expr>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn call_function(handler: &Handler) -> TokenStream {
    let ident = &handler.ident;
    let locals: Vec<_> = (0..handler.parameters.len()).map(|index| format_ident!("__{index}")).collect();
    let constants = handler.parameters.iter().map(constant);
    let call = if handler.is_async {
        quote!(#ident(#(#locals),*).await)
    } else {
        quote!(__rt::blocking(move || #ident(#(#locals),*)).await)
    };
    quote! {
        fn call<'c>(&'c self, __context: &'c mut __rt::Context) -> __rt::Answering<'c> {
            ::std::boxed::Box::pin(async move {
                let __status = __context.status();
                let (#(#locals,)*) = {
                    let mut __arguments = __rt::Arguments::of(__context);
                    #(let #locals = __Facts::#constants.take(&mut __arguments);)*
                    __arguments.finish()?;
                    (#(__rt::valid(#locals)?,)*)
                };
                __Facts::__ANSWER.respond(#call, __status)
            })
        }
    }
}
