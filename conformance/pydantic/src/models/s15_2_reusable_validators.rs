use peregrine::prelude::*;

#[derive(Model)]
struct Credentials {
    #[field(validate = password)]
    password: String,
    #[field(validate = phone)]
    phone: String,
    #[field(validate = username)]
    username: String,
    #[field(validate = phone)]
    backup: Option<String>,
    #[field(default = [], items(validate = username))]
    others: Vec<String>,
}

fn password(password: &str) -> Result<(), &'static str> {
    let has = |wanted: fn(char) -> bool| password.chars().any(wanted);
    let length = password.chars().count();
    match () {
        () if length < 8 => Err("Password must be at least 8 characters"),
        () if length > 128 => Err("Password must not exceed 128 characters"),
        () if !has(|letter| letter.is_ascii_uppercase()) => Err("Must contain at least one uppercase letter"),
        () if !has(|letter| letter.is_ascii_lowercase()) => Err("Must contain at least one lowercase letter"),
        () if !has(char::is_numeric) => Err("Must contain at least one digit"),
        () if !has(|letter| r#"!@#$%^&*()_+-=[]{}|;:,./?\""#.contains(letter)) => {
            Err("Must contain at least one special character")
        }
        () if ["password", "12345678", "qwerty", "abc123"].contains(&password.to_lowercase().as_str()) => {
            Err("Password is too common")
        }
        () => Ok(()),
    }
}

fn phone(phone: String) -> Result<String, &'static str> {
    let cleaned = phone.trim();
    let digits: String = cleaned.chars().filter(|letter| letter.is_numeric()).collect();
    let digits = match (cleaned.starts_with('+'), digits.chars().count()) {
        (true, _) => digits,
        (false, 10) => format!("1{digits}"),
        (false, 11) if digits.starts_with('1') => digits,
        (false, _) => return Err("Invalid phone number format"),
    };
    if (10..=15).contains(&digits.chars().count()) {
        Ok(format!("+{digits}"))
    } else {
        Err("Phone number must be 10-15 digits")
    }
}

fn username(username: String) -> Result<String, String> {
    let username = username.trim().to_lowercase();
    let length = username.chars().count();
    let is_word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let starts_well = username.starts_with(|letter: char| letter.is_ascii_lowercase());
    match () {
        () if length < 3 => Err("Username must be at least 3 characters".to_owned()),
        () if length > 30 => Err("Username must not exceed 30 characters".to_owned()),
        () if !starts_well || !username.chars().all(is_word) => {
            Err("Must start with letter; only lowercase, numbers, underscores".to_owned())
        }
        () if username.contains("__") => Err("No consecutive underscores".to_owned()),
        () if ["admin", "root", "system", "api", "null", "undefined", "support"].contains(&username.as_str()) => {
            Err(format!("Username '{username}' is reserved"))
        }
        () => Ok(username),
    }
}

#[post("/m")]
async fn m(item: Credentials) -> Credentials {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
