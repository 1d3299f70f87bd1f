use peregrine::prelude::*;

async fn handle_error(_: Request, error: ValidationError) -> (StatusCode, Value) {
    (StatusCode::UNPROCESSABLE_ENTITY, json!({"body": error.body(), "detail": error.errors()}))
}

#[post("/")]
async fn read_value(#[body] value: i64) -> Value {
    json!(value)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_value]).on_error(handle_error)
}
