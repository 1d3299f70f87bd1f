use peregrine::prelude::*;

#[get("/items-header/{item_id}")]
async fn read_item_header(item_id: String) -> Result<Value> {
    if item_id != "foo" {
        return Err(HttpError::new(404, "Item not found").header("X-Error", "There goes my error").into());
    }
    Ok(json!({"item": "The Foo Wrestlers"}))
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item_header])
}
