use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderValue;

use super::body::body;
use super::item::{ItemForm, Lines, StreamItem, ViaItems};
use super::{Blocking, BoxStream, Generated, JSON_LINES, Out, Ready, Stream, TryGenerated, sources};
use crate::response::{Answers, IntoResponse, Response, ResponseOptions, allows_body, empty_response, response};
use crate::{Body, Error};

/// An answer of items, each the JSON of a line, sent while they are made: FastAPI's path operations that `yield`.
///
/// An item is validated and written as an answer of its type is, and described as `itemSchema` in the document.
/// `response_model` and its like hold for each item. An item that is a `Result` may fail, which ends the connection.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[derive(Model)]
/// struct Item {
///     name: String,
/// }
///
/// #[get("/items/stream")]
/// async fn stream_items() -> JsonLines<impl Stream<Item = Item>> {
///     JsonLines::iter(["Plumbus", "Portal Gun"].map(|name| Item { name: name.to_owned() }))
/// }
///
/// let client = TestClient::new(App::new().routes(routes![stream_items]));
/// let answer = client.get("/items/stream").send();
/// answer.assert_header("content-type", "application/jsonl");
/// assert_eq!(answer.json_lines::<Item>()[1].name, "Portal Gun");
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct JsonLines<S>(S);

impl<S> JsonLines<S> {
    fn of(stream: S) -> Self {
        Self(stream)
    }

    fn map<T>(self, change: impl FnOnce(S) -> T) -> JsonLines<T> {
        JsonLines(change(self.0))
    }
}

sources!(JsonLines);

impl<S> JsonLines<S> {
    fn answer<M: 'static>(self, status: StatusCode, options: Option<&'static ResponseOptions>) -> Response
    where
        S: Stream<Item: StreamItem<Lines, M>> + Send + 'static,
    {
        if !allows_body(status) {
            return empty_response(status);
        }
        let form = ItemForm { before: "", after: "\n", options };
        let write = move |item: S::Item| -> Result<Bytes, Error> { item.into_bytes(&form) };
        let body: Body = body(self.0, write, None);
        response(status, HeaderValue::from_static(JSON_LINES), body)
    }
}

impl<S, M: 'static> IntoResponse<ViaItems<M>> for JsonLines<S>
where
    S: Stream<Item: StreamItem<Lines, M>> + Send + 'static,
{
    fn describe(answers: &mut Answers<'_>) {
        S::Item::describe(answers);
        answers.lines();
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        Ok(self.answer(status, None))
    }

    fn into_response_as(self, status: StatusCode, options: &'static ResponseOptions) -> Result<Response, Error> {
        Ok(self.answer(status, Some(options)))
    }
}
