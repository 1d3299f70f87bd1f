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
#[model(from = UserInDb)]
struct UserOut {
    username: String,
    email: Email,
    full_name: Option<String>,
}

struct UserInDb {
    username: String,
    email: Email,
    full_name: Option<String>,
    #[expect(dead_code, reason = "stored, and never shown")]
    hashed_password: String,
}

fn fake_password_hasher(raw_password: &str) -> String {
    format!("supersecret{raw_password}")
}

fn fake_save_user(user_in: UserIn) -> UserInDb {
    let hashed_password = fake_password_hasher(&user_in.password);
    let UserIn { username, email, full_name, .. } = user_in;
    UserInDb { username, email, full_name, hashed_password }
}

#[post("/user/")]
async fn create_user(user_in: UserIn) -> UserOut {
    fake_save_user(user_in).into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user])
}
