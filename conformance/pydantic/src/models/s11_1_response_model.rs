use peregrine::prelude::*;

#[derive(Model)]
struct UserCreate {
    #[field(min_length = 3, max_length = 30)]
    username: String,
    email: String,
    #[field(min_length = 8)]
    password: String,
    full_name: Option<String>,
}

#[derive(Model)]
struct UserResponse {
    id: i64,
    username: String,
    email: String,
    full_name: Option<String>,
    is_active: bool,
    created_at: peregrine::AnyDateTime,
}

#[derive(Model)]
enum Either {
    Response(UserResponse),
    Create(UserCreate),
}

#[post("/m", response_model = UserResponse, status = 201)]
async fn create_user(user: UserCreate) -> Value {
    json!({
        "id": 1, "username": user.username, "email": user.email, "full_name": user.full_name,
        "password_hash": format!("hashed_{}", user.password), "is_active": true,
        "created_at": "2024-01-15T10:30:00", "internal_notes": "New user",
    })
}

#[post("/respond", response_model = UserResponse)]
async fn respond(#[body] data: Value) -> Value {
    data
}

#[post("/respond_list", response_model = Vec<UserResponse>)]
async fn respond_list(#[body] data: Value) -> Value {
    data
}

#[post("/respond_dict", response_model = Map<String, UserResponse>)]
async fn respond_dict(#[body] data: Value) -> Value {
    data
}

#[post("/respond_optional", response_model = Option<UserResponse>)]
async fn respond_optional(#[body] data: Value) -> Value {
    data
}

#[post("/respond_union", response_model = Either)]
async fn respond_union(#[body] data: Value) -> Value {
    data
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user, respond, respond_list, respond_dict, respond_optional, respond_union])
}
