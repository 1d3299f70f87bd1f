//! Schemas held against the checker: what the fast pass takes the schema admits, and what the schema admits is valid.

use std::cell::Cell;

use peregrine::prelude::*;
use peregrine_model::kind::read_whole;
use peregrine_model::{Mode, Rules};
use proptest::prelude::*;

use super::passes::{among, any_json, list, member, members, runner};

#[derive(Model)]
#[model(extra = "forbid")]
struct Part {
    #[field(min_length = 1, max_length = 6, pattern = "^[a-zä]+$")]
    name: String,
    #[field(gt = 0, le = 1000, multiple_of = 0.5)]
    price: f64,
    #[field(ge = -5, lt = 300, multiple_of = 5, default = 0, alias = "partCount")]
    count: i64,
    #[field(default = true)]
    open: bool,
    color: Option<Color>,
    level: Level,
}

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Model)]
#[model(literal)]
enum Level {
    Low = 1,
    High = 2,
}

#[derive(Model)]
struct Store {
    #[field(min_length = 1, max_length = 2)]
    parts: Vec<Part>,
    #[field(max_length = 2, key(min_length = 1), value(ge = -1))]
    counts: Map<String, i64>,
    #[field(items(max_length = 2), default = [])]
    tags: Vec<String>,
    pair: (bool, String),
    shape: Option<Shape>,
    any: Value,
    next: Option<Box<Store>>,
}

#[derive(Model)]
enum Shape {
    Side(Side),
    Names(Vec<String>),
    Name(String),
}

#[derive(Model)]
struct Side {
    #[field(gt = 0.0)]
    side: f64,
}

fn part() -> impl Strategy<Value = String> {
    members(vec![
        member("name", "\"[a-zä]{1,6}\"", false).boxed(),
        member("price", (1..2003_u32).prop_map(|halves| (f64::from(halves) / 2.0).to_string()), false).boxed(),
        member("partCount", (-5..303_i64).prop_map(|count| (count / 5 * 5).to_string()), true).boxed(),
        member("open", among(&["true", "false"]), true).boxed(),
        member("color", among(&["\"red\"", "\"green\"", "null"]), true).boxed(),
        member("level", among(&["1", "2", "2", "1", "3"]), false).boxed(),
    ])
}

fn store() -> impl Strategy<Value = String> {
    let counts = || {
        prop::collection::vec(("[ab]{1,2}", -1..5_i64), 0..3).prop_map(|entries| {
            let entries: Vec<_> = entries.into_iter().map(|(name, count)| format!("\"{name}\":{count}")).collect();
            format!("{{{}}}", entries.join(","))
        })
    };
    let shape = || among(&["{\"side\":1}", "{\"side\":0}", "[\"a\"]", "[]", "\"a\"", "\"\"", "3", "null"]);
    let with = move |next: BoxedStrategy<Option<(String, String)>>| {
        members(vec![
            member("parts", list(part(), 2), false).boxed(),
            member("counts", counts(), false).boxed(),
            member("tags", list("\"[ab]{0,2}\"", 2), true).boxed(),
            member(
                "pair",
                among(&["[true,\"a\"]", "[true,\"b\"]", "[false,\"c\"]", "[true,\"a\",1]", "[false,\"\"]"]),
                false,
            )
            .boxed(),
            member("shape", shape(), true).boxed(),
            member("any", any_json(), false).boxed(),
            next,
        ])
    };
    let inner = with(Just(None).boxed());
    with(member("next", prop_oneof![inner, Just("null".to_owned())], true).boxed())
}

/// What is JSON to others too, without the whole numbers that are too large for the types of the models, and without
/// the floats that pydantic takes for a multiple of a half since they miss one by less than 1e-9: a schema can't say
/// that.
fn instance(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok().filter(is_within)
}

fn is_within(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => number.as_f64().is_some_and(|number| {
            let distance = (number - (number * 2.0).round() / 2.0).abs();
            number.abs() < 9e18 && (distance == 0.0 || distance > 1e-9)
        }),
        serde_json::Value::Array(items) => items.iter().all(is_within),
        serde_json::Value::Object(members) => members.values().all(is_within),
        _ => true,
    }
}

/// Runs both properties over many texts, enough of which must be admitted, and enough refused, to mean something.
fn agree<T: Kind>(texts: impl Strategy<Value = String>, share_min: f64) {
    let schema = serde_json::from_slice(&T::json_schema(Mode::Input).dump_json()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let admitted = Cell::new(0_u32);
    let mut runner = runner();
    runner
        .run(&texts, |text| {
            let Some(instance) = instance(&text) else { return Ok(()) };
            let is_admitted = schema.is_valid(&instance);
            admitted.set(admitted.get() + u32::from(is_admitted));
            if read_whole::<T>(&text, &Rules::NEW).is_ok() {
                prop_assert!(is_admitted, "the schema refuses {}: {:?}", text, schema.validate(&instance));
            }
            if is_admitted {
                let report = T::validate_json(text.as_bytes()).err().map(|report| report.to_string());
                prop_assert!(report.is_none(), "the schema admits {}: {:?}", text, report);
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let share = f64::from(admitted.get()) / f64::from(runner.config().cases);
    assert!((share_min..1.0 - share_min).contains(&share), "the schema admitted {share}");
}

#[test]
fn schema_and_checker_agree_on_constraints() {
    agree::<Part>(part(), 0.2);
}

#[test]
fn schema_and_checker_agree_on_nested_and_recursive_models() {
    agree::<Store>(store(), 0.02);
}

#[test]
fn schema_and_checker_agree_on_any_json() {
    agree::<Vec<Option<i64>>>(any_json(), 0.01);
    agree::<Map<String, Value>>(any_json(), 0.05);
    agree::<Shape>(any_json(), 0.05);
}
