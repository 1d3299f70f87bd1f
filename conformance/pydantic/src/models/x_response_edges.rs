use std::collections::BTreeSet;

use peregrine::prelude::*;
use peregrine::{AnyDateTime, AnyDecimal};

#[derive(Model)]
struct Out {
    id: i64,
    when: Option<AnyDateTime>,
    price: Option<AnyDecimal>,
    #[field(default = [])]
    tags: BTreeSet<String>,
    extra: Option<Value>,
}

#[derive(Model)]
struct Alias {
    #[field(alias = "itemId")]
    item_id: i64,
}

#[derive(Model)]
struct Child {
    id: i64,
    when: Option<AnyDateTime>,
    price: Option<AnyDecimal>,
    #[field(default = [])]
    tags: BTreeSet<String>,
    extra: Option<Value>,
    #[field(default = "hidden")]
    secret: String,
}

#[derive(Model)]
struct Dc {
    id: i64,
    price: AnyDecimal,
}

#[derive(Model)]
enum IntOrStr {
    Int(i64),
    Str(String),
}

const NOW: &str = "2024-01-15T10:30:00";
const UNICODE: &str = "\u{e9}\u{2028}\u{1f44d}\0<>&";

fn decimal(text: &str) -> Result<AnyDecimal> {
    AnyDecimal::validate_input(&text.into()).map_err(|_| HttpError::from_status(500).into())
}

fn a_child() -> Child {
    Child { id: 1, when: None, price: None, tags: BTreeSet::new(), extra: None, secret: "hidden".to_owned() }
}

#[get("/dict", response_model = Out)]
async fn dict_() -> Value {
    json!({"id": "5", "when": NOW, "price": "1.50", "tags": ["a"], "junk": 1})
}

#[get("/missing", response_model = Out)]
async fn missing() -> Value {
    json!({"price": 1})
}

#[get("/none", response_model = Out)]
async fn none() -> Option<Value> {
    None
}

#[get("/child", response_model = Out)]
async fn child() -> Child {
    a_child()
}

#[get("/child_plain")]
async fn child_plain() -> Json<Child> {
    Json(a_child())
}

#[get("/alias", response_model = Alias)]
async fn alias() -> Value {
    json!({"itemId": 1})
}

#[get("/alias_by_name", response_model = Alias)]
async fn alias_by_name() -> Value {
    json!({"item_id": 1})
}

#[get("/alias_instance")]
async fn alias_instance() -> Alias {
    Alias { item_id: 3 }
}

#[get("/alias_plain")]
async fn alias_plain() -> Json<Vec<Alias>> {
    Json(vec![Alias { item_id: 3 }])
}

#[get("/dataclass", response_model = None)]
async fn dc() -> Result<Value> {
    Ok(json!({"id": 1, "price": 2.5}))
}

#[get("/dataclass_model", response_model = Out)]
async fn dc_model() -> Result<Dc> {
    Ok(Dc { id: 1, price: decimal("2.50")? })
}

#[get("/special")]
async fn special() -> Value {
    json!({
        "dt": NOW, "d": "2024-01-15", "t": "10:30:00", "td": 86401.5, "dec": 1.5, "dec_int": 3,
        "uuid": "00000000-0000-0000-0000-000000000001", "enum": "red", "bytes": "abc", "set": [1], "tuple": [1, "a"],
        "none": null, "float": 1.0, "big": Value::BigInt("100000000000000000000".into()),
        "key": {"1": "c", "null": "b", "1.5": "d"},
    })
}

#[get("/nan")]
async fn nan() -> Value {
    json!({"x": f64::NAN})
}

#[get("/nan_model")]
async fn nan_model() -> Map<String, f64> {
    Map::from([("x".to_owned(), f64::NAN), ("y".to_owned(), f64::INFINITY)])
}

#[get("/str")]
async fn str_() -> String {
    "plain".to_owned()
}

#[get("/int", response_model = i64)]
async fn int_() -> String {
    "5".to_owned()
}

#[get("/bool_for_int", response_model = i64)]
async fn bool_for_int() -> bool {
    true
}

#[get("/float_for_int", response_model = i64)]
async fn float_for_int() -> f64 {
    1.5
}

#[get("/list_from_set", response_model = Vec<i64>)]
async fn list_from_set() -> BTreeSet<i64> {
    BTreeSet::from([3])
}

#[get("/list_from_gen")]
async fn list_from_gen() -> Vec<i64> {
    (1..=2).collect()
}

#[get("/str_from_int", response_model = String)]
async fn str_from_int() -> i64 {
    5
}

#[get("/union", response_model = IntOrStr)]
async fn union() -> String {
    "5".to_owned()
}

#[get("/no_content", status = 204)]
async fn no_content() {}

#[get("/annotated_none", response_model = None)]
async fn annotated_none() {}

#[get("/status", status = 202, response_model_exclude_defaults)]
async fn status() -> Out {
    Out { id: 1, when: None, price: None, tags: BTreeSet::new(), extra: None }
}

#[get("/unicode")]
async fn unicode() -> Value {
    json!({"s": UNICODE})
}

#[get("/unicode_model")]
async fn unicode_model() -> Map<String, String> {
    Map::from([("s".to_owned(), format!("{UNICODE}\u{7f}"))])
}

#[get("/nested_bad", response_model = Vec<Out>)]
async fn nested_bad() -> Value {
    json!([{"id": 1}, {"id": "x"}, 5])
}

#[get("/secret")]
async fn secret() -> Map<String, Secret<String>> {
    Map::from([("a".to_owned(), "s3cret".to_owned().into())])
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        dict_,
        missing,
        none,
        child,
        child_plain,
        alias,
        alias_by_name,
        alias_instance,
        alias_plain,
        dc,
        dc_model,
        special,
        nan,
        nan_model,
        str_,
        int_,
        bool_for_int,
        float_for_int,
        list_from_set,
        list_from_gen,
        str_from_int,
        union,
        no_content,
        annotated_none,
        status,
        unicode,
        unicode_model,
        nested_bad,
        secret
    ])
}
