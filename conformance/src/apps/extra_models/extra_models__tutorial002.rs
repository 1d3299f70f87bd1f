use peregrine::Email;
use peregrine::prelude::*;

#[derive(Model)]
struct UserIn {
    username: String,
    email: Email,
    full_name: Option<String>,
    password: String,
}

#[derive(Model)]
struct UserOut {
    username: String,
    email: Email,
    full_name: Option<String>,
}

struct UserInDb {
    user: UserOut,
    #[expect(dead_code, reason = "what would be stored")]
    hashed_password: String,
}

fn fake_save_user(user_in: UserIn) -> UserInDb {
    let UserIn { username, email, full_name, password } = user_in;
    UserInDb { user: UserOut { username, email, full_name }, hashed_password: format!("supersecret{password}") }
}

#[post("/user/")]
async fn create_user(user_in: UserIn) -> UserOut {
    fake_save_user(user_in).user
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user])
}
