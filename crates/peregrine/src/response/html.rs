use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderValue;

use super::{Answers, IntoResponse, Response, response};
use crate::Error;

/// An answer of HTML.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[get("/")]
/// async fn home() -> Html {
///     Html::from("<h1>Hello</h1>")
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Html(Bytes);

impl<T: Into<Bytes>> From<T> for Html {
    fn from(html: T) -> Self {
        Self(html.into())
    }
}

impl IntoResponse for Html {
    fn describe(answers: &mut Answers<'_>) {
        answers.text("text/html");
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        Ok(response(status, HeaderValue::from_static("text/html; charset=utf-8"), self.0))
    }
}
