use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use peregrine::DumpOptions;
use peregrine::prelude::*;

use super::registration::{AddressCreate, UserRegistration, UserUpdate, now, phone, username};

/// The users by their ids.
#[derive(Clone, Default)]
struct Users(Arc<Mutex<BTreeMap<i64, Value>>>);

impl Users {
    fn open(&self) -> MutexGuard<'_, BTreeMap<i64, Value>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn timestamp() -> String {
    now().naive_utc().format("%Y-%m-%dT%H:%M:%S%.6f").to_string()
}

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
    let body = json!({"success": false, "message": "Validation failed", "errors": errors, "timestamp": timestamp()});
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body))
}

fn taken(field: &'static str, message: &'static str) -> HttpError {
    HttpError::new(409, json!({"field": field, "message": message}))
}

#[post("/api/v1/register", status = 201)]
async fn register_user(registration: UserRegistration, #[state] users: Users) -> Result<Value, HttpError> {
    let mut users = users.open();
    for user in users.values() {
        if user["username"] == registration.username.as_str() {
            return Err(taken("username", "Already taken"));
        }
        if user["email"] == registration.email.as_str() {
            return Err(taken("email", "Already registered"));
        }
    }
    let id = users.keys().last().map_or(1, |last| last + 1);
    let user = json!({
        "id": id,
        "username": registration.username,
        "email": registration.email,
        "first_name": registration.first_name,
        "last_name": registration.last_name,
        "display_name": registration.display_name(),
        "date_of_birth": registration.date_of_birth.to_string(),
        "gender": registration.gender,
        "phone": registration.phone,
        "notifications": registration.notifications,
        "is_active": true,
        "is_verified": false,
        "created_at": timestamp()
    });
    let shown = |name: &str| user[name].clone();
    let data = json!({
        "id": id,
        "username": shown("username"),
        "email": shown("email"),
        "display_name": shown("display_name")
    });
    users.insert(id, user);
    let message = "Registration successful! Check your email to verify.";
    Ok(json!({"success": true, "message": message, "data": data}))
}

/// Nobody was ever sent a token.
#[get("/api/v1/verify-email/{token}", summary = "Verify Email", description = "")]
async fn verify_email(token: String) -> Result<Value, HttpError> {
    let _ = token;
    Err(HttpError::new(400, "Invalid or expired verification token"))
}

fn not_found(user_id: i64) -> HttpError {
    HttpError::new(404, format!("User {user_id} not found"))
}

#[get("/api/v1/users/{user_id}")]
async fn get_user(#[path(gt = 0)] user_id: i64, #[state] users: Users) -> Result<Value, HttpError> {
    let user = users.open().get(&user_id).cloned().ok_or_else(|| not_found(user_id))?;
    Ok(json!({"success": true, "data": user}))
}

#[patch("/api/v1/users/{user_id}")]
async fn update_user(
    updates: UserUpdate,
    #[path(gt = 0)] user_id: i64,
    #[state] users: Users,
) -> Result<Value, HttpError> {
    let mut users = users.open();
    let user = users.get_mut(&user_id).ok_or_else(|| not_found(user_id))?;
    let sent = updates.dump_json_with(&DumpOptions::new().exclude_unset(true));
    if let (Value::Object(user), Ok(Value::Object(sent))) = (&mut *user, Value::validate_json(&sent)) {
        for (name, value) in sent {
            user.insert(name, value);
        }
    }
    Ok(json!({"success": true, "data": user.clone()}))
}

#[post("/api/v1/addresses", status = 201)]
async fn create_address(address: AddressCreate) -> AddressCreate {
    address
}

#[get("/api/v1/normalize")]
async fn normalize(
    #[query(validate = username)] username: String,
    #[query(validate = phone)] phone: Option<String>,
) -> Value {
    json!({"username": username, "phone": phone})
}

#[get("/api/v1/users")]
async fn list_users(
    #[query(default = 1, ge = 1)] page: usize,
    #[query(default = 20, ge = 1, le = 100)] page_size: usize,
    #[query(min_length = 1)] search: Option<String>,
    #[state] users: Users,
) -> Value {
    let wanted = search.unwrap_or_default().to_lowercase();
    let has = |user: &Value, name: &str| user[name].as_str().unwrap_or_default().to_lowercase().contains(&wanted);
    let users = users.open();
    let found = users.values().filter(|user| ["username", "email", "display_name"].iter().any(|name| has(user, name)));
    let found: Vec<&Value> = found.collect();
    let total = found.len();
    let items: Vec<Value> =
        found.into_iter().skip((page - 1).saturating_mul(page_size)).take(page_size).cloned().collect();
    let pages = total.div_ceil(page_size);
    json!({
        "success": true,
        "data": {"items": items, "total": total, "page": page, "page_size": page_size, "total_pages": pages}
    })
}

#[get("/api/v1/check-username/{username}")]
async fn check_username(#[path(min_length = 3, max_length = 30)] username: String, #[state] users: Users) -> Value {
    let username = username.to_lowercase();
    let is_taken = users.open().values().any(|user| user["username"] == username.as_str());
    json!({"username": username, "available": !is_taken})
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
    App::new()
        .title("User Registration System")
        .description("Complete registration with Pydantic validation")
        .version("1.0.0")
        .state(Users::default())
        .on_error(refused)
        .routes(routes![
            register_user,
            verify_email,
            get_user,
            update_user,
            create_address,
            normalize,
            list_users,
            check_username,
            check_password_strength
        ])
}
