use peregrine::prelude::*;

#[get("/")]
async fn read_main() -> Value {
    json!({"msg": "Hello World"})
}

#[websocket("/ws")]
async fn websocket(websocket: WebSocket) -> Result<()> {
    websocket.accept().await?;
    websocket.send_json(json!({"msg": "Hello WebSocket"})).await?;
    Ok(websocket.close(1000, "").await?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_main, websocket])
}
