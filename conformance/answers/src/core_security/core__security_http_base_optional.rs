use peregrine::prelude::*;
use peregrine::security::{HttpAuth, HttpCredentials, Optional};

const SECURITY: Optional<HttpAuth> = HttpAuth::new("Other").optional();

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: Option<HttpCredentials>) -> Value {
    match credentials {
        Some(credentials) => json!({"scheme": credentials.scheme, "credentials": credentials.credentials}),
        None => json!({"msg": "Create an account first"}),
    }
}

#[websocket("/users/timeline")]
async fn read_user_timeline(
    websocket: WebSocket,
    #[security(SECURITY)] credentials: Option<HttpCredentials>,
) -> Result<()> {
    websocket.accept().await?;
    Ok(websocket.send_json(read_current_user(credentials)).await?)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user, read_user_timeline])
}
