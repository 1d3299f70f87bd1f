use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, OAuth2PasswordRequestForm};

const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("token");

#[derive(Model, Clone)]
struct UserInDb {
    username: String,
    email: Option<String>,
    full_name: Option<String>,
    disabled: Option<bool>,
    hashed_password: String,
}

fn user(username: &str, full_name: &str, hashed_password: &str, disabled: bool) -> UserInDb {
    UserInDb {
        username: username.to_owned(),
        email: Some(format!("{username}@example.com")),
        full_name: Some(full_name.to_owned()),
        disabled: Some(disabled),
        hashed_password: hashed_password.to_owned(),
    }
}

fn get_user(username: &str) -> Option<UserInDb> {
    match username {
        "johndoe" => Some(user("johndoe", "John Doe", "fakehashedsecret", false)),
        "alice" => Some(user("alice", "Alice Wonderson", "fakehashedsecret2", true)),
        _ => None,
    }
}

fn fake_hash_password(password: &str) -> String {
    format!("fakehashed{password}")
}

#[dependency]
async fn get_current_user(#[depends(OAUTH2_SCHEME)] token: String) -> Result<UserInDb> {
    get_user(&token).ok_or_else(|| HttpError::new(401, "Not authenticated").header("WWW-Authenticate", "Bearer").into())
}

#[dependency]
async fn get_current_active_user(#[depends(get_current_user)] current_user: UserInDb) -> Result<UserInDb> {
    if current_user.disabled == Some(true) {
        return Err(HttpError::new(400, "Inactive user").into());
    }
    Ok(current_user)
}

#[post("/token")]
async fn login(#[depends] form_data: OAuth2PasswordRequestForm) -> Result<Value> {
    let known = get_user(&form_data.username);
    let user = known.filter(|user| user.hashed_password == fake_hash_password(&form_data.password));
    let Some(user) = user else { return Err(HttpError::new(400, "Incorrect username or password").into()) };
    Ok(json!({"access_token": user.username, "token_type": "bearer"}))
}

#[get("/users/me")]
async fn read_users_me(#[depends(get_current_active_user)] current_user: UserInDb) -> Json<UserInDb> {
    Json(current_user)
}

pub(super) fn app() -> App {
    App::new().routes(routes![login, read_users_me])
}
