use peregrine::prelude::*;

#[derive(Model)]
struct UserRegistration {
    #[field(min_length = 3, max_length = 30, validate = username)]
    username: String,
    #[field(validate = email)]
    email: String,
    #[field(min_length = 8, validate = strong)]
    password: String,
    #[field(ge = 13)]
    age: i64,
}

fn username(value: String) -> Result<String, &'static str> {
    let bare = value.replace('_', "");
    if bare.is_empty() || !bare.chars().all(char::is_alphanumeric) {
        return Err("Username must contain only letters, numbers, and underscores");
    }
    if value.starts_with(char::is_numeric) {
        return Err("Username cannot start with a number");
    }
    Ok(value.to_lowercase())
}

fn email(value: String) -> Result<String, &'static str> {
    match value.rsplit_once('@') {
        Some((local, domain)) if !local.is_empty() && domain.contains('.') => {
            Ok(value.to_lowercase().trim().to_owned())
        }
        _ => Err("Invalid email address"),
    }
}

fn strong(password: &str) -> Result<(), &'static str> {
    if !password.chars().any(char::is_uppercase) {
        return Err("Password must contain at least one uppercase letter");
    }
    if !password.chars().any(char::is_lowercase) {
        return Err("Password must contain at least one lowercase letter");
    }
    if !password.chars().any(char::is_numeric) {
        return Err("Password must contain at least one digit");
    }
    if !password.contains(|letter| "!@#$%^&*()_+-=[]{}|;:,./?".contains(letter)) {
        return Err("Password must contain at least one special character");
    }
    Ok(())
}

#[post("/m")]
async fn m(item: UserRegistration) -> UserRegistration {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
