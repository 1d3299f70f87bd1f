use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "allow")]
struct Data {
    value: String,
    #[field(extra)]
    extra: Map<String, Value>,
}

#[websocket("/ws")]
async fn endpoint(websocket: WebSocket, #[query] data: Data) -> Result<()> {
    websocket.accept().await?;
    let extra = |name| data.extra.get(name).cloned();
    let answer = json!({"value": data.value, "extra": extra("extra"), "single": extra("single")});
    websocket.send_json(answer).await?;
    Ok(websocket.close(1000, "").await?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![endpoint])
}
