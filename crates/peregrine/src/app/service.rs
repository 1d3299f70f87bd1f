use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body::Body as HttpBody;
use tower_service::Service;

use crate::Response;
use crate::body::{Body, BoxError};
use crate::depends::Overrides;
use crate::pipeline::Pipeline;
use crate::request::Caller;
use crate::serve::Handler;

/// An application, built: a `tower::Service` that can be called, cloned and nested.
#[derive(Clone)]
pub struct AppService {
    pipeline: Arc<Pipeline>,
}

impl AppService {
    pub(crate) fn new(pipeline: Pipeline) -> Self {
        Self { pipeline: Arc::new(pipeline) }
    }

    pub(crate) fn overrides(&self) -> &Arc<Overrides> {
        &self.pipeline.overrides
    }

    pub(crate) async fn answer(&self, request: http::Request<Body>) -> Response {
        self.pipeline.answer(Box::new(request), Caller::UNKNOWN).await
    }
}

impl Handler for AppService {
    fn handle(&self, request: Box<http::Request<Body>>, caller: Caller) -> impl Future<Output = Response> + Send {
        self.pipeline.answer(request, caller)
    }

    fn drain(&self) {
        self.pipeline.stop.drain();
    }

    fn abort(&self) {
        self.pipeline.stop.abort();
    }

    async fn finish(&self) {
        self.pipeline.outstanding.finished().await;
    }
}

impl<B> Service<http::Request<B>> for AppService
where
    B: HttpBody<Data = bytes::Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let pipeline = Arc::clone(&self.pipeline);
        let request = Box::new(request.map(|body| Body::stream(Converted(Box::pin(body)))));
        let caller = request.extensions().get().copied().unwrap_or(Caller::UNKNOWN);
        Box::pin(async move { Ok(pipeline.answer(request, caller).await) })
    }
}

impl fmt::Debug for AppService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppService").finish_non_exhaustive()
    }
}

/// A foreign body, its errors boxed.
struct Converted<B>(Pin<Box<B>>);

impl<B> HttpBody for Converted<B>
where
    B: HttpBody<Data = bytes::Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = bytes::Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<bytes::Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.size_hint()
    }
}
