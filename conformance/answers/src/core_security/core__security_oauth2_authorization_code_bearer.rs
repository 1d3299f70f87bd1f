use peregrine::prelude::*;
use peregrine::security::OAuth2AuthorizationCodeBearer;

const OAUTH2_SCHEME: OAuth2AuthorizationCodeBearer = OAuth2AuthorizationCodeBearer::new("authorize", "token");

#[get("/items/")]
async fn read_items(#[security(OAUTH2_SCHEME)] token: String) -> Value {
    json!({"token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
