use peregrine::prelude::*;
use peregrine::security::{HttpBasic, HttpBasicCredentials};

const SECURITY: HttpBasic = HttpBasic::new().realm("simple").description("HTTPBasic scheme");

#[get("/users/me")]
fn read_current_user(#[security(SECURITY)] credentials: HttpBasicCredentials) -> Value {
    json!({"username": credentials.username, "password": credentials.password})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
