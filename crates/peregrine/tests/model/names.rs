//! Names on the wire, members that nobody declared, and models inside of models.

use peregrine::prelude::*;
use peregrine::testing::TestClient;
use proptest::prelude::*;

use super::passes::{agree, any_json, member, members};

#[derive(Debug, Model)]
#[model(populate_by_name)]
struct Spelled {
    #[field(validation_alias("userName", "login"), serialization_alias = "handle")]
    name: String,
    #[field(validation_alias("years", "legacy"), default = 0)]
    age: i64,
    #[field(validation_alias("since", "legacy"), default = 1)]
    year: i64,
}

#[derive(Debug, Model)]
#[model(extra = "allow")]
struct Open {
    id: i64,
    #[field(extra, value(ge = 0))]
    counts: Map<String, i64>,
    #[field(default = "none")]
    note: String,
}

#[derive(Debug, Model)]
struct Base {
    #[field(alias = "baseId", validation_alias("baseId", path("meta", "id")))]
    id: i64,
    note: Option<String>,
}

#[derive(Debug, Model)]
struct Point {
    x: i64,
    #[field(default = 0)]
    y: i64,
}

#[derive(Debug, Model)]
struct Nothing {}

#[derive(Debug, Model)]
struct Place {
    name: String,
    #[field(flatten)]
    point: Point,
    #[field(flatten)]
    nothing: Nothing,
    #[field(default = false)]
    open: bool,
}

#[derive(Debug, Model)]
#[model(extra = "forbid")]
struct Child {
    #[field(flatten)]
    base: Box<Base>,
    #[field(ge = 0)]
    age: i64,
}

#[derive(Debug, Model)]
#[model(extra = "allow")]
struct OpenChild {
    #[field(flatten)]
    point: Point,
    #[field(extra)]
    others: Map<String, Value>,
}

fn dumped<T: Kind>(json: &str) -> String {
    match T::validate_json(json.as_bytes()) {
        Ok(value) => String::from_utf8(value.dump_json()).unwrap(),
        Err(report) => report.to_string(),
    }
}

/// The code and the place of each issue.
fn issues<T: Kind + std::fmt::Debug>(json: &str) -> Vec<String> {
    let report = T::validate_json(json.as_bytes()).unwrap_err();
    let place = |issue: &peregrine::Issue<'_>| issue.location().map(ToString::to_string).collect::<Vec<_>>().join(".");
    report.issues().iter().map(|issue| format!("{} {}", issue.code(), place(issue))).collect()
}

