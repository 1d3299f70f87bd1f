//! Unions: how a member is chosen.

use peregrine::prelude::*;

use super::{schema, taken};

#[derive(Model)]
#[model(discriminator = by_shape)]
enum Shape {
    #[field(tag = "n")]
    Number(f64),
    #[field(tag = "list", items(min_length = 2))]
    Names(Vec<String>),
}

fn by_shape<'i>(value: &'i Input<'_>) -> Option<&'i str> {
    match value {
        Input::Int(_) | Input::Float(_) => Some("n"),
        Input::Array(_) => Some("list"),
        other => other.as_str(),
    }
}

#[derive(Model)]
#[model(
    discriminator = "kind",
    custom_error_type = "no_pet",
    custom_error_message = "Is it a {one}, or one of {count} others?",
    custom_error_context = json!({"one": "cat", "count": 2})
)]
enum Pet {
    Cat(Cat),
    Other(Other),
}

#[derive(Model)]
struct Cat {
    kind: CatKind,
}

#[derive(Model)]
#[model(literal)]
enum CatKind {
    One = 1,
    #[field(value = null)]
    Stray,
}

#[derive(Model)]
struct Other {
    kind: OtherKind,
    name: String,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum OtherKind {
    Dog,
    Fish,
}

#[derive(Model)]
enum Node {
    Left(Left),
    Right(Right),
}

#[derive(Model)]
struct Left {
    next: Option<Box<Node>>,
    left: i64,
}

#[derive(Model)]
struct Right {
    next: Option<Box<Node>>,
    right: i64,
}

#[derive(Model)]
#[model(str_strip_whitespace)]
struct Stripped {
    value: TextOrNumbers,
    nested: Vec<Vec<TextOrNumbers>>,
}

#[derive(Model)]
enum TextOrNumbers {
    #[field(min_length = 2)]
    Text(String),
    Numbers(Vec<i64>),
}

fn places<T: Kind>(text: &str) -> Vec<String> {
    let report = taken::<T>(text).unwrap_err();
    report.lines().skip(1).filter(|line| !line.starts_with(' ')).map(ToOwned::to_owned).collect()
}

#[test]
fn a_function_chooses_by_the_tag_that_it_finds() {
    assert_eq!(taken::<Shape>("1"), Ok("1.0".to_owned()));
    assert_eq!(taken::<Shape>(r#"["ab"]"#), Ok(r#"["ab"]"#.to_owned()));
    assert_eq!(places::<Shape>(r#"["a"]"#), ["list.0"]);
    assert!(taken::<Shape>("null").unwrap_err().contains("Unable to extract tag using discriminator by_shape() ["));
    let message = "Input tag 'x' found using by_shape() does not match any of the expected tags: 'n', 'list' [";
    assert!(taken::<Shape>(r#""x""#).unwrap_err().contains(message));
    let expected = r#"{"oneOf":[{"type":"number"},{"items":{"minLength":2,"type":"string"},"type":"array"}]}"#;
    assert_eq!(schema::<Shape>(), expected);
}

#[test]
fn tags_of_any_type_are_compared_as_python_compares() {
    assert_eq!(taken::<Pet>(r#"{"kind": 1}"#), Ok(r#"{"kind":1}"#.to_owned()));
    assert_eq!(taken::<Pet>(r#"{"kind": true}"#), Ok(r#"{"kind":1}"#.to_owned()));
    assert_eq!(taken::<Pet>(r#"{"kind": null}"#), Ok(r#"{"kind":null}"#.to_owned()));
    assert_eq!(places::<Pet>(r#"{"kind": "dog"}"#), ["dog.name"]);
    let mapping =
        r##""mapping":{"1":"#/$defs/Cat","dog":"#/$defs/Other","fish":"#/$defs/Other","null":"#/$defs/Cat"}"##;
    assert!(schema::<Pet>().contains(mapping), "{}", schema::<Pet>());
}

#[test]
fn an_error_of_ones_own_stands_for_a_missing_and_for_an_unknown_tag() {
    for text in ["{}", r#"{"kind": 2}"#] {
        let report = taken::<Pet>(text).unwrap_err();
        assert!(report.contains("Is it a cat, or one of 2 others? [type=no_pet, "), "{report}");
    }
    assert!(taken::<Pet>("1").unwrap_err().contains("type=model_attributes_type"));
}

#[test]
fn options_of_the_model_around_hold_for_members_with_rules_of_their_own() {
    let text = r#"{"value": " ab ", "nested": [[" cd "], [[1]]]}"#;
    assert_eq!(taken::<Stripped>(text), Ok(r#"{"value":"ab","nested":[["cd"],[[1]]]}"#.to_owned()));
    let places = places::<Stripped>(r#"{"value": " a ", "nested": [[" b "]]}"#);
    assert_eq!(
        places,
        ["value.constrained-str", "value.list[int]", "nested.0.0.constrained-str", "nested.0.0.list[int]",]
    );
}

#[test]
fn members_of_nested_unions_are_tried_so_often_and_no_more() {
    let nested = |depth: usize| format!("{}null{}", r#"{"next": "#.repeat(depth), "}".repeat(depth));
    let few = taken::<Node>(&nested(3)).unwrap_err();
    assert!(few.contains("type=missing") && !few.contains("recursion_depth_exceeded"));
    let input = peregrine_model::json::parse(&nested(40)).map(Input::into_owned).unwrap();
    assert!(Node::validate_input(&input).is_err());
}

#[derive(Debug, Model)]
enum Size {
    #[field(tag = "named")]
    Named(String),
    Measured(f64),
}

#[test]
fn a_tag_without_a_discriminator_is_the_name_in_reports() {
    let report = Size::validate_json(b"[]").unwrap_err();
    let places: Vec<_> = report.issues().iter().flat_map(|issue| issue.location().map(ToString::to_string)).collect();
    assert_eq!(places, ["named", "float"]);
}

#[derive(Model)]
enum Nested {
    Leaf(i64),
    Many(Vec<Nested>),
}

#[test]
#[should_panic(expected = "holds itself without a model in between")]
fn a_union_of_nothing_but_itself_is_told() {
    let _ = schema::<Nested>();
}
