use peregrine::prelude::*;
use peregrine::security::{ApiKeyCookie, Optional};

const SCHEME: Optional<ApiKeyCookie> = ApiKeyCookie::new("key").optional();

#[derive(Model, Clone)]
struct User {
    username: String,
}

#[dependency]
fn get_current_user(#[security(SCHEME)] oauth_header: Option<String>) -> Option<User> {
    oauth_header.map(|username| User { username })
}

#[get("/users/me")]
fn read_current_user(#[depends(get_current_user)] current_user: Option<User>) -> Value {
    match current_user {
        Some(user) => user.dump(),
        None => json!({"msg": "Create an account first"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
