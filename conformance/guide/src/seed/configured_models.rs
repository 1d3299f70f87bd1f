//! Computed fields and model configuration.

use chrono::NaiveDate;
use peregrine::prelude::*;

use super::seed__validators::rounded;

#[derive(Model)]
struct Product {
    name: String,
    #[field(gt = 0)]
    base_price: f64,
    #[field(ge = 0, le = 1, default = 0.08)]
    tax_rate: f64,
    #[field(ge = 0, le = 1, default = 0)]
    discount: f64,
}

#[computed]
impl Product {
    fn discount_amount(&self) -> f64 {
        rounded(self.base_price * self.discount)
    }

    fn subtotal(&self) -> f64 {
        rounded(self.base_price - self.discount_amount())
    }

    fn tax_amount(&self) -> f64 {
        rounded(self.subtotal() * self.tax_rate)
    }

    fn total_price(&self) -> f64 {
        rounded(self.subtotal() + self.tax_amount())
    }
}

#[post("/product")]
fn product(data: Product) -> Product {
    data
}

#[derive(Model)]
struct Student {
    first_name: String,
    last_name: String,
    birth_date: NaiveDate,
    #[field(default = [])]
    grades: Vec<f64>,
}

#[computed]
impl Student {
    fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    fn gpa(&self) -> f64 {
        if self.grades.is_empty() {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody has that many grades")]
        let count = self.grades.len() as f64;
        rounded(self.grades.iter().sum::<f64>() / count)
    }

    fn letter_grade(&self) -> String {
        let letter = match self.gpa() {
            90.0.. => "A",
            80.0.. => "B",
            70.0.. => "C",
            60.0.. => "D",
            _ => "F",
        };
        letter.to_owned()
    }

    fn honor_roll(&self) -> bool {
        self.gpa() >= 85.0 && self.grades.len() >= 3
    }
}

#[post("/student")]
fn student(data: Student) -> Student {
    data
}

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace, str_to_lower, validate_default)]
struct StrictModel {
    name: String,
    email: String,
    #[field(default = "user")]
    role: String,
}

#[post("/strict-model")]
fn strict_model(data: StrictModel) -> StrictModel {
    data
}

#[derive(Model)]
#[model(extra = "forbid")]
struct ForbidExtra {
    name: String,
}

#[derive(Model)]
struct IgnoreExtra {
    name: String,
}

#[derive(Model)]
#[model(extra = "allow")]
struct AllowExtra {
    name: String,
    #[field(extra)]
    others: Map<String, Value>,
}

#[post("/extra/forbid")]
fn extra_forbid(data: ForbidExtra) -> ForbidExtra {
    data
}

#[post("/extra/ignore")]
fn extra_ignore(data: IgnoreExtra) -> IgnoreExtra {
    data
}

#[post("/extra/allow")]
fn extra_allow(data: AllowExtra) -> AllowExtra {
    data
}

struct UserOrm {
    id: i64,
    name: String,
    email: String,
    is_active: bool,
}

#[derive(Model)]
#[model(from = UserOrm)]
struct UserSchema {
    id: i64,
    name: String,
    email: String,
    is_active: bool,
}

#[get("/orm-user")]
fn orm_user() -> UserSchema {
    UserOrm { id: 1, name: "Alice".to_owned(), email: "alice@example.com".to_owned(), is_active: true }.into()
}

#[derive(Model)]
#[model(json_schema_extra = json!({
    "examples": [
        {"username": "alice_dev", "email": "alice@example.com", "full_name": "Alice Johnson", "age": 28}
    ]
}))]
struct CreateUserRequest {
    /// Unique username for the account
    #[field(min_length = 3, max_length = 30)]
    username: String,
    /// Valid email address
    email: String,
    #[field(min_length = 1, max_length = 100)]
    full_name: String,
    /// Must be 13 or older
    #[field(ge = 13, le = 150)]
    age: i64,
}

#[post("/create-user")]
fn create_user(data: CreateUserRequest) -> Json<CreateUserRequest> {
    Json(data)
}

#[derive(Model)]
#[model(frozen)]
struct ImmutableConfig {
    host: String,
    port: i128,
    #[field(default = false)]
    debug: bool,
}

#[post("/immutable-config")]
fn immutable_config(data: ImmutableConfig) -> Json<ImmutableConfig> {
    Json(ImmutableConfig { host: "production.example.com".to_owned(), debug: false, ..data })
}

pub(super) fn routes() -> Router {
    Router::new().routes(routes![
        product,
        student,
        strict_model,
        extra_forbid,
        extra_ignore,
        extra_allow,
        orm_user,
        create_user,
        immutable_config
    ])
}
