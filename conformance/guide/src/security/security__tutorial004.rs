use std::sync::LazyLock;

use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, OAuth2PasswordRequestForm};
use serde_json::Map;

use super::{passwords, tokens};

const SECRET_KEY: &str = "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7";
const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token");

/// What is compared for users that don't exist, so that time doesn't tell them apart.
static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| passwords::hash("dummypassword"));
static HASHED_PASSWORD: LazyLock<String> = LazyLock::new(|| passwords::hash("secret"));

#[derive(Model)]
struct Token {
    access_token: String,
    token_type: String,
}

#[derive(Model, Clone)]
struct User {
    username: String,
    email: Option<String>,
    full_name: Option<String>,
    disabled: Option<bool>,
}

struct UserInDb {
    user: User,
    hashed_password: &'static str,
}

fn get_user(username: &str) -> Option<UserInDb> {
    let user = User {
        username: "johndoe".to_owned(),
        email: Some("johndoe@example.com".to_owned()),
        full_name: Some("John Doe".to_owned()),
        disabled: Some(false),
    };
    (username == user.username).then(|| UserInDb { user, hashed_password: &HASHED_PASSWORD })
}

fn authenticate_user(username: &str, password: &str) -> Option<User> {
    let Some(known) = get_user(username) else {
        passwords::verify(password, &DUMMY_HASH);
        return None;
    };
    passwords::verify(password, known.hashed_password).then_some(known.user)
}

fn unauthorized(detail: &'static str) -> HttpError {
    HttpError::new(401, detail).header("WWW-Authenticate", "Bearer")
}

#[dependency]
async fn get_current_user(#[depends(OAUTH2_SCHEME)] token: String) -> Result<User, HttpError> {
    let claims = tokens::verify(&token, SECRET_KEY).unwrap_or_default();
    let user = claims.get("sub").and_then(|sub| get_user(sub.as_str()?));
    user.map(|known| known.user).ok_or_else(|| unauthorized("Could not validate credentials"))
}

#[dependency]
async fn get_current_active_user(#[depends(get_current_user)] current_user: User) -> Result<User, HttpError> {
    if current_user.disabled == Some(true) {
        return Err(HttpError::new(400, "Inactive user"));
    }
    Ok(current_user)
}

#[post("/token")]
fn login_for_access_token(#[depends] form_data: OAuth2PasswordRequestForm) -> Result<Token, HttpError> {
    let user = authenticate_user(&form_data.username, &form_data.password);
    let user = user.ok_or_else(|| unauthorized("Incorrect username or password"))?;
    let claims = Map::from_iter([("sub".to_owned(), user.username.into())]);
    Ok(Token { access_token: tokens::sign(claims, SECRET_KEY), token_type: "bearer".to_owned() })
}

#[get("/users/me/")]
async fn read_users_me(#[depends(get_current_active_user)] current_user: User) -> User {
    current_user
}

#[get("/users/me/items/")]
async fn read_own_items(#[depends(get_current_active_user)] current_user: User) -> Value {
    json!([{"item_id": "Foo", "owner": current_user.username}])
}

pub(super) fn app() -> App {
    App::new().routes(routes![login_for_access_token, read_users_me, read_own_items])
}
