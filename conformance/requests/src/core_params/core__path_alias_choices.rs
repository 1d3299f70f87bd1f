use peregrine::prelude::*;

#[dependency]
fn get_identifier(#[path(alias = "unused", validation_alias("item_id", "id"), ge = 1, in_prefix)] value: i64) -> i64 {
    value
}

#[get("/")]
fn read_item(#[depends(get_identifier)] value: i64) -> Value {
    json!(value)
}

#[websocket("/ws/{id}")]
async fn read_websocket(websocket: WebSocket, #[depends(get_identifier)] value: i64) -> Result<()> {
    websocket.accept().await?;
    websocket.send_json(value).await?;
    Ok(websocket.close(1000, "").await?)
}

pub(super) fn app() -> App {
    let router = Router::new().routes(routes![read_item]);
    App::new()
        .include(Router::new().prefix("/items/{item_id}").include(router.clone()))
        .include(Router::new().prefix("/legacy-items/{id}").include(router))
        .routes(routes![read_websocket])
}
