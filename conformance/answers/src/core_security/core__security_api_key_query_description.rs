use peregrine::prelude::*;
use peregrine::security::ApiKeyQuery;

const API_KEY: ApiKeyQuery = ApiKeyQuery::new("key").description("API Key Query");

#[derive(Model, Clone)]
struct User {
    username: String,
}

#[dependency]
fn get_current_user(#[security(API_KEY)] oauth_header: String) -> User {
    User { username: oauth_header }
}

#[get("/users/me")]
fn read_current_user(#[depends(get_current_user)] current_user: User) -> Json<User> {
    Json(current_user)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_current_user])
}
