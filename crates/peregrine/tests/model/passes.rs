//! Derived models read in both passes: what the fast pass accepts, the complete pass accepts and takes for the same
//! value.
//!
//! `PROPTEST_CASES=80000 cargo test -p peregrine --test integration passes_agree` holds them against each other over a
//! million texts.

use peregrine::prelude::*;
use peregrine_model::kind::read_whole;
use peregrine_model::{Field, Report, Rules, Validation, json};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace)]
struct Item {
    #[field(min_length = 1, max_length = 6, pattern = "^[a-zA-Z ]+$")]
    title: String,
    #[field(gt = 0, le = 1000, multiple_of = 0.5, allow_inf_nan = false)]
    price: f64,
    #[field(ge = 0, default = 3, alias = "itemCount")]
    quantity: u8,
    color: Option<Color>,
    #[field(max_length = 2, items(to_upper, min_length = 1))]
    tags: Vec<String>,
}

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Model)]
enum Level {
    Low = 1,
    High = 2,
}

#[derive(Model)]
#[model(populate_by_name)]
struct Order {
    #[field(alias = "orderId", lt = 1000)]
    order_id: i64,
    #[field(min_length = 1)]
    items: Vec<Item>,
    #[field(max_length = 2, key(min_length = 1), value(ge = -1))]
    counts: Map<String, i64>,
    level: Level,
    #[field(default = true)]
    open: bool,
    #[field(strict)]
    ratio: Option<f32>,
    extra: Value,
}

#[derive(Model)]
struct Node {
    name: String,
    #[field(default = [])]
    children: Vec<Node>,
    next: Option<Box<Node>>,
}

/// What the fast pass tells of a text by itself is what the complete pass finds, and so is a value.
fn explains<T: Kind>(text: &str) -> Result<(), TestCaseError> {
    let told = match Field::<T>::new("body").read_explained("\"body\",", "", json::Reader::new(text)) {
        Ok(value) => Ok(String::from_utf8(value.dump_json()).unwrap()),
        Err(explained) => match explained.into_items() {
            Some((items, ..)) => Err(String::from_utf8(items.as_bytes().to_vec()).unwrap()),
            None => return Ok(()),
        },
    };
    let tree = json::parse(text).map_err(|error| TestCaseError::fail(format!("{text} is no JSON: {error}")))?;
    let mut state = Validation::new();
    let found = match T::validate(&tree, &Rules::NEW, &mut state) {
        Ok(value) => Ok(String::from_utf8(value.dump_json()).unwrap()),
        Err(_) => {
            let issues = state.into_issues().into_iter().map(|issue| issue.within("body")).collect();
            let mut items = json::Writer::python();
            Report::new(issues).write_items(&mut items);
            Err(String::from_utf8(items.into_bytes()).unwrap())
        }
    };
    prop_assert_eq!(told, found, "{}", text);
    Ok(())
}

/// Whether the fast pass accepts the text. Fails where the passes disagree.
fn accepts<T: Kind>(text: &str) -> Result<bool, TestCaseError> {
    explains::<T>(text)?;
    let Ok(fast) = read_whole::<T>(text, &Rules::NEW) else { return Ok(false) };
    let tree = json::parse(text).map_err(|error| TestCaseError::fail(format!("{text} is no JSON: {error}")))?;
    let mut state = Validation::new();
    match T::validate(&tree, &Rules::NEW, &mut state) {
        Ok(complete) => prop_assert_eq!(
            String::from_utf8(fast.dump_json()).unwrap(),
            String::from_utf8(complete.dump_json()).unwrap(),
            "{}",
            text
        ),
        Err(_) => return Err(TestCaseError::fail(format!("{text} is not valid: {}", state.into_report()))),
    }
    Ok(true)
}

