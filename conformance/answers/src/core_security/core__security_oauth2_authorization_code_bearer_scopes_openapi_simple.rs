use peregrine::prelude::*;
use peregrine::security::OAuth2AuthorizationCodeBearer;

const OAUTH2_SCHEME: OAuth2AuthorizationCodeBearer =
    OAuth2AuthorizationCodeBearer::new("api/oauth/authorize", "/api/oauth/token")
        .scopes(&[("read", "Read access"), ("write", "Write access")]);

#[dependency]
async fn get_token(#[depends(OAUTH2_SCHEME)] token: String) -> String {
    token
}

#[get("/admin", dependencies = [security(get_token, scopes = ["read", "write"])])]
async fn read_admin() -> Value {
    json!({"message": "Admin Access"})
}

pub(super) fn app() -> App {
    App::new().dependencies(depends![get_token]).routes(routes![read_admin])
}
