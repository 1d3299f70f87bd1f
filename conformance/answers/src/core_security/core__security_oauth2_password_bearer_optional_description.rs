use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, Optional};

const OAUTH2_SCHEME: Optional<OAuth2PasswordBearer> =
    OAuth2PasswordBearer::new("/token").description("OAuth2PasswordBearer security scheme").optional();

#[get("/items/")]
async fn read_items(#[security(OAUTH2_SCHEME)] token: Option<String>) -> Value {
    match token {
        Some(token) => json!({"token": token}),
        None => json!({"msg": "Create an account first"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
