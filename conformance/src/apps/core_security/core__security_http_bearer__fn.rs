use peregrine::prelude::*;
use peregrine::security::{HttpBearer, HttpCredentials};

const SECURITY: HttpBearer = HttpBearer::new().scheme_name("CustomHTTPBearer");

#[get("/users/me")]
async fn read_user(#[security(SECURITY)] credentials: HttpCredentials) -> Value {
    json!({"scheme": credentials.scheme, "credentials": credentials.credentials})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_user])
}