/// Any JSON, small, with the values that are near to what the models ask for.
pub(super) fn any_json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        prop::sample::select(vec![
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "2",
            "3",
            "255",
            "256",
            "1.0",
            "2.5",
            "-1",
            "0.5",
            "1e2",
            "1e400",
            "NaN",
            "-Infinity",
            "9223372036854775808",
            "01",
            "\"\"",
            "\" a \"",
            "\"red\"",
            "\"1\"",
            "\"on\"",
            "\"\\u0041\"",
            "\"\\ud800\"",
            "\"ä\"",
            "\"a",
            "[",
            "{}",
            "[]",
        ])
        .prop_map(str::to_owned),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f64>().prop_map(|value| format!("{value:e}")),
        "\"[a-zA-Z ä\\\\n]{0,8}\"",
    ];
    scalar.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((name(), inner), 0..3).prop_map(|members| object(&members)),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "title",
        "price",
        "quantity",
        "itemCount",
        "color",
        "tags",
        "orderId",
        "order_id",
        "items",
        "counts",
        "level",
        "open",
        "ratio",
        "extra",
        "name",
        "children",
        "next",
        "ti\\u0074le",
        "x",
        "",
    ])
    .prop_map(str::to_owned)
}

fn object(members: &[(String, String)]) -> String {
    let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{ {} }}", members.join(" , "))
}

/// A member, mostly with a good value, seldom with any, sometimes left out.
pub(super) fn member(
    name: &'static str,
    good: impl Strategy<Value = String> + 'static,
    optional: bool,
) -> impl Strategy<Value = Option<(String, String)>> {
    let absent = if optional { 20 } else { 1 };
    prop_oneof![
        80 => good.prop_map(Some),
        2 => any_json().prop_map(Some),
        absent => Just(None),
    ]
    .prop_map(move |value| value.map(|value| (name.to_owned(), value)))
}

/// An object of members in any order, seldom with one more.
pub(super) fn members(members: Vec<BoxedStrategy<Option<(String, String)>>>) -> impl Strategy<Value = String> {
    let more = prop_oneof![20 => Just(None), 1 => (name(), any_json()).prop_map(Some)];
    (members, more)
        .prop_map(|(members, more)| members.into_iter().flatten().chain(more).collect::<Vec<_>>())
        .prop_shuffle()
        .prop_map(|members| object(&members))
}

pub(super) fn list(item: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(item, 0..=most).prop_map(|items| format!("[ {} ]", items.join(" ,")))
}

pub(super) fn among(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(values).prop_map(str::to_owned)
}

fn item() -> impl Strategy<Value = String> {
    members(vec![
        member("title", "\" ?[a-zA-Z]{1,5}\"", false).boxed(),
        member("price", (1..2000_u32).prop_map(|halves| (f64::from(halves) / 2.0).to_string()), false).boxed(),
        member("itemCount", any::<u8>().prop_map(|value| value.to_string()), true).boxed(),
        member("color", among(&["\"red\"", "\"green\"", "null", "\"gr\\u0065en\""]), true).boxed(),
        member("tags", list("\"[a-zß ]{0,2}[a-z]\"", 2), false).boxed(),
    ])
}

fn order() -> impl Strategy<Value = String> {
    let items = prop::collection::vec(item(), 1..3).prop_map(|items| format!("[{}]", items.join(",")));
    let counts = prop::collection::vec(("[ab]{1,2}", -1..5_i64), 0..3).prop_map(|entries| {
        object(&entries.into_iter().map(|(name, value)| (name, value.to_string())).collect::<Vec<_>>())
    });
    members(vec![
        prop_oneof![
            member("orderId", (i64::MIN..1000).prop_map(|value| value.to_string()), false),
            member("order_id", (-5..1000_i64).prop_map(|value| value.to_string()), false),
        ]
        .boxed(),
        member("items", items, false).boxed(),
        member("counts", counts, false).boxed(),
        member("level", among(&["1", "2"]), false).boxed(),
        member("open", among(&["true", "false"]), true).boxed(),
        member("ratio", among(&["0.1", "3", "null", "1e-3", "-2.5E+2"]), true).boxed(),
        member("extra", any_json(), false).boxed(),
    ])
}

fn node() -> impl Strategy<Value = String> {
    let leaf = "\"[a-zä]{0,4}\"".prop_map(|name| format!("{{\"name\":{name}}}"));
    leaf.prop_recursive(4, 24, 3, |inner| {
        members(vec![
            member("name", "\"[a-zä]{0,4}\"", false).boxed(),
            member("children", list(inner.clone(), 3), true).boxed(),
            member("next", prop_oneof![inner, Just("null".to_owned())], true).boxed(),
        ])
    })
}

/// How many texts each property is held against, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 2000;

