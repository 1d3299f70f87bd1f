//! Functions of the user's around what a type says: in both passes, in a union, and over an answer.

use std::collections::BTreeSet;

use peregrine::Code;
use peregrine::prelude::*;
use peregrine::testing::TestClient;
use peregrine_model::kind::read_whole;
use peregrine_model::{Rules, Validation, json};

#[derive(Model)]
#[model(validate_before = Self::unpacked, validate = [Self::in_order, Self::doubled])]
struct Span {
    #[field(validate_before = trimmed, validate = even, ge = 0)]
    low: i64,
    #[field(validate_wrap = capped, validate = above_low)]
    high: i64,
    #[field(validate = shouted)]
    label: Option<String>,
    #[field(default_from = middle)]
    middle: i64,
    #[field(default = 7, validate_default, validate = even)]
    step: i64,
    #[field(default = [], items(validate = shouted, min_length = 1), fail_fast)]
    tags: Vec<String>,
    #[field(default = BTreeSet::new(), omit_on_error, items(validate = even))]
    marks: BTreeSet<i64>,
    #[field(default = Map::new(), value(validate = even))]
    counts: Map<String, i64>,
    #[field(validate_plain = anything, default = String::new())]
    note: String,
}

impl Span {
    fn unpacked(value: Value) -> Result<Value, Rejection> {
        match value.as_str() {
            Some(text) => match text.split_once("..") {
                Some((low, high)) => Ok(json!({"low": low, "high": high, "step": 2})),
                None => Err(Rejection::custom("no_span", "{text} is no span").with("text", text.to_owned())),
            },
            None => Ok(value),
        }
    }

    fn in_order(&self) -> Result<(), Rejection> {
        if self.middle > self.high { Err(Rejection::assertion("the middle is in it")) } else { Ok(()) }
    }

    fn doubled(self) -> Self {
        Self { step: self.step * 2, ..self }
    }
}

fn trimmed(value: Value) -> Value {
    value.as_str().map_or(value.clone(), |text| text.trim_end_matches('m').to_owned().into())
}

fn even(value: &i64) -> Result<(), String> {
    if value % 2 == 0 { Ok(()) } else { Err(format!("{value} is odd")) }
}

fn capped(value: Value, handler: &ValidationHandler<'_, i64>) -> Result<i64, Rejection> {
    match value.as_str() {
        Some("default") => Err(Rejection::use_default()),
        Some("max") => Ok(100),
        Some("none") => handler.validate(Value::Null),
        _ => Ok(handler.validate(value)?.min(100)),
    }
}

fn above_low(high: &i64, info: &ValidationInfo<'_>) -> Result<(), Rejection> {
    match info.get("low").and_then(|low| low.as_i64()) {
        Some(low) if *high <= low => Err(Rejection::known(Code::GreaterThan).with("gt", low)),
        _ => Ok(()),
    }
}

fn shouted(text: String) -> String {
    text.to_uppercase()
}

fn middle(info: &ValidationInfo<'_>) -> i64 {
    let number = |name| info.get(name).and_then(|value| value.as_i64()).unwrap_or_default();
    i64::midpoint(number("low"), number("high"))
}

fn anything(value: Value) -> String {
    value.as_str().map_or_else(|| "?".to_owned(), str::to_owned)
}

/// What becomes of a text, or the codes and places of what is wrong. The passes may not disagree.
fn validated<T: Kind>(text: &str) -> Result<String, Vec<String>> {
    let fast = read_whole::<T>(text, &Rules::NEW).ok().map(|value| value.dump_json());
    let tree = json::parse(text).expect("the text is JSON");
    let mut state = Validation::new();
    let complete = T::validate(&tree, &Rules::NEW, &mut state).map(|value| value.dump_json());
    if let Some(fast) = &fast {
        assert_eq!(Some(fast), complete.as_ref().ok(), "{text}");
    }
    let line = |issue: &peregrine::Issue<'_>| {
        let place: Vec<_> = issue.location().map(ToString::to_string).collect();
        format!("{} {}: {}", issue.code(), place.join("."), issue.message())
    };
    let text = |bytes| String::from_utf8(bytes).expect("JSON is text");
    complete.map(text).map_err(|_| state.into_report().issues().iter().map(line).collect())
}

const REST: &str = r#""tags":[],"marks":[],"counts":{},"note":"""#;

