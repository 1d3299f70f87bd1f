use peregrine::prelude::*;
use peregrine::security::{HttpBearer, HttpCredentials, Optional};

const SECURITY: Optional<HttpBearer> = HttpBearer::new().optional();

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: Option<HttpCredentials>) -> Value {
    match credentials {
        Some(credentials) => json!({"scheme": credentials.scheme, "credentials": credentials.credentials}),
        None => json!({"msg": "Create an account first"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
