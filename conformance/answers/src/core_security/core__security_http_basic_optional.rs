use peregrine::prelude::*;
use peregrine::security::{HttpBasic, HttpBasicCredentials, Optional};

const SECURITY: Optional<HttpBasic> = HttpBasic::new().optional();

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: Option<HttpBasicCredentials>) -> Value {
    match credentials {
        Some(credentials) => json!({"username": credentials.username, "password": credentials.password}),
        None => json!({"msg": "Create an account first"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
