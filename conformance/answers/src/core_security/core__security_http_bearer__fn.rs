use peregrine::prelude::*;
use peregrine::security::{HttpBearer, HttpCredentials};

const SECURITY: HttpBearer = HttpBearer::new().scheme_name("CustomHTTPBearer");

#[get("/users/me")]
async fn read_user(#[security(SECURITY)] credentials: HttpCredentials) -> Value {
    json!({"scheme": credentials.scheme, "credentials": credentials.credentials})
}

#[websocket("/users/me")]
async fn read_user_websocket(websocket: WebSocket, #[security(SECURITY)] credentials: HttpCredentials) -> Result<()> {
    websocket.accept().await?;
    websocket.send_json(read_user(credentials).await).await?;
    Ok(websocket.close(1000, "").await?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_user, read_user_websocket])
}
