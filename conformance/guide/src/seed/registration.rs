//! What clients send to register, and the rules for it.

use std::time::SystemTime;

use chrono::{DateTime, Datelike as _, NaiveDate};
use peregrine::FieldsSet;
use peregrine::prelude::*;

const US_STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR", "VI", "GU", "AS", "MP",
];

#[derive(Model)]
#[model(literal)]
enum Country {
    #[field(value = "US")]
    Us,
}

#[derive(Model, PartialEq)]
#[model(literal, rename_all = "lowercase")]
enum AddressType {
    Home,
    Work,
    Billing,
    Shipping,
}

#[derive(Model)]
#[model(validate = Self::is_no_box)]
pub(super) struct AddressCreate {
    #[field(min_length = 1, max_length = 200)]
    street_line_1: String,
    #[field(max_length = 200)]
    street_line_2: Option<String>,
    #[field(min_length = 1, max_length = 100, validate = titled)]
    city: String,
    #[field(min_length = 2, max_length = 2, validate = state)]
    state: String,
    #[field(pattern = r"^\d{5}(-\d{4})?$")]
    zip_code: String,
    #[field(default = Country::Us)]
    country: Country,
    #[field(default = AddressType::Home)]
    address_type: AddressType,
    #[field(default = false)]
    is_primary: bool,
}

impl AddressCreate {
    fn is_no_box(&self) -> Result<(), &'static str> {
        let street = self.street_line_1.to_lowercase();
        if self.address_type == AddressType::Shipping && (street.contains("po box") || street.contains("p.o. box")) {
            return Err("Shipping address cannot be a PO Box");
        }
        Ok(())
    }
}

fn state(value: String) -> Result<String, String> {
    let value = value.to_uppercase().trim().to_owned();
    if US_STATES.contains(&value.as_str()) { Ok(value) } else { Err(format!("Invalid US state code: {value}")) }
}

/// Each word begins with a capital, and goes on without.
fn titled(text: String) -> String {
    let mut out = String::new();
    let mut is_inside = false;
    for letter in text.trim().chars() {
        if is_inside {
            out.extend(letter.to_lowercase());
        } else {
            out.extend(letter.to_uppercase());
        }
        is_inside = letter.is_alphabetic();
    }
    out
}

pub(super) fn phone(phone: String) -> Result<String, &'static str> {
    let cleaned = phone.trim();
    let digits: String = cleaned.chars().filter(|letter| letter.is_numeric()).collect();
    let digits = match (cleaned.starts_with('+'), digits.chars().count()) {
        (true, _) => digits,
        (false, 10) => format!("1{digits}"),
        (false, 11) if digits.starts_with('1') => digits,
        (false, _) => return Err("Invalid phone number format"),
    };
    let is_sized = (10..=15).contains(&digits.chars().count());
    if is_sized { Ok(format!("+{digits}")) } else { Err("Phone number must be 10-15 digits") }
}

pub(super) fn username(username: String) -> Result<String, String> {
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

fn strong(password: &str) -> Result<(), &'static str> {
    let has = |wanted: fn(char) -> bool| password.chars().any(wanted);
    match () {
        () if password.chars().count() < 8 => Err("Password must be at least 8 characters"),
        () if !has(|letter| letter.is_ascii_uppercase()) => Err("Must contain uppercase letter"),
        () if !has(|letter| letter.is_ascii_lowercase()) => Err("Must contain lowercase letter"),
        () if !has(char::is_numeric) => Err("Must contain digit"),
        () if !has(|letter| "!@#$%^&*()-_=+".contains(letter)) => Err("Must contain special character"),
        () => Ok(()),
    }
}

#[derive(Model, Clone)]
#[model(rename_all = "snake_case")]
pub(super) enum Gender {
    Male,
    Female,
    NonBinary,
    PreferNotToSay,
}

#[derive(Model, Clone, PartialEq)]
#[model(rename_all = "lowercase")]
pub(super) enum NotificationPreference {
    Email,
    Sms,
    Push,
    None,
}

#[derive(Model)]
#[model(str_strip_whitespace, extra = "forbid", validate = Self::agrees)]
pub(super) struct UserRegistration {
    #[field(min_length = 3, max_length = 30, pattern = "^[a-zA-Z][a-zA-Z0-9_]*$", validate = lower)]
    pub(super) username: String,
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$", validate = lower)]
    pub(super) email: String,
    #[field(validate = strong)]
    password: String,
    confirm_password: String,
    #[field(min_length = 1, max_length = 50, validate = titled)]
    pub(super) first_name: String,
    #[field(min_length = 1, max_length = 50, validate = titled)]
    pub(super) last_name: String,
    #[field(validate = of_age)]
    pub(super) date_of_birth: NaiveDate,
    pub(super) gender: Option<Gender>,
    #[field(pattern = r"^\+?1?\d{10,15}$")]
    pub(super) phone: Option<String>,
    #[field(default = [NotificationPreference::Email])]
    pub(super) notifications: Vec<NotificationPreference>,
    #[field(default = false)]
    newsletter: bool,
    #[field(validate = accepted)]
    terms_accepted: bool,
}

impl UserRegistration {
    fn agrees(&self) -> Result<(), &'static str> {
        match () {
            () if self.password != self.confirm_password => Err("Passwords do not match"),
            () if self.password.to_lowercase().contains(&self.username.to_lowercase()) => {
                Err("Password must not contain your username")
            }
            () if self.notifications.contains(&NotificationPreference::Sms)
                && self.phone.as_deref().unwrap_or_default().is_empty() =>
            {
                Err("Phone number required for SMS notifications")
            }
            () => Ok(()),
        }
    }

    pub(super) fn display_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

fn lower(text: String) -> String {
    text.to_lowercase()
}

fn of_age(born: &NaiveDate) -> Result<(), &'static str> {
    let today = now().date_naive();
    let years = today.year() - born.year() - i32::from((today.month(), today.day()) < (born.month(), born.day()));
    match years {
        ..13 => Err("Must be at least 13 years old"),
        121.. => Err("Invalid date of birth"),
        _ => Ok(()),
    }
}

fn accepted(accepted: &bool) -> Result<(), &'static str> {
    if *accepted { Ok(()) } else { Err("You must accept the terms and conditions") }
}

pub(super) fn now() -> DateTime<chrono::Utc> {
    SystemTime::now().into()
}

#[derive(Model)]
#[model(str_strip_whitespace, extra = "forbid")]
pub(super) struct UserUpdate {
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
