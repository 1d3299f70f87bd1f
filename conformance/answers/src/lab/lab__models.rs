use peregrine::prelude::*;

use super::models_unions::{A, B, Circle, Pet};
use super::{models_configured, models_unions};

#[derive(Model)]
struct Tags(Vec<String>);

#[derive(Model)]
struct Scores(#[field(value(ge = 0))] Map<String, i128>);

#[post("/root-list")]
fn root_list(v: Tags) -> Tags {
    v
}

#[post("/root-dict")]
fn root_dict(v: Scores) -> Scores {
    v
}

#[derive(Model)]
#[model(dataclass)]
struct Part {
    sku: String,
    #[field(default = 0.0)]
    price: f64,
    #[field(default_factory = Vec::new)]
    tags: Vec<String>,
}

#[post("/dataclass")]
fn dataclass_body(v: Part) -> Part {
    v
}

#[derive(Model)]
struct Page<T> {
    items: Vec<T>,
    #[field(ge = 0)]
    total: i128,
}

#[post("/generic")]
fn generic(v: Page<Circle>) -> Page<Circle> {
    v
}

#[derive(Model)]
#[model(validate = Self::same)]
struct Account {
    #[field(min_length = 3, validate = no_spaces, serialize = hide)]
    password: String,
    #[field(serialize = hide)]
    repeat: String,
    #[field(validate_before = years, validate = grown_up)]
    age: i128,
}

fn no_spaces(password: &str) -> Result<(), &'static str> {
    if password.contains(' ') { Err("no spaces please") } else { Ok(()) }
}

fn years(age: Value) -> Value {
    match age.as_str().and_then(|age| age.strip_suffix('y')) {
        Some(number) => json!(number),
        None => age,
    }
}

fn grown_up(age: &i128) -> Result<(), Rejection> {
    if *age < 18 { Err(Rejection::assertion("must be 18")) } else { Ok(()) }
}

#[expect(clippy::ptr_arg, reason = "a serializer takes the field by its type")]
fn hide(text: &String) -> String {
    "*".repeat(text.chars().count())
}

impl Account {
    fn same(&self) -> Result<(), &'static str> {
        if self.password == self.repeat { Ok(()) } else { Err("passwords differ") }
    }
}

#[computed]
impl Account {
    fn strength(&self) -> usize {
        self.password.chars().collect::<std::collections::HashSet<_>>().len()
    }
}

#[post("/account")]
fn account(v: Account) -> Account {
    v
}

#[post("/accounts")]
fn accounts(v: Vec<Account>) -> Value {
    json!(v.iter().map(|account| account.age).collect::<Vec<_>>())
}

#[derive(Model)]
#[model(validate_before = Self::parsed, serialize = Self::shown)]
struct Money {
    amount: i128,
    #[field(default = "EUR")]
    currency: String,
}

impl Money {
    fn parsed(data: Value) -> Value {
        let Some(text) = data.as_str() else { return data };
        let (amount, currency) = text.split_once(' ').unwrap_or((text, ""));
        json!({"amount": amount, "currency": if currency.is_empty() { "EUR" } else { currency }})
    }

    fn shown(&self) -> String {
        format!("{} {}", self.amount, self.currency)
    }
}

#[post("/money")]
fn money(v: Money) -> Value {
    json!({"money": v})
}

#[post("/several")]
fn several(a: A, pet: Pet, #[body(ge = 0)] n: i128, #[body(max_length = 5)] note: Option<String>) -> Value {
    json!({"a": a, "pet": pet, "n": n, "note": note})
}

#[post("/embedded")]
fn embedded(#[body(embed)] a: A) -> Json<A> {
    Json(a)
}

#[post("/optional-body")]
fn optional_body(a: Option<A>) -> Value {
    json!({"a": a})
}

#[post("/default-body")]
fn default_body(#[body(default = A { x: 5 })] a: A) -> Value {
    json!({"a": a})
}

#[post("/list-body")]
fn list_body(items: Vec<A>) -> Json<Vec<A>> {
    Json(items)
}

#[post("/dict-body")]
fn dict_body(items: Map<i128, A>) -> Json<Map<i128, A>> {
    Json(items)
}

#[put("/mixed/{item_id}")]
fn mixed(item_id: i128, a: A, q: Option<String>, b: Option<B>) -> Value {
    json!({"item_id": item_id, "a": a, "q": q, "b": b})
}

pub(super) fn app() -> App {
    let models = routes![root_list, root_dict, dataclass_body, generic, account, accounts, money];
    let bodies = routes![several, embedded, optional_body, default_body, list_body, dict_body, mixed];
    App::new()
        .title("Lab: models")
        .include(models_unions::routes())
        .include(models_configured::routes())
        .routes(models)
        .routes(bodies)
}
