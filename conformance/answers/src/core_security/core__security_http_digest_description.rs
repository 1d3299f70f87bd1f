use peregrine::prelude::*;
use peregrine::security::{HttpCredentials, HttpDigest};

const SECURITY: HttpDigest = HttpDigest::new().description("HTTPDigest scheme");

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: HttpCredentials) -> Value {
    json!({"scheme": credentials.scheme, "credentials": credentials.credentials})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
