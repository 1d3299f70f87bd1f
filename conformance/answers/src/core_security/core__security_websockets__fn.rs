use peregrine::prelude::*;
use peregrine::security::{HttpAuth, HttpCredentials};

const SECURITY: HttpAuth = HttpAuth::new("Other");

#[websocket("/")]
async fn endpoint(websocket: WebSocket, #[security(SECURITY)] credentials: HttpCredentials) -> Result<()> {
    websocket.accept().await?;
    websocket.send_json(json!({"scheme": credentials.scheme, "credentials": credentials.credentials})).await?;
    Ok(websocket.close(1000, "").await?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![endpoint])
}
