use peregrine::prelude::*;
use peregrine::security::{HttpAuth, HttpCredentials};

const SECURITY: HttpAuth = HttpAuth::new("Other").description("Other Security Scheme");

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: HttpCredentials) -> Value {
    json!({"scheme": credentials.scheme, "credentials": credentials.credentials})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
