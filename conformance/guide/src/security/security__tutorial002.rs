use peregrine::prelude::*;
use peregrine::security::OAuth2PasswordBearer;

const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token");

#[derive(Model, Clone)]
struct User {
    username: String,
    email: Option<String>,
    full_name: Option<String>,
    disabled: Option<bool>,
}

fn fake_decode_token(token: &str) -> User {
    User {
        username: format!("{token}fakedecoded"),
        email: Some("john@example.com".to_owned()),
        full_name: Some("John Doe".to_owned()),
        disabled: None,
    }
}

#[dependency]
async fn get_current_user(#[depends(OAUTH2_SCHEME)] token: String) -> User {
    fake_decode_token(&token)
}

#[get("/users/me")]
async fn read_users_me(#[depends(get_current_user)] current_user: User) -> Json<User> {
    Json(current_user)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_users_me])
}
