use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum CatKind {
    Cat,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum DogKind {
    Dog,
    Puppy,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum LizardKind {
    Lizard,
}

#[derive(Model)]
struct Cat {
    kind: CatKind,
    #[field(default = 9)]
    lives: i128,
}

#[derive(Model)]
struct Dog {
    kind: DogKind,
    barks: f64,
}

#[derive(Model)]
struct Lizard {
    kind: LizardKind,
    scales: bool,
}

#[derive(Model)]
#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Lizard(Lizard),
}

impl Pet {
    fn class(&self) -> &'static str {
        match self {
            Self::Cat(_) => "Cat",
            Self::Dog(_) => "Dog",
            Self::Lizard(_) => "Lizard",
        }
    }
}

#[post("/discriminated")]
fn discriminated(pet: Pet) -> Value {
    json!({"pet": pet, "class": pet.class()})
}

#[derive(Model)]
struct Owner {
    name: String,
    #[field(default = [])]
    pets: Vec<Pet>,
    best: Option<Pet>,
}

#[post("/discriminated-nested")]
fn discriminated_nested(owner: Owner) -> Owner {
    owner
}

fn pick(shape: &Input<'_>) -> Option<&'static str> {
    let Input::Object(shape) = shape else { return None };
    match (shape.get("radius"), shape.get("side")) {
        (Some(_), _) => Some("circle"),
        (None, Some(_)) => Some("square"),
        (None, None) => None,
    }
}

#[derive(Model)]
struct Circle {
    #[field(gt = 0)]
    radius: f64,
}

#[derive(Model)]
struct Square {
    #[field(gt = 0)]
    side: f64,
}

#[derive(Model)]
#[model(discriminator = pick)]
enum Drawn {
    #[field(tag = "circle")]
    Circle(Circle),
    #[field(tag = "square")]
    Square(Square),
}

#[derive(Model)]
struct Drawing {
    shapes: Vec<Drawn>,
}

#[post("/callable-discriminator")]
fn callable_discriminator(drawing: Drawing) -> Json<Drawing> {
    Json(drawing)
}

#[derive(Model)]
struct A {
    x: i128,
}

#[derive(Model)]
struct B {
    x: i128,
    #[field(default = 0)]
    y: i128,
}

#[derive(Model)]
struct C {
    z: String,
}

#[derive(Model)]
enum AnyOf {
    A(A),
    B(B),
    C(C),
}

#[derive(Model)]
#[model(union_mode = "left_to_right")]
enum FirstOf {
    A(A),
    B(B),
    C(C),
}

#[post("/smart-union")]
fn smart_union(v: AnyOf) -> Value {
    let class = match v {
        AnyOf::A(_) => "A",
        AnyOf::B(_) => "B",
        AnyOf::C(_) => "C",
    };
    json!({"value": v, "class": class})
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Left {
    v: FirstOf,
}

#[post("/left-to-right")]
fn left_to_right(v: Left) -> Value {
    let class = match v.v {
        FirstOf::A(_) => "A",
        FirstOf::B(_) => "B",
        FirstOf::C(_) => "C",
    };
    json!({"value": v, "class": class})
}

#[derive(Model)]
struct Node {
    value: i128,
    #[field(default = [], max_length = 2)]
    children: Vec<Node>,
    parent: Option<Box<Node>>,
}

#[post("/recursive")]
fn recursive(node: Node) -> Node {
    node
}

#[derive(Model)]
#[model(rename_all = "camelCase")]
struct Camel {
    first_name: String,
    last_login_at: Option<AnyDateTime>,
}

#[derive(Model)]
#[model(rename_all = "camelCase", populate_by_name)]
struct CamelBoth {
    first_name: String,
    last_login_at: Option<AnyDateTime>,
}

#[post("/camel")]
fn camel(v: Camel) -> Camel {
    v
}

#[post("/camel-both", response_model_by_alias = false)]
fn camel_both(v: CamelBoth) -> CamelBoth {
    v
}

#[derive(Model)]
struct Aliased {
    #[field(alias = "alpha")]
    a: i128,
    #[field(validation_alias = "beta")]
    b: i128,
    #[field(default = 3, serialization_alias = "gamma")]
    c: i128,
    #[field(validation_alias("d1", "d2"))]
    d: i128,
    #[field(default = "none", validation_alias(path("nested", 0)))]
    e: String,
}

#[post("/aliased")]
fn aliased(v: Aliased) -> Aliased {
    v
}

#[derive(Model)]
#[model(strict)]
struct Strict {
    i: i128,
    f: f64,
    s: String,
    b: bool,
    d: Option<AnyDateTime>,
}

#[post("/strict")]
fn strict(v: Strict) -> Strict {
    v
}

#[derive(Model)]
#[model(coerce_numbers_to_str, str_to_upper, extra = "allow")]
struct Coerce {
    #[field(max_length = 5)]
    s: String,
    #[field(extra)]
    others: Map<String, Value>,
}

#[post("/coerce")]
fn coerce(v: Coerce) -> Coerce {
    v
}

#[derive(Model)]
#[model(validate_default)]
struct Defaults {
    #[field(default = 1)]
    n: i128,
    #[field(default_factory = || vec!["a".to_owned()])]
    tags: Vec<String>,
    #[field(default = A { x: 1 })]
    nested: A,
    #[field(ge = 0)]
    maybe: Option<i128>,
    #[field(default = false, deprecated)]
    dep: bool,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[post("/defaults")]
fn defaults(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/unset", response_model_exclude_unset)]
fn defaults_unset(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/none", response_model_exclude_none)]
fn defaults_none(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/defaults", response_model_exclude_defaults)]
fn defaults_defaults(v: Defaults) -> Defaults {
    v
}

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
    let unions = routes![discriminated, discriminated_nested, callable_discriminator, smart_union, left_to_right];
    let names = routes![recursive, camel, camel_both, aliased, strict, coerce];
    let defaulted = routes![defaults, defaults_unset, defaults_none, defaults_defaults];
    let others = routes![root_list, root_dict, dataclass_body, generic, account, accounts, money];
    let bodies = routes![several, embedded, optional_body, default_body, list_body, dict_body, mixed];
    let routes = [unions, names, defaulted, others, bodies].into_iter().flatten().collect();
    App::new().title("Lab: models").routes(routes)
}
