use chrono::NaiveDate;
use peregrine::prelude::*;

use super::configured_models;

#[derive(Model)]
struct UserRegistration {
    #[field(min_length = 3, max_length = 30, validate = username_must_be_alphanumeric)]
    username: String,
    #[field(validate = validate_email)]
    email: String,
    #[field(min_length = 8, validate = password_strength)]
    password: String,
    #[field(ge = 13)]
    age: i128,
}

fn username_must_be_alphanumeric(name: String) -> Result<String, &'static str> {
    let bare = name.replace('_', "");
    if bare.is_empty() || !bare.chars().all(char::is_alphanumeric) {
        return Err("Username must contain only letters, numbers, and underscores");
    }
    if name.starts_with(char::is_numeric) {
        return Err("Username cannot start with a number");
    }
    Ok(name.to_lowercase())
}

fn validate_email(email: String) -> Result<String, &'static str> {
    match email.rsplit_once('@') {
        Some((local, domain)) if !local.is_empty() && domain.contains('.') => {
            Ok(email.to_lowercase().trim().to_owned())
        }
        _ => Err("Invalid email address"),
    }
}

fn password_strength(password: &str) -> Result<(), &'static str> {
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

#[post("/user-registration")]
fn user_registration(user: UserRegistration) -> UserRegistration {
    user
}

#[derive(Model)]
struct DataProcessor {
    #[field(validate_before = parse_value)]
    value: BigInt,
    #[field(validate = normalize_tags)]
    tags: Vec<String>,
    #[field(validate_before = coerce_name)]
    name: String,
}

fn parse_value(value: Value) -> Result<Value, String> {
    let Some(text) = value.as_str() else { return Ok(value) };
    let cleaned = text.trim().replace(['$', '%', ','], "");
    let failed = || format!("Cannot parse '{text}' as a number");
    let number = f64::validate_value(json!(cleaned)).map_err(|_| failed())?;
    if number.is_nan() {
        return Err(failed());
    }
    assert!(number.is_finite(), "an infinity is no integer");
    Ok(json!(number.trunc()))
}

fn normalize_tags(tags: Vec<String>) -> Vec<String> {
    let mut normalized: Vec<String> = Vec::new();
    for tag in tags {
        let tag = tag.to_lowercase().trim().to_owned();
        if !tag.is_empty() && !normalized.contains(&tag) {
            normalized.push(tag);
        }
    }
    normalized
}

fn coerce_name(name: Value) -> Value {
    match name {
        Value::Str(_) | Value::Surrogate(_) => name,
        Value::Null => json!("None"),
        Value::Bool(true) => json!("True"),
        Value::Bool(false) => json!("False"),
        other => json!(String::from_utf8_lossy(&other.dump_json()).into_owned()),
    }
}

#[post("/data-processor")]
fn data_processor(data: DataProcessor) -> DataProcessor {
    data
}

#[derive(Model)]
struct PriceRange {
    #[field(ge = 0, validate = rounded)]
    min_price: f64,
    #[field(ge = 0, validate = rounded)]
    max_price: f64,
    #[field(min_length = 3, max_length = 3, validate = uppercase)]
    currency: String,
}

/// Rounded to two digits as Python does, by the digits of the number itself.
pub(super) fn rounded(value: f64) -> f64 {
    if value.is_finite() { format!("{value:.2}").parse().unwrap_or(value) } else { value }
}

fn uppercase(text: String) -> String {
    text.to_uppercase()
}

#[post("/price-range")]
fn price_range(data: PriceRange) -> PriceRange {
    data
}

#[derive(Model)]
#[model(validate = Self::validate_date_range)]
struct DateRange {
    start_date: NaiveDate,
    end_date: NaiveDate,
}

impl DateRange {
    fn validate_date_range(&self) -> Result<(), &'static str> {
        if self.start_date >= self.end_date { Err("start_date must be before end_date") } else { Ok(()) }
    }
}

#[post("/date-range")]
fn date_range(data: DateRange) -> DateRange {
    data
}

