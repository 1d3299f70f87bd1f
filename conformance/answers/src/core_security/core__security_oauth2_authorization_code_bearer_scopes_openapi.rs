use peregrine::prelude::*;
use peregrine::security::OAuth2AuthorizationCodeBearer;

const OAUTH2_SCHEME: OAuth2AuthorizationCodeBearer = OAuth2AuthorizationCodeBearer::new("authorize", "token")
    .scopes(&[("read", "Read access"), ("write", "Write access")]);

#[dependency]
async fn get_token(#[depends(OAUTH2_SCHEME)] token: String) -> String {
    token
}

#[get("/")]
async fn root() -> Value {
    json!({"message": "Hello World"})
}

#[get("/with-oauth2-scheme", dependencies = [security(OAUTH2_SCHEME, scopes = ["read", "write"])])]
async fn read_with_oauth2_scheme() -> Value {
    json!({"message": "Admin Access"})
}

#[get("/with-get-token", dependencies = [security(get_token, scopes = ["read", "write"])])]
async fn read_with_get_token() -> Value {
    json!({"message": "Admin Access"})
}

#[get("/items/")]
async fn read_items(#[depends(OAUTH2_SCHEME)] token: String) -> Value {
    json!({"token": token})
}

#[post("/items/")]
async fn create_item(#[security(OAUTH2_SCHEME, scopes = ["read", "write"])] token: String) -> Value {
    json!({"token": token})
}

pub(super) fn app() -> App {
    let router = Router::new()
        .dependencies(depends![security(OAUTH2_SCHEME, scopes = ["read"])])
        .routes(routes![read_items, create_item]);
    App::new()
        .dependencies(depends![get_token])
        .routes(routes![root, read_with_oauth2_scheme, read_with_get_token])
        .include(router)
}
