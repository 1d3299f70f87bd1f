use std::time::SystemTime;

use chrono::{DateTime, Utc};
use peregrine::prelude::*;

fn error_response(status: u16, message: &str, errors: Vec<Value>, request: &Request) -> Reply {
    let timestamp = DateTime::<Utc>::from(SystemTime::now()).format("%Y-%m-%dT%H:%M:%S%.6f").to_string();
    let content = json!({
        "status": "error",
        "status_code": status,
        "message": message,
        "errors": errors,
        "timestamp": timestamp,
        "path": request.url(),
    });
    Reply::new(content).status(status)
}

async fn request_validation_handler(request: Request, error: ValidationError) -> Reply {
    let errors = error.issues().iter().map(|issue| {
        let places: Vec<_> = issue.location().map(ToString::to_string).filter(|place| place != "body").collect();
        let field = if places.is_empty() { "unknown".to_owned() } else { places.join(".") };
        json!({"field": field, "message": issue.message(), "type": issue.code()})
    });
    error_response(422, "Request validation failed", errors.collect(), &request)
}

async fn http_exception_handler(request: Request, error: HttpError) -> Result<Reply, HttpError> {
    if error.is_from_router() {
        return Err(error);
    }
    let status = error.status().as_u16();
    let message = error.detail().as_str().unwrap_or("HTTP Error");
    let errors = match error.detail() {
        detail @ Value::Object(_) => vec![detail.clone()],
        _ => vec![],
    };
    Ok(error_response(status, message, errors, &request))
}

async fn general_exception_handler(request: Request, error: Error) -> Reply {
    let _ = error;
    error_response(500, "An unexpected error occurred", vec![], &request)
}

#[derive(Model)]
struct UserCreate {
    #[field(min_length = 2, max_length = 50)]
    name: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(default = [])]
    tags: Vec<String>,
}

#[post("/users", status = 201)]
async fn create_user(user: UserCreate, #[query(default = false)] notify: bool) -> Result<Value> {
    if user.name == "taken" {
        return Err(HttpError::new(409, json!({"field": "name", "message": "Already taken"})).into());
    }
    Ok(json!({"user": user, "notify": notify}))
}

#[get("/users/{user_id}")]
async fn get_user(user_id: BigInt) -> Result<Value> {
    match user_id.to_i128() {
        Some(13) => Err(std::io::Error::other("unlucky").into()),
        Some(..=100) => Ok(json!({"user_id": user_id})),
        _ => Err(HttpError::new(404, format!("User {user_id} not found")).into()),
    }
}

pub(super) fn app() -> App {
    App::new()
        .on_error(request_validation_handler)
        .on_error(http_exception_handler)
        .on_error(general_exception_handler)
        .routes(routes![create_user, get_user])
}
