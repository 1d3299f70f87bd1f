use peregrine::prelude::*;

async fn http_error(_: Request, error: HttpError) -> Result<Response> {
    Err(error.into())
}

async fn validation_error(_: Request, error: ValidationError) -> Result<Response> {
    Err(error.into())
}

#[get("/items/{item_id}")]
async fn read_item(item_id: i64) -> Result<Value> {
    if item_id == 3 {
        return Err(HttpError::new(418, "Nope! I don't like 3.").into());
    }
    Ok(json!({"item_id": item_id}))
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item]).on_error(http_error).on_error(validation_error)
}