#[test]
fn first_spelling_that_is_there_counts_even_if_it_is_bad() {
    assert_eq!(dumped::<Spelled>(r#"{"login": "a", "userName": "b"}"#), r#"{"handle":"b","age":0,"year":1}"#);
    assert_eq!(dumped::<Spelled>(r#"{"name": "c", "login": "a"}"#), r#"{"handle":"a","age":0,"year":1}"#);
    assert_eq!(issues::<Spelled>(r#"{"userName": 1, "login": "a"}"#), ["string_type userName"]);
    assert_eq!(issues::<Spelled>("{}"), ["missing userName"]);
}

#[test]
fn spelling_that_two_fields_share_is_for_both() {
    assert_eq!(dumped::<Spelled>(r#"{"name": "a", "legacy": 7}"#), r#"{"handle":"a","age":7,"year":7}"#);
    assert_eq!(dumped::<Spelled>(r#"{"name": "a", "legacy": 7, "years": 2}"#), r#"{"handle":"a","age":2,"year":7}"#);
}

#[test]
fn undeclared_members_are_kept_in_order_and_written_last() {
    let json = r#"{"z": 1, "id": 5, "a": "2", "note": "x"}"#;
    assert_eq!(dumped::<Open>(json), r#"{"id":5,"note":"x","z":1,"a":2}"#);
    assert_eq!(issues::<Open>(r#"{"a": -1, "b": "x"}"#), ["missing id", "greater_than_equal a", "int_parsing b"]);
    let open = Open::validate_json(br#"{"id": 1, "a": 2}"#).unwrap();
    assert_eq!((open.id, open.counts["a"], open.note.as_str()), (1, 2, "none"));
}

#[test]
fn flattened_fields_stand_among_the_others() {
    let json = r#"{"open": true, "x": 1, "name": "a", "other": 0}"#;
    assert_eq!(dumped::<Place>(json), r#"{"name":"a","x":1,"y":0,"open":true}"#);
    assert_eq!(issues::<Place>(r#"{"x": "a", "open": "b"}"#), ["missing name", "int_parsing x", "bool_parsing open"]);
    let Input::Object(schema) = &schema::<Place>()["properties"] else { panic!("no properties") };
    assert_eq!(schema.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["name", "x", "y", "open"]);
}

#[test]
fn members_of_a_flattened_model_are_declared() {
    assert_eq!(dumped::<Child>(r#"{"baseId": 1, "age": 2}"#), r#"{"baseId":1,"note":null,"age":2}"#);
    assert_eq!(dumped::<Child>(r#"{"meta": {"id": 1}, "age": 2}"#), r#"{"baseId":1,"note":null,"age":2}"#);
    assert_eq!(issues::<Child>(r#"{"baseId": 1, "age": 2, "id": 3}"#), ["extra_forbidden id"]);
    assert_eq!(dumped::<OpenChild>(r#"{"b": [], "y": 2, "x": 1}"#), r#"{"x":1,"y":2,"b":[]}"#);
    assert_eq!(schema::<OpenChild>()["additionalProperties"], json!(true));
}

#[test]
fn flattened_model_takes_parameters() {
    #[get("/")]
    async fn read(#[query] place: Place) -> Value {
        json!(place)
    }
    let client = TestClient::new(App::new().routes(routes![read]));
    client.get("/?x=1&name=a").send().assert_json(json!({"name": "a", "x": 1, "y": 0, "open": false}));
    let detail = client.get("/?name=a").send().json()["detail"].clone();
    assert_eq!(detail[0]["loc"], json!(["query", "x"]));
}

#[test]
#[should_panic(expected = "a flattened model and the one around it both have a field `x`")]
fn name_that_is_taken_twice_is_told_at_the_start() {
    #[derive(Model)]
    struct Twice {
        #[field(flatten)]
        point: Point,
        x: i64,
    }
    schema::<Twice>();
}

#[test]
fn sides_with_other_names_are_described_apart() {
    let (input, output) = (schema::<Spelled>(), output_schema::<Spelled>());
    assert_eq!(input["properties"]["userName"], json!({"type": "string", "title": "Username"}));
    assert_eq!(output["properties"]["handle"], json!({"type": "string", "title": "Handle"}));
    assert_eq!((&input["required"], &output["required"]), (&json!(["userName"]), &json!(["handle"])));
}

#[test]
fn names_that_a_model_makes_give_way_to_those_of_the_field() {
    #[derive(Debug, Model)]
    #[model(rename_all(validation = "camelCase", serialization = "PascalCase"))]
    struct Renamed {
        user_id: i64,
        #[field(alias = "zz")]
        by_alias: i64,
        #[field(serialization_alias = "yy")]
        only_out: i64,
        #[field(validation_alias = "ww")]
        only_in: i64,
    }
    let json = r#"{"userId": 1, "zz": 2, "onlyOut": 3, "ww": 4}"#;
    assert_eq!(dumped::<Renamed>(json), r#"{"UserId":1,"zz":2,"yy":3,"OnlyIn":4}"#);
}

#[test]
fn titles_are_made_of_names_and_defaults_are_required_where_said() {
    #[derive(Model)]
    #[model(
        model_title_generator = |name| format!("The {name}"),
        field_title_generator = |name| name.to_uppercase(),
        json_schema_serialization_defaults_required,
        deprecated = "take another"
    )]
    struct Told {
        #[field(alias = "itemId", default = 1)]
        item_id: i64,
        #[field(title = "Kept")]
        name: Option<String>,
        point: Option<Point>,
    }
    let input = schema::<Told>();
    assert_eq!((&input["title"], &input["deprecated"]), (&json!("The Told"), &json!(true)));
    assert_eq!(input["properties"]["itemId"]["title"], json!("ITEM_ID"));
    assert_eq!(input["properties"]["name"]["title"], json!("Kept"));
    assert_eq!(input["properties"]["point"]["title"], json!("POINT"));
    assert_eq!(
        (&input["required"], &output_schema::<Told>()["required"]),
        (&json!(null), &json!(["itemId", "name", "point"]))
    );
}

fn schema<T: Kind>() -> Value {
    described::<T>(peregrine_model::Mode::Input)
}

fn output_schema<T: Kind>() -> Value {
    described::<T>(peregrine_model::Mode::Output)
}

/// The component of a model.
fn described<T: Kind>(mode: peregrine_model::Mode) -> Value {
    let mut generator = peregrine_model::Generator::new();
    generator.set_mode(mode);
    let mut reference: Value = T::schema(&peregrine_model::Rules::NEW, &mut generator).into();
    let resolved = generator.into_definitions().resolve();
    resolved.apply(&mut reference);
    let name = reference["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap().to_owned();
    resolved.components().iter().find(|(known, _)| *known == name).unwrap().1.clone()
}

fn small() -> impl Strategy<Value = String> {
    (-3..9_i64).prop_map(|value| value.to_string())
}

fn text() -> impl Strategy<Value = String> {
    "\"[a-z]{0,3}\""
}

#[test]
fn passes_agree_on_names() {
    let spelled = members(vec![
        member("userName", text(), true).boxed(),
        member("login", text(), true).boxed(),
        member("name", text(), true).boxed(),
        member("legacy", small(), true).boxed(),
        member("years", small(), true).boxed(),
        member("year", small(), true).boxed(),
    ]);
    agree::<Spelled>(spelled, 0.01);
}

#[test]
fn passes_agree_on_undeclared_members() {
    let open = members(vec![
        member("id", small(), false).boxed(),
        member("note", text(), true).boxed(),
        member("a", small(), true).boxed(),
        member("b", small(), true).boxed(),
    ]);
    agree::<Open>(open, 0.2);
}

#[test]
fn passes_agree_on_flattened_models() {
    let place = || {
        members(vec![
            member("name", text(), false).boxed(),
            member("x", small(), false).boxed(),
            member("y", small(), true).boxed(),
            member("other", any_json(), true).boxed(),
        ])
    };
    agree::<Place>(place(), 0.5);
    agree::<OpenChild>(place(), 0.0);
}
