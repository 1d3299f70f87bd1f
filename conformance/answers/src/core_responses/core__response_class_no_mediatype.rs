use peregrine::prelude::*;
use peregrine::response::{Answers, IntoResponse};

use super::json_api::{self, JsonApiError};

fn error() -> Responses {
    Responses::from(json!({"500": {"description": "Error"}}))
}

/// Neither a body nor a media type.
struct Nothing;

impl IntoResponse for Nothing {
    fn describe(answers: &mut Answers<'_>) {
        answers.empty();
    }

    fn into_response(self, status: StatusCode) -> Result<Response> {
        let mut response = Response::default();
        *response.status_mut() = status;
        Ok(response)
    }
}

#[get("/a", responses = error().model::<JsonApiError>(500))]
async fn a() -> Nothing {
    Nothing
}

#[get("/b", responses = error().model::<json_api::Error>(500))]
async fn b() -> Value {
    Value::Null
}

pub(super) fn app() -> App {
    App::new().routes(routes![a, b])
}
