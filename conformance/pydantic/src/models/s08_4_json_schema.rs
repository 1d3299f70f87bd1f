use peregrine::prelude::*;

#[derive(Model)]
#[model(json_schema_extra = json!({
    "examples": [
        {"username": "alice_dev", "email": "alice@example.com", "full_name": "Alice Johnson", "age": 28},
    ],
}))]
struct CreateUserRequest {
    /// Unique username for the account
    #[field(min_length = 3, max_length = 30)]
    username: String,
    /// Valid email address
    email: String,
    #[field(min_length = 1, max_length = 100)]
    full_name: String,
    /// Must be 13 or older
    #[field(ge = 13, le = 150)]
    age: i64,
}

#[post("/m")]
async fn m(item: CreateUserRequest) -> CreateUserRequest {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
