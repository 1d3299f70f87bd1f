use peregrine::prelude::*;
use peregrine::security::{HttpBearer, HttpCredentials};

const BEARER: HttpBearer =
    HttpBearer::new().scheme_name("HTTPBearer403").refuse_with(|| HttpError::new(403, "Not authenticated"));

#[get("/me")]
fn read_me(#[depends(BEARER)] credentials: HttpCredentials) -> Value {
    json!({"message": "You are authenticated", "token": credentials.credentials})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_me])
}
