//! JSON under a media type of its own, and the models of its errors.

use peregrine::prelude::*;
use peregrine::response::{Answers, IntoResponse};

const MEDIA_TYPE: &str = "application/vnd.api+json";

/// An answer that isn't described, under that media type.
pub(super) struct JsonApi(pub(super) Value);

impl IntoResponse for JsonApi {
    fn describe(answers: &mut Answers<'_>) {
        answers.json::<Value>();
        answers.media_type(MEDIA_TYPE);
    }

    fn into_response(self, status: StatusCode) -> Result<Response> {
        Content::new(MEDIA_TYPE, self.0.dump_json()).into_response(status)
    }
}

#[derive(Model)]
pub(super) struct Error {
    status: String,
    title: String,
}

#[derive(Model)]
pub(super) struct JsonApiError {
    errors: Vec<Error>,
}
