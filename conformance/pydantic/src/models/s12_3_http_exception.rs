use peregrine::prelude::*;

#[derive(Model)]
struct UserCreate {
    #[field(min_length = 3, max_length = 30)]
    username: String,
    email: String,
    #[field(min_length = 8)]
    password: String,
}

#[post("/m", status = 201)]
async fn create_user(user: UserCreate) -> Result<Value> {
    let mut errors = Vec::new();
    if ["alice", "bob", "admin"].contains(&user.username.to_lowercase().as_str()) {
        let message = format!("Username '{}' is already taken", user.username);
        errors.push(json!({"field": "username", "message": message}));
    }
    if ["alice@example.com", "bob@example.com"].contains(&user.email.to_lowercase().as_str()) {
        let message = format!("Email '{}' is already registered", user.email);
        errors.push(json!({"field": "email", "message": message}));
    }
    if !errors.is_empty() {
        let detail = json!({"status": "error", "message": "Registration failed", "errors": errors});
        return Err(HttpError::new(409, detail).into());
    }
    Ok(json!({"status": "success", "message": format!("User '{}' created", user.username)}))
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user])
}
