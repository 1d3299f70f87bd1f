use peregrine::prelude::*;

#[derive(Model)]
struct UserOut {
    id: i64,
    name: String,
    email: String,
    bio: Option<String>,
    avatar: Option<String>,
    #[field(default = Object::new())]
    settings: Object<'static>,
    #[field(fields_set)]
    sent: FieldsSet,
}

fn user(sent: &'static [&'static str]) -> UserOut {
    UserOut {
        id: 1,
        name: "A".to_owned(),
        email: "e".to_owned(),
        bio: None,
        avatar: None,
        settings: Object::new(),
        sent: FieldsSet::only(sent),
    }
}

#[get("/users/{user_id}", response_model = UserOut, response_model_exclude_none)]
async fn get_user(user_id: i64) -> Value {
    json!({"id": user_id, "name": "Alice", "email": "alice@example.com", "bio": null, "avatar": null, "settings": {}})
}

#[get("/users/{user_id}/public", response_model = UserOut, response_model_exclude = ["email", "settings"])]
async fn get_public_user(user_id: i64) -> Value {
    let settings = json!({"theme": "dark"});
    json!({"id": user_id, "name": "Alice", "email": "alice@example.com", "bio": "Developer", "settings": settings})
}

#[get("/users/{user_id}/summary", response_model = UserOut, response_model_include = ["id", "name"])]
async fn get_user_summary(user_id: i64) -> Value {
    json!({"id": user_id, "name": "Alice", "email": "alice@example.com"})
}

#[get("/instance", response_model_exclude_unset)]
async fn instance() -> UserOut {
    user(&["id", "name", "email", "bio"])
}

#[get("/no_model", response_model = None)]
async fn no_model() -> UserOut {
    user(&["id", "name", "email"])
}

#[get("/annotated", response_model = UserOut)]
async fn annotated() -> Value {
    json!({"id": "3", "name": "A", "email": "e", "secret": 1})
}

#[get("/list", response_model = Vec<UserOut>, response_model_exclude_unset, response_model_exclude = ["email"])]
async fn list_() -> Value {
    json!([{"id": 1, "name": "A", "email": "e", "bio": "b"}, {"id": 2, "name": "B", "email": "f"}])
}

#[post("/r", response_model = UserOut)]
async fn r(#[body] data: Value) -> Value {
    data
}

#[post("/r_none", response_model = UserOut, response_model_exclude_none)]
async fn r_none(#[body] data: Value) -> Value {
    data
}

#[post("/r_unset", response_model = UserOut, response_model_exclude_unset)]
async fn r_unset(#[body] data: Value) -> Value {
    data
}

#[post("/r_defaults", response_model = UserOut, response_model_exclude_defaults)]
async fn r_defaults(#[body] data: Value) -> Value {
    data
}

#[post("/r_include", response_model = UserOut, response_model_include = ["id", "settings"])]
async fn r_include(#[body] data: Value) -> Value {
    data
}

#[post("/r_exclude", response_model = UserOut, response_model_exclude = json!({"settings": ["a"]}))]
async fn r_exclude(#[body] data: Value) -> Value {
    data
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_user,
        get_public_user,
        get_user_summary,
        instance,
        no_model,
        annotated,
        list_,
        r,
        r_none,
        r_unset,
        r_defaults,
        r_include,
        r_exclude
    ])
}
