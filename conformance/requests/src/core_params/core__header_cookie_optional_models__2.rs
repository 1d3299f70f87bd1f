use peregrine::prelude::*;

#[derive(Model)]
struct RequestHeaders {
    #[field(validation_alias("X-Request_ID", "X-Legacy_ID"))]
    request_id: String,
    x_attempt: i64,
}

#[get("/")]
async fn read(#[header] headers: Option<RequestHeaders>) -> Value {
    json!(headers)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
