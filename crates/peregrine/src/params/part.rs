use bytes::Bytes;

use super::Parameters;
use crate::background::BackgroundTasks;
use crate::endpoint::Arguments;
use crate::request::Request;
use crate::response::ResponseParts;

/// A part of the request that a handler takes as it is: no validation, nothing in the document.
pub trait RequestPart: Sized {
    /// Says at startup what it needs. Most need nothing.
    fn declare(parameters: &mut Parameters<'_>) {
        let _ = parameters;
    }

    /// The part.
    fn from_arguments(arguments: &mut Arguments<'_>) -> Self;
}

impl RequestPart for Request {
    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        let context = arguments.context();
        Self::of(&context.received, &context.path, context.caller, &context.plan.root)
    }
}

/// The body as it came, whatever it is; the document doesn't show it.
impl RequestPart for Bytes {
    fn declare(parameters: &mut Parameters<'_>) {
        parameters.read_body();
    }

    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        arguments.context().bytes.clone()
    }
}

impl RequestPart for BackgroundTasks {
    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        arguments.scope.tasks.get_or_insert_default().clone()
    }
}

impl RequestPart for ResponseParts {
    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        arguments.scope.parts.get_or_insert_default().clone()
    }
}