#[derive(Model)]
#[model(validate = Self::validate_passwords)]
struct PasswordChange {
    current_password: String,
    #[field(min_length = 8)]
    new_password: String,
    confirm_password: String,
}

impl PasswordChange {
    fn validate_passwords(&self) -> Result<(), &'static str> {
        if self.new_password != self.confirm_password {
            return Err("new_password and confirm_password must match");
        }
        if self.new_password == self.current_password {
            return Err("New password must be different from current password");
        }
        Ok(())
    }
}

#[post("/password-change")]
fn password_change(data: PasswordChange) -> Value {
    let _ = data;
    json!({"ok": true})
}

#[derive(Model)]
#[model(validate = Self::validate_discount)]
struct DiscountRule {
    discount_type: String,
    discount_value: f64,
    #[field(default = 0.0)]
    min_order: f64,
    max_discount: Option<f64>,
}

impl DiscountRule {
    fn validate_discount(&self) -> Result<(), &'static str> {
        match self.discount_type.as_str() {
            "percentage" if !(self.discount_value > 0.0 && self.discount_value <= 100.0) => {
                Err("Percentage discount must be between 0 and 100")
            }
            "fixed" if self.discount_value <= 0.0 => Err("Fixed discount must be positive"),
            "percentage" | "fixed" => Ok(()),
            _ => Err("discount_type must be 'percentage' or 'fixed'"),
        }
    }
}

#[post("/discount-rule")]
fn discount_rule(data: DiscountRule) -> DiscountRule {
    data
}

#[post("/discount-rules")]
fn discount_rules(rules: Vec<DiscountRule>) -> Vec<DiscountRule> {
    rules
}

#[derive(Model)]
#[model(validate_before = Self::normalize_input)]
struct FlexibleInput {
    name: String,
    value: f64,
}

/// Python's `float(text)`.
fn float(text: &str) -> Result<f64, String> {
    text.trim().parse().map_err(|_| format!("could not convert string to float: '{text}'"))
}

impl FlexibleInput {
    fn normalize_input(data: Value) -> Result<Value, String> {
        match data {
            Value::Str(text) => {
                let parts: Vec<&str> = text.split(':').collect();
                let [name, value] = parts[..] else {
                    return Err("String input must be 'name:value' format".to_owned());
                };
                Ok(json!({"name": name.trim(), "value": float(value.trim())?}))
            }
            Value::Array(items) => {
                let [name, value] =
                    <[Value; 2]>::try_from(items).map_err(|_| "Sequence must have exactly 2 elements".to_owned())?;
                let value = match value {
                    Value::Str(text) => json!(float(&text)?),
                    Value::Bool(value) => json!(f64::from(value)),
                    Value::Int(_) | Value::BigInt(_) | Value::Float(_) => value,
                    other => panic!("no number: {other:?}"),
                };
                Ok(json!({"name": coerce_name(name), "value": value}))
            }
            Value::Object(mut object) => {
                for (other, name) in [("label", "name"), ("amount", "value")] {
                    if object.get(name).is_none()
                        && let Some(value) = object.remove(other)
                    {
                        object.insert(name, value);
                    }
                }
                Ok(Value::Object(object))
            }
            other => Ok(other),
        }
    }
}

#[post("/flexible-input")]
fn flexible_input(data: FlexibleInput) -> FlexibleInput {
    data
}

#[derive(Model)]
struct StrictUser {
    #[field(min_length = 2, max_length = 50)]
    name: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(validate = has_at)]
    email: String,
}

fn has_at(email: &str) -> Result<(), &'static str> {
    if email.contains('@') { Ok(()) } else { Err("Must contain @") }
}

#[post("/strict-user")]
fn strict_user(data: StrictUser) -> StrictUser {
    data
}

pub(super) fn app() -> App {
    let fields = routes![user_registration, data_processor, price_range, date_range, password_change];
    let models = routes![discount_rule, discount_rules, flexible_input, strict_user];
    App::new().routes(fields).routes(models).include(configured_models::routes())
}