#[test]
fn validators_change_values_in_order() {
    let span = |start: &str| Ok(format!("{{{start},{REST}}}"));
    let given = r#"{"low": "2m", "high": 300, "label": "ab", "step": 2}"#;
    assert_eq!(validated::<Span>(given), span(r#""low":2,"high":100,"label":"AB","middle":51,"step":4"#));
    assert_eq!(validated::<Span>(r#""2..max""#), span(r#""low":2,"high":100,"label":null,"middle":51,"step":4"#));
    let held =
        r#"{"low": 0, "high": 1, "step": 0, "tags": ["a"], "marks": [1, 2, "x"], "counts": {"a": 2}, "note": 1}"#;
    assert_eq!(
        validated::<Span>(held),
        Ok(r#"{"low":0,"high":1,"label":null,"middle":0,"step":0,"tags":["A"],"marks":[2],"counts":{"a":2},"note":"?"}"#
            .to_owned())
    );
}

#[test]
fn what_validators_refuse_stands_at_its_place() {
    let wrong = |text| validated::<Span>(text).unwrap_err();
    assert_eq!(wrong(r#""x""#), ["no_span : x is no span"]);
    assert_eq!(
        wrong(r#"{"low": 4, "high": 2, "step": 2, "tags": ["a", "", 1], "counts": {"a": 1}}"#),
        [
            "greater_than high: Input should be greater than 4",
            "default_factory_not_called middle: The default factory uses validated data, but at least one validation \
             error occurred",
            "string_too_short tags.1: String should have at least 1 character",
            "value_error counts.a: Value error, 1 is odd",
        ]
    );
    assert_eq!(wrong(r#"{"low": 0, "high": 2}"#), ["value_error step: Value error, 7 is odd"]);
    assert_eq!(wrong(r#"{"low": "1m", "high": "none", "step": 2}"#)[0], "value_error low: Value error, 1 is odd");
    assert_eq!(wrong(r#"{"low": 0, "high": "default", "step": 2}"#)[0], "missing high: Field required");
    assert_eq!(
        wrong(r#"{"low": 0, "high": 2, "step": 2, "middle": 9}"#),
        ["assertion_error : Assertion failed, the middle is in it"]
    );
}

#[derive(Model)]
enum EvenOrText {
    #[field(validate = even)]
    Even(i64),
    #[field(validate_plain = Self::never)]
    Never(bool),
    Span(Box<Span>),
}

impl EvenOrText {
    fn never(_: Value) -> Result<bool, &'static str> {
        Err("never")
    }
}

#[test]
fn labels_of_a_union_name_the_validators() {
    assert_eq!(validated::<EvenOrText>("2"), Ok("2".to_owned()));
    assert_eq!(
        validated::<EvenOrText>("1").unwrap_err(),
        [
            "value_error function-after[even(), int]: Value error, 1 is odd",
            "value_error function-plain[never()]: Value error, never",
            "model_attributes_type function-after[doubled(), function-after[in_order(), Span]]: Input should be a \
             valid dictionary or object to extract fields from",
        ]
    );
}

#[derive(Clone, Model)]
#[model(validate = Self::counted, validate_wrap = Self::watched)]
struct Counter {
    count: i64,
}

impl Counter {
    fn counted(self) -> Result<Self, &'static str> {
        if self.count > 5 { Err("that is too much") } else { Ok(Self { count: self.count + 1 }) }
    }

    fn watched(value: Value, handler: &ValidationHandler<'_, Self>) -> Result<Self, Rejection> {
        let counter = handler.validate(value)?;
        Ok(Self { count: counter.count + 10 })
    }
}

#[get("/many")]
async fn many(#[query(validate = even)] count: i64) -> Vec<Option<Counter>> {
    vec![None, Some(Counter { count })]
}

#[get("/plain")]
async fn plain(#[query(default = 3, validate_default, validate = even)] count: i64) -> Json<Counter> {
    Json(Counter { count })
}

#[test]
fn an_answered_model_is_validated_once_more() {
    let client = TestClient::new(App::new().routes(routes![many, plain]));
    client.get("/many?count=2").send().assert_json(json!([null, {"count": 13}]));
    assert_eq!(client.get("/many?count=6").send().status(), 500);
    assert_eq!(client.get("/many?count=1").send().json()["detail"][0]["msg"], "Value error, 1 is odd");
    client.get("/plain?count=6").send().assert_json(json!({"count": 6}));
    let detail = client.get("/plain").send().json()["detail"][0].clone();
    assert_eq!((&detail["input"], &detail["loc"]), (&json!(3), &json!(["query", "count"])));
}

#[derive(Model)]
enum Counted {
    One(Counter),
    #[field(validate = even)]
    Number(i64),
    Many(Vec<Option<Counter>>),
}

#[derive(Model)]
#[model(inline)]
struct Counters(Vec<Counter>);

#[get("/counted")]
async fn counted(count: i64, number: i64) -> Map<String, Counted> {
    Map::from([
        ("one".to_owned(), Counted::One(Counter { count })),
        ("number".to_owned(), Counted::Number(number)),
        ("many".to_owned(), Counted::Many(vec![None, Some(Counter { count })])),
    ])
}

#[get("/inline")]
async fn inline() -> Counters {
    Counters(vec![Counter { count: 2 }])
}

#[test]
fn what_a_union_holds_is_validated_once_more() {
    let client = TestClient::new(App::new().routes(routes![counted, inline]));
    client.get("/counted?count=2&number=4").send().assert_json(json!({
        "one": {"count": 13},
        "number": 4,
        "many": [null, {"count": 13}]
    }));
    assert_eq!(client.get("/counted?count=6&number=4").send().status(), 500);
    assert_eq!(client.get("/counted?count=2&number=3").send().status(), 500);
    client.get("/inline").send().assert_json(json!([{"count": 13}]));
}
