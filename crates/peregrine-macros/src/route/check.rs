use syn::{Type, TypeParamBound, TypeReference};

use super::ir::{Handler, Param, Place};
use crate::diagnostics::Errors;
use crate::facts::Spelling;
use crate::keys;

/// A handler whose parts fit each other: each parameter has its place.
pub(super) struct CheckedHandler {
    pub(super) handler: Handler,
    pub(super) places: Vec<Place>,
}

pub(super) fn check(handler: Handler, errors: &mut Errors) -> Option<CheckedHandler> {
    if !stands_alone(&handler, errors) {
        return None;
    }
    for parameter in &handler.parameters {
        if parameter.is_of_request() {
            owns_its_value(parameter, errors);
            is_found_by_name(parameter, errors);
        }
        names_its_type(&parameter.ty, "a parameter", errors);
    }
    if let Some(output) = &handler.output {
        says_how_it_answers(output, errors);
    }
    let places: Vec<Place> = handler.parameters.iter().map(|parameter| place(parameter, &handler)).collect();
    if handler.is_websocket {
        waits_for_messages(&handler, errors);
        has_no_body(&handler, errors);
    }
    template_has_every_path_parameter(&handler, &places, errors);
    every_name_of_the_template_is_taken(&handler, &places, errors);
    path_parameters_have_no_default(&handler, &places, errors);
    Some(CheckedHandler { handler, places })
}

/// The application calls the function: nobody is there to choose types or to promise safety.
fn stands_alone(handler: &Handler, errors: &mut Errors) -> bool {
    if !handler.generics.params.is_empty() {
        errors.at(&handler.generics.params, "a handler has no generics: name the types, and own what is borrowed");
        return false;
    }
    if handler.is_unsafe {
        errors.at(&handler.ident, "a handler can't be `unsafe`: requests call it");
        return false;
    }
    true
}

/// A conversation waits: a thread for each would soon be one too many.
fn waits_for_messages(handler: &Handler, errors: &mut Errors) {
    if !handler.is_async {
        errors.at(&handler.ident, "the handler of a WebSocket waits for messages: make it `async fn`");
    }
}

/// The request for a WebSocket has no body.
fn has_no_body(handler: &Handler, errors: &mut Errors) {
    let bodies = handler.parameters.iter().filter_map(|parameter| parameter.place);
    for (_, span) in bodies.filter(|(place, _)| matches!(place, Place::Body | Place::Form)) {
        errors.at_span(span, "a WebSocket has no body: receive it as a message, `socket.receive_json().await?`");
    }
}

/// What no attribute places is found in the path if its name stands there, else where its type says.
fn place(parameter: &Param, handler: &Handler) -> Place {
    match parameter.place {
        Some((place, _)) => place,
        None if !parameter.is_of_request() => Place::Inferred,
        None if handler.template.names.contains(&parameter.wire_name()) => Place::Path,
        None => Place::Inferred,
    }
}

/// A handler outlives what it was called from.
fn owns_its_value(parameter: &Param, errors: &mut Errors) {
    if let Type::Reference(TypeReference { elem, .. }) = &parameter.ty {
        let owned = match &**elem {
            Type::Path(path) if path.path.is_ident("str") => "`String`".to_owned(),
            Type::Slice(_) => "`Vec<T>`".to_owned(),
            other => format!("`{}`", quote::quote!(#other)),
        };
        errors.at(&parameter.ty, format!("a handler owns its parameters: use {owned}"));
    }
}

/// A parameter is found by name. It is no object that a path could lead into.
fn is_found_by_name(parameter: &Param, errors: &mut Errors) {
    let mut places = parameter.facts.validation_alias.iter().flatten();
    if let Some(span) = places.find_map(Spelling::path_span) {
        errors.at_span(span, "a path leads into an object: fields of models have one, a parameter has names");
    }
}

/// What has no name can't be described.
fn names_its_type(ty: &Type, what: &str, errors: &mut Errors) {
    if let Type::ImplTrait(_) = ty {
        errors.at(ty, format!("{what} needs a named type: `impl Trait` can't be described in the document"));
    }
}

/// A type that nobody names may be a part of the answer, but not all of it.
fn says_how_it_answers(output: &Type, errors: &mut Errors) {
    let Type::ImplTrait(opaque) = output else { return };
    let names_stream = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let name = bound.path.segments.last().map(|segment| segment.ident.to_string());
            matches!(name.as_deref(), Some("Stream" | "Iterator" | "IntoIterator"))
        }
        _ => false,
    };
    if opaque.bounds.iter().any(names_stream) {
        let message =
            "say how the items are answered: `JsonLines<impl Stream<Item = ..>>`, `Sse<..>` or `ByteStream<..>`";
        errors.at(output, message);
    } else {
        names_its_type(output, "what a handler returns", errors);
    }
}

/// A path parameter must stand in the template, or be announced to stand in a router's prefix.
fn template_has_every_path_parameter(handler: &Handler, places: &[Place], errors: &mut Errors) {
    let names: Vec<&str> = handler.template.names.iter().map(String::as_str).collect();
    for (parameter, place) in handler.parameters.iter().zip(places) {
        let name = parameter.name_in(&handler.template);
        if *place != Place::Path || parameter.in_prefix || names.contains(&name.as_str()) {
            continue;
        }
        let written = handler.template.literal.value();
        let hint = match keys::closest(&name, &names) {
            Some(close) => format!("did you mean `{close}`?"),
            None if written.contains(&format!("<{name}>")) || written.contains(&format!("/:{name}")) => {
                "a parameter stands in braces there".to_owned()
            }
            None => format!("add `{{{name}}}` to it, or say `#[path(in_prefix)]` if a router's prefix has it"),
        };
        errors.at(&parameter.ident, format!("the path has no `{{{name}}}`: {hint}"));
    }
}

/// What the path holds, somebody should use.
fn every_name_of_the_template_is_taken(handler: &Handler, places: &[Place], errors: &mut Errors) {
    let taken: Vec<String> = handler
        .parameters
        .iter()
        .zip(places)
        .filter(|(_, place)| **place == Place::Path)
        .map(|(parameter, _)| parameter.name_in(&handler.template))
        .collect();
    // A dependency may take it: that is known at startup.
    if handler.depends() {
        return;
    }
    let missed_elsewhere = handler.parameters.iter().zip(places).any(|(parameter, place)| {
        let name = parameter.name_in(&handler.template);
        *place == Place::Path && !parameter.in_prefix && !handler.template.names.contains(&name)
    });
    let others: Vec<String> = handler
        .parameters
        .iter()
        .zip(places)
        .filter(|(_, place)| **place == Place::Inferred)
        .map(|(parameter, _)| parameter.wire_name())
        .collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    for name in &handler.template.names {
        if taken.contains(name) || missed_elsewhere {
            continue;
        }
        let close = keys::closest(name, &others)
            .and_then(|close| handler.parameters.iter().find(|parameter| parameter.wire_name() == close));
        if let Some(close) = close {
            let message = format!("no parameter takes `{{{name}}}` of the path: is it this one? Name both alike");
            errors.at(&close.ident, message);
        } else {
            let message = format!("no parameter takes `{{{name}}}` of the path: add `{name}: String` to the function");
            errors.at(&handler.template.literal, message);
        }
    }
}

/// A path that matched has its parameters.
fn path_parameters_have_no_default(handler: &Handler, places: &[Place], errors: &mut Errors) {
    for (parameter, place) in handler.parameters.iter().zip(places) {
        if *place == Place::Path && parameter.facts.default.is_some() {
            errors.at(&parameter.ident, "a path parameter is always there: it can't have a default");
        }
    }
}
