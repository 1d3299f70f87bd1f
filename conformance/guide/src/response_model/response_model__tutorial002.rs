use peregrine::Email;
use peregrine::prelude::*;

#[derive(Model)]
struct UserIn {
    username: String,
    password: String,
    email: Email,
    full_name: Option<String>,
}

#[post("/user/")]
async fn create_user(user: UserIn) -> UserIn {
    user
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user])
}
