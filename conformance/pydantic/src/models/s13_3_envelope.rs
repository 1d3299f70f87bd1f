use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct UserOut {
    id: i64,
    name: String,
    email: String,
}

#[derive(Model)]
struct ErrorDetail {
    field: Option<String>,
    message: String,
    code: String,
}

#[derive(Model)]
struct APIEnvelope<T> {
    #[field(default = true)]
    success: bool,
    #[field(default = 200)]
    status_code: i64,
    #[field(default = "OK")]
    message: String,
    data: Option<T>,
    #[field(default = [])]
    errors: Vec<ErrorDetail>,
    #[field(default = Object::new())]
    meta: Object<'static>,
    #[field(default_factory = super::now)]
    timestamp: AnyDateTime,
}

impl<T> APIEnvelope<T> {
    fn ok(data: T, meta: Object<'static>) -> Self {
        Self { data: Some(data), meta, ..Self::error(200, "OK", Vec::new()) }.succeeded()
    }

    fn error(status_code: i64, message: &str, errors: Vec<ErrorDetail>) -> Self {
        let message = message.to_owned();
        Self { success: false, status_code, message, data: None, errors, meta: Object::new(), timestamp: super::now() }
    }

    fn succeeded(self) -> Self {
        Self { success: true, ..self }
    }
}

fn user(id: i64, name: &str, email: &str) -> UserOut {
    UserOut { id, name: name.to_owned(), email: email.to_owned() }
}

#[get("/users/{user_id}")]
async fn get_user(user_id: i64) -> Result<APIEnvelope<UserOut>> {
    if user_id == 1 {
        let meta = Object::from_iter([("cache", Value::from("hit"))]);
        return Ok(APIEnvelope::ok(user(1, "Alice", "alice@example.com"), meta));
    }
    Err(HttpError::new(404, format!("User {user_id} not found")).into())
}

#[get("/users")]
async fn list_users() -> APIEnvelope<Vec<UserOut>> {
    let users = vec![user(1, "Alice", "alice@example.com"), user(2, "Bob", "bob@example.com")];
    let meta = Object::from_iter([("count", Value::from(users.len()))]);
    APIEnvelope::ok(users, meta)
}

#[get("/error")]
async fn error() -> APIEnvelope<()> {
    let detail = ErrorDetail { field: None, message: "m".to_owned(), code: "c".to_owned() };
    APIEnvelope::error(400, "bad", vec![detail])
}

#[post("/m")]
async fn m(item: APIEnvelope<UserOut>) -> APIEnvelope<UserOut> {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_user, list_users, error, m])
}
