use peregrine::prelude::*;

#[derive(Model)]
struct UserCreate {
    #[field(min_length = 2, max_length = 50)]
    name: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")]
    email: String,
}

#[post("/m")]
async fn create_user(user: UserCreate) -> Json<UserCreate> {
    Json(user)
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user])
}
