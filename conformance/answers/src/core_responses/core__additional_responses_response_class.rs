use peregrine::prelude::*;

use super::json_api::{self, JsonApi, JsonApiError};

fn error() -> Responses {
    Responses::from(json!({"500": {"description": "Error"}}))
}

#[get("/a", responses = error().model::<JsonApiError>(500))]
async fn a() -> JsonApi {
    JsonApi(Value::Null)
}

#[get("/b", responses = error().model::<json_api::Error>(500))]
async fn b() -> Value {
    Value::Null
}

pub(super) fn app() -> App {
    App::new().routes(routes![a, b])
}
