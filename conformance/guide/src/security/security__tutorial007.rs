use peregrine::prelude::*;
use peregrine::security::{HttpBasic, HttpBasicCredentials};

const SECURITY: HttpBasic = HttpBasic::new();

#[dependency]
fn get_current_username(#[depends(SECURITY)] credentials: HttpBasicCredentials) -> Result<String> {
    if credentials.is("stanleyjobson", "swordfish") {
        return Ok(credentials.username);
    }
    Err(HttpError::new(401, "Incorrect username or password").header("WWW-Authenticate", "Basic").into())
}

#[get("/users/me")]
fn read_current_user(#[depends(get_current_username)] username: String) -> Value {
    json!({"username": username})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
