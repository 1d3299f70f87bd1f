use chrono::{Datelike, NaiveDate};
use peregrine::AnyDateTime;
use peregrine::prelude::*;

const TODAY: (i32, u32, u32) = (2026, 11, 20);

#[derive(Model)]
#[model(rename_all = "snake_case")]
enum Gender {
    Male,
    Female,
    NonBinary,
    PreferNotToSay,
}

#[derive(Model, PartialEq)]
#[model(rename_all = "snake_case")]
enum NotificationPreference {
    Email,
    Sms,
    Push,
    None,
}

#[derive(Model)]
#[model(str_strip_whitespace, extra = "forbid", validate = consistent)]
struct UserRegistration {
    #[field(min_length = 3, max_length = 30, pattern = "^[a-zA-Z][a-zA-Z0-9_]*$", validate = lowered)]
    username: String,
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$", validate = lowered)]
    email: String,
    #[field(validate = strong)]
    password: String,
    confirm_password: String,
    #[field(min_length = 1, max_length = 50, validate = capitalized)]
    first_name: String,
    #[field(min_length = 1, max_length = 50, validate = capitalized)]
    last_name: String,
    #[field(validate = of_age)]
    date_of_birth: NaiveDate,
    gender: Option<Gender>,
    #[field(pattern = r"^\+?1?\d{10,15}$")]
    phone: Option<String>,
    #[field(default = vec![NotificationPreference::Email])]
    notifications: Vec<NotificationPreference>,
    #[field(default = false)]
    newsletter: bool,
    #[field(validate = accepted)]
    terms_accepted: bool,
    #[field(fields_set)]
    sent: FieldsSet,
}

fn lowered(text: String) -> String {
    text.to_lowercase()
}

fn strong(password: &str) -> Result<(), &'static str> {
    let has = |wanted: fn(char) -> bool| password.chars().any(wanted);
    for (is_met, complaint) in [
        (password.chars().count() >= 8, "Password must be at least 8 characters"),
        (has(|letter| letter.is_ascii_uppercase()), "Must contain uppercase letter"),
        (has(|letter| letter.is_ascii_lowercase()), "Must contain lowercase letter"),
        (has(char::is_numeric), "Must contain digit"),
        (has(|letter| "!@#$%^&*()-_=+".contains(letter)), "Must contain special character"),
    ] {
        if !is_met {
            return Err(complaint);
        }
    }
    Ok(())
}

/// Python's `title()`: what follows a letter is lower case, other letters are upper case.
fn capitalized(name: String) -> String {
    let mut follows = false;
    let mut title = String::new();
    for letter in name.trim().chars() {
        match follows {
            true => title.extend(letter.to_lowercase()),
            false => title.extend(letter.to_uppercase()),
        }
        follows = letter.is_alphabetic();
    }
    title
}

fn of_age(born: &NaiveDate) -> Result<(), &'static str> {
    let (year, month, day) = TODAY;
    match year - born.year() - i32::from((month, day) < (born.month(), born.day())) {
        ..13 => Err("Must be at least 13 years old"),
        13..=120 => Ok(()),
        _ => Err("Invalid date of birth"),
    }
}

fn accepted(terms: &bool) -> Result<(), &'static str> {
    if *terms { Ok(()) } else { Err("You must accept the terms and conditions") }
}

fn consistent(user: &UserRegistration) -> Result<(), &'static str> {
    if user.password != user.confirm_password {
        return Err("Passwords do not match");
    }
    if user.password.to_lowercase().contains(&user.username.to_lowercase()) {
        return Err("Password must not contain your username");
    }
    let has_phone = user.phone.as_ref().is_some_and(|phone| !phone.is_empty());
    if user.notifications.contains(&NotificationPreference::Sms) && !has_phone {
        return Err("Phone number required for SMS notifications");
    }
    Ok(())
}

#[computed]
impl UserRegistration {
    fn display_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

#[derive(Model)]
struct UserResponse {
    id: i64,
    username: String,
    email: String,
    first_name: String,
    last_name: String,
    display_name: String,
    date_of_birth: NaiveDate,
    #[field(required)]
    gender: Option<Gender>,
    #[field(required)]
    phone: Option<String>,
    notifications: Vec<NotificationPreference>,
    is_active: bool,
    is_verified: bool,
    created_at: AnyDateTime,
}

#[derive(Model)]
#[model(str_strip_whitespace, extra = "forbid")]
struct UserUpdate {
    #[field(min_length = 1, max_length = 50)]
    first_name: Option<String>,
    #[field(min_length = 1, max_length = 50)]
    last_name: Option<String>,
    #[field(pattern = r"^\+?1?\d{10,15}$")]
    phone: Option<String>,
    gender: Option<Gender>,
    notifications: Option<Vec<NotificationPreference>>,
    newsletter: Option<bool>,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(
    UserRegistration,
    include = [["username", "display_name", "gender"]],
    exclude = [["password", "confirm_password"]]
);

#[post("/register", status = 201)]
async fn register(r: UserRegistration) -> UserResponse {
    UserResponse {
        id: 1,
        display_name: r.display_name(),
        username: r.username,
        email: r.email,
        first_name: r.first_name,
        last_name: r.last_name,
        date_of_birth: r.date_of_birth,
        gender: r.gender,
        phone: r.phone,
        notifications: r.notifications,
        is_active: true,
        is_verified: false,
        created_at: super::now(),
    }
}

#[patch("/update")]
async fn update(u: UserUpdate) -> Value {
    json!({"set": u.dump_with(&DumpOptions::new().exclude_unset(true)), "all": u.dump()})
}

pub(super) fn app() -> App {
    echoes().routes(routes![register, update])
}
