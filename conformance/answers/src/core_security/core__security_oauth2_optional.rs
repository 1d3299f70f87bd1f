use peregrine::prelude::*;
use peregrine::security::{OAuth2, OAuth2PasswordRequestFormStrict, Optional};

const REUSABLE_OAUTH2: Optional<OAuth2> = OAuth2::new(|| {
    json!({
        "password": {
            "tokenUrl": "token",
            "scopes": {"read:users": "Read the users", "write:users": "Create users"},
        },
    })
})
.optional();

#[derive(Model, Clone)]
struct User {
    username: String,
}

#[dependency]
fn get_current_user(#[security(REUSABLE_OAUTH2)] oauth_header: Option<String>) -> Option<User> {
    oauth_header.map(|username| User { username })
}

#[post("/login")]
fn login(#[depends] form_data: OAuth2PasswordRequestFormStrict) -> Value {
    json!({
        "grant_type": form_data.grant_type,
        "username": form_data.username,
        "password": form_data.password,
        "scopes": form_data.scopes,
        "client_id": form_data.client_id,
        "client_secret": form_data.client_secret,
    })
}

#[get("/users/me")]
fn read_users_me(#[depends(get_current_user)] current_user: Option<User>) -> Value {
    match current_user {
        Some(user) => user.dump(),
        None => json!({"msg": "Create an account first"}),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![login, read_users_me])
}