/// What runs a property over many texts.
pub(super) fn runner() -> TestRunner {
    let cases = std::env::var("PROPTEST_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) })
}

/// Runs the property over many texts, and demands that enough of them are accepted to mean something.
pub(super) fn agree<T: Kind>(texts: impl Strategy<Value = String>, share_min: f64) {
    let accepted = std::cell::Cell::new(0_u32);
    let mut runner = runner();
    runner
        .run(&texts, |text| {
            accepted.set(accepted.get() + u32::from(accepts::<T>(&text)?));
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let share = f64::from(accepted.get()) / f64::from(runner.config().cases);
    assert!(share >= share_min, "the fast pass accepted only {share}");
}

#[test]
fn passes_agree_on_constrained_fields() {
    agree::<Item>(item(), 0.5);
}

#[test]
fn passes_agree_on_nested_models() {
    agree::<Order>(order(), 0.3);
}

#[test]
fn passes_agree_on_recursive_models() {
    agree::<Node>(node(), 0.5);
}

#[test]
fn passes_agree_on_any_json() {
    agree::<Value>(any_json(), 0.3);
    agree::<Vec<Value>>(any_json(), 0.02);
    agree::<Item>(any_json(), 0.0);
    agree::<Node>(any_json(), 0.0);
    agree::<Map<String, Option<i64>>>(any_json(), 0.01);
}

#[test]
fn passes_agree_on_damaged_text() {
    let damaged =
        (order(), any::<prop::sample::Index>(), ".{0,2}", 0..3_usize).prop_map(|(text, at, piece, length)| {
            let chars: Vec<char> = text.chars().collect();
            let at = at.index(chars.len());
            let kept = &chars[(at + length).min(chars.len())..];
            chars[..at].iter().copied().chain(piece.chars()).chain(kept.iter().copied()).collect()
        });
    agree::<Order>(damaged, 0.01);
}

/// An item in the order of its fields, some of them wrong, seldom one left out, sent twice, or of another name.
fn wrong_item() -> impl Strategy<Value = String> {
    let field = |name, valid: &'static [&'static str]| {
        let value = prop_oneof![4 => among(valid), 2 => any_json()];
        let member = value.prop_map(move |value| format!("\"{name}\":{value}"));
        prop_oneof![12 => member.prop_map(Some), 1 => Just(None)].boxed()
    };
    let fields = vec![
        field("title", &["\" Lamp\"", "\"\"", "\"L4mp\""]),
        field("price", &["2.5", "-1", "\"3\"", "0.3"]),
        field("itemCount", &["3", "-1", "\"4\"", "2.5"]),
        field("color", &["\"red\"", "null", "\"blue\"", "1"]),
        field("tags", &["[]", "[\"a\"]", "[\"\", 1]", "{}"]),
    ];
    let more = prop_oneof![9 => Just(None), 1 => field("title", &["\"b\""]), 1 => field("x", &["1"])];
    (fields, more, among(&["", " ", " 1", "]"])).prop_map(|(fields, more, after)| {
        let members: Vec<String> = fields.into_iter().chain([more]).flatten().collect();
        format!("{{{}}}{after}", members.join(", "))
    })
}

#[test]
fn fast_pass_tells_of_fields_what_the_complete_pass_finds() {
    let told = std::cell::Cell::new(0_u32);
    let mut runner = runner();
    runner
        .run(&wrong_item(), |text| {
            let explained = Field::<Item>::new("body").read_explained("\"body\",", "", json::Reader::new(&text)).err();
            told.set(told.get() + u32::from(explained.is_some_and(|explained| explained.into_items().is_some())));
            explains::<Item>(&text)
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let share = f64::from(told.get()) / f64::from(runner.config().cases);
    assert!(share >= 0.1, "the fast pass told only {share} by itself");
}

/// Each level counts, those above the field that is told of too: pydantic refuses the 255th.
#[test]
fn deeply_nested_fields_are_told_of_as_the_complete_pass_does() {
    for depth in [1, 2, 40, 126, 127, 128, 129, 252, 253, 254, 255, 256] {
        let text = r#"{"name":"a","next":"#.repeat(depth) + "1" + &"}".repeat(depth);
        explains::<Node>(&text).unwrap_or_else(|error| panic!("{depth} levels: {error}"));
    }
}
