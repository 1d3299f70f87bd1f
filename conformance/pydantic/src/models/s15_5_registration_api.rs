use peregrine::prelude::*;

async fn refused(_: Request, error: ValidationError) -> (StatusCode, Json<Value>) {
    let errors: Vec<Value> = error
        .issues()
        .iter()
        .map(|issue| {
            let place: Vec<_> = issue.location().map(ToString::to_string).filter(|item| item != "body").collect();
            let field = if place.is_empty() { "general".to_owned() } else { place.join(".") };
            json!({"field": field, "message": issue.message(), "type": issue.code()})
        })
        .collect();
    let body = json!({
        "success": false,
        "message": "Validation failed",
        "errors": errors,
        "timestamp": "2024-01-15T10:30:00"
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body))
}

#[get("/api/v1/users/{user_id}")]
async fn get_user(#[path(gt = 0)] user_id: i64) -> Result<Value> {
    Err(HttpError::new(404, format!("User {user_id} not found")).into())
}

#[get("/api/v1/users")]
async fn list_users(
    #[query(default = 1, ge = 1)] page: i64,
    #[query(default = 20, ge = 1, le = 100)] page_size: i64,
    #[query(min_length = 1)] search: Option<String>,
) -> Value {
    let _ = search;
    let data = json!({"items": [], "total": 0, "page": page, "page_size": page_size, "total_pages": 0});
    json!({"success": true, "data": data})
}

#[get("/api/v1/check-username/{username}")]
async fn check_username(#[path(min_length = 3, max_length = 30)] username: String) -> Value {
    let username = username.to_lowercase();
    let available = username != "alice";
    json!({"username": username, "available": available})
}

#[get("/api/v1/password-strength")]
async fn check_password_strength(#[query(min_length = 1)] password: String) -> Value {
    let length = password.chars().count();
    let mut score = i64::from(length >= 12) + i64::from(length >= 16);
    let mut feedback = Vec::new();
    let has = |wanted: fn(char) -> bool| password.chars().any(wanted);
    for (is_met, advice) in [
        (length >= 8, "Use at least 8 characters"),
        (has(|letter| letter.is_ascii_uppercase()), "Add an uppercase letter"),
        (has(|letter| letter.is_ascii_lowercase()), "Add a lowercase letter"),
        (has(char::is_numeric), "Add a number"),
        (has(|letter| "!@#$%^&*()-_=+".contains(letter)), "Add a special character"),
    ] {
        if is_met {
            score += 1;
        } else {
            feedback.push(advice.to_owned());
        }
    }
    let strength = match score {
        ..=2 => "weak",
        3..=4 => "fair",
        5 => "good",
        _ => "strong",
    };
    json!({
        "score": score,
        "max_score": 7,
        "strength": strength,
        "feedback": feedback,
        "meets_requirements": score >= 4
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_user, list_users, check_username, check_password_strength]).on_error(refused)
}
