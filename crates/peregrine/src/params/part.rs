use crate::request::{Context, Request};

/// A part of the request that a handler takes as it is: no validation, nothing in the document.
pub trait RequestPart: Sized {
    /// The part.
    fn from_context(context: &Context) -> Self;
}

impl RequestPart for Request {
    fn from_context(context: &Context) -> Self {
        Self::of(&context.received, &context.path, context.client)
    }
}
