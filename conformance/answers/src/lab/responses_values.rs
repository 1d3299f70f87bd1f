//! Values of all types as answers.

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use peregrine::prelude::*;
use peregrine::{AnyDateTime, AnyDecimal, AnyTime, HttpUrl};
use uuid::Uuid;

#[derive(Model)]
#[model(plain)]
enum Kind {
    #[field(value = 1)]
    One,
    #[field(value = "two")]
    Two,
}

#[derive(Model)]
#[model(dataclass)]
struct Data {
    a: i64,
    b: Option<String>,
}

#[derive(Model)]
struct Model {
    n: i64,
    #[field(default = "x", alias = "text")]
    s: String,
    d: Option<AnyDateTime>,
}

/// A value of any kind out of its JSON.
fn of<T: peregrine::Kind>(value: Value) -> T {
    T::validate_input(&value).unwrap_or_else(|report| panic!("{report}"))
}

fn model(n: i64) -> Model {
    Model { n, s: "x".to_owned(), d: None }
}

fn big_integer() -> BigInt {
    of(json!("1180591620717411303424"))
}

fn unique_id() -> Uuid {
    of(json!("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
}

fn plain_value(name: &str) -> Option<Value> {
    Some(match name {
        "none" => Value::Null,
        "true" => json!(true),
        "int" => json!(42),
        "big-int" => json!(big_integer()),
        "negative-zero" => json!(-0.0),
        "float" => json!(0.1),
        "float-whole" => json!(1.0),
        "float-small" => json!(1e-7),
        "float-large" => json!(1e22),
        "float-long" => json!(1.0 / 3.0),
        "str" => json!("quote \" backslash \\ slash / tab \t é ☃ 😀 \u{2028} <b>"),
        "empty-str" => json!(""),
        "bytes" => json!(ByteString::from("bytes")),
        "list" => json!([1, "a", null, [2]]),
        "tuple" => {
            let pair = (1, 2);
            json!(pair)
        }
        "set" => json!(HashSet::from([3])),
        "dict" => json!({"a": 1, "b": {"c": []}}),
        "int-keys" => json!(Map::from_iter([(1, "one".to_owned()), (2, "two".to_owned())])),
        _ => return None,
    })
}

fn typed_value(name: &str) -> Option<Value> {
    Some(match name {
        "datetime" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00.123"))),
        "datetime-utc" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00Z"))),
        "datetime-offset" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00+05:30"))),
        "date" => json!(of::<NaiveDate>(json!("2024-02-29"))),
        "time" => json!(of::<AnyTime>(json!("10:30:15"))),
        "timedelta" => json!(TimeDelta::seconds(93_603) + TimeDelta::microseconds(4)),
        "timedelta-negative" => json!(TimeDelta::seconds(-90)),
        "decimal" => json!(of::<AnyDecimal>(json!("1.10"))),
        "decimal-int" => json!(AnyDecimal::from(5)),
        "uuid" => json!(unique_id()),
        "enum" => json!([Kind::One, Kind::Two]),
        "ip" => json!(Ipv4Addr::new(10, 0, 0, 1)),
        "path" => {
            let path: PathBuf = ["/", "tmp", "x"].iter().collect();
            json!(path)
        }
        "url" => json!(of::<HttpUrl>(json!("https://example.com"))),
        "dataclass" => json!(Data { a: 1, b: None }),
        "model" => json!(Model { s: "t".to_owned(), ..model(1) }),
        "models" => {
            let d = Some(of(json!("2024-01-01T00:00:00")));
            json!([model(1), Model { n: 2, s: "u".to_owned(), d }])
        }
        "nested" => json!({"m": model(1), "l": [Data { a: 2, b: Some("b".to_owned()) }]}),
        _ => return None,
    })
}

#[get("/value/{name}")]
fn value(name: String) -> Result<Value> {
    let found = plain_value(&name).or_else(|| typed_value(&name));
    Ok(found.ok_or_else(|| HttpError::new(404, "no such value"))?)
}

#[derive(Model)]
struct Typed {
    #[field(default = of(json!("2024-01-15T10:30:00.123")))]
    dt: AnyDateTime,
    #[field(default = of(json!("2024-01-15T10:30:00Z")))]
    dtz: AnyDateTime,
    #[field(default = of(json!("2024-02-29")))]
    d: NaiveDate,
    #[field(default = of(json!("10:30:00")))]
    t: AnyTime,
    #[field(default = TimeDelta::seconds(86_401))]
    td: TimeDelta,
    #[field(default = of(json!("1.10")))]
    dec: AnyDecimal,
    #[field(default = unique_id())]
    u: Uuid,
    #[field(default = Kind::Two)]
    k: Kind,
    #[field(default = ByteString::from("bytes"))]
    b: ByteString,
    #[field(default = 1.0)]
    f: f64,
    #[field(default = big_integer())]
    i: BigInt,
    #[field(default = HashSet::from([7]))]
    s: HashSet<i64>,
    #[field(default = of(json!("https://example.com")))]
    url: HttpUrl,
    #[field(default = Value::Null)]
    any: Value,
}

#[get("/typed")]
fn typed() -> Typed {
    of(json!({}))
}

#[get("/typed/from-dict", response_model = Typed)]
fn typed_from_dict() -> Value {
    json!({"dt": "2024-01-01T00:00:00", "f": 3, "any": {"x": [1, "2.50"]}})
}

#[derive(Model)]
enum ModelOrMap {
    Model(Model),
    Map(Map<String, i64>),
}

#[get("/union")]
fn union(#[query(default = true)] as_model: bool) -> ModelOrMap {
    if as_model { ModelOrMap::Model(model(5)) } else { ModelOrMap::Map(Map::from_iter([("a".to_owned(), 1)])) }
}

#[get("/filter", response_model = Model)]
fn filter_out() -> Value {
    json!({"n": 1, "text": "t", "secret": "hidden"})
}

#[get("/filter-list", response_model = Vec<Model>, response_model_exclude = ["d"])]
fn filter_list() -> Value {
    json!([{"n": 1, "extra": 2}, {"n": 2}])
}

#[get("/invalid", response_model = Model)]
fn invalid() -> Value {
    json!({"n": "not a number"})
}

#[get("/invalid-handled", response_model = Vec<i64>)]
fn invalid_handled() -> Value {
    json!([1, "x"])
}

pub(super) fn routes() -> Router {
    Router::new().routes(routes![
        value,
        typed,
        typed_from_dict,
        union,
        filter_out,
        filter_list,
        invalid,
        invalid_handled
    ])
}
