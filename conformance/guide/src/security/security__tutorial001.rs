use peregrine::prelude::*;
use peregrine::security::OAuth2PasswordBearer;

const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token");

#[get("/items/")]
async fn read_items(#[depends(OAUTH2_SCHEME)] token: String) -> Value {
    json!({"token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
