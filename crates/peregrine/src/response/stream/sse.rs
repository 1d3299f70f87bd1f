use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderName, HeaderValue};

use super::body::body;
use super::item::{Events, ItemForm, StreamItem, ViaItems};
use super::{Blocking, BoxStream, Generated, Out, Ready, Stream, TryGenerated, sources};
use crate::Error;
use crate::response::{Answers, IntoResponse, Response, ResponseOptions, allows_body, empty_response, response};

/// How long nothing is sent before a comment keeps the connection open, as in FastAPI.
const PING_INTERVAL: Duration = Duration::from_secs(15);

/// Tells nginx to pass on what comes at once.
const X_ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// An answer of server-sent events: FastAPI's `EventSourceResponse`. Any method may answer so.
///
/// An item is a value, whose JSON is the data of an event, or a [`ServerSentEvent`](super::ServerSentEvent) with a
/// name, an id and more; [`SseItem`](super::SseItem) is either. While there is nothing to send, a comment keeps the
/// connection open every 15 s.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// const WORDS: [&str; 3] = ["Plumbus", "Portal Gun", "Meeseeks Box"];
///
/// /// Goes on where a browser that was cut off left.
/// #[get("/words")]
/// async fn words(#[header] last_event_id: Option<usize>) -> Sse<impl Stream<Item = ServerSentEvent>> {
///     let start = last_event_id.map_or(0, |id| id + 1);
///     Sse::generate(move |out| async move {
///         for (id, word) in WORDS.into_iter().enumerate().skip(start) {
///             out.give(ServerSentEvent::new(word).id(id)).await;
///         }
///     })
/// }
///
/// let client = TestClient::new(App::new().routes(routes![words]));
/// let answer = client.get("/words").header("last-event-id", "1").send();
/// answer.assert_header("content-type", "text/event-stream; charset=utf-8");
/// assert_eq!(answer.events()[0].parse::<String>(), "Meeseeks Box");
/// assert_eq!(answer.events()[0].id(), Some("2"));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Sse<S> {
    stream: S,
    ping_interval: Option<Duration>,
}

impl<S> Sse<S> {
    fn of(stream: S) -> Self {
        Self { stream, ping_interval: Some(PING_INTERVAL) }
    }

    fn map<T>(self, change: impl FnOnce(S) -> T) -> Sse<T> {
        Sse { stream: change(self.stream), ping_interval: self.ping_interval }
    }

    /// States how long nothing is sent before a comment keeps the connection open; `None` and zero for never. A
    /// connection on which nothing is sent may be cut by what stands between, and a client that went away isn't
    /// noticed.
    pub fn keep_alive(mut self, interval: impl Into<Option<Duration>>) -> Self {
        self.ping_interval = interval.into().filter(|interval| !interval.is_zero());
        self
    }
}

sources!(Sse);

impl<S> Sse<S> {
    fn answer<M: 'static>(self, status: StatusCode, options: Option<&'static ResponseOptions>) -> Response
    where
        S: Stream<Item: StreamItem<Events, M>> + Send + 'static,
    {
        if !allows_body(status) {
            return empty_response(status);
        }
        let form = ItemForm { before: "data: ", after: "\n\n", options };
        let write = move |item: S::Item| -> Result<Bytes, Error> { item.into_bytes(&form) };
        let body = body(self.stream, write, self.ping_interval);
        let mut response = response(status, HeaderValue::from_static("text/event-stream; charset=utf-8"), body);
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response.headers_mut().insert(X_ACCEL_BUFFERING, HeaderValue::from_static("no"));
        response
    }
}

impl<S, M: 'static> IntoResponse<ViaItems<M>> for Sse<S>
where
    S: Stream<Item: StreamItem<Events, M>> + Send + 'static,
{
    fn describe(answers: &mut Answers<'_>) {
        S::Item::describe(answers);
        answers.events();
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        Ok(self.answer(status, None))
    }

    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        Ok(self.answer(status, Some(options)))
    }
}
