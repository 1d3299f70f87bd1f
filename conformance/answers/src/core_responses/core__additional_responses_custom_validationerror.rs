use peregrine::prelude::*;

use super::json_api::{JsonApi, JsonApiError};

fn responses() -> Responses {
    Responses::from(json!({"422": {"description": "Error"}})).model::<JsonApiError>(422)
}

#[get("/a/{id}", responses = responses())]
async fn a(id: Value) -> JsonApi {
    let _ = id;
    JsonApi(Value::Null)
}

pub(super) fn app() -> App {
    App::new().routes(routes![a])
}
