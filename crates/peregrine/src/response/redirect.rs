use http::StatusCode;
use http::header::{HeaderValue, LOCATION};

use super::{Answers, IntoResponse, Response, empty_response};
use crate::Error;

/// An answer that sends the client elsewhere, with status 307 unless said otherwise.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[get("/typer")]
/// async fn typer() -> Redirect {
///     Redirect::to("https://typer.tiangolo.com")
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Redirect {
    location: String,
    status: StatusCode,
}

impl Redirect {
    /// Sends the client to a URL, which it asks for with the same method.
    #[must_use]
    pub fn to(location: impl Into<String>) -> Self {
        Self { location: location.into(), status: StatusCode::TEMPORARY_REDIRECT }
    }

    /// Answers with another status, such as 303.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl IntoResponse for Redirect {
    fn describe(answers: &mut Answers<'_>) {
        answers.status(307);
        answers.empty();
    }

    fn into_response(self, _: StatusCode) -> Result<Response, Error> {
        let mut response = empty_response(self.status);
        response.headers_mut().insert(LOCATION, escaped(&self.location)?);
        Ok(response)
    }
}

/// The URL as a header's value: what no URL can have is escaped, so that no line end gets through.
fn escaped(location: &str) -> Result<HeaderValue, Error> {
    let mut text = String::with_capacity(location.len());
    for byte in location.bytes() {
        if byte.is_ascii_graphic() {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    Ok(HeaderValue::try_from(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_cannot_start_another_header() {
        assert_eq!(escaped("/a\r\nset-cookie: x").unwrap(), "/a%0D%0Aset-cookie:%20x");
    }
}
