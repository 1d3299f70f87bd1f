use proc_macro2::TokenStream;
use quote::quote;

use super::answer::{self, output};
use super::check::CheckedHandler;
use super::ir::Handler;
use crate::depends::{self, parameters};

pub(super) fn expand(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let (ident, vis) = (&handler.ident, &handler.vis);
    let constants = constants(checked);
    let facts = facts_function(handler);
    let call = call_function(handler);
    let evaluated = (!answer::is_opaque(handler)).then(|| {
        let output = output(handler);
        // A constant of a block is evaluated by `cargo check` too, one of an `impl` only where it is used.
        quote!(const _: __rt::Answered<#output> = __Facts::__ANSWER;)
    });
    let response = response(handler);
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
            #response
            #evaluated
            impl __rt::Callable for #ident {
                #call
            }
            impl __rt::Endpoint for #ident {
                #facts
            }
        };
    }
}

/// A request that the application makes has no function: only its facts.
pub(super) fn expand_outgoing(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let (ident, vis) = (&handler.ident, &handler.vis);
    let constants = constants(checked);
    let facts = facts_function(handler);
    let output = output(handler);
    let response = response(handler);
    quote! {
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #[doc(hidden)]
        #vis struct #ident {}
        #[allow(clippy::all, clippy::pedantic, dead_code, non_upper_case_globals, unused_qualifications)]
        const _: () = {
            use ::peregrine::rt as __rt;
            struct __Facts;
            impl __Facts { #constants }
            #response
            const _: __rt::Answered<#output> = __Facts::__ANSWER;
            impl __rt::Outgoing for #ident {
                #facts
            }
        };
    }
}

/// Each parameter and the answer, an item each.
fn constants(checked: &CheckedHandler) -> TokenStream {
    let handler = &checked.handler;
    let parameters = parameters::items(&handler.all_parameters(), &checked.places);
    let answer = answer::constant(handler);
    quote! {
        #parameters
        #answer
    }
}

fn facts_function(handler: &Handler) -> TokenStream {
    let function = syn::ext::IdentExt::unraw(&handler.ident).to_string();
    let (methods, path, doc) = (&handler.methods, &handler.template.literal, &handler.doc);
    let status = option(handler.options.status.as_ref());
    let options = options(handler);
    let parameters = parameters::declare(&handler.all_parameters());
    let dependencies = depends::collect(&handler.options.dependencies);
    let callbacks = crate::routes::outgoing_list(&handler.options.callbacks);
    let has_response = !handler.options.response.is_empty();
    let answer = answer::expression(handler);
    let (response, answers) = if has_response {
        let response = quote!(::core::option::Option::Some(|| &*__RESPONSE));
        (response, quote!(#answer.describe_as(__answers, &__RESPONSE)))
    } else {
        (quote!(::core::option::Option::None), quote!(#answer.describe(__answers)))
    };
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
                dependencies: || #dependencies,
                callbacks: || #callbacks,
                parameters: |__parameters| { #parameters },
                response: #response,
                answers: |__answers| #answers,
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
        options
            .generate_unique_id
            .as_ref()
            .map(|f| quote!(__options.generate_unique_id = ::core::option::Option::Some(#f);)),
        options.tags.as_ref().map(|tags| quote!(__options.tags = __rt::tags(&#tags);)),
        options.responses.as_ref().map(
            |value| quote!(__options.responses = ::core::option::Option::Some(|| ::core::convert::Into::into(#value));),
        ),
        options
            .openapi_extra
            .as_ref()
            .map(|value| quote!(__options.openapi_extra = ::core::option::Option::Some(|| #value);)),
        options.form_limits.as_ref().map(|limits| quote!(__options.form_limits = #limits;)),
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

/// What is said about the answer besides its type, made once.
fn response(handler: &Handler) -> TokenStream {
    let calls = &handler.options.response;
    if calls.is_empty() {
        return TokenStream::new();
    }
    quote! {
        static __RESPONSE: ::std::sync::LazyLock<__rt::ResponseOptions> =
            ::std::sync::LazyLock::new(|| __rt::ResponseOptions::new() #(.#calls)*);
    }
}

fn option(value: Option<&syn::Expr>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn call_function(handler: &Handler) -> TokenStream {
    let call = call(handler);
    let answer = answer::expression(handler);
    let respond = if handler.options.response.is_empty() {
        quote!(#answer.respond(#call, __status, __scope))
    } else {
        quote!(#answer.respond_as(#call, __status, &__RESPONSE, __scope))
    };
    function_of_context(handler, &quote!(let __status = __context.status();), &respond)
}

/// The call of the user's function, its arguments in their locals.
pub(super) fn call(handler: &Handler) -> TokenStream {
    let ident = &handler.ident;
    let locals = (0..handler.parameters.len()).map(parameters::local);
    if handler.is_async {
        quote!(#ident(#(#locals),*).await)
    } else {
        quote!(__rt::blocking(move || #ident(#(#locals),*)).await)
    }
}

/// `Callable::call`: takes the parameters out of the context, and goes on with `end`. `begin` sees the context before.
pub(super) fn function_of_context(handler: &Handler, begin: &TokenStream, end: &TokenStream) -> TokenStream {
    let locals: Vec<_> = (0..handler.parameters.len()).map(parameters::local).collect();
    let take = parameters::take(&handler.all_parameters());
    quote! {
        fn call<'c>(
            &'c self,
            __context: &'c mut __rt::Context,
            __scope: &'c mut __rt::RequestScope,
        ) -> __rt::Answering<'c> {
            ::std::boxed::Box::pin(async move {
                #begin
                let (#(#locals,)*) = {
                    let mut __opened = if __context.waits_for_others() {
                        __rt::Arguments::after_others(__context, &mut *__scope).await?
                    } else {
                        __rt::Arguments::of(__context, &mut *__scope)
                    };
                    let __arguments = &mut __opened;
                    __arguments.begin()?;
                    #take
                    __opened.finish()?;
                    (#(__rt::valid(#locals)?,)*)
                };
                #end
            })
        }
    }
}
