use bytes::Bytes;
use http::StatusCode;

use super::{Answers, IntoResponse, Response, text_response};
use crate::Error;

/// An answer of plain text.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[get("/")]
/// async fn home() -> Text {
///     Text::from("Hello")
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Text(Bytes);

impl<T: Into<Bytes>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl IntoResponse for Text {
    fn describe(answers: &mut Answers<'_>) {
        answers.text("text/plain");
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        Ok(text_response(status, self.0))
    }
}
