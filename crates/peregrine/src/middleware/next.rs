use std::sync::Arc;

use super::Layer;
use crate::error::{Error, Result};
use crate::panic_boundary::unpanicked;
use crate::pipeline::{Pipeline, Uncaught};
use crate::request::{Caller, Received, Request};
use crate::response::Response;
use crate::routing::DecodedPath;

/// The rest of a request's way, as a middleware sees it: the other middlewares, the route, its answer.
#[derive(Debug)]
pub struct Next {
    pipeline: Arc<Pipeline>,
    /// How many middlewares are still to come.
    remaining: usize,
    received: Received,
    caller: Caller,
}

impl Next {
    pub(crate) fn new(pipeline: Arc<Pipeline>, received: Received, caller: Caller) -> Self {
        Self { remaining: pipeline.layers.len(), pipeline, received, caller }
    }

    /// Sends the request on its way, and gives its answer. Headers and extensions that were changed are what the rest
    /// of the way sees.
    ///
    /// # Errors
    /// The request ended in a fault: an error that neither says a status nor has a handler of its type, or a panic.
    /// Passed on with `?`, it is answered 500 outside of all middlewares, as in FastAPI. All other errors are answers
    /// by now.
    pub async fn run(mut self, request: Request) -> Result<Response> {
        request.apply_to(&mut self.received);
        self.go().await
    }

    /// Sends the request on its way as it is.
    pub(crate) async fn go(mut self) -> Result<Response> {
        let pipeline = Arc::clone(&self.pipeline);
        match pipeline.layers[..self.remaining].split_last() {
            Some((layer, inner)) => {
                self.remaining = inner.len();
                self.through(&**layer).await
            }
            None => {
                let mut fault = None;
                let response = pipeline.handle(self.received, self.caller, Uncaught::Leave(&mut fault)).await;
                fault.map_or(Ok(response), |fault| Err(fault.error))
            }
        }
    }

    /// What a panic in the middleware's function leaves is a fault like any.
    async fn through(self, layer: &dyn Layer) -> Result<Response> {
        let mut answering = layer.answer(self);
        unpanicked(answering.as_mut(), |panic| Err(Error::panicked(panic))).await
    }

    pub(super) fn received(&self) -> &Received {
        &self.received
    }

    /// What there is to know about the request.
    pub(crate) fn request(&self) -> Request {
        let path = DecodedPath::new(self.received.uri(), &self.pipeline.root);
        Request::of(&self.received, &path, self.caller, &self.pipeline.root)
    }

    /// The same, to be handed back to [`run`](Self::run): headers and extensions are there meanwhile.
    pub(super) fn take_request(&mut self) -> Request {
        let headers = std::mem::take(self.received.headers_mut());
        let extensions = std::mem::take(self.received.extensions_mut());
        self.request().with(headers, extensions)
    }
}
