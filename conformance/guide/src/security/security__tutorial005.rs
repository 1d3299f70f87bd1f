use std::sync::LazyLock;

use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, OAuth2PasswordRequestForm, SecurityScopes};
use serde_json::Map;

use super::{passwords, tokens};

const SECRET_KEY: &str = "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7";
const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token")
    .scopes(&[("me", "Read information about the current user."), ("items", "Read items.")]);

/// What is compared for users that don't exist, so that time doesn't tell them apart.
static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| passwords::hash("dummypassword"));
static JOHNS_HASH: LazyLock<String> = LazyLock::new(|| passwords::hash("secret"));
static ALICES_HASH: LazyLock<String> = LazyLock::new(|| passwords::hash("secretalice"));

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

fn user(username: &str, full_name: &str, email: &str, disabled: bool) -> User {
    User {
        username: username.to_owned(),
        email: Some(email.to_owned()),
        full_name: Some(full_name.to_owned()),
        disabled: Some(disabled),
    }
}

fn get_user(username: &str) -> Option<UserInDb> {
    let (user, hashed_password): (_, &str) = match username {
        "johndoe" => (user("johndoe", "John Doe", "johndoe@example.com", false), &JOHNS_HASH),
        "alice" => (user("alice", "Alice Chains", "alicechains@example.com", true), &ALICES_HASH),
        _ => return None,
    };
    Some(UserInDb { user, hashed_password })
}

fn authenticate_user(username: &str, password: &str) -> Option<User> {
    let Some(known) = get_user(username) else {
        passwords::verify(password, &DUMMY_HASH);
        return None;
    };
    passwords::verify(password, known.hashed_password).then_some(known.user)
}

#[dependency]
async fn get_current_user(security_scopes: SecurityScopes, #[depends(OAUTH2_SCHEME)] token: String) -> Result<User> {
    let challenge = match security_scopes.scopes.as_slice() {
        [] => "Bearer".to_owned(),
        _ => format!("Bearer scope=\"{security_scopes}\""),
    };
    let refusal = |detail: &'static str| HttpError::new(401, detail).header("WWW-Authenticate", &challenge);
    let claims = tokens::verify(&token, SECRET_KEY).unwrap_or_default();
    let unknown = || refusal("Could not validate credentials");
    let username = claims.get("sub").and_then(|sub| sub.as_str()).ok_or_else(unknown)?;
    // A scope that is no text is a fault of whoever signed the token: us.
    let scope: String = claims.get("scope").map_or(Ok(String::new()), |scope| serde_json::from_value(scope.clone()))?;
    let granted: Vec<&str> = scope.split(' ').collect();
    let known = get_user(username).ok_or_else(unknown)?;
    match security_scopes.scopes.iter().all(|scope| granted.contains(&scope.as_str())) {
        true => Ok(known.user),
        false => Err(refusal("Not enough permissions").into()),
    }
}

#[dependency]
async fn get_current_active_user(
    #[security(get_current_user, scopes = ["me"])] current_user: User,
) -> Result<User, HttpError> {
    if current_user.disabled == Some(true) {
        return Err(HttpError::new(400, "Inactive user"));
    }
    Ok(current_user)
}

#[post("/token")]
fn login_for_access_token(#[depends] form_data: OAuth2PasswordRequestForm) -> Result<Token, HttpError> {
    let user = authenticate_user(&form_data.username, &form_data.password);
    let user = user.ok_or_else(|| HttpError::new(400, "Incorrect username or password"))?;
    let scope = form_data.scopes.join(" ");
    let claims = Map::from_iter([("sub".to_owned(), user.username.into()), ("scope".to_owned(), scope.into())]);
    Ok(Token { access_token: tokens::sign(claims, SECRET_KEY), token_type: "bearer".to_owned() })
}

#[get("/users/me/")]
async fn read_users_me(#[depends(get_current_active_user)] current_user: User) -> User {
    current_user
}

#[get("/users/me/items/")]
async fn read_own_items(#[security(get_current_active_user, scopes = ["items"])] current_user: User) -> Value {
    json!([{"item_id": "Foo", "owner": current_user.username}])
}

#[get("/status/")]
async fn read_system_status(#[depends(get_current_user)] current_user: User) -> Value {
    let _ = current_user;
    json!({"status": "ok"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![login_for_access_token, read_users_me, read_own_items, read_system_status])
}
