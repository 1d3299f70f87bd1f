//! Python's other containers of fields.

use peregrine::prelude::*;

use super::{schema, taken};

#[derive(Model)]
#[model(dataclass, extra = "forbid")]
struct Item {
    id: i64,
}

#[derive(Model)]
#[model(typed_dict, extra = "forbid")]
struct Movie {
    title: String,
}

#[derive(Model)]
#[model(named_tuple)]
struct Point {
    x: i64,
    #[field(default = 0)]
    y: i64,
}

#[derive(Model)]
enum PointOrItem {
    Point(Point),
    Item(Item),
}

fn errors<T: Kind>(text: &str) -> Vec<String> {
    let report = taken::<T>(text).unwrap_err();
    let code = |line: &str| Some(line.split_once("[type=")?.1.split_once(',')?.0.to_owned());
    report.lines().filter_map(code).collect()
}

#[test]
fn a_dataclass_refuses_with_words_of_its_own() {
    assert_eq!(errors::<Item>("3"), ["dataclass_type"]);
    assert_eq!(errors::<Item>(r#"{"id": 1, "a": 2}"#), ["unexpected_keyword_argument"]);
}

#[test]
fn a_typed_dict_refuses_with_words_of_its_own() {
    assert_eq!(errors::<Movie>("3"), ["dict_type"]);
    assert_eq!(errors::<Movie>(r#"{"a": 2}"#), ["missing", "extra_forbidden"]);
}

#[test]
fn a_named_tuple_comes_as_a_list_or_as_an_object_and_goes_as_a_list() {
    assert_eq!(taken::<Point>(r#"["1"]"#), Ok("[1,0]".to_owned()));
    assert_eq!(taken::<Point>(r#"{"y": 2, "x": 1}"#), Ok("[1,2]".to_owned()));
    assert_eq!(errors::<Point>("[]"), ["missing"]);
    assert_eq!(errors::<Point>(r#"["a", 1, 2]"#), ["too_long"]);
    assert_eq!(errors::<Point>(r#"{"z": 1}"#), ["missing", "extra_forbidden"]);
    assert_eq!(errors::<PointOrItem>("3"), ["named_tuple_type", "dataclass_type"]);
    let expected = concat!(
        r#"{"maxItems":2,"minItems":1,"prefixItems":[{"title":"X","type":"integer"},"#,
        r#"{"default":0,"title":"Y","type":"integer"}],"type":"array"}"#,
    );
    assert_eq!(schema::<Point>(), expected);
}
